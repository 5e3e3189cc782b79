import time

import pytest
from fastapi.testclient import TestClient

from tests.conftest import Serve, request
from tests.fake_aws import FakeAws
from tests.identities import CLIENT, OTHER_KEY, bearer, forged_with_public_key, token


def post(client: TestClient, headers: dict[str, str], url: str = "/v1/analyses") -> tuple[int, str]:
    answer = client.post(url, json=request(), headers=headers)
    return answer.status_code, answer.json().get("error", {}).get("code", "")


NOW = int(time.time())


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"exp": NOW - 3600}, "token_expired"),
        ({"exp": None}, "unauthorized"),
        ({"nbf": NOW + 3600}, "unauthorized"),
        ({"iat": None}, "unauthorized"),
        ({"sub": None}, "unauthorized"),
        ({"iss": "https://cognito-idp.us-east-2.amazonaws.com/us-east-2_OTHER"}, "unauthorized"),
        ({"client_id": "another"}, "unauthorized"),
        ({"client_id": None}, "unauthorized"),
        ({"client_id": [CLIENT]}, "unauthorized"),
        ({"token_use": "id", "aud": CLIENT}, "unauthorized"),
        ({"groups": "clinician"}, "unauthorized"),
        ({"groups": [["clinician"]]}, "unauthorized"),
        ({"key": OTHER_KEY}, "unauthorized"),
        ({"key_id": "two"}, "unauthorized"),
        ({"alg": "RS512"}, "unauthorized"),
    ],
)
def test_refuses_tokens(serve: Serve, changes: dict[str, object], code: str) -> None:
    with serve() as client:
        assert post(client, bearer(**changes)) == (401, code)


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer ", "Basic dTpw", "Bearer x", f"Bearer {'x' * 9000}", "Bearer eyJhbGciOiJub25lIn0.e30."],
)
def test_refuses_what_is_no_token(serve: Serve, header: str) -> None:
    with serve() as client:
        answer = client.post("/v1/analyses", json=request(), headers={"Authorization": header})

        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"


def test_refuses_a_token_of_a_confused_algorithm(serve: Serve) -> None:
    with serve() as client:
        assert post(client, {"Authorization": f"Bearer {forged_with_public_key()}"}) == (401, "unauthorized")


def test_takes_clocks_that_differ_a_little(serve: Serve) -> None:
    now = int(time.time())
    with serve() as client:
        assert post(client, bearer(nbf=now + 10))[0] == 200
        assert post(client, bearer(exp=now - 10))[0] == 200


def test_refuses_a_good_token_in_a_url(serve: Serve) -> None:
    with serve() as client:
        assert post(client, bearer(), f"/v1/analyses?access_token={token()}") == (401, "token_in_query")


def test_takes_id_tokens_for_a_client_when_asked_to(serve: Serve) -> None:
    with serve(TOKEN_USE="id") as client:
        assert post(client, bearer(token_use="id", aud=CLIENT))[0] == 200
        assert post(client, bearer(token_use="id", aud="another"))[0] == 401
        assert post(client, bearer())[0] == 401


def test_is_unavailable_without_keys(serve: Serve, aws: FakeAws) -> None:
    aws.objects.clear()
    with serve() as client:
        answer = client.post("/v1/analyses", json=request(), headers=bearer())

        assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")
        assert answer.json()["error"]["code"] == "keys_unavailable"


@pytest.mark.parametrize(
    ("groups", "analyses", "metrics"),
    [
        (("clinician",), 200, 403),
        (("service",), 200, 200),
        (("operator",), 403, 200),
        (("operator", "clinician"), 200, 200),
        (("patient",), 403, 403),
        ((), 403, 403),
    ],
)
def test_lets_roles_do_what_they_are_for(serve: Serve, groups: tuple[str, ...], analyses: int, metrics: int) -> None:
    with serve() as client:
        assert post(client, bearer(groups))[0] == analyses
        assert client.get("/v1/metrics", headers=bearer(groups)).status_code == metrics
        assert client.get("/v1/version", headers=bearer(groups)).status_code == metrics
