import threading
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from starlette.testclient import WebSocketDenialResponse
from starlette.websockets import WebSocketDisconnect

from app.model import ActigraphyModel, Minutes, ModelError, Scores
from app.settings import Settings
from tests.conftest import PATIENT, Serve, request, until
from tests.identities import bearer, token

STREAM = "/v1/analyses/stream"


class Gate:
    """A model that waits, to be looked at while it is busy."""

    def __init__(self, model: ActigraphyModel) -> None:
        self.opened = threading.Event()
        self.entered = threading.Event()
        gate = self

        class Gated(ActigraphyModel):
            def score(self, minutes: Minutes) -> Scores:
                gate.entered.set()
                assert gate.opened.wait(20)
                return super().score(minutes)

        self.model = Gated(**vars(model))

    def load(self, _: Settings) -> ActigraphyModel:
        return self.model


def started(client: TestClient) -> None:
    until(lambda: client.get("/ready").status_code == 200)


def in_background(work: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=work)
    thread.start()
    return thread


def test_answers_with_scores_and_the_model_they_are_of(serve: Serve, model: ActigraphyModel) -> None:
    with serve() as client:
        answer = client.post("/v1/analyses", json=request(values=request()["values"] * 2), headers=bearer())
        result = answer.json()

        assert answer.status_code == 200
        assert (result["subject"], result["model"]) == (PATIENT, {"sha256": "f" * 64, "standardisation": "series"})
        assert [window["index"] for window in result["windows"]] == [0, 1]
        assert 0 < result["windows"][0]["scores"]["risk"][0] < 1
        version = client.get("/v1/version", headers=bearer(("operator",))).json()
        assert version == {"model": result["model"], "windowMinutes": model.window}
        metrics = client.get("/v1/metrics", headers=bearer(("operator",))).json()
        assert metrics == {"state": "ready", "analyses": {"completed": 1, "refused": 0, "pending": 0}}


def test_lives_while_it_loads_but_is_not_ready(serve: Serve, model: ActigraphyModel) -> None:
    opened = threading.Event()

    def load(_: Settings) -> ActigraphyModel:
        assert opened.wait(20)
        return model

    with serve(load) as client:
        assert client.get("/health").status_code == 200
        assert (client.get("/ready").status_code, client.get("/ready").json()) == (503, {"status": "loading"})
        answer = client.post("/v1/analyses", json=request(), headers=bearer())
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "15")
        opened.set()
        started(client)
        assert client.post("/v1/analyses", json=request(), headers=bearer()).status_code == 200


def test_asks_to_be_replaced_when_the_model_does_not_load(serve: Serve) -> None:
    def load(_: Settings) -> ActigraphyModel:
        raise ModelError

    with serve(load) as client:
        until(lambda: client.get("/health").status_code == 503)
        assert client.get("/ready").json() == {"status": "failed"}
        assert client.post("/v1/analyses", json=request(), headers=bearer()).status_code == 503


def test_lets_as_many_wait_as_it_should_and_refuses_the_next(serve: Serve, model: ActigraphyModel) -> None:
    gate = Gate(model)
    answers: list[int] = []

    def post(client: TestClient) -> int:
        return client.post("/v1/analyses", json=request(), headers=bearer()).status_code

    def pending(client: TestClient) -> int:
        found: int = client.get("/v1/metrics", headers=bearer(("operator",))).json()["analyses"]["pending"]
        return found

    with serve(gate.load, MAX_QUEUED="1") as client:
        started(client)
        threads = [in_background(lambda: answers.append(post(client))) for _ in range(2)]
        until(lambda: pending(client) == 2)
        refused = client.post("/v1/analyses", json=request(), headers=bearer())
        assert (refused.status_code, refused.json()["error"]["code"]) == (503, "busy")
        assert int(refused.headers["retry-after"]) > 0
        gate.opened.set()
        for thread in threads:
            thread.join()
        assert answers == [200, 200]
        assert (pending(client), post(client)) == (0, 200)


def test_answers_what_runs_and_takes_nothing_new_while_it_drains(serve: Serve, model: ActigraphyModel) -> None:
    gate = Gate(model)
    answers: list[int] = []

    with serve(gate.load) as client:
        started(client)
        engine = client.app.state.context.engine  # type: ignore[attr-defined]

        def post() -> tuple[int, str]:
            answer = client.post("/v1/analyses", json=request(), headers=bearer())
            return answer.status_code, answer.json().get("error", {}).get("code", "")

        thread = in_background(lambda: answers.append(post()[0]))
        assert gate.entered.wait(20)
        engine.drain()
        assert (client.get("/ready").status_code, client.get("/health").status_code) == (503, 200)
        assert post() == (503, "draining")
        assert not engine.wait_idle(0.01)
        gate.opened.set()
        assert engine.wait_idle(20)
        thread.join()
        assert answers == [200]


