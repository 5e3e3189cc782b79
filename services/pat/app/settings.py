"""What the environment of the container says."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError, model_validator

Prefix = Annotated[str, StringConstraints(pattern=r"^([A-Za-z0-9_-][A-Za-z0-9_.-]*/)+$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


def _split(text: object) -> object:
    return text.split(",") if isinstance(text, str) else text


class Settings(BaseModel):
    """Fields are named like the variables, in lower case."""

    model_config = ConfigDict(frozen=True, protected_namespaces=())

    model_path: Path | None = None
    """Model in the file system; instead of `s3_bucket` and `model_key`."""
    s3_bucket: str | None = None
    model_key: str | None = None
    model_sha256: Sha256 | None = None
    """Checksum of the model; without, an object in S3 has to have a SHA-256 checksum of its own."""
    model_cache_dir: Path = Path("/var/cache/pat")

    jwks_uri: Annotated[str, StringConstraints(pattern=r"^(https|s3)://[^/]+/.+$")]
    """Keys of the identity pool: `https://…`, or `s3://bucket/key` where there is no way to the internet."""
    token_issuer: Annotated[str, StringConstraints(pattern=r"^https://")]
    token_client_ids: Annotated[frozenset[str], BeforeValidator(_split), Field(min_length=1)]
    """App clients whose tokens are taken, separated by commas."""
    token_use: Literal["access", "id"] = "access"

    recordings_bucket: str | None = None
    """Bucket of recordings that a request may name; without, a request has to bring the values."""
    recordings_prefix: Prefix = "recordings/"
    results_bucket: str | None = None
    results_prefix: Prefix = "pat/"
    results_key_arn: str | None = None
    """KMS key of results; without, the bucket's default."""
    results_table: str | None = None
    """Name or ARN of a table by `patientId` and `recordType`."""
    data_role_arn: str | None = None
    """Role to take for recordings and results; without, the task's own."""

    port: Annotated[int, Field(ge=1, le=65535)] = 8000
    tls: Literal["on", "off"] = "on"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    max_body_bytes: Annotated[int, Field(ge=1024)] = 4 * 1024 * 1024
    max_queued: Annotated[int, Field(ge=0)] = 4
    """Analyses that may wait for the one that runs."""
    drain_seconds: Annotated[float, Field(ge=0, le=115)] = 90
    """How long a stop waits for analyses; ECS kills after 120 seconds at most."""

    @model_validator(mode="after")
    def _one_model(self) -> Self:
        if (self.s3_bucket is None) != (self.model_key is None):
            raise ValueError("S3_BUCKET and MODEL_KEY go together")
        if (self.model_path is None) == (self.s3_bucket is None):
            raise ValueError("either MODEL_PATH, or S3_BUCKET and MODEL_KEY")
        return self


class SettingsError(Exception):
    """Names what is wrong with the environment, without its values."""


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Empty variables count as not set: a task definition cannot leave one out by condition."""
    given = {name: environment.get(name.upper()) or None for name in Settings.model_fields}
    try:
        return Settings.model_validate({name: text for name, text in given.items() if text is not None})
    except ValidationError as error:
        broken = (f"{'.'.join(str(part) for part in e['loc'][:1]).upper()}: {e['msg']}" for e in error.errors())
        raise SettingsError("; ".join(broken)) from None
