"""The queue that wakes the worker: Huey, on whichever engine the operator has.

It carries names of jobs and the timetable, never the truth: a lost wake-up costs a minute, because
what is due stands in the rows.
"""

import logging
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import close_old_connections
from huey import Huey, PostgresHuey, RedisHuey, SqliteHuey
from huey.serializer import SignedSerializer

from columba.leases.exclusive import BusyError
from columba.sources.poll import OUT_OF_REACH
from columba.worker.job import Job, run_job

logger = logging.getLogger(__name__)

NO_NETWORK = (
    "%d sources could not be reached, nor could any that were asked with them: is this machine on "
    "the network? They are asked again, and nothing is lost."
)


def open_queue(url: str, *, data_dir: Path, secret: str) -> Huey:
    """Return the queue at `url` (redis://, rediss:// or postgres://), or a SQLite file without one.

    Messages are signed with `secret`, since Huey unpickles what a shared broker hands it.
    """
    options: dict[str, Any] = {
        "name": "columba",
        "results": False,
        "serializer": SignedSerializer(secret=secret),
    }
    if url.startswith(("redis://", "rediss://")):
        return RedisHuey(url=url, **options)
    if url.startswith(("postgres://", "postgresql://")):
        return PostgresHuey(dsn=url, **options)
    if url:
        raise ValueError(f"COLUMBA_QUEUE_URL={url!r}: use redis://…, postgres://… or leave it out.")
    return SqliteHuey(filename=str(data_dir / "queue.sqlite3"), **options)


def register(queue: Huey, jobs: Mapping[str, Job]) -> Callable[[str], object]:
    """Put every job on the timetable of `queue`, each waking the jobs named in its `then`.

    Return what wakes a job by its name; a process that only wakes needs no jobs for that.
    """

    def work(name: str) -> None:
        if _run(jobs[name]):
            for following in jobs[name].then:
                wake(following)

    wake: Callable[[str], object] = queue.task(name="work")(work)
    for job in jobs.values():
        queue.periodic_task(_due_by(job), name=f"timetable_{job.name}")(_waker(wake, job))
    return wake


def _run(job: Job) -> int:
    """Run the job unless another process already does; return the rows worked on."""
    close_old_connections()
    ends: Counter[str] = Counter()
    try:
        return run_job(job, on_batch=lambda batch: ends.update(batch.ends))
    except BusyError as error:
        logger.info("%s", error)
        return 0
    finally:
        close_old_connections()
        if ends[OUT_OF_REACH]:
            logger.warning(NO_NETWORK, ends[OUT_OF_REACH])


def _waker(wake: Callable[[str], object], job: Job) -> Callable[[], None]:
    def enqueue() -> None:
        if job.waiting():
            wake(job.name)

    return enqueue


def _due_by(job: Job) -> Callable[[datetime], bool]:
    """Return Huey's test of a minute: true every `job.every`, counted in whole minutes."""
    minutes = max(1, int(job.every.total_seconds() // 60))

    def is_due(moment: datetime) -> bool:
        return (moment.hour * 60 + moment.minute) % minutes == 0

    return is_due
