"""One recurring job, and how a run of it goes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from columba.leases.exclusive import exclusive, renew
from columba.lib.batch import Batch


@dataclass(frozen=True, kw_only=True)
class Job:
    """A row of the timetable.

    `batches` yields after every committed batch and ends when nothing is due; `waiting` counts the
    rows that are due now; `then` names the jobs worth waking when this one has done something.
    """

    name: str
    label: str
    every: timedelta
    batches: Callable[[], Iterator[Batch]]
    waiting: Callable[[], int]
    then: tuple[str, ...] = ()


def run_job(job: Job, *, on_batch: Callable[[Batch], None] = lambda _: None) -> int:
    """Run `job` until nothing is due and return the rows worked on.

    One process at a time runs a job; BusyError where another live process does.
    """
    rows = 0
    with exclusive(job.name):
        for batch in job.batches():
            renew(job.name)
            on_batch(batch)
            rows += batch.rows
    return rows
