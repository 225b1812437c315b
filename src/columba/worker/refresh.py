"""Run every stage, in the order of the story, until nothing waits."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from columba.lib.batch import Batch
from columba.worker.job import Job, run_job

# Polling may make more articles due while later stages run; more rounds than this means that some
# job finds work for ever, which is a fault and not news.
MOST_ROUNDS = 20


@dataclass(kw_only=True)
class StageRun:
    """What one stage did over a whole refresh."""

    job: Job
    rows: int = 0
    ends: Counter[str] = field(default_factory=Counter)


class Watcher(Protocol):
    """Something that shows the progress of a refresh."""

    def start(self, job: Job, total: int) -> None: ...
    def advance(self, job: Job, batch: Batch) -> None: ...
    def finish(self, job: Job) -> None: ...


class EndlessError(RuntimeError):
    """A stage finds work for ever."""


def refresh(jobs: Iterable[Job], *, watcher: Watcher) -> list[StageRun]:
    """Run `jobs` in order, over and over, until a whole round finds nothing to do."""
    runs = [StageRun(job=job) for job in jobs]
    for _ in range(MOST_ROUNDS):
        if not sum(_run_stage(run, watcher) for run in runs):
            return runs
    raise EndlessError(f"Something still waits after {MOST_ROUNDS} rounds: {_busy(runs)}.")


def _run_stage(run: StageRun, watcher: Watcher) -> int:
    watcher.start(run.job, run.job.waiting())
    rows = run_job(run.job, on_batch=_recorder(run, watcher))
    watcher.finish(run.job)
    return rows


def _recorder(run: StageRun, watcher: Watcher) -> Callable[[Batch], None]:
    def record(batch: Batch) -> None:
        run.rows += batch.rows
        run.ends.update(batch.ends)
        watcher.advance(run.job, batch)

    return record


def _busy(runs: list[StageRun]) -> str:
    return ", ".join(f"{run.job.name} ({run.job.waiting()})" for run in runs)
