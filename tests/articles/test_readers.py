"""Reading in other processes: in order, within time, and never for ever."""

import os
import subprocess
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime

import psutil
import pytest

from columba.articles import readers as module
from columba.articles.extract import Extraction, ExtractionError, Reason
from columba.articles.readers import Page, Readers, read_page
from tests.articles.make import JSON_LD_PAGE, PARAGRAPHS, URL, page, text
from tests.corpus import ROOT

NOW = datetime(2025, 8, 18, 12, tzinfo=UTC)


def a_page(html: str) -> Page:
    return Page(html=html.encode(), url=URL, content_type="text/html", zone=UTC, now=NOW)


@pytest.fixture(scope="module")
def readers():
    with Readers(processes=2) as opened:
        opened.start()
        yield opened


def test_pages_come_back_in_the_order_they_were_given(readers):
    pages = [a_page(page(title=f"Story number {n} of the day")) for n in range(6)]
    pages.insert(2, a_page("{}"))
    read = readers.read(pages)
    assert [type(one) for one in read].count(Extraction) == 6
    assert isinstance(read[2], ExtractionError)
    assert read[2].reason is Reason.NOT_HTML
    assert read[0].paragraphs == tuple(PARAGRAPHS)


def test_reading_elsewhere_is_no_other_reading(readers):
    assert readers.read([a_page(JSON_LD_PAGE)]) == [read_page(a_page(JSON_LD_PAGE))]


def test_nothing_to_read_starts_nothing():
    with Readers() as idle:
        assert idle.read([]) == []
        assert idle._pool is None


def test_a_page_that_takes_too_long_is_given_up(monkeypatch):
    def work_for_ever(*_, **__):
        while True:
            with suppress(Exception):  # as an extractor does that trusts nothing
                sum(range(1000))

    monkeypatch.setattr(module, "extract", work_for_ever)
    monkeypatch.setattr(module, "PAGE_SECONDS", 0.2)
    found = read_page(a_page(JSON_LD_PAGE))
    assert found.reason is Reason.TOO_COMPLEX


def test_the_time_limit_leaves_no_timer_behind():
    read_page(a_page(JSON_LD_PAGE))
    assert module.signal.getitimer(module.signal.ITIMER_PROF) == (0.0, 0.0)


def test_a_process_that_dies_costs_no_page(readers):
    pages = [a_page(page(body=text(PARAGRAPHS * 3))) for _ in range(4)]
    readers.read(pages[:1])
    for process in list(readers._pool._processes.values()):
        process.kill()
    assert [type(one) for one in readers.read(pages)] == [Extraction] * 4


def test_a_pool_that_broke_between_batches_is_replaced(readers):
    readers.read([a_page(JSON_LD_PAGE)])
    for process in list(readers._pool._processes.values()):
        process.kill()
    deadline = time.monotonic() + 10
    while not readers._pool._broken and time.monotonic() < deadline:
        time.sleep(0.02)
    assert readers._pool._broken
    assert isinstance(readers.read([a_page(JSON_LD_PAGE)])[0], Extraction)


def test_a_process_that_is_stuck_is_ended_and_the_next_page_read(monkeypatch):
    monkeypatch.setattr(module, "PATIENCE_SECONDS", 0.001)
    with Readers(processes=1) as impatient:
        stuck = impatient.read([a_page(JSON_LD_PAGE)])
        assert stuck[0].reason is Reason.TOO_SLOW
        monkeypatch.setattr(module, "PATIENCE_SECONDS", 60)
        assert isinstance(impatient.read([a_page(JSON_LD_PAGE)])[0], Extraction)


SCRIPT = """
import os, sys, time
from datetime import UTC, datetime
from columba.articles.readers import Page, Readers

if __name__ == "__main__":
    page = Page(html=b"<p>" + b"word " * 200, url="https://a.example/", content_type="text/html",
                zone=UTC, now=datetime.now(UTC))
    readers = Readers(processes=2)
    readers.read([page, page])
    print(*[process.pid for process in readers._pool._processes.values()], flush=True)
    time.sleep(60)
"""


def test_readers_end_with_their_parent_even_where_it_was_killed(tmp_path):
    script = tmp_path / "parent.py"
    script.write_text(SCRIPT)
    parent = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    )
    children = [int(pid) for pid in parent.stdout.readline().split()]
    parent.kill()
    parent.communicate(timeout=10)
    assert children
    deadline = time.monotonic() + 10
    while any(psutil.pid_exists(pid) for pid in children) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(psutil.pid_exists(pid) for pid in children)
