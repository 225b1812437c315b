"""Read pages in other processes, so that no page can hold up or bring down the rest."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from multiprocessing.connection import wait
from types import FrameType
from typing import ParamSpec, Self, TypeVar

from columba.articles.extract import Extraction, ExtractionError, Mode, Reason, extract

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

# Seconds of work after which a page is given up in its own process.
PAGE_SECONDS = 20
# Seconds after which the process itself is ended: it is stuck, or the machine is overloaded.
PATIENCE_SECONDS = 60
MOST_PROCESSES = 8


@dataclass(frozen=True, kw_only=True)
class Page:
    """What is needed to read one page, and nothing of the database."""

    html: bytes
    url: str
    content_type: str
    zone: tzinfo
    now: datetime
    mode: Mode = Mode.BEST
    spare: Mapping[str, str] = field(default_factory=dict)


class Readers:
    """A pool of processes that read pages; open it with `with`, use it for many batches.

    It must not be opened inside a transaction or an event loop: starting it takes a second or two.
    """

    def __init__(self, processes: int | None = None) -> None:
        self._processes = processes or min(_cores(), MOST_PROCESSES)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def start(self) -> None:
        """Begin to start the processes and return: they get ready while pages are fetched."""
        self._submit(_nothing)

    def read(self, pages: Sequence[Page]) -> list[Extraction | ExtractionError]:
        """Return for every page, in order, what it says or why it could not be read."""
        if not pages:
            return []
        futures = [self._submit(read_page, page) for page in pages]
        return [self._result(future, page) for future, page in zip(futures, pages, strict=True)]

    def _submit(
        self, work: Callable[Arguments, Result], *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> "Future[Result]":
        """Hand over the work, to a new pool where the old one has broken since."""
        try:
            return self._open().submit(work, *args, **kwargs)
        except BrokenProcessPool:
            self._close()
            return self._open().submit(work, *args, **kwargs)

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._processes, mp_context=_context(), initializer=_settle_in
            )
        return self._pool

    def _result(
        self, future: "Future[Extraction | ExtractionError]", page: Page
    ) -> Extraction | ExtractionError:
        try:
            return future.result(timeout=PATIENCE_SECONDS)
        except TimeoutError:
            self._end_processes()
            return _stuck()
        except BrokenProcessPool:
            self._close()
            return self._read_alone(page)

    def _read_alone(self, page: Page) -> Extraction | ExtractionError:
        """Read a page that was in a pool that broke; only the page that breaks its own is lost."""
        try:
            return self._submit(read_page, page).result(PATIENCE_SECONDS)
        except (BrokenProcessPool, TimeoutError):
            self._end_processes()
            return _stuck()

    def _end_processes(self) -> None:
        for process in list((self._pool._processes if self._pool else {}).values()):  # noqa: SLF001 - nothing public ends a worker that is stuck
            process.kill()
        self._close()

    def _close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = None


def read_page(page: Page) -> Extraction | ExtractionError:
    """Read one page within its time, in this process."""
    try:
        with _time_limit(PAGE_SECONDS):
            return extract(
                page.html,
                url=page.url,
                mode=page.mode,
                content_type=page.content_type,
                zone=page.zone,
                now=page.now,
                spare=page.spare,
            )
    except ExtractionError as error:
        return error
    except _OutOfTime:
        return ExtractionError(
            Reason.TOO_COMPLEX, f"The page could not be read in {PAGE_SECONDS} seconds of work."
        )


class _OutOfTime(BaseException):
    """The time for a page is over. No `except Exception` of any extractor holds it up."""


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raise _OutOfTime after so many seconds of work, and every second again until it is heeded.

    Waiting for the processor does not count, so that a busy machine reads the same pages as an
    idle one. Without timers in the system there is no limit but the parent's patience.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return
    previous = signal.signal(signal.SIGPROF, _give_up)
    signal.setitimer(signal.ITIMER_PROF, seconds, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, previous)


def _give_up(_number: int, _frame: FrameType | None) -> None:
    raise _OutOfTime


def _context() -> multiprocessing.context.BaseContext:
    """Return a way to start processes that copies no thread, lock or connection of this one."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    # Imported once, in the process that the readers are copied from.
    context.set_forkserver_preload(["columba.articles.preload"])
    return context


def _settle_in() -> None:
    """Leave Ctrl-C to the parent, and end with it however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _nothing() -> None:
    """Do nothing, in a process that must have started to do it."""


def _stuck() -> ExtractionError:
    return ExtractionError(
        Reason.TOO_SLOW,
        f"The page was not read within {PATIENCE_SECONDS} seconds; it will be tried again.",
    )
