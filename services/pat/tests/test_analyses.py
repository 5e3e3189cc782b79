import threading
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from app.model import ActigraphyModel, Minutes, ModelError, Scores
from app.settings import Settings
from tests.conftest import PATIENT, Serve, request, until
from tests.identities import bearer

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
