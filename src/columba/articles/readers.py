"""Read pages in other processes, so that no page can hold up or bring down the rest."""

import multiprocessing
import os
import signal
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from types import FrameType
from typing import Self

from columba.articles.extract import Extraction, ExtractionError, Mode, Reason, extract

# A page that takes longer is given up in its own process; one that does not even notice that is
# ended with its process a little later.
PAGE_SECONDS = 20
SPARE_SECONDS = 20


@dataclass(frozen=True, kw_only=True)
class Page:
    """What is needed to read one page, and nothing of the database."""

    html: bytes
    url: str
    content_type: str
    zone: tzinfo
    now: datetime
    mode: Mode = Mode.BEST
    spare: dict[str, str] = field(default_factory=dict)


class Readers:
    """A pool of processes that read pages; open it with `with`, use it for many batches."""

    def __init__(self, processes: int | None = None) -> None:
        self._processes = processes or max(1, os.cpu_count() or 1)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def read(self, pages: Sequence[Page]) -> list[Extraction | ExtractionError]:
        """Return for every page, in order, what it says or why it could not be read."""
        if not pages:
            return []
        futures = [self._open().submit(read_page, page) for page in pages]
        return [self._result(future, page) for future, page in zip(futures, pages, strict=True)]

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            methods = multiprocessing.get_all_start_methods()
            context = multiprocessing.get_context("forkserver" if "forkserver" in methods else None)
            if "forkserver" in methods:
                # Imported once, in the process that the readers are copied from.
                context.set_forkserver_preload(["columba.articles.preload"])
            self._pool = ProcessPoolExecutor(self._processes, mp_context=context)
        return self._pool

    def _result(
        self, future: "Future[Extraction | ExtractionError]", page: Page
    ) -> Extraction | ExtractionError:
        try:
            return future.result(timeout=PAGE_SECONDS + SPARE_SECONDS)
        except TimeoutError:
            self._end_processes()
            return _too_slow()
        except BrokenProcessPool:
            self._close()
            return self._read_alone(page)

    def _read_alone(self, page: Page) -> Extraction | ExtractionError:
        """Read a page that was in a pool that broke; only the page that breaks its own is lost."""
        try:
            return self._open().submit(read_page, page).result(PAGE_SECONDS + SPARE_SECONDS)
        except (BrokenProcessPool, TimeoutError):
            self._end_processes()
            return _too_slow()

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
    previous = signal.signal(signal.SIGALRM, _give_up)
    signal.alarm(PAGE_SECONDS)
    try:
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
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, previous)


def _give_up(_number: int, _frame: FrameType | None) -> None:
    raise _too_slow()


def _too_slow() -> ExtractionError:
    return ExtractionError(
        Reason.TOO_COMPLEX, f"The page could not be read within {PAGE_SECONDS} seconds."
    )
