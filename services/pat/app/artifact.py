"""The model's file. It is never loaded before its checksum is known to be right."""

import base64
import contextlib
import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mypy_boto3_s3 import S3Client
    from mypy_boto3_s3.type_defs import GetObjectOutputTypeDef

_CHUNK_BYTES = 1024 * 1024

# What Keras loads; by the suffix, it decides how.
_SUFFIXES = (".keras", ".h5", ".hdf5")


class ArtifactError(Exception):
    """The file is not the one that was meant, or not one that can be verified."""


@dataclass(frozen=True)
class Artifact:
    path: Path
    sha256: str


def provide(settings: Settings, s3: "S3Client") -> Artifact:
    """The verified file, from the file system or, through the cache, from S3."""
    if settings.model_path is not None:
        return _verified(settings.model_path, settings.model_sha256)
    bucket, key = settings.s3_bucket, settings.model_key
    if bucket is None or key is None:
        raise ArtifactError("no model")
    suffix = _suffix(Path(key))
    if settings.model_sha256 is not None:
        cached = settings.model_cache_dir / f"{settings.model_sha256}{suffix}"
        with contextlib.suppress(OSError, ArtifactError):
            return _verified(cached, settings.model_sha256)
    # botocore compares what it reads with whatever checksum S3 has of the whole object.
    answer = s3.get_object(Bucket=bucket, Key=key, ChecksumMode="ENABLED")
    expected = settings.model_sha256 or _checksum_of(answer)
    return _store(answer["Body"].iter_chunks(_CHUNK_BYTES), settings.model_cache_dir, expected, suffix)


def _suffix(path: Path) -> str:
    if path.suffix not in _SUFFIXES:
        raise ArtifactError("neither .keras nor .h5")
    return path.suffix


def _checksum_of(answer: "GetObjectOutputTypeDef") -> str:
    """A checksum of parts says nothing of the whole."""
    if "ChecksumSHA256" not in answer or answer.get("ChecksumType", "FULL_OBJECT") != "FULL_OBJECT":
        raise ArtifactError("neither MODEL_SHA256 nor a checksum in S3")
    try:
        return base64.b64decode(answer["ChecksumSHA256"], validate=True).hex()
    except ValueError:
        raise ArtifactError("a checksum of parts") from None


def _verified(path: Path, expected: str | None) -> Artifact:
    _suffix(path)
    with path.open("rb") as file:
        actual = hashlib.file_digest(file, "sha256").hexdigest()
    if expected is not None and actual != expected:
        raise ArtifactError("wrong checksum")
    return Artifact(path, actual)


def _store(chunks: "Iterator[bytes]", folder: Path, expected: str, suffix: str) -> Artifact:
    """Under its checksum's name, in one step: a start that is cut off leaves nothing that looks whole."""
    digest = hashlib.sha256()
    handle, name = tempfile.mkstemp(dir=folder, prefix=".fetching-")
    partial = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        if digest.hexdigest() != expected:
            raise ArtifactError("wrong checksum")
        return Artifact(partial.replace(folder / f"{expected}{suffix}"), expected)
    finally:
        partial.unlink(missing_ok=True)
