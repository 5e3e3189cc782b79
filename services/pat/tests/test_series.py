import json
from collections.abc import Iterator

import pytest

from app.errors import ProblemError
from app.series import MAX_COUNT, read_recording, windows_of
from tests.conftest import Serve, request
from tests.identities import bearer
from tests.networks import WINDOW

GOOD = [float(minute % 7) for minute in range(WINDOW)]
TIMES = [1_760_000_000 + 60 * minute for minute in range(WINDOW)]


def windows(interval: int, values: list[float]) -> list[list[float]]:
    recording = read_recording(json.dumps({"samplingIntervalSeconds": interval, "values": values}).encode())
    return [part.tolist() for part in windows_of(recording, WINDOW)]


def test_sums_counts_by_the_minute() -> None:
    assert windows(30, [value for value in GOOD for _ in range(2)]) == [[2 * value for value in GOOD]]
    assert windows(15, [value for value in GOOD for _ in range(4)]) == [[4 * value for value in GOOD]]


def test_cuts_windows_as_long_as_the_model_takes_them() -> None:
    assert windows(60, GOOD + [value + 1 for value in GOOD]) == [GOOD, [value + 1 for value in GOOD]]


def with_one(value: object, at: int = 5) -> list[object]:
    return [*GOOD[:at], value, *GOOD[at + 1 :]]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"values": []}, "too_short"),
        ({"values": GOOD[1:]}, "too_short"),
        ({"values": [*GOOD, 1.0]}, "wrong_length"),
        ({"values": GOOD, "samplingIntervalSeconds": 30}, "too_short"),
        ({"values": GOOD * 5}, "too_long"),
        ({"values": [*GOOD * 4, 1.0]}, "too_long"),
        ({"values": with_one(float("nan"))}, "not_finite"),
        ({"values": with_one(float("inf"))}, "not_finite"),
        ({"values": with_one(float("-inf"))}, "not_finite"),
        ({"values": with_one(-1.0)}, "negative"),
        ({"values": with_one(MAX_COUNT + 1.0)}, "too_high"),
        ({"values": [3.0] * WINDOW}, "no_variation"),
        ({"values": GOOD + [0.0] * WINDOW}, "no_variation"),
        ({"values": with_one(None)}, "invalid_request"),
        ({"values": with_one("1")}, "invalid_request"),
        ({"values": "1,2"}, "invalid_request"),
        ({"values": None}, "invalid_request"),
        ({"samplingIntervalSeconds": None}, "invalid_request"),
        ({"samplingIntervalSeconds": 45}, "invalid_request"),
        ({"samplingIntervalSeconds": 0}, "invalid_request"),
        ({"subject": None}, "invalid_request"),
        ({"subject": "Jane Roe"}, "invalid_request"),
        ({"recordingKey": "recordings/x.json"}, "invalid_request"),
        ({"patientName": "Jane Roe"}, "invalid_request"),
        ({"timestamps": TIMES[1:]}, "wrong_length"),
        ({"timestamps": [*TIMES[:5], *[time + 60 for time in TIMES[5:]]]}, "gap"),
        ({"timestamps": [*TIMES[:5], TIMES[4], *TIMES[6:]]}, "not_monotonic"),
        ({"timestamps": TIMES[::-1]}, "not_monotonic"),
        ({"timestamps": [*TIMES[:-1], 2**70]}, "not_monotonic"),
        ({"timestamps": ["x"] * WINDOW}, "invalid_request"),
    ],
)
def test_refuses(serve: Serve, changes: dict[str, object], code: str) -> None:
    with serve() as client:
        body = json.dumps(request(**changes))
        answer = client.post("/v1/analyses", content=body, headers={**bearer(), "Content-Type": "application/json"})

        assert (answer.status_code, answer.json()["error"]["code"]) == (422, code)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff", b"[" * 1000])
def test_refuses_what_is_no_request(serve: Serve, body: bytes) -> None:
    with serve() as client:
        answer = client.post("/v1/analyses", content=body, headers={**bearer(), "Content-Type": "application/json"})

        assert (answer.status_code, answer.json()["error"]["code"]) == (422, "invalid_request")


def test_takes_timestamps_one_interval_apart(serve: Serve) -> None:
    with serve() as client:
        assert client.post("/v1/analyses", json=request(timestamps=TIMES), headers=bearer()).status_code == 200


def test_names_a_field_that_is_wrong_but_none_that_only_the_sender_knows(serve: Serve) -> None:
    with serve() as client:
        body = {**request(subject="Jane Roe"), "jane-roe-1950": 1}
        answer = client.post("/v1/analyses", json=body, headers=bearer())

        assert answer.json()["error"]["fields"] == ["subject"]
        assert "Roe" not in answer.text
        assert "1950" not in answer.text


def test_refuses_too_large_a_body_whatever_length_it_claims(serve: Serve) -> None:
    sent = 0

    def chunks() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(100):
            sent += 1
            yield b" " * 1024

    headers = {**bearer(), "Content-Type": "application/json"}
    with serve(MAX_BODY_BYTES="4096") as client:
        claimed = client.post("/v1/analyses", content=b" " * 5000, headers=headers)
        streamed = client.post("/v1/analyses", content=chunks(), headers=headers)
        lied = client.post("/v1/analyses", content=b" " * 5000, headers={**headers, "Content-Length": "10"})

    for answer in (claimed, streamed, lied):
        assert (answer.status_code, answer.json()["error"]["code"]) == (413, "too_large")


@pytest.mark.parametrize("kind", ["text/plain", "", "application/x-www-form-urlencoded"])
def test_refuses_other_content(serve: Serve, kind: str) -> None:
    with serve() as client:
        answer = client.post("/v1/analyses", content=json.dumps(request()), headers={**bearer(), "Content-Type": kind})

        assert answer.status_code == 415


def test_a_recording_fails_like_a_request() -> None:
    with pytest.raises(ProblemError) as refused:
        read_recording(b'{"samplingIntervalSeconds": 60}')

    assert (refused.value.status, refused.value.fields) == (422, ["values"])
