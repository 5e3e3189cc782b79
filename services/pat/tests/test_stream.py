import threading
from typing import Any

import pytest
from starlette.testclient import WebSocketDenialResponse
from starlette.websockets import WebSocketDisconnect

from app.model import ActigraphyModel
from app.settings import Settings
from tests.conftest import Serve, request
from tests.identities import bearer, token

STREAM = "/v1/analyses/stream"


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
