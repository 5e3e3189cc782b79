"""What routes need of the application."""

from dataclasses import dataclass

from fastapi import Request, WebSocket

from app.engine import Engine
from app.settings import Settings
from app.storage import Storage
from app.tokens import Verifier


@dataclass(frozen=True)
class Context:
    settings: Settings
    verifier: Verifier
    engine: Engine
    storage: Storage


def context_of(connection: Request | WebSocket) -> Context:
    context = connection.app.state.context
    assert isinstance(context, Context)  # noqa: S101 (set where the application is made)
    return context
