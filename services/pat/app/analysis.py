"""One analysis, from the body of a request to the answer."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from app.context import Context
from app.logs import tell
from app.series import AnalysisRequest, Recording, read_recording, read_request, windows_of
from app.tokens import Caller

Event = dict[str, Any]
Report = Callable[[Event], Awaitable[None]]


async def report_to_nobody(_: Event) -> None:
    """For callers who only want the answer."""


async def analyse(context: Context, caller: Caller, body: bytes, report: Report) -> Event:
    """Raises ProblemError when the series is bad, or there is no place."""
    engine, storage = context.engine, context.storage
    model = engine.model
    with engine.place() as ahead:
        request = read_request(body)
        recording = await _recording(context, request)
        windows = windows_of(recording, model.window)
        analysis_id = str(uuid4())
        await report({"event": "accepted", "analysisId": analysis_id, "windows": len(windows), "ahead": ahead})

        async def running(number: int) -> None:
            await report({"event": "running", "analysisId": analysis_id, "window": number, "windows": len(windows)})

        scores = await engine.run(windows, running)
        result: Event = {
            "analysisId": analysis_id,
            "subject": str(request.subject),
            "analysedAt": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "model": {"sha256": model.sha256, "standardisation": model.standardisation},
            "windows": [{"index": index, "scores": found} for index, found in enumerate(scores)],
        }
        await asyncio.to_thread(storage.keep, result, caller.subject)
        tell("analysed", windows=len(windows))
        await report({"event": "completed", "result": result})
        return result


async def _recording(context: Context, request: AnalysisRequest) -> Recording:
    if request.recording is not None:
        return request.recording
    body = await asyncio.to_thread(context.storage.recording, request.subject, request.recording_key or "")
    return read_recording(body)
