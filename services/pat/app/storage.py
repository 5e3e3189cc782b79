"""Recordings, and results as they are kept."""

import json
import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn
from uuid import UUID

from botocore.exceptions import BotoCoreError, ClientError

from app.errors import ProblemError, too_large, unavailable
from app.logs import tell
from app.settings import Settings

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_s3 import S3Client

# Nothing that a path could climb with.
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*\.json")

_RETRY_SECONDS = 5


@dataclass(frozen=True)
class Storage:
    settings: Settings
    s3: "S3Client"
    dynamodb: "DynamoDBClient"

    def recording(self, subject: UUID, key: str) -> bytes:
        """A subject's recording: keys are `<prefix><subject>/<name>.json`, so that nobody's is analysed as another's."""
        bucket, prefix = self.settings.recordings_bucket, f"{self.settings.recordings_prefix}{subject}/"
        if bucket is None or not key.startswith(prefix) or not _NAME.fullmatch(key.removeprefix(prefix)):
            raise ProblemError(422, "invalid_recording_key", "The key is not one of this subject's recordings.")
        limit = self.settings.max_body_bytes
        try:
            answer = self.s3.get_object(Bucket=bucket, Key=key, ChecksumMode="ENABLED")
            with answer["Body"] as body:
                if answer["ContentLength"] > limit:
                    raise too_large()
                return body.read()
        except ClientError as error:
            if error.response["Error"]["Code"] == "NoSuchKey":
                raise ProblemError(404, "no_recording", "There is no such recording.") from None
            _unavailable("recordings_unavailable", error)
        except BotoCoreError as error:
            _unavailable("recordings_unavailable", error)

    def keep(self, result: dict[str, Any], caller: str) -> None:
        """Write a result where the environment says, if anywhere: to S3 first, since the table's item names the object."""
        try:
            key = self._put_object(result)
            self._put_item(result, caller, key)
        except (BotoCoreError, ClientError) as error:
            _unavailable("results_unavailable", error)

    def _put_object(self, result: dict[str, Any]) -> str | None:
        bucket, key_arn = self.settings.results_bucket, self.settings.results_key_arn
        if bucket is None:
            return None
        # Keys of objects are in access logs: a subject's pseudonym has no place there.
        key = f"{self.settings.results_prefix}{result['analysisId']}.json"
        encryption: dict[str, Any] = {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": key_arn} if key_arn else {}
        self.s3.put_object(
            Bucket=bucket,
            Key=key,
            Body=json.dumps(result).encode(),
            ContentType="application/json",
            ChecksumAlgorithm="SHA256",
            **encryption,
        )
        return key

    def _put_item(self, result: dict[str, Any], caller: str, key: str | None) -> None:
        table = self.settings.results_table
        if table is None:
            return
        item = {
            "patientId": result["subject"],
            "recordType": f"analysis#pat#{result['analysedAt']}#{result['analysisId']}",
            # By this attribute, the table's stream tells who wrote.
            "updatedBy": caller,
            "modelSha256": result["model"]["sha256"],
            "result": json.dumps(result["windows"]),
            **({"resultKey": key} if key else {}),
        }
        self.dynamodb.put_item(
            TableName=table,
            Item={name: {"S": text} for name, text in item.items()},
            ConditionExpression="attribute_not_exists(recordType)",
        )


def _unavailable(code: str, error: BotoCoreError | ClientError) -> NoReturn:
    aws_code = error.response["Error"]["Code"] if isinstance(error, ClientError) else type(error).__name__
    tell(code, logging.ERROR, error=error, awsCode=aws_code)
    raise unavailable(code, _RETRY_SECONDS) from None
