"""What a person sees of a refresh: one bar a stage, and a table at the end."""

from collections.abc import Iterable
from typing import Self

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table

from columba.lib.batch import Batch
from columba.worker.job import Job
from columba.worker.refresh import StageRun


class Bars:
    """One progress bar a stage; a stage that found nothing to do shows none."""

    def __init__(self, console: Console) -> None:
        self._progress = Progress(
            TextColumn("{task.description:<18}"),
            BarColumn(bar_width=32),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def start(self, job: Job, total: int) -> None:
        if job.name in self._tasks:
            self._progress.update(self._tasks[job.name], total=self._done(job) + total)
        elif total:
            self._tasks[job.name] = self._progress.add_task(job.label, total=total)

    def advance(self, job: Job, batch: Batch) -> None:
        if job.name not in self._tasks:
            self._tasks[job.name] = self._progress.add_task(job.label, total=batch.rows)
        self._progress.advance(self._tasks[job.name], batch.rows)

    def finish(self, job: Job) -> None:
        if job.name in self._tasks:
            self._progress.update(self._tasks[job.name], total=self._done(job))

    def _done(self, job: Job) -> float:
        return self._progress.tasks[self._tasks[job.name]].completed


def closing_table(runs: Iterable[StageRun], refused: Iterable[tuple[str, int]]) -> Table:
    """Return the table a refresh ends with: every stage's ends, then what was refused and why."""
    table = Table(title="What this refresh did", title_justify="left", pad_edge=False)
    table.add_column("Stage")
    table.add_column("Result")
    table.add_column("Rows", justify="right")
    for run in runs:
        _add_stage(table, run)
    for position, (reason, count) in enumerate(refused):
        table.add_row("" if position else "Refused", escape(reason), str(count))
    return table


def _add_stage(table: Table, run: StageRun) -> None:
    if not run.ends:
        table.add_row(run.job.label, "nothing was due", "0")
    for position, (end, count) in enumerate(sorted(run.ends.items())):
        table.add_row("" if position else run.job.label, escape(end), str(count))
