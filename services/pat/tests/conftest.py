import io
import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

os.environ |= {"KERAS_BACKEND": "tensorflow", "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": ""}

import pytest
from fastapi.testclient import TestClient

from app.artifact import Artifact
from app.logs import configure_logs
from app.main import create_app, create_context
from app.model import ActigraphyModel, load
from app.settings import Settings, read_settings
from tests import identities, networks
from tests.fake_aws import FakeAws, fake_aws

PATIENT = "11111111-2222-4333-8444-555555555555"
Serve = Callable[..., AbstractContextManager[TestClient]]


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeAws]:
    with fake_aws() as aws:
        for name, value in {
            "AWS_ENDPOINT_URL": aws.endpoint,
            "AWS_REGION": "us-east-2",
            "AWS_DEFAULT_REGION": "us-east-2",
            "AWS_ACCESS_KEY_ID": "OFTHETASK",
            "AWS_SECRET_ACCESS_KEY": "s",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_MAX_ATTEMPTS": "1",
        }.items():
            monkeypatch.setenv(name, value)
        aws.put("keys/jwks.json", identities.document(one=identities.KEY))
        yield aws


@pytest.fixture(scope="session")
def model_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("model") / "PAT-M.keras"
    networks.pat().save(path)
    return path


@pytest.fixture(scope="session")
def model(model_file: Path) -> ActigraphyModel:
    return load(Artifact(model_file, "f" * 64))


def environment(**changes: str) -> dict[str, str]:
    own = {
        "MODEL_PATH": "/model.keras",
        "JWKS_URI": "s3://keys/jwks.json",
        "TOKEN_ISSUER": identities.ISSUER,
        "TOKEN_CLIENT_IDS": identities.CLIENT,
    }
    return own | changes


@pytest.fixture
def serve(aws: FakeAws, model: ActigraphyModel) -> Serve:
    """The application with the small model, and an environment with the given changes."""

    @contextmanager
    def serving(load: Callable[[Settings], ActigraphyModel] | None = None, **changes: str) -> Iterator[TestClient]:
        context = create_context(read_settings(environment(**changes)))
        app = create_app(context, load or (lambda _: model))
        with TestClient(app, raise_server_exceptions=False) as client:
            if load is None:
                until(lambda: context.engine.state == "ready")
            yield client

    return serving


def until(holds: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "did not come to hold"
        time.sleep(0.01)


def request(**changes: object) -> dict[str, Any]:
    """A good request, with changes; None leaves a field out."""
    own = {
        "subject": PATIENT,
        "samplingIntervalSeconds": 60,
        "values": [float(minute % 7) for minute in range(networks.WINDOW)],
    }
    return {name: value for name, value in (own | changes).items() if value is not None}


class Logs:
    def __init__(self) -> None:
        self.stream = io.StringIO()

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text.splitlines()]

    def of(self, event: str) -> list[dict[str, Any]]:
        return [line for line in self.lines() if line["event"] == event]


@pytest.fixture
def logs() -> Logs:
    """Everything that is logged, parsed: a line that is not JSON fails."""
    logs = Logs()
    configure_logs("INFO", logs.stream)
    return logs
