"""The server, which stops without losing an analysis."""

import ssl
import threading
from types import FrameType

import uvicorn
from fastapi import FastAPI

from app.certificates import make_ssl_context
from app.engine import Engine
from app.logs import tell
from app.settings import Settings

# For answers that are on their way when the last analysis is done.
_CLOSING_SECONDS = 5


class DrainingServer(uvicorn.Server):
    """At the first signal, takes no more analyses, waits for those it took, and stops; at the second, stops."""

    def __init__(self, config: uvicorn.Config, engine: Engine, drain_seconds: float) -> None:
        super().__init__(config)
        self._engine = engine
        self._drain_seconds = drain_seconds
        self._draining = False

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if self._draining:
            super().handle_exit(sig, frame)
            return
        self._draining = True

        def drain() -> None:
            # In a thread: a signal can come while the engine's lock is held by what it interrupts.
            self._engine.drain()
            tell("draining", pending=self._engine.pending)
            done = self._engine.wait_idle(self._drain_seconds)
            tell("drained" if done else "drain_timeout", pending=self._engine.pending)
            super(DrainingServer, self).handle_exit(sig, frame)

        threading.Thread(target=drain, name="drain", daemon=True).start()


def create_server(app: FastAPI, settings: Settings, engine: Engine) -> DrainingServer:
    def own_certificate(*_: object) -> ssl.SSLContext:
        return make_ssl_context()

    config = uvicorn.Config(
        app,
        host="0.0.0.0",  # noqa: S104 (a container's only network is that of its task)
        port=settings.port,
        access_log=False,
        date_header=False,
        lifespan="on",
        log_config=None,
        proxy_headers=False,
        server_header=False,
        ssl_context_factory=own_certificate if settings.tls == "on" else None,
        timeout_graceful_shutdown=_CLOSING_SECONDS,
        # Longer than the load balancer keeps a connection, or it sends requests into closed ones.
        timeout_keep_alive=75,
        ws="websockets-sansio",
        ws_max_size=settings.max_body_bytes,
    )
    return DrainingServer(config, engine, settings.drain_seconds)
