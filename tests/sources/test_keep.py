"""Entries find their rows again, also in feeds that use their ids carelessly."""

from datetime import UTC, datetime, timedelta

import pytest

from columba.sources.keep import keep_entries
from columba.sources.models import Entry
from columba.sources.parse import Problem, parse_feed
from tests.make import make_source
from tests.sources.make import FEED_URL, rss, rss_item

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def source():
    return make_source()


def keep(source, *items, channel="", now=NOW):
    feed = parse_feed(rss(*items, channel=channel), url=FEED_URL, content_type=None)
    source.reuses_ids = source.reuses_ids or Problem.REUSED_ID in feed.problems
    return keep_entries(source, feed.entries, now=now)


def titles() -> list[str]:
    return sorted(Entry.objects.values_list("title", flat=True))


def same(number: int) -> str:
    return rss_item(number, guid="the same for all")


def test_a_headline_and_address_may_change_under_one_guid(source):
    keep(source, rss_item(1, title="Before", link="/before"))
    kept = keep(source, rss_item(1, title="After", link="/after"))
    assert (kept.added, kept.changed) == (0, 1)
    assert titles() == ["After"]


def test_reused_ids_are_told_apart_however_the_feed_goes_on(source):
    keep(source, same(1))
    first = Entry.objects.get().pk
    for items in [(same(2), same(1)), (same(3), same(2)), (same(3),), (same(4),), (same(4),)]:
        keep(source, *items)
    assert titles() == ["Story 1", "Story 2", "Story 3", "Story 4"]
    assert Entry.objects.get(title="Story 1").pk == first


def test_a_renewed_entry_of_a_reused_id_finds_its_row(source):
    keep(source, same(1), same(2))
    kept = keep(source, rss_item(2, guid="the same for all", title="Story 2, corrected"))
    assert (kept.added, kept.changed) == (0, 1)
    assert titles() == ["Story 1", "Story 2, corrected"]


def test_keeping_twice_is_keeping_once(source):
    keep(source, same(1), same(2), rss_item(3))
    kept = keep(source, same(1), same(2), rss_item(3), now=NOW + timedelta(hours=1))
    assert (kept.added, kept.changed) == (0, 0)
    assert set(Entry.objects.values_list("changed_at", flat=True)) == {NOW}


def test_an_entry_without_address_is_left_out(source):
    assert keep(source, rss_item(1, link="", guid="")).added == 0


def test_one_guid_in_two_sources_is_two_entries(source):
    keep(source, rss_item(1))
    keep(make_source(), rss_item(1))
    assert Entry.objects.count() == 2


def test_an_undated_entry_keeps_the_date_it_was_first_given(source):
    def channel(day: int) -> str:
        return f"<lastBuildDate>{day} Nov 2026 12:00:00 GMT</lastBuildDate>"

    keep(source, rss_item(1, pubDate=""), channel=channel(20))
    keep(source, rss_item(1, pubDate="", title="Corrected"), channel=channel(21))
    entry = Entry.objects.get()
    assert entry.title == "Corrected"
    assert entry.published_at == datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_entries_without_any_date_come_before_the_others(source):
    keep(source, rss_item(2), rss_item(1, pubDate=""))
    assert list(Entry.objects.values_list("title", flat=True)) == ["Story 1", "Story 2"]
    assert Entry.objects.first().published_at is None
