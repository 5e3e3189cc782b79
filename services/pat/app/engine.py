"""Runs one analysis at a time, since there is one GPU, and lets a few wait."""

import asyncio
import logging
import threading
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Literal

from app.errors import unavailable
from app.logs import tell
from app.model import ActigraphyModel, Minutes, Scores

State = Literal["loading", "ready", "failed", "draining"]

# About what an analysis takes, and a start.
RETRY_SECONDS = 2
RETRY_LOADING_SECONDS = 15


class Engine:
    """The model, loaded and run in one thread of its own."""

    def __init__(self, max_queued: int) -> None:
        self.state: State = "loading"
        self.refused = 0
        self.completed = 0
        self._places = 1 + max_queued
        self._taken = 0
        self._changed = threading.Condition()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="inference")
        self._model: ActigraphyModel | None = None

    @property
    def pending(self) -> int:
        return self._taken

    @property
    def model(self) -> ActigraphyModel:
        """The model, while analyses are taken."""
        if self.state == "loading":
            raise unavailable("loading", RETRY_LOADING_SECONDS)
        if self.state != "ready" or self._model is None:
            raise unavailable(self.state, RETRY_SECONDS)
        return self._model

    def start(self, load: Callable[[], ActigraphyModel]) -> None:
        """Load in the background: until then, the service lives, but is not ready."""

        def loading() -> None:
            started = time.monotonic()
            try:
                model = load()
            except Exception as error:
                self.state = "failed"
                tell("model_failed", logging.ERROR, error=error)
                return
            with self._changed:
                self._model = model
                if self.state == "loading":
                    self.state = "ready"
            tell("model_loaded", sha256=model.sha256, seconds=round(time.monotonic() - started, 1))

        self._worker.submit(loading)

    @contextmanager
    def place(self) -> Iterator[int]:
        """A place for an analysis until it has been answered; says how many are ahead."""
        _ = self.model
        with self._changed:
            if self._taken >= self._places:
                self.refused += 1
                raise unavailable("busy", RETRY_SECONDS)
            ahead = self._taken
            self._taken += 1
        try:
            yield ahead
        finally:
            with self._changed:
                self._taken -= 1
                self._changed.notify_all()

    async def run(self, windows: Sequence[Minutes], report: Callable[[int], Awaitable[None]]) -> list[Scores]:
        """Scores of each window; `report` is told the number of each as it begins."""
        model = self._model
        assert model is not None  # noqa: S101 (a place was given)
        loop = asyncio.get_running_loop()
        steps: asyncio.Queue[int | None] = asyncio.Queue()

        def work() -> list[Scores]:
            scores = []
            for number, window in enumerate(windows):
                loop.call_soon_threadsafe(steps.put_nowait, number)
                scores.append(model.score(window))
            return scores

        job = self._worker.submit(work)
        job.add_done_callback(lambda _: loop.call_soon_threadsafe(steps.put_nowait, None))
        try:
            while (number := await steps.get()) is not None:
                await report(number)
            scores = await asyncio.wrap_future(job)
        finally:
            # Nobody waits for it any more: unless it runs already, it need not.
            job.cancel()
        self.completed += 1
        return scores

    def drain(self) -> None:
        """Take no more analyses."""
        with self._changed:
            if self.state != "failed":
                self.state = "draining"

    def wait_idle(self, seconds: float) -> bool:
        """Wait for the analyses that were taken; says whether all were answered in time."""
        with self._changed:
            return self._changed.wait_for(lambda: self._taken == 0, seconds)

    def close(self) -> None:
        self._worker.shutdown(wait=False, cancel_futures=True)
