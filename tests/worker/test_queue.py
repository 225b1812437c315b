"""The queue wakes jobs by name and minds the timetable; the rows say what is due."""

from datetime import datetime, timedelta

import pytest
from huey import SqliteHuey
from huey.exceptions import HueyException

from columba.lib.batch import Batch
from columba.sources.poll import OUT_OF_REACH
from columba.worker.job import Job
from columba.worker.queue import open_queue, register

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def queue(tmp_path):
    return open_queue("", data_dir=tmp_path, secret="secret")


def make_job(name, done, *, rows=1, minutes=1, then=()):
    def batches():
        done.append(name)
        yield Batch(rows=rows)

    return Job(
        name=name,
        label=name,
        every=timedelta(minutes=minutes),
        batches=batches,
        waiting=lambda: rows,
        then=then,
    )


def at(hour, minute):
    """Return a minute as Huey counts them: UTC, without saying so."""
    return datetime(2026, 1, 1, hour, minute)  # noqa: DTZ001


def work_off(queue):
    """Do everything that is in the queue."""
    while (task := queue.dequeue()) is not None:
        queue.execute(task)


def tick(queue, moment):
    """Put what the timetable has for this minute into the queue."""
    for task in queue.read_periodic(moment):
        queue.enqueue(task)


def test_a_minute_of_the_timetable_runs_what_is_due(queue):
    done = []
    jobs = [make_job("poll", done), make_job("prune", done, minutes=60)]
    register(queue, {job.name: job for job in jobs})
    tick(queue, at(10, 7))
    work_off(queue)
    assert done == ["poll"]
    tick(queue, at(11, 0))
    work_off(queue)
    assert sorted(done) == ["poll", "poll", "prune"]


def test_a_job_that_did_something_wakes_the_next(queue):
    done = []
    jobs = [make_job("poll", done, then=("read",)), make_job("read", done, minutes=60)]
    register(queue, {job.name: job for job in jobs})
    tick(queue, at(10, 7))
    work_off(queue)
    assert done == ["poll", "read"]


def test_a_job_with_nothing_due_is_not_even_woken(queue):
    done = []
    register(queue, {"poll": make_job("poll", done, rows=0)})
    tick(queue, at(10, 7))
    work_off(queue)
    assert done == []


def test_a_message_that_somebody_else_wrote_is_refused(queue, tmp_path):
    register(queue, {"poll": make_job("poll", [])})
    tick(queue, at(10, 7))
    stranger = open_queue("", data_dir=tmp_path, secret="another")
    with pytest.raises((ValueError, HueyException)):
        stranger.dequeue()


def test_the_queue_is_a_file_unless_an_engine_is_named(tmp_path):
    assert isinstance(open_queue("", data_dir=tmp_path, secret="s"), SqliteHuey)
    with pytest.raises(ValueError, match="COLUMBA_QUEUE_URL"):
        open_queue("amqp://x", data_dir=tmp_path, secret="s")


def test_a_network_that_is_down_is_told_once_a_run(queue, caplog):
    def batches():
        yield Batch(rows=50, ends={OUT_OF_REACH: 50})
        yield Batch(rows=20, ends={OUT_OF_REACH: 20})

    job = Job(
        name="poll",
        label="poll",
        every=timedelta(minutes=1),
        batches=batches,
        waiting=lambda: 70,
    )
    register(queue, {"poll": job})
    tick(queue, at(10, 7))
    work_off(queue)
    told = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert [words.split(",")[0] for words in told] == ["70 sources could not be reached"]
