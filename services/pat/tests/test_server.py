import json
import os
import signal
import socket
import ssl
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.certificates import make_ssl_context
from tests.conftest import environment, request, until
from tests.fake_aws import FakeAws
from tests.identities import bearer

ROOT = Path(__file__).parent.parent


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def container(**changes: str) -> Iterator[subprocess.Popen[str]]:
    own = {**os.environ, **environment(**changes)}
    process = subprocess.Popen([sys.executable, "-m", "app"], cwd=ROOT, env=own, text=True, stdout=subprocess.PIPE)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def probe(port: int, tls: str = "on") -> int:
    own = {**os.environ, "PORT": str(port), "TLS": tls}
    return subprocess.run([sys.executable, "-m", "app.probe"], cwd=ROOT, env=own, check=False).returncode


def test_runs_as_the_container_does_and_stops_when_it_has_answered(aws: FakeAws, model_file: Path) -> None:
    port = free_port()
    trusting = ssl._create_unverified_context()
    origin = f"https://localhost:{port}"

    def status(path: str) -> int:
        try:
            with urllib.request.urlopen(f"{origin}{path}", context=trusting) as answer:  # noqa: S310
                code: int = answer.status
                return code
        except urllib.error.HTTPError as error:
            with error:
                return error.code
        except OSError:
            return 0

    with container(PORT=str(port), MODEL_PATH=str(model_file)) as process:
        assert probe(port) == 1
        # A busy machine takes minutes to load TensorFlow, and longer for an answer than the probe waits.
        until(lambda: status("/ready") == 200, 300)
        until(lambda: probe(port) == 0, 60)
        assert probe(port, tls="off") == 1
        headers = {**bearer(), "Content-Type": "application/json"}
        asked = urllib.request.Request(f"{origin}/v1/analyses", json.dumps(request()).encode(), headers)  # noqa: S310
        with urllib.request.urlopen(asked, context=trusting) as answer:  # noqa: S310
            assert answer.headers.get("server") is None
            assert json.load(answer)["windows"]
        process.send_signal(signal.SIGTERM)
        output, _ = process.communicate(timeout=60)

    assert process.returncode == -signal.SIGTERM
    events = [json.loads(line)["event"] for line in output.splitlines()]
    # The line of the answered request comes when its connection is done with, before or after.
    assert [event for event in events if event.startswith("drain")] == ["draining", "drained"]
    assert "model_loaded" in events


def test_offers_tls_from_1_2_on_and_leaves_no_key_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    context = make_ssl_context()

    assert context.minimum_version is ssl.TLSVersion.TLSv1_2
    assert list(tmp_path.iterdir()) == []


def test_does_not_start_with_a_wrong_environment() -> None:
    own = {**os.environ, **environment(JWKS_URI="http://secret")}
    ended = subprocess.run(
        [sys.executable, "-m", "app"], cwd=ROOT, env=own, check=False, capture_output=True, text=True
    )

    assert ended.returncode == 2
    assert "JWKS_URI" in ended.stderr
    assert "secret" not in ended.stderr
