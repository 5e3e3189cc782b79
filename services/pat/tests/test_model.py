import base64
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from botocore.exceptions import BotoCoreError, ClientError

from app import clients
from app.artifact import Artifact, ArtifactError, provide
from app.layers import Patches
from app.model import ActigraphyModel, ModelError, load
from app.settings import read_settings
from tests import networks
from tests.conftest import environment
from tests.fake_aws import FakeAws

MINUTES = np.arange(networks.WINDOW, dtype=np.float32)


def saved(network: Any, path: Path) -> Artifact:
    network.save(path)
    return Artifact(path, hashlib.sha256(path.read_bytes()).hexdigest())


@pytest.mark.parametrize("suffix", [".keras", ".h5"])
def test_loads_both_formats_and_scores_as_before_they_were_saved(tmp_path: Path, suffix: str) -> None:
    network = networks.pat()
    model = load(saved(network, tmp_path / f"PAT-M{suffix}"))
    standardised = (MINUTES - MINUTES.mean()) / MINUTES.std()

    assert (model.window, model.standardisation) == (networks.WINDOW, "series")
    expected = network.predict_on_batch(standardised[np.newaxis, :])[0].tolist()
    assert model.score(MINUTES) == {"risk": pytest.approx(expected)}


def test_leaves_standardisation_to_a_model_that_has_it(tmp_path: Path) -> None:
    network = networks.pat(normalises=True)
    model = load(saved(network, tmp_path / "PAT-M.keras"))

    assert model.standardisation == "model"
    assert model.score(MINUTES)["risk"] == pytest.approx(network.predict_on_batch(MINUTES[np.newaxis, :])[0].tolist())


@pytest.mark.parametrize("suffix", [".keras", ".h5"])
@pytest.mark.parametrize(
    "network",
    [networks.with_code, networks.of_two_series, networks.with_many_scores, networks.without_numbers],
)
def test_refuses_models(tmp_path: Path, network: Callable[[], Any], suffix: str) -> None:
    artifact = saved(network(), tmp_path / f"model{suffix}")

    with pytest.raises(ModelError):
        load(artifact)


def test_refuses_a_file_of_weights_alone(tmp_path: Path) -> None:
    path = tmp_path / "PAT-M.weights.h5"
    networks.pat().save_weights(path)

    with pytest.raises(ModelError, match="not a model"):
        load(Artifact(path, "-"))


def test_refuses_to_cut_a_series_into_broken_patches() -> None:
    with pytest.raises(ValueError, match="whole patches"):
        Patches(7)(MINUTES[np.newaxis, :])


class Bucket:
    """A model in S3, and a cache for it."""

    def __init__(self, aws: FakeAws, body: bytes, cache: Path) -> None:
        self.aws, self.body, self.cache = aws, body, cache
        self.sha256 = hashlib.sha256(body).hexdigest()
        cache.mkdir()

    def provide(self, **changes: str) -> Artifact:
        own = {"MODEL_PATH": "", "S3_BUCKET": "models", "MODEL_KEY": "models/PAT-M.keras"}
        settings = read_settings(environment(**{**own, "MODEL_CACHE_DIR": str(self.cache), **changes}))
        return provide(settings, clients.s3_of(clients.session_as(None)))

    @property
    def cached(self) -> list[str]:
        return sorted(path.name for path in self.cache.iterdir())


@pytest.fixture
def bucket(aws: FakeAws, model_file: Path, tmp_path: Path) -> Bucket:
    return Bucket(aws, model_file.read_bytes(), tmp_path / "cache")


def test_fetches_a_model_once(bucket: Bucket) -> None:
    bucket.aws.put("models/models/PAT-M.keras", bucket.body)
    fetched = [bucket.provide(MODEL_SHA256=bucket.sha256) for _ in range(2)]

    assert bucket.aws.gets == ["models/models/PAT-M.keras"]
    assert bucket.cached == [f"{bucket.sha256}.keras"]
    assert fetched[0] == fetched[1] == Artifact(bucket.cache / bucket.cached[0], bucket.sha256)
    assert isinstance(load(fetched[0]), ActigraphyModel)


def test_trusts_no_cached_file_that_changed(bucket: Bucket) -> None:
    bucket.aws.put("models/models/PAT-M.keras", bucket.body)
    (bucket.cache / f"{bucket.sha256}.keras").write_bytes(b"cut off")

    assert bucket.provide(MODEL_SHA256=bucket.sha256).path.read_bytes() == bucket.body


def test_takes_the_checksum_of_s3_when_it_is_told_none(bucket: Bucket) -> None:
    bucket.aws.put("models/models/PAT-M.keras", bucket.body, checksum=True)

    assert bucket.provide().sha256 == bucket.sha256


def test_leaves_nothing_of_a_file_that_is_another(bucket: Bucket) -> None:
    bucket.aws.put("models/models/PAT-M.keras", bucket.body + b"x", checksum=True)

    with pytest.raises(ArtifactError, match="wrong checksum"):
        bucket.provide(MODEL_SHA256=bucket.sha256)
    assert bucket.cached == []


def test_leaves_nothing_of_a_file_that_changed_on_its_way(bucket: Bucket) -> None:
    bucket.aws.put("models/models/PAT-M.keras", bucket.body, checksum=True)
    bucket.aws.objects["models/models/PAT-M.keras"] = bucket.body + b"x"

    with pytest.raises(BotoCoreError, match="checksum"):
        bucket.provide()
    assert bucket.cached == []


@pytest.mark.parametrize("checksum", [None, base64.b64encode(b"x" * 32).decode() + "-4"])
def test_refuses_a_file_that_it_cannot_verify(bucket: Bucket, checksum: str | None) -> None:
    bucket.aws.put("models/models/PAT-M.keras", bucket.body)
    if checksum:
        bucket.aws.checksums["models/models/PAT-M.keras"] = checksum

    with pytest.raises(ArtifactError, match="checksum"):
        bucket.provide()
    assert bucket.cached == []


def test_refuses_other_kinds_of_files(bucket: Bucket) -> None:
    with pytest.raises(ArtifactError, match="neither"):
        bucket.provide(MODEL_KEY="models/PAT-M.pkl")
    assert bucket.aws.gets == []


def test_fails_when_there_is_no_such_object(bucket: Bucket) -> None:
    with pytest.raises(ClientError, match="NoSuchKey"):
        bucket.provide(MODEL_SHA256=bucket.sha256)


def test_verifies_a_mounted_file(bucket: Bucket, model_file: Path) -> None:
    mounted = {"MODEL_PATH": str(model_file), "S3_BUCKET": "", "MODEL_KEY": ""}

    assert bucket.provide(**mounted).sha256 == bucket.sha256
    with pytest.raises(ArtifactError, match="wrong checksum"):
        bucket.provide(**mounted, MODEL_SHA256="0" * 64)
