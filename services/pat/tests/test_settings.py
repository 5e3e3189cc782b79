import pytest

from app.settings import SettingsError, read_settings
from tests.conftest import environment


def test_reads_what_the_task_definition_sets() -> None:
    settings = read_settings(
        environment(MODEL_PATH="", S3_BUCKET="models", MODEL_KEY="pat/PAT-M.h5", TOKEN_CLIENT_IDS="a,b", TLS="")
    )

    assert (settings.s3_bucket, settings.model_key, settings.model_path) == ("models", "pat/PAT-M.h5", None)
    assert settings.token_client_ids == {"a", "b"}
    assert (settings.tls, settings.port) == ("on", 8000)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"MODEL_PATH": ""}, "either MODEL_PATH, or S3_BUCKET and MODEL_KEY"),
        ({"S3_BUCKET": "models", "MODEL_KEY": "k"}, "either MODEL_PATH, or S3_BUCKET and MODEL_KEY"),
        ({"S3_BUCKET": "models"}, "go together"),
        ({"JWKS_URI": "http://keys/jwks.json"}, "JWKS_URI"),
        ({"JWKS_URI": ""}, "JWKS_URI"),
        ({"TOKEN_ISSUER": "cognito"}, "TOKEN_ISSUER"),
        ({"TOKEN_USE": "refresh"}, "TOKEN_USE"),
        ({"MODEL_SHA256": "abc"}, "MODEL_SHA256"),
        ({"DRAIN_SECONDS": "120"}, "DRAIN_SECONDS"),
        ({"RECORDINGS_PREFIX": "../"}, "RECORDINGS_PREFIX"),
        ({"RESULTS_PREFIX": "no-slash"}, "RESULTS_PREFIX"),
        ({"TLS": "maybe"}, "TLS"),
    ],
)
def test_refuses(changes: dict[str, str], told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        read_settings(environment(**changes))


def test_does_not_repeat_values() -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings(environment(JWKS_URI="http://user:secret@keys"))

    assert "secret" not in str(refused.value)
