"""Stages run in order, again and again, until nothing waits."""

from datetime import timedelta

import pytest

from columba.leases.exclusive import BusyError, exclusive
from columba.lib.batch import Batch
from columba.worker.job import Job, run_job
from columba.worker.refresh import EndlessError, refresh

pytestmark = pytest.mark.django_db


class Silent:
    """Watches a refresh and keeps what it saw."""

    def __init__(self):
        self.seen = []

    def start(self, job, total):
        self.seen.append((job.name, "start", total))

    def advance(self, job, batch):
        self.seen.append((job.name, "batch", batch.rows))

    def finish(self, job):
        self.seen.append((job.name, "finish"))


def make_job(name, work, then=()):
    """Return a job that works on the numbers in `work`, a batch each."""

    def batches():
        while work:
            yield Batch(rows=work.pop(0), ends={"done": 1})

    return Job(
        name=name,
        label=name.title(),
        every=timedelta(minutes=1),
        batches=batches,
        waiting=lambda: sum(work),
        then=then,
    )


def test_every_stage_runs_until_nothing_waits():
    watcher = Silent()
    runs = refresh([make_job("poll", [3, 2]), make_job("read", [4])], watcher=watcher)
    assert [(run.job.name, run.rows, dict(run.ends)) for run in runs] == [
        ("poll", 5, {"done": 2}),
        ("read", 4, {"done": 1}),
    ]
    assert watcher.seen[0] == ("poll", "start", 5)


def test_what_a_later_stage_makes_due_is_done_in_the_same_refresh():
    early = []
    late = [1]

    def batches():
        while late:
            late.pop()
            early.append(7)
            yield Batch(rows=1)

    last = make_job("late", late)
    last = Job(**{**last.__dict__, "batches": batches})
    runs = refresh([make_job("early", early), last], watcher=Silent())
    assert runs[0].rows == 7


def test_a_stage_that_finds_work_for_ever_is_a_fault():
    def for_ever():
        yield Batch(rows=1)

    job = Job(**{**make_job("poll", []).__dict__, "batches": for_ever})
    with pytest.raises(EndlessError, match="poll"):
        refresh([job], watcher=Silent())


def test_a_job_runs_in_one_process_at_a_time():
    with exclusive("poll"), pytest.raises(BusyError):
        run_job(make_job("poll", [1]))


def test_a_job_that_fails_lets_go_of_its_name():
    def broken():
        yield Batch(rows=1)
        raise RuntimeError("disk full")

    job = Job(**{**make_job("poll", []).__dict__, "batches": broken})
    with pytest.raises(RuntimeError, match="disk full"):
        run_job(job)
    assert run_job(make_job("poll", [2])) == 2
