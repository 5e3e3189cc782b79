import base64
import hashlib
import json

import pytest

from tests.conftest import PATIENT, Serve, request
from tests.fake_aws import FakeAws
from tests.identities import SUBJECT, bearer

KEY = f"recordings/{PATIENT}/week-1.json"
RECORDING = {name: value for name, value in request().items() if name != "subject"}
STORED = {"RECORDINGS_BUCKET": "actigraphy"}
KEPT = {
    "RESULTS_BUCKET": "results",
    "RESULTS_KEY_ARN": "arn:aws:kms:us-east-2:111122223333:key/k",
    "RESULTS_TABLE": "analyses",
}


def named(key: str = KEY) -> dict[str, object]:
    return {"subject": PATIENT, "recordingKey": key}


def test_analyses_a_recording_by_its_key(serve: Serve, aws: FakeAws) -> None:
    aws.put(f"actigraphy/{KEY}", json.dumps(RECORDING).encode(), checksum=True)
    with serve(**STORED) as client:
        by_key = client.post("/v1/analyses", json=named(), headers=bearer()).json()
        inline = client.post("/v1/analyses", json=request(), headers=bearer()).json()

        assert by_key["windows"] == inline["windows"]


@pytest.mark.parametrize(
    "key",
    [
        "",
        "week-1.json",
        "models/PAT-M.keras",
        "recordings/99999999-2222-4333-8444-555555555555/week-1.json",
        f"recordings/{PATIENT}/../99999999-2222-4333-8444-555555555555/week-1.json",
        f"recordings/{PATIENT}/..json/../x.json",
        f"/{KEY}",
        f"{KEY}\n",
        f"recordings/{PATIENT}/week-1.keras",
    ],
)
def test_reads_nothing_but_recordings_of_the_subject(serve: Serve, aws: FakeAws, key: str) -> None:
    with serve(**STORED) as client:
        answer = client.post("/v1/analyses", json=named(key), headers=bearer())

        assert (answer.status_code, answer.json()["error"]["code"]) == (422, "invalid_recording_key")
        assert aws.gets == ["keys/jwks.json"]


def test_takes_no_key_without_a_bucket(serve: Serve) -> None:
    with serve() as client:
        assert client.post("/v1/analyses", json=named(), headers=bearer()).status_code == 422


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (None, 404, "no_recording"),
        (b" " * 5000, 413, "too_large"),
        (b"not json", 422, "invalid_request"),
        (json.dumps({**RECORDING, "values": [1.0]}).encode(), 422, "too_short"),
    ],
)
def test_refuses_recordings(serve: Serve, aws: FakeAws, body: bytes | None, status: int, code: str) -> None:
    if body is not None:
        aws.put(f"actigraphy/{KEY}", body)
    with serve(**STORED, MAX_BODY_BYTES="4096") as client:
        answer = client.post("/v1/analyses", json=named(), headers=bearer())

        assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)


def test_keeps_results_encrypted_and_says_who_asked(serve: Serve, aws: FakeAws) -> None:
    with serve(**KEPT) as client:
        result = client.post("/v1/analyses", json=request(), headers=bearer()).json()

    name = f"results/pat/{result['analysisId']}.json"
    headers = aws.puts[name]
    assert list(aws.puts) == [name]
    assert json.loads(aws.objects[name]) == result
    assert headers["x-amz-server-side-encryption"] == "aws:kms"
    assert headers["x-amz-server-side-encryption-aws-kms-key-id"] == KEPT["RESULTS_KEY_ARN"]
    assert base64.b64decode(headers["x-amz-checksum-sha256"]) == hashlib.sha256(aws.objects[name]).digest()
    [item] = aws.items
    assert (item["TableName"], item["ConditionExpression"]) == ("analyses", "attribute_not_exists(recordType)")
    assert {name: value["S"] for name, value in item["Item"].items()} == {
        "patientId": PATIENT,
        "recordType": f"analysis#pat#{result['analysedAt']}#{result['analysisId']}",
        "updatedBy": SUBJECT,
        "modelSha256": "f" * 64,
        "result": json.dumps(result["windows"]),
        "resultKey": f"pat/{result['analysisId']}.json",
    }


def test_keeps_nothing_where_nothing_is_to_be_kept(serve: Serve, aws: FakeAws) -> None:
    with serve() as client:
        assert client.post("/v1/analyses", json=request(), headers=bearer()).status_code == 200
    assert (aws.puts, aws.items) == ({}, [])


def test_takes_the_role_of_the_data_account_for_data_alone(serve: Serve, aws: FakeAws) -> None:
    with serve(**KEPT, DATA_ROLE_ARN="arn:aws:iam::111122223333:role/pat-data") as client:
        aws.credentials.clear()
        assert client.post("/v1/analyses", json=request(), headers=bearer()).status_code == 200
    assert "OFTHEROLE" in aws.credentials
    assert aws.items


@pytest.mark.parametrize(
    ("environment", "body", "code"),
    [(STORED, named(), "recordings_unavailable"), (KEPT, request(), "results_unavailable")],
)
@pytest.mark.parametrize("aws_code", ["AccessDenied", "SlowDown"])
def test_is_unavailable_when_a_store_is(
    serve: Serve, aws: FakeAws, environment: dict[str, str], body: dict[str, object], code: str, aws_code: str
) -> None:
    with serve(**environment) as client:
        client.post("/v1/analyses", json=request(values=[1.0]), headers=bearer())
        aws.refuse = aws_code
        answer = client.post("/v1/analyses", json=body, headers=bearer())

        assert (answer.status_code, answer.json()["error"]["code"]) == (503, code)
        assert answer.headers["retry-after"]
