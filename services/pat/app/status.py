"""Routes that say how the service is."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse

from app.context import context_of
from app.roles import observer
from app.tokens import Caller

router = APIRouter()


@router.get("/health")
async def health(request: Request) -> JSONResponse:
    """Whether the process is good for anything: one whose model did not load has to be replaced."""
    failed = context_of(request).engine.state == "failed"
    return JSONResponse({"status": "failed" if failed else "alive"}, 503 if failed else 200)


@router.get("/ready")
async def ready(request: Request) -> JSONResponse:
    """Whether analyses are taken."""
    state = context_of(request).engine.state
    return JSONResponse({"status": state}, 200 if state == "ready" else 503)


@router.get("/v1/version")
async def version(request: Request, _: Annotated[Caller, Depends(observer)]) -> dict[str, object]:
    model = context_of(request).engine.model
    return {"model": {"sha256": model.sha256, "standardisation": model.standardisation}, "windowMinutes": model.window}


@router.get("/v1/metrics")
async def metrics(request: Request, _: Annotated[Caller, Depends(observer)]) -> dict[str, object]:
    engine = context_of(request).engine
    counts = {"completed": engine.completed, "refused": engine.refused, "pending": engine.pending}
    return {"state": engine.state, "analyses": counts}
