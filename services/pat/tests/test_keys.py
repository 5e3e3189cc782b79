import asyncio
import base64
import json
import ssl
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from app import clients
from app.certificates import make_certificate
from app.errors import ProblemError
from app.keys import (
    MAX_AGE_SECONDS,
    MAX_DOCUMENT_BYTES,
    MAX_STALE_SECONDS,
    KeySet,
    fetch_from_s3,
    fetch_over_https,
    parse_keys,
)
from tests.fake_aws import FakeAws
from tests.identities import CURVE_KEY, KEY, OTHER_KEY, SMALL_KEY, document, entry


class Pool:
    """The store of the document, and a clock."""

    def __init__(self) -> None:
        self.document: bytes | None = document(one=KEY)
        self.fetched = 0
        self.now = 1000.0
        self.keys = KeySet(self.fetch, lambda: self.now)

    def fetch(self) -> bytes:
        self.fetched += 1
        if self.document is None:
            raise OSError
        return self.document

    def outcome(self, key_id: str) -> int:
        """Status that a caller gets."""
        try:
            asyncio.run(self.keys.key(key_id))
        except ProblemError as problem:
            return problem.status
        return 200


def test_fetches_once_for_many_tokens() -> None:
    pool = Pool()

    assert [pool.outcome("one") for _ in range(3)] == [200, 200, 200]
    assert pool.fetched == 1


def test_takes_a_new_key_and_drops_the_old_one_when_keys_rotate() -> None:
    pool = Pool()
    pool.outcome("one")
    pool.document = document(two=OTHER_KEY)
    pool.now += 61

    assert (pool.outcome("two"), pool.outcome("one")) == (200, 401)
    assert pool.fetched == 2


def test_does_not_ask_more_than_once_a_minute_for_ids_nobody_knows() -> None:
    pool = Pool()

    assert [pool.outcome(f"invented-{number}") for number in range(5)] == [401] * 5
    assert pool.fetched == 1
    pool.now += 61
    pool.outcome("invented")
    assert pool.fetched == 2


def test_asks_once_for_callers_at_the_same_time() -> None:
    pool = Pool()

    async def together() -> None:
        await asyncio.gather(*(pool.keys.key("one") for _ in range(5)))

    asyncio.run(together())
    assert pool.fetched == 1


def test_is_unavailable_until_it_had_keys() -> None:
    pool = Pool()
    pool.document = None

    assert pool.outcome("one") == 503
    pool.document = document(one=KEY)
    assert pool.outcome("one") == 503, "asks once a minute"
    pool.now += 61
    assert pool.outcome("one") == 200


def test_lives_on_known_keys_through_an_outage_but_not_for_ever() -> None:
    pool = Pool()
    pool.outcome("one")
    pool.document = None
    pool.now += MAX_AGE_SECONDS + 1

    assert (pool.outcome("one"), pool.fetched) == (200, 2)
    pool.now += MAX_STALE_SECONDS
    assert pool.outcome("one") == 503


@pytest.mark.parametrize("broken", [b"", b"<html>", b"[]", b"{}", b'{"keys": []}', b" " * (MAX_DOCUMENT_BYTES + 1)])
def test_keeps_known_keys_when_the_document_is_broken(broken: bytes) -> None:
    pool = Pool()
    pool.outcome("one")
    pool.document = broken
    pool.now += MAX_AGE_SECONDS + 1

    assert pool.outcome("one") == 200


def test_takes_rsa_keys_for_signatures_of_enough_bits_alone() -> None:
    numbers = CURVE_KEY.public_key().public_numbers()
    x, y = (base64.urlsafe_b64encode(n.to_bytes(32)).rstrip(b"=").decode() for n in (numbers.x, numbers.y))
    entries = [
        entry(KEY, "good"),
        entry(KEY, "encryption", use="enc"),
        entry(KEY, "algorithm", alg="RS512"),
        entry(SMALL_KEY, "small"),
        {"kty": "EC", "crv": "P-256", "kid": "curve", "x": x, "y": y},
    ]

    assert list(parse_keys(json.dumps({"keys": entries}).encode())) == ["good"]


def test_fetches_from_s3(aws: FakeAws) -> None:
    aws.put("keys/pool/jwks.json", document(one=KEY))
    fetch = fetch_from_s3("s3://keys/pool/jwks.json", clients.s3_of(clients.session_as(None)))

    assert list(parse_keys(fetch())) == ["one"]


class _Answers(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None: ...

    def do_GET(self) -> None:
        status = {"/jwks.json": 200, "/moved": 302}.get(self.path, 500)
        self.send_response(status)
        self.send_header("Location", "/jwks.json")
        self.end_headers()
        self.wfile.write(document(one=KEY))


def test_fetches_over_https_from_whom_it_can_verify(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate, key = make_certificate("localhost")
    pem = tmp_path / "server.pem"
    pem.write_bytes(key + certificate)
    server = HTTPServer(("127.0.0.1", 0), _Answers)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    origin = f"https://localhost:{server.server_address[1]}"

    with pytest.raises(Exception, match="CERTIFICATE_VERIFY_FAILED"):
        fetch_over_https(f"{origin}/jwks.json")()
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    assert list(parse_keys(fetch_over_https(f"{origin}/jwks.json")())) == ["one"]
    with pytest.raises(ValueError, match="not answered"):
        fetch_over_https(f"{origin}/broken")()
    with pytest.raises(Exception, match="too many redirects"):
        fetch_over_https(f"{origin}/moved")()
    server.shutdown()
    server.server_close()
