import re
from pathlib import Path

ROOT = Path(__file__).parent.parent


def pins(name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for package, version in re.findall(r"^([a-z0-9-]+)==([^ ]+)", (ROOT / name).read_text(), re.MULTILINE):
        found.setdefault(package, set()).add(version)
    return found


def test_what_is_tested_is_what_the_image_runs() -> None:
    image, tested = pins("requirements.txt"), pins("requirements-dev.txt")
    common = image.keys() & tested.keys()

    assert tested["tensorflow-cpu"] == image["tensorflow"]
    assert {"boto3", "fastapi", "keras", "pyjwt", "uvicorn"} <= common
    assert {name: tested[name] for name in common} == {name: image[name] for name in common}


def test_every_pin_has_its_hashes() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        entries = re.split(r"^(?=[a-z0-9])", (ROOT / name).read_text(), flags=re.MULTILINE)[1:]
        assert all("--hash=sha256:" in entry for entry in entries)
