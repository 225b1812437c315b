"""Two who decide at the same moment: one waits for the other, and sees what became of the page."""

import threading
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, transaction

from columba.commentary import write
from columba.commentary.models import Decision, State
from columba.commentary.review import OvertakenError, approve, edit, reject
from columba.lib.publication import Review
from tests.desk.make import (
    act,
    again,
    draft_all,
    draft_of,
    make_page,
    make_person,
    make_shelf,
    newest,
    with_text,
)

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql",
        reason="SQLite's tests share one connection; it lets one writer in at a time anyway",
    ),
]
MILD = "Harlan Herald reports that the Harlan Street bridge was closed on Tuesday."


@pytest.fixture
def held(tmp_path):
    make_shelf(tmp_path)
    return make_page(Review.ALL)


def in_thread(work):
    """Start the work in a thread with a connection of its own; return how to wait for its end."""
    outcome = []

    def run():
        try:
            outcome.append(work())
        except OvertakenError as error:
            outcome.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()

    def end():
        thread.join(20)
        assert not thread.is_alive()
        return outcome[0] if outcome else None

    return end


def test_of_two_decisions_at_once_one_counts(held):
    ann, bo = make_person("ann"), make_person("bo")
    first, second = act(held, ann), act(held, bo, reason="Wrong river.")
    with transaction.atomic():
        approve(newest(held), first)
        end = in_thread(lambda: reject(newest(held), second))
        threading.Event().wait(0.3)  # the other is at the door by now
    assert isinstance(end(), OvertakenError)
    assert [one.by for one in Decision.objects.all()] == [ann]
    assert again(held).state == State.PUBLISHED


def test_the_machine_sees_an_edit_that_was_saved_while_it_waited_for_the_row(held, monkeypatch):
    ann, real = make_person("ann"), write.check
    at_work, may_store = threading.Event(), threading.Event()

    def slow_check(*arguments):
        at_work.set()
        may_store.wait(10)
        return real(*arguments)

    monkeypatch.setattr(write, "check", slow_check)
    end = in_thread(lambda: draft_all(Review.FLAGGED))
    assert at_work.wait(10)
    base = newest(held)
    with transaction.atomic():
        act_now = act(held, ann)
        edit(base, with_text(draft_of(base), MILD), act_now, zone=ZoneInfo("America/New_York"))
        may_store.set()
        threading.Event().wait(0.3)
    end()
    row = again(held)
    assert (row.state, row.proposed.number) == (State.HELD, 2)
