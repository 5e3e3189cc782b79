"""What is asked for, and whether its series is one that the model can judge."""

from typing import Annotated, Literal, Self
from uuid import UUID

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic.alias_generators import to_camel

from app.errors import ProblemError
from app.model import Minutes

MAX_WINDOWS = 4

# Counts of a week of seconds, if a device had no pause at its highest sampling, stay far below; float32 is exact up to here.
MAX_COUNT = 2**24

_SECONDS_A_MINUTE = 60
_MAX_FIELDS = 5


class Recording(BaseModel):
    """Activity counts at equal intervals. A time for each is optional, and only compared with the interval."""

    model_config = ConfigDict(alias_generator=to_camel, extra="forbid", frozen=True, strict=True)

    sampling_interval_seconds: Literal[15, 30, 60]
    values: Annotated[list[float], Field(fail_fast=True)]
    timestamps: Annotated[list[int], Field(fail_fast=True)] | None = None
    """Seconds since 1970."""


class AnalysisRequest(BaseModel):
    """A subject's pseudonym, and either a recording or the key of one."""

    model_config = ConfigDict(alias_generator=to_camel, extra="forbid", frozen=True, strict=True)

    subject: UUID
    recording_key: Annotated[str, Field(max_length=512)] | None = None
    sampling_interval_seconds: Literal[15, 30, 60] | None = None
    values: Annotated[list[float], Field(fail_fast=True)] | None = None
    timestamps: Annotated[list[int], Field(fail_fast=True)] | None = None

    @model_validator(mode="after")
    def _one_series(self) -> Self:
        inline = (self.values, self.sampling_interval_seconds)
        if self.recording_key is not None:
            if any(part is not None for part in (*inline, self.timestamps)):
                raise ValueError("either values or a key")
        elif any(part is None for part in inline):
            raise ValueError("values and their interval")
        return self

    @property
    def recording(self) -> Recording | None:
        if self.values is None or self.sampling_interval_seconds is None:
            return None
        return Recording.model_construct(
            sampling_interval_seconds=self.sampling_interval_seconds, values=self.values, timestamps=self.timestamps
        )


def _bad(code: str, message: str) -> ProblemError:
    return ProblemError(422, code, message)


def _unreadable(error: ValidationError) -> ProblemError:
    """Names fields, but not those that only the sender knows: a name of a field can be a name of a person."""
    errors = error.errors(include_input=False, include_url=False, include_context=False)[:_MAX_FIELDS]
    fields = [".".join(str(part) for part in e["loc"]) for e in errors if e["type"] != "extra_forbidden" and e["loc"]]
    return ProblemError(422, "invalid_request", "The request is not of the documented form.", fields=fields)


def read_request(body: bytes) -> AnalysisRequest:
    try:
        return AnalysisRequest.model_validate_json(body)
    except ValidationError as error:
        raise _unreadable(error) from None


def read_recording(body: bytes) -> Recording:
    try:
        return Recording.model_validate_json(body)
    except ValidationError as error:
        raise _unreadable(error) from None


def windows_of(recording: Recording, window: int) -> list[Minutes]:
    """Counts by the minute, in windows as long as the model takes them."""
    _check_times(recording)
    per_minute = _SECONDS_A_MINUTE // recording.sampling_interval_seconds
    number, rest = divmod(len(recording.values), window * per_minute)
    if number == 0:
        raise _bad("too_short", f"A series has at least {window} minutes.")
    if number > MAX_WINDOWS or (number == MAX_WINDOWS and rest > 0):
        raise _bad("too_long", f"A series has at most {window * MAX_WINDOWS} minutes.")
    if rest > 0:
        raise _bad("wrong_length", f"A series has a multiple of {window} minutes.")
    counts = np.asarray(recording.values, dtype=np.float64)
    _check_counts(counts)
    minutes = counts.reshape(-1, per_minute).sum(axis=1).astype(np.float32)
    windows = list(minutes.reshape(number, window))
    if any(part.min() == part.max() for part in windows):
        raise _bad("no_variation", "The device was not worn, or not working, for a whole window.")
    return windows


def _check_counts(counts: np.typing.NDArray[np.float64]) -> None:
    if not np.isfinite(counts).all():
        raise _bad("not_finite", "Every value is a number.")
    if counts.min() < 0:
        raise _bad("negative", "Counts are not negative.")
    if counts.max() > MAX_COUNT:
        raise _bad("too_high", f"Counts are at most {MAX_COUNT}.")


def _check_times(recording: Recording) -> None:
    if recording.timestamps is None:
        return
    if len(recording.timestamps) != len(recording.values):
        raise _bad("wrong_length", "There are as many timestamps as values.")
    try:
        steps = np.diff(np.asarray(recording.timestamps, dtype=np.int64))
    except OverflowError:
        raise _bad("not_monotonic", "Timestamps are seconds since 1970.") from None
    if (steps <= 0).any():
        raise _bad("not_monotonic", "Timestamps rise.")
    if (steps != recording.sampling_interval_seconds).any():
        raise _bad("gap", "Timestamps are one interval apart.")
