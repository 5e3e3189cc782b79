"""Clients of AWS. Credentials are the task role's, or those of a role that it takes; there are no access keys."""

from typing import TYPE_CHECKING

import boto3
import botocore.session
from botocore.config import Config
from botocore.credentials import AssumeRoleCredentialFetcher, DeferredRefreshableCredentials

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_s3 import S3Client

_CONFIG = Config(connect_timeout=3, read_timeout=20, retries={"mode": "standard", "total_max_attempts": 4})


def session_as(role_arn: str | None) -> boto3.Session:
    """A session as the given role, whose credentials are renewed before they end."""
    if role_arn is None:
        return boto3.Session()
    own = botocore.session.get_session()
    credentials = own.get_credentials()
    if credentials is None:
        raise RuntimeError("no credentials to take the role with")
    fetcher = AssumeRoleCredentialFetcher(
        client_creator=own.create_client,
        source_credentials=credentials,
        role_arn=role_arn,
        extra_args={"RoleSessionName": "pat-service"},
    )
    taken = botocore.session.get_session()
    # As botocore's own profiles do; there is no public way to give a session credentials that renew themselves.
    taken._credentials = DeferredRefreshableCredentials(fetcher.fetch_credentials, "assume-role")  # type: ignore[attr-defined]
    return boto3.Session(botocore_session=taken)


def s3_of(session: boto3.Session) -> "S3Client":
    return session.client("s3", config=_CONFIG)


def dynamodb_of(session: boto3.Session) -> "DynamoDBClient":
    return session.client("dynamodb", config=_CONFIG)
