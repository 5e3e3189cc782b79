"""What is answered when a request cannot be carried out. No answer repeats what was sent."""

from collections.abc import Mapping, Sequence

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from app.logs import request_id, tell


class ProblemError(Exception):
    """An answer with a status, a code for programs and a sentence for people."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        headers: Mapping[str, str] | None = None,
        fields: Sequence[str] = (),
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message
        self.headers = dict(headers or {})
        self.fields = list(fields)

    def body(self) -> dict[str, object]:
        fields = {"fields": self.fields} if self.fields else {}
        return {"error": {"code": self.code, "message": self.message, **fields}, "requestId": request_id.get()}


def unauthorized(code: str = "unauthorized") -> ProblemError:
    return ProblemError(401, code, "A valid token is needed.", headers={"WWW-Authenticate": "Bearer"})


def too_large() -> ProblemError:
    return ProblemError(413, "too_large", "The request or the recording is too large.", headers={"Connection": "close"})


def unavailable(code: str, retry_after_seconds: int) -> ProblemError:
    headers = {"Retry-After": str(retry_after_seconds)}
    return ProblemError(503, code, "The service cannot do this now.", headers=headers)


def respond(problem: ProblemError) -> JSONResponse:
    return JSONResponse(problem.body(), problem.status, problem.headers)


async def _problem(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ProblemError)  # noqa: S101 (registered for this class alone)
    tell("refused", code=error.code)
    return respond(error)


async def _http(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 (registered for this class alone)
    codes = {404: "not_found", 405: "method_not_allowed"}
    code = codes.get(error.status_code, "refused")
    return respond(ProblemError(error.status_code, code, "No such route.", headers=error.headers))


def add_error_handlers(app: FastAPI) -> None:
    app.add_exception_handler(ProblemError, _problem)
    app.add_exception_handler(HTTPException, _http)
