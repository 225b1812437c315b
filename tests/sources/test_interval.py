"""When a source is asked again."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from columba.lib.publication import Polling
from columba.sources.interval import next_poll, retry_delay
from columba.sources.models import Source

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MINUTES = st.floats(0, 100_000)


def wait(source: Source, polling: Polling, *, now=NOW, max_age=None) -> timedelta:
    return next_poll(source, now=now, polling=polling, max_age=max_age) - now


@given(MINUTES, MINUTES, st.floats(0, 1), st.text(max_size=10))
def test_it_is_never_sooner_than_anyone_wishes_nor_much_later_than_a_day(ours, theirs, jitter, key):  # noqa: PLR0917 - Hypothesis
    polling = Polling(every_minutes=ours, jitter=jitter)
    found = wait(Source(key=key, publisher_minutes=theirs), polling)
    asked = min(timedelta(minutes=max(ours, theirs)), timedelta(days=1))
    assert asked <= found <= asked * (1 + jitter) + timedelta(microseconds=2)


def test_the_spread_differs_from_source_to_source_and_time_to_time():
    polling = Polling(every_minutes=10, jitter=0.2)
    sources = {wait(Source(key=f"s{n}"), polling) for n in range(20)}
    times = {wait(Source(key="s"), polling, now=NOW + timedelta(minutes=n)) for n in range(20)}
    assert len(sources) == len(times) == 20


def test_it_waits_for_the_end_of_a_publishers_rest():
    source = Source(key="s", rest_hours=[12, 13, 14], rest_days=[6])
    found = next_poll(source, now=NOW, polling=Polling(jitter=0), max_age=None)
    assert (found.weekday(), found.hour) == (0, 0)


@given(st.lists(st.integers(0, 23)), st.lists(st.integers(0, 6)))
def test_no_rest_is_for_ever(hours, days):
    source = Source(key="s", rest_hours=hours, rest_days=days)
    assert wait(source, Polling(jitter=0)) <= timedelta(days=8, minutes=10)


@given(st.integers(0, 10**6), st.none() | st.timedeltas(timedelta(0), timedelta(days=1)))
def test_a_failing_source_waits_longer_each_time_up_to_a_day(attempts, asked):
    delay = retry_delay(attempts, polling=Polling(), wait=asked)
    assert timedelta(minutes=10) <= delay <= timedelta(days=1)
    assert delay >= (asked or timedelta(0))
    assert delay <= retry_delay(attempts + 1, polling=Polling(), wait=asked)
