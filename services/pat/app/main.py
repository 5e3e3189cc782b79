"""The application."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI

from app import analyses, artifact, clients, model, status
from app.context import Context
from app.engine import Engine
from app.errors import add_error_handlers
from app.keys import KeySet, fetch_from_s3, fetch_over_https
from app.logs import RequestLog
from app.settings import Settings
from app.storage import Storage
from app.tokens import Verifier


def create_context(settings: Settings) -> Context:
    s3 = clients.s3_of(clients.session_as(None))
    of_data = clients.session_as(settings.data_role_arn)
    uri = settings.jwks_uri
    fetch = fetch_from_s3(uri, s3) if uri.startswith("s3://") else fetch_over_https(uri)
    return Context(
        settings=settings,
        verifier=Verifier(KeySet(fetch), settings.token_issuer, settings.token_client_ids, settings.token_use),
        engine=Engine(settings.max_queued),
        storage=Storage(settings, clients.s3_of(of_data), clients.dynamodb_of(of_data)),
    )


def load_model(settings: Settings) -> model.ActigraphyModel:
    return model.load(artifact.provide(settings, clients.s3_of(clients.session_as(None))))


def create_app(context: Context, load: Callable[[Settings], model.ActigraphyModel] = load_model) -> FastAPI:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        context.engine.start(lambda: load(context.settings))
        yield
        context.engine.close()

    # No pages that describe the service to whoever asks.
    app = FastAPI(lifespan=lifespan, openapi_url=None, docs_url=None, redoc_url=None)
    app.state.context = context
    app.include_router(status.router)
    app.include_router(analyses.router)
    add_error_handlers(app)
    app.add_middleware(RequestLog)
    return app
