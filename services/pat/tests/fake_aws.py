"""S3, DynamoDB and STS on one port of this machine, as far as boto3 needs them: what is tested is what goes over the wire."""

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class FakeAws:
    endpoint: str = ""
    objects: dict[str, bytes] = field(default_factory=dict)
    """By `bucket/key`."""
    checksums: dict[str, str] = field(default_factory=dict)
    """SHA-256 in base64 that S3 claims to have of an object; without, it has none."""
    refuse: str | None = None
    """Error code of every answer."""
    gets: list[str] = field(default_factory=list)
    puts: dict[str, dict[str, str]] = field(default_factory=dict)
    """Headers of each object that was put."""
    items: list[dict[str, Any]] = field(default_factory=list)
    credentials: set[str] = field(default_factory=set)
    """Ids of the keys that requests were signed with."""

    def put(self, name: str, body: bytes, *, checksum: bool = False) -> None:
        self.objects[name] = body
        if checksum:
            self.checksums[name] = base64.b64encode(hashlib.sha256(body).digest()).decode()


_ROLE = """<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
<AccessKeyId>OFTHEROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
<Expiration>2999-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>"""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    aws: FakeAws

    def log_message(self, *_: object) -> None: ...

    def _answer(self, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {**(headers or {}), "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _admitted(self) -> bytes | None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.aws.credentials.add(self.headers["Authorization"].partition("Credential=")[2].partition("/")[0])
        if self.aws.refuse is None:
            return body
        json_error = json.dumps({"__type": f"x#{self.aws.refuse}"}).encode()
        xml_error = f"<Error><Code>{self.aws.refuse}</Code></Error>".encode()
        self._answer(403, json_error if "X-Amz-Target" in self.headers else xml_error)
        return None

    def do_GET(self) -> None:
        if self._admitted() is None:
            return
        name = self.path.partition("?")[0].removeprefix("/")
        self.aws.gets.append(name)
        if name not in self.aws.objects:
            self._answer(404, b"<Error><Code>NoSuchKey</Code></Error>")
            return
        sums = {"x-amz-checksum-sha256": self.aws.checksums[name]} if name in self.aws.checksums else {}
        self._answer(200, self.aws.objects[name], sums)

    def do_PUT(self) -> None:
        body = self._admitted()
        if body is not None:
            name = self.path.partition("?")[0].removeprefix("/")
            self.aws.objects[name] = body
            self.aws.puts[name] = {key.lower(): value for key, value in self.headers.items()}
            self._answer(200)

    def do_POST(self) -> None:
        body = self._admitted()
        if body is None:
            return
        if "X-Amz-Target" in self.headers:
            self.aws.items.append(json.loads(body))
            self._answer(200, b"{}", {"Content-Type": "application/x-amz-json-1.0"})
        else:
            self._answer(200, _ROLE.encode(), {"Content-Type": "text/xml"})


@contextmanager
def fake_aws() -> Iterator[FakeAws]:
    aws = FakeAws()
    handler = type("Handler", (_Handler,), {"aws": aws})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    aws.endpoint = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield aws
    finally:
        server.shutdown()
        server.server_close()
