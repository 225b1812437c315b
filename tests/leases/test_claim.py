"""Rows are claimed once, and come free when their holder is gone."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from columba.leases.claim import claim, free_rows_of_the_dead
from columba.leases.exclusive import BusyError, exclusive
from columba.leases.holder import is_alive, this_process
from columba.leases.models import Lock
from columba.sources.models import Source

NOW = datetime(2025, 8, 17, 12, tzinfo=UTC)
LEASE = timedelta(minutes=2)

pytestmark = pytest.mark.django_db


def make_sources(count, **values):
    return [
        Source.objects.create(
            key=f"s{n}", feed_url=f"https://s{n}.example/feed", title=f"S{n}", next_at=NOW, **values
        )
        for n in range(count)
    ]


def dead_holder():
    """Return the name of a process that has ended."""
    code = "from columba.leases.holder import this_process; print(this_process())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_it_claims_due_rows_in_order_and_no_more_than_asked():
    make_sources(3)
    rows = claim(Source.objects.order_by("pk"), 2, now=NOW, lease=LEASE)
    assert [row.key for row in rows] == ["s0", "s1"]


def test_it_never_gives_a_row_twice_while_its_lease_runs():
    make_sources(3)
    first = claim(Source.objects.order_by("pk"), 2, now=NOW, lease=LEASE)
    second = claim(Source.objects.order_by("pk"), 2, now=NOW, lease=LEASE)
    assert {row.pk for row in first} & {row.pk for row in second} == set()
    assert len(second) == 1


def test_it_leaves_rows_that_are_not_due():
    make_sources(1)
    early = NOW - timedelta(seconds=1)
    assert claim(Source.objects.order_by("pk"), 5, now=early, lease=LEASE) == []


def test_a_row_comes_free_when_its_lease_ends():
    make_sources(1)
    claim(Source.objects.order_by("pk"), 5, now=NOW, lease=LEASE)
    later = NOW + LEASE
    assert len(claim(Source.objects.order_by("pk"), 5, now=later, lease=LEASE)) == 1


def test_rows_of_a_dead_process_come_free_at_once():
    make_sources(2)
    Source.objects.filter(key="s0").update(leased_by=dead_holder(), leased_until=NOW + LEASE)
    Source.objects.filter(key="s1").update(leased_by=this_process(), leased_until=NOW + LEASE)
    assert free_rows_of_the_dead(Source.objects.all()) == 1
    assert Source.objects.get(key="s0").leased_until is None
    assert Source.objects.get(key="s1").leased_until is not None


def test_a_process_of_another_host_may_still_be_alive():
    assert is_alive("some-other-host:1:1")


def test_this_process_is_alive_and_an_ended_one_is_not():
    assert is_alive(this_process())
    assert not is_alive(dead_holder())


def test_settling_forgets_what_went_wrong_before():
    row = make_sources(1, attempts=3, last_reason="timed out")[0]
    row.settle(next_at=NOW + timedelta(minutes=10))
    assert (row.attempts, row.last_reason, row.next_at) == (0, "", NOW + timedelta(minutes=10))


def test_putting_off_keeps_the_reason_and_counts():
    row = make_sources(1)[0]
    row.put_off("x" * 900, now=NOW, delay=timedelta(minutes=5))
    assert row.attempts == 1
    assert len(row.last_reason) == 500
    assert row.next_at == NOW + timedelta(minutes=5)


def test_a_name_is_held_by_one_process_at_a_time():
    with (
        exclusive("poll"),
        pytest.raises(BusyError, match="poll is already running"),
        exclusive("poll"),
    ):
        pass


def test_a_name_comes_free_after_the_block_even_when_it_fails():
    with pytest.raises(ZeroDivisionError), exclusive("poll"):
        raise ZeroDivisionError
    with exclusive("poll"):
        assert Lock.objects.get(name="poll").holder == this_process()


def test_the_hold_of_a_dead_process_does_not_count():
    holder = dead_holder()
    Lock.objects.create(
        name="poll", holder=holder, held_until=datetime.now(UTC) + timedelta(hours=1)
    )
    with exclusive("poll"):
        assert Lock.objects.get(name="poll").holder != holder
