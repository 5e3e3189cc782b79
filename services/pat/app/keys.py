"""Public keys of the identity pool."""

import asyncio
import json
import logging
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import jwt
import urllib3
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from app.errors import unauthorized, unavailable
from app.logs import tell

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

Fetch = Callable[[], bytes]

MAX_DOCUMENT_BYTES = 64 * 1024
MIN_RSA_BITS = 2048

# A key taken out of the document is refused after this long at the latest.
MAX_AGE_SECONDS = 3600.0

# Tokens with invented key ids must not make this service call the identity pool as often as they come.
MIN_REFETCH_SECONDS = 60.0

# Without the document, known keys are good for as long as an outage of its store may take.
MAX_STALE_SECONDS = 6 * 3600.0

_TIMEOUT_SECONDS = 5.0


def fetch_over_https(uri: str) -> Fetch:
    """@see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html"""
    pool = urllib3.PoolManager(timeout=urllib3.Timeout(total=_TIMEOUT_SECONDS), retries=urllib3.Retry(2, redirect=0))

    def fetch() -> bytes:
        answer = pool.request("GET", uri, preload_content=False)
        try:
            if answer.status != 200:  # noqa: PLR2004
                raise ValueError("not answered")
            return answer.read(MAX_DOCUMENT_BYTES + 1)
        finally:
            answer.release_conn()

    return fetch


def fetch_from_s3(uri: str, s3: "S3Client") -> Fetch:
    """For `s3://bucket/key`: the way for tasks that reach S3 through an endpoint, and the internet not at all."""
    bucket, _, key = uri.removeprefix("s3://").partition("/")
    return lambda: s3.get_object(Bucket=bucket, Key=key)["Body"].read(MAX_DOCUMENT_BYTES + 1)


def parse_keys(document: bytes) -> dict[str, RSAPublicKey]:
    """RSA keys for signatures by their id; others are left out.

    Raises ValueError when there is none.
    """
    if len(document) > MAX_DOCUMENT_BYTES:
        raise ValueError("too large")
    entries = json.loads(document)["keys"]
    found = (_key_of(entry) for entry in entries)
    keys = dict(pair for pair in found if pair is not None)
    if not keys:
        raise ValueError("no key")
    return keys


def _key_of(entry: dict[str, Any]) -> tuple[str, RSAPublicKey] | None:
    if entry.get("kty") != "RSA" or entry.get("use", "sig") != "sig" or entry.get("alg", "RS256") != "RS256":
        return None
    key = jwt.PyJWK(entry, algorithm="RS256").key
    if not isinstance(key, RSAPublicKey) or key.key_size < MIN_RSA_BITS:
        return None
    return str(entry["kid"]), key


class KeySet:
    """Keys by id, fetched again when they are old, or when an unknown id comes, but never more often than once a minute."""

    def __init__(self, fetch: Fetch, clock: Callable[[], float] = time.monotonic) -> None:
        self._fetch = fetch
        self._clock = clock
        self._keys: dict[str, RSAPublicKey] = {}
        self._fetched_at = float("-inf")
        self._tried_at = float("-inf")
        self._lock = asyncio.Lock()

    async def key(self, key_id: str) -> RSAPublicKey:
        if key_id not in self._keys or self._age() > MAX_AGE_SECONDS:
            async with self._lock:
                if key_id not in self._keys or self._age() > MAX_AGE_SECONDS:
                    await self._refetch()
        if self._age() > MAX_STALE_SECONDS:
            raise unavailable("keys_unavailable", 10)
        try:
            return self._keys[key_id]
        except KeyError:
            raise unauthorized() from None

    def _age(self) -> float:
        return self._clock() - self._fetched_at

    async def _refetch(self) -> None:
        now = self._clock()
        if now - self._tried_at < MIN_REFETCH_SECONDS:
            return
        self._tried_at = now
        try:
            self._keys = parse_keys(await asyncio.to_thread(self._fetch))
            self._fetched_at = now
        except Exception as error:
            tell("keys_unavailable", logging.ERROR, error=error)
