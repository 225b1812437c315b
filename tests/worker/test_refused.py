"""The closing table says what stands aside and why, once for all that share a reason."""

import pytest
from rich.console import Console

from columba.articles.models import State
from columba.worker.progress import closing_table
from columba.worker.refused import refused
from tests.make import make_article, make_source

pytestmark = pytest.mark.django_db

NOT_FOUND = "The name {} was not found. Check its spelling and this machine's network."


def test_a_reason_that_many_hosts_share_is_told_once():
    for host in ("wyofile.com", "www.who.int", "news.gov.uk"):
        make_source(last_reason=NOT_FOUND.format(host))
    make_source(last_reason="No connection to 127.0.0.1 port 9 (Connection refused).")
    make_source()
    assert list(refused()) == [
        (NOT_FOUND.format("…"), 3),
        ("No connection to … port 9 (Connection refused).", 1),
    ]


def test_what_is_switched_off_is_not_counted():
    make_source(last_reason="Gone.", enabled=False)
    assert list(refused()) == []


def test_articles_given_up_and_put_off_come_after_the_sources():
    make_article(state=State.REFUSED, last_reason="No text on it.")
    make_article(state=State.WAITING, attempts=1, last_reason="Too slow.")
    make_source(last_reason="The document is empty.")
    assert list(refused()) == [
        ("The document is empty.", 1),
        ("No text on it.", 1),
        ("Too slow.", 1),
    ]


def test_the_table_prints_a_reason_as_it_stands():
    console = Console(width=100)
    with console.capture() as printed:
        console.print(closing_table([], [("It said [bold] of it.", 2)]))
    assert "It said [bold] of it." in printed.get()
