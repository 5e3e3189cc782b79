"""Logs as one JSON object a line. What can hold PHI is not written: no body, path, query, header, subject or message of an error."""

import json
import logging
import re
import sys
import time
import traceback
import uuid
from collections.abc import Awaitable, Callable, MutableMapping
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from starlette.responses import JSONResponse

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

request_id: ContextVar[str] = ContextVar("request_id", default="-")

_LOGGER = logging.getLogger("pat")

# What a load balancer adds; anything else in that header comes from a caller.
_TRACE_ID = re.compile(rb"Root=(1-[0-9a-f]{8}-[0-9a-f]{24})")

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "WEBSOCKET"})

# Everything that a line may say; all of it is made here, not by callers.
_FIELDS = frozenset(
    {"method", "route", "status", "durationMs", "traceId", "code", "awsCode", "sha256", "windows", "pending", "seconds"}
)


def tell(event: str, level: int = logging.INFO, *, error: BaseException | None = None, **fields: Any) -> None:
    """Log an event with some of the known fields."""
    unknown = fields.keys() - _FIELDS
    if unknown:
        raise TypeError(f"not among the fields of logs: {', '.join(sorted(unknown))}")
    _LOGGER.log(level, event, exc_info=error, extra={"fields": fields})


class JsonFormatter(logging.Formatter):
    """Of records of libraries, only where they come from: their text can hold anything."""

    def format(self, record: logging.LogRecord) -> str:
        own = record.name == _LOGGER.name
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "event": record.msg if own else "library",
            "requestId": request_id.get(),
        }
        if own:
            line |= getattr(record, "fields", {})
        else:
            line["source"] = f"{record.name}:{record.funcName}:{record.lineno}"
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            line["error"] = type(error).__name__
            line["frames"] = [
                f"{Path(frame.filename).name}:{frame.lineno}:{frame.name}"
                for frame in traceback.extract_tb(error.__traceback__)
            ]
        return json.dumps(line, separators=(",", ":"))


def configure_logs(level: str, stream: TextIO | None = None) -> None:
    """Everything of this process goes to the stream; by default, to standard output."""
    handler = logging.StreamHandler(stream or sys.stdout)
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.captureWarnings(True)
    _LOGGER.setLevel(level)


def _trace_id(headers: list[tuple[bytes, bytes]]) -> dict[str, Any]:
    found = _TRACE_ID.search(dict(headers).get(b"x-amzn-trace-id", b""))
    return {"traceId": found[1].decode()} if found else {}


class RequestLog:
    """Gives each request an id and logs how it ended, by the route's template. Nothing of an unexpected error is answered."""

    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)
        own_id = str(uuid.uuid4())
        token = request_id.set(own_id)
        started = time.monotonic()
        status = 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                status = message["status"]
                message["headers"] = [*message.get("headers", []), (b"x-request-id", own_id.encode())]
            elif message["type"] == "websocket.accept":
                status = 101
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except Exception as error:
            tell("failed", logging.ERROR, error=error)
            if scope["type"] == "http" and status == 0:
                body = {"error": {"code": "internal", "message": "The request failed."}, "requestId": own_id}
                await JSONResponse(body, 500)(scope, receive, sending)
        finally:
            route = getattr(scope.get("route"), "path", "-")
            took = round((time.monotonic() - started) * 1000)
            method = scope.get("method", "WEBSOCKET")
            fields: dict[str, Any] = {
                "method": method if method in _METHODS else "-",
                "route": route,
                "status": status,
                "durationMs": took,
            }
            tell("request", **fields, **_trace_id(scope["headers"]))
            request_id.reset(token)
        return None
