import logging

import pytest

from app.logs import tell
from app.model import ActigraphyModel, Minutes, Scores
from tests.conftest import PATIENT, Logs, Serve, request
from tests.identities import SUBJECT, bearer, token

NAMES = ["Roe", "123-45-6789", "jane@example.com", "1950-01-01"]


def test_logs_how_each_request_ended(serve: Serve, logs: Logs) -> None:
    trace = {"X-Amzn-Trace-Id": "Root=1-67891233-abcdef012345678912345678"}
    with serve() as client:
        answer = client.post("/v1/analyses", json=request(), headers={**bearer(), **trace})

    [line] = logs.of("request")
    assert line["requestId"] == answer.headers["x-request-id"]
    assert line["traceId"] == "1-67891233-abcdef012345678912345678"
    assert (line["method"], line["route"], line["status"]) == ("POST", "/v1/analyses", 200)
    assert line["durationMs"] >= 0
    assert logs.of("analysed")[0]["requestId"] == line["requestId"]


def test_writes_nothing_that_was_sent(serve: Serve, logs: Logs, model: ActigraphyModel) -> None:
    class Failing(ActigraphyModel):
        def score(self, minutes: Minutes) -> Scores:
            logging.getLogger("library").error("of %s", NAMES[0])
            raise RuntimeError(" ".join(NAMES))

    phi = " ".join(NAMES)
    with serve(lambda _: Failing(**vars(model))) as client:
        for body in (
            {**request(), phi: phi},
            request(subject=phi),
            request(values=phi),
            request(recordingKey=phi),
            request(),
        ):
            client.post(
                "/v1/analyses", json=body, headers={**bearer(), "X-Request-Id": NAMES[1], "User-Agent": NAMES[2]}
            )
        client.get(f"/{NAMES[0]}/{NAMES[3]}", params={"name": NAMES[0]}, headers={"X-Amzn-Trace-Id": NAMES[1]})
        client.request(NAMES[0], "/health")
        client.post(f"/v1/analyses?token={NAMES[2]}", json=request(), headers={"Authorization": f"Bearer {phi}"})
        with client.websocket_connect("/v1/analyses/stream", headers=bearer()) as socket:
            socket.send_text(phi)
            socket.receive_json()

    written = logs.lines()
    assert [line for line in written if line["event"] == "request"][-1]["status"] == 101
    assert {"refused", "failed", "library", "request"} <= {line["event"] for line in written}
    for secret in (*NAMES, PATIENT, SUBJECT, token()[:20]):
        assert secret not in logs.text


def test_says_of_an_error_where_it_was_and_not_what(logs: Logs) -> None:
    try:
        raise ValueError(NAMES[0])
    except ValueError as error:
        tell("failed", error=error)

    [line] = logs.of("failed")
    assert line["error"] == "ValueError"
    assert line["frames"][0].startswith("test_logs.py:")


def test_refuses_fields_that_nobody_thought_about() -> None:
    with pytest.raises(TypeError, match="subject"):
        tell("analysed", subject=PATIENT)
