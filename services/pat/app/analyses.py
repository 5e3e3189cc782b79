"""Routes of analyses."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Request, WebSocket, WebSocketDisconnect

from app.analysis import Event, analyse, report_to_nobody
from app.context import Context, context_of
from app.errors import ProblemError, respond, too_large
from app.logs import tell
from app.roles import Action, analyst, demand_role
from app.tokens import SUBPROTOCOL, Caller, subprotocols_of, token_of

router = APIRouter(prefix="/v1/analyses")

# A socket that says nothing for this long is closed; the load balancer closes one at its idle timeout.
IDLE_SECONDS = 60.0

# @see https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1
_GOING_AWAY, _POLICY, _TOO_BIG, _FAILED = 1001, 1008, 1009, 1011
_CLOSES = {401: _POLICY, 403: _POLICY, 413: _TOO_BIG}


async def _body(request: Request, limit: int) -> bytes:
    """What came, as long as it is not too much: a length may be missing, or wrong."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise ProblemError(415, "not_json", "A request is application/json.")
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > limit:
        raise too_large()
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise too_large()
    return bytes(body)


@router.post("")
async def create(request: Request, caller: Annotated[Caller, Depends(analyst)]) -> Event:
    context = context_of(request)
    _ = context.engine.model
    body = await _body(request, context.settings.max_body_bytes)
    return await analyse(context, caller, body, report_to_nobody)


@router.websocket("/stream")
async def stream(socket: WebSocket) -> None:
    """One analysis for each message; events of it as messages."""
    context = context_of(socket)
    try:
        token = token_of(socket)
        await _analyst(context, token)
    except ProblemError as problem:
        tell("refused", code=problem.code)
        return await socket.send_denial_response(respond(problem))
    await socket.accept(SUBPROTOCOL if SUBPROTOCOL in subprotocols_of(socket) else None)
    try:
        while await _exchange(socket, context, token):
            pass
    except WebSocketDisconnect:
        tell("disconnected")
    except Exception:
        await socket.close(_FAILED)
        raise
    return None


async def _analyst(context: Context, token: str) -> Caller:
    caller = await context.verifier.verify(token)
    demand_role(caller, Action.ANALYSE)
    return caller


async def _exchange(socket: WebSocket, context: Context, token: str) -> bool:
    """One message and its events; says whether more may follow."""
    try:
        text = await asyncio.wait_for(socket.receive_text(), IDLE_SECONDS)
    except TimeoutError:
        await socket.close(_GOING_AWAY)
        return False
    except KeyError:
        await socket.close(_POLICY)
        return False
    try:
        # A socket can outlive its token.
        caller = await _analyst(context, token)
        body = text.encode()
        if len(body) > context.settings.max_body_bytes:
            raise too_large()
        await analyse(context, caller, body, socket.send_json)
    except ProblemError as problem:
        tell("refused", code=problem.code)
        retry = {"retryAfterSeconds": int(after)} if (after := problem.headers.get("Retry-After")) else {}
        await socket.send_json({"event": "failed", "status": problem.status, **problem.body(), **retry})
        if problem.status in _CLOSES:
            await socket.close(_CLOSES[problem.status])
            return False
    return True