def test_does_not_answer_with_what_went_wrong_inside(serve: Serve, model: ActigraphyModel) -> None:
    class Failing(ActigraphyModel):
        def score(self, minutes: Minutes) -> Scores:
            raise RuntimeError("of patient Jane Roe")

    with serve(lambda _: Failing(**vars(model))) as client:
        started(client)
        answer = client.post("/v1/analyses", json=request(), headers=bearer())
        assert (answer.status_code, answer.json()["error"]["code"]) == (500, "internal")
        assert "Roe" not in answer.text
        with client.websocket_connect(STREAM, headers=bearer()) as socket, pytest.raises(WebSocketDisconnect) as closed:
            socket.send_json(request())
            while True:
                socket.receive_json()
        assert closed.value.code == 1011
        metrics = client.get("/v1/metrics", headers=bearer(("operator",))).json()
        assert metrics["analyses"] == {"completed": 0, "refused": 0, "pending": 0}


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/", 404), ("GET", "/docs", 404), ("GET", "/v1/analyses", 405)]
)
def test_has_no_other_routes(serve: Serve, method: str, path: str, status: int) -> None:
    with serve() as client:
        assert client.request(method, path).status_code == status


def events_of(socket: Any, number: int) -> list[dict[str, Any]]:
    return [socket.receive_json() for _ in range(number)]


def test_tells_how_far_an_analysis_is(serve: Serve) -> None:
    with serve() as client, client.websocket_connect(STREAM, headers=bearer()) as socket:
        socket.send_json(request(values=request()["values"] * 2))
        accepted, first, second, completed = events_of(socket, 4)

        analysis = {"analysisId": accepted["analysisId"], "windows": 2}
        assert accepted == {"event": "accepted", "ahead": 0, **analysis}
        assert first == {"event": "running", "window": 0, **analysis}
        assert second == {"event": "running", "window": 1, **analysis}
        assert completed["event"] == "completed"
        assert completed["result"]["analysisId"] == accepted["analysisId"]
        assert len(completed["result"]["windows"]) == 2


def test_takes_the_token_of_a_browser_as_a_subprotocol_and_does_not_repeat_it(serve: Serve) -> None:
    offered = ["pat.v1", f"bearer.{token()}"]
    with serve() as client, client.websocket_connect(STREAM, subprotocols=offered) as socket:
        assert socket.accepted_subprotocol == "pat.v1"
        socket.send_json(request())
        assert [event["event"] for event in events_of(socket, 3)] == ["accepted", "running", "completed"]


@pytest.mark.parametrize(
    ("url", "headers", "status"),
    [
        (STREAM, {}, 401),
        (STREAM, bearer(exp=1), 401),
        (STREAM, bearer(("operator",)), 403),
        (f"{STREAM}?token=x", bearer(), 401),
        (f"{STREAM}?Access_Token={token()}", {}, 401),
    ],
)
def test_opens_no_socket_for_others(serve: Serve, url: str, headers: dict[str, str], status: int) -> None:
    with (
        serve() as client,
        pytest.raises(WebSocketDenialResponse) as denied,
        client.websocket_connect(url, headers=headers),
    ):
        pass

    assert denied.value.status_code == status


def test_goes_on_after_a_bad_series(serve: Serve) -> None:
    with serve() as client, client.websocket_connect(STREAM, headers=bearer()) as socket:
        socket.send_json(request(values=[1.0]))
        failed = socket.receive_json()
        assert (failed["event"], failed["status"], failed["error"]["code"]) == ("failed", 422, "too_short")
        socket.send_json(request())
        assert [event["event"] for event in events_of(socket, 3)] == ["accepted", "running", "completed"]


def test_says_when_to_come_again(serve: Serve, model: ActigraphyModel) -> None:
    opened = threading.Event()

    def load(_: Settings) -> ActigraphyModel:
        assert opened.wait(20)
        return model

    with serve(load) as client, client.websocket_connect(STREAM, headers=bearer()) as socket:
        socket.send_json(request())
        failed = socket.receive_json()
        opened.set()
        assert (failed["status"], failed["retryAfterSeconds"]) == (503, 15)


def closing_code(socket: Any) -> int:
    with pytest.raises(WebSocketDisconnect) as closed:
        socket.receive_json()
    return closed.value.code


def test_closes_a_socket_that_says_too_much(serve: Serve) -> None:
    with serve(MAX_BODY_BYTES="1024") as client, client.websocket_connect(STREAM, headers=bearer()) as socket:
        socket.send_text(" " * 2000)
        assert socket.receive_json()["status"] == 413
        assert closing_code(socket) == 1009


def test_closes_a_socket_whose_token_ends(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    with serve() as client, client.websocket_connect(STREAM, headers=bearer()) as socket:
        monkeypatch.setattr("app.tokens.LEEWAY_SECONDS", -1000)
        socket.send_json(request())
        assert socket.receive_json()["status"] == 401
        assert closing_code(socket) == 1008


def test_closes_a_socket_that_sends_no_text(serve: Serve) -> None:
    with serve() as client, client.websocket_connect(STREAM, headers=bearer()) as socket:
        socket.send_bytes(b"x")
        assert closing_code(socket) == 1008


def test_closes_a_socket_that_says_nothing(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.analyses.IDLE_SECONDS", 0.01)
    with serve() as client, client.websocket_connect(STREAM, headers=bearer()) as socket:
        assert closing_code(socket) == 1001
