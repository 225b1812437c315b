"""A page may wake a job; whoever waits for the page neither waits for that nor hears of a fault."""

import time

import pytest

from columba.worker import wake as module
from columba.worker.queue import open_queue, register
from columba.worker.wake import wake


@pytest.fixture(autouse=True)
def quick(monkeypatch, settings, tmp_path):
    settings.DATA_DIR, settings.QUEUE_URL, settings.SECRET_KEY = tmp_path, "", "secret"
    monkeypatch.setattr(module, "PAUSE_SECONDS", 0.05)
    monkeypatch.setattr(module, "_woken_at", {})
    module._waker.cache_clear()
    yield
    module._waker.cache_clear()


def woken(folder, *, least=1):
    """Return the names in the queue, as the worker would take them, once they are there."""
    queue = open_queue("", data_dir=folder, secret="secret")
    register(queue, {})
    names, deadline = [], time.monotonic() + 10
    while len(names) < least and time.monotonic() < deadline:
        while (task := queue.dequeue()) is not None:
            names.append(task.args[0])
        time.sleep(0.01)
    return names


def test_the_worker_finds_the_name_of_the_job(tmp_path):
    wake("admit_signatures")
    assert woken(tmp_path) == ["admit_signatures"]


def test_a_thousand_signatures_wake_it_once(tmp_path):
    for _ in range(1000):
        wake("admit_signatures")
    assert woken(tmp_path) == ["admit_signatures"]
    wake("send_mail")
    assert woken(tmp_path) == ["send_mail"]


def test_a_queue_that_is_broken_is_no_concern_of_the_caller(settings, caplog):
    settings.QUEUE_URL = "amqp://nowhere"
    caplog.set_level("INFO", logger="columba.worker.wake")
    wake("admit_signatures")
    deadline = time.monotonic() + 10
    while "waits for its minute" not in caplog.text and time.monotonic() < deadline:
        time.sleep(0.01)
    assert "waits for its minute" in caplog.text
