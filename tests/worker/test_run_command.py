"""`columba run`: one command that serves the site, keeps it fresh, and leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request

import psutil
import pytest

from columba.publication.init import init_publication
from columba.worker.run import Place, is_free, port_number
from tests.worker.waiting import wait_for

EMPTY = '<opml version="2.0"><body/></opml>'


@pytest.fixture
def folder(tmp_path):
    """Return a publication without sources, so that nothing is fetched."""
    init_publication(tmp_path / "news")
    (tmp_path / "news" / "sources.opml").write_text(EMPTY, encoding="utf-8")
    return tmp_path / "news"


@pytest.fixture
def run(folder):
    """Return a function that starts `columba run`; whatever still runs at the end is killed."""
    started = []

    def start(*arguments):
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("COLUMBA_", "DATABASE_"))}
        process = subprocess.Popen(
            [sys.executable, "-m", "columba", "run", *arguments],
            cwd=folder,
            env=kept | {"http_proxy": "http://127.0.0.1:9"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def lines_until(process, words):
    lines = []
    for line in process.stdout:
        lines.append(line.strip())
        if words in line:
            return lines
    pytest.fail(f"{words!r} never came: {lines}")


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_when_the_site_answers_and_stops_cleanly(run, free_port, number):
    process = run("--port", str(free_port))
    lines = lines_until(process, "Ready:")
    assert lines[0] == "Starting Our Columba …"
    with urllib.request.urlopen(f"http://127.0.0.1:{free_port}/healthz", timeout=10) as answer:
        assert answer.read() == b"ok\n"
    children = psutil.Process(process.pid).children(recursive=True)
    assert len(children) >= 2
    process.send_signal(number)
    rest = process.communicate(timeout=40)[0]
    assert process.returncode == 0
    assert rest.splitlines() == ["Stopping; what is under way is finished first …"]
    wait_for(lambda: not any(child.is_running() for child in children))


def test_a_port_that_is_taken_is_said_before_anything_is_done(run, folder):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = run("--port", str(taken.getsockname()[1]))
        told = process.communicate(timeout=40)[0]
    assert process.returncode == 1
    assert "is taken or not ours; choose another with --port." in told
    assert not (folder / "var" / "columba.sqlite3").exists()


@pytest.mark.parametrize("text", ["0", "65536", "-1", "http", "8000.0", "٨٠٠٠", ""])
def test_what_is_no_port_is_refused(text):
    with pytest.raises(Exception, match="is no port; use a number from 1 to 65535"):
        port_number(text)


def test_a_port_beyond_the_last_is_not_free():
    assert not is_free("127.0.0.1", 65_536)


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000/"),
        ("0.0.0.0", "http://127.0.0.1:8000/"),  # noqa: S104 - what one may ask for
        ("::", "http://[::1]:8000/"),
        ("news.town", "http://news.town:8000/"),
    ],
)
def test_the_address_it_names_is_one_that_can_be_opened(host, url):
    assert Place(host=host, port=8000).url == url
