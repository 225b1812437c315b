"""The supervisor keeps its children running, and leaves none behind however it ends."""

import os
import signal
import subprocess
import sys

import psutil
import pytest

from tests.worker.waiting import wait_for

CHILD = """
import signal, sys, time
from columba.worker.lifeline import hold_lifeline
hold_lifeline()
open(sys.argv[1], "a").write("up\\n")
signal.signal(signal.SIGTERM, lambda *_: (open(sys.argv[1], "a").write("down\\n"), sys.exit(0)))
time.sleep(60)
"""
PARENT = """
import sys
from columba.worker.run import Child, supervise
command = [sys.executable, "-c", sys.argv[1], sys.argv[2]]
sys.exit(supervise([Child(name="child", command=command)], say=print))
"""


@pytest.fixture
def supervisor(tmp_path):
    log = tmp_path / "log"
    process = subprocess.Popen(
        [sys.executable, "-c", PARENT, CHILD, str(log)], stdout=subprocess.PIPE, text=True
    )
    wait_for(lambda: log.exists() and "up" in log.read_text())
    yield process, log
    if process.poll() is None:
        process.kill()
    process.communicate()


def children_of(process):
    return psutil.Process(process.pid).children()


def test_it_stops_its_children_in_order(supervisor):
    process, log = supervisor
    child = children_of(process)[0]
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=25) == 0
    assert log.read_text() == "up\ndown\n"
    assert not child.is_running()


def test_a_child_that_dies_is_started_again(supervisor):
    process, log = supervisor
    children_of(process)[0].kill()
    wait_for(lambda: log.read_text().count("up") == 2)


def test_no_child_outlives_a_supervisor_that_was_killed(supervisor):
    process, log = supervisor
    child = children_of(process)[0]
    os.kill(process.pid, signal.SIGKILL)
    wait_for(lambda: not child.is_running() or child.status() == psutil.STATUS_ZOMBIE)
    assert log.read_text() == "up\ndown\n"


def test_a_child_that_always_fails_ends_the_whole(monkeypatch):
    code = (
        "import sys, columba.worker.run as run\n"
        "run.MOST_FAILURES = 2\n"
        "child = run.Child(name='child', command=[sys.executable, '-c', 'raise SystemExit(3)'])\n"
        "sys.exit(run.supervise([child], say=print))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert "child ended with code 3" in done.stdout
