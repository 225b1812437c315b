"""When an entry came out, and how often a publisher wishes to be asked."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from columba.sources.parse import Problem
from tests.sources.make import rss, rss_item
from tests.sources.reading import read, read_item


@pytest.mark.parametrize(
    ("written", "moment", "offset"),
    [
        ("Sun, 22 Nov 2026 09:30:00 -0500", datetime(2026, 11, 22, 14, 30, tzinfo=UTC), -5),
        ("Sun, 22 Nov 2026 09:30:00 EST", datetime(2026, 11, 22, 14, 30, tzinfo=UTC), -5),
        ("Sun, 22 Nov 2026 10:00:00 CET", datetime(2026, 11, 22, 9, tzinfo=UTC), 1),
        ("2026-11-22T09:30:00+05:30", datetime(2026, 11, 22, 4, tzinfo=UTC), 5.5),
        ("22 Nov 26 09:30 GMT", datetime(2026, 11, 22, 9, 30, tzinfo=UTC), 0),
    ],
)
def test_dates_keep_the_offset_in_which_they_were_written(written, moment, offset):
    entry = read_item(pubDate=written)
    assert entry.published == moment
    assert entry.published.utcoffset() == timedelta(hours=offset)


def test_clocks_without_a_zone_are_those_of_the_publisher():
    body = rss(rss_item(pubDate="2026-07-01 09:00:00"))
    entry = read(body, zone=ZoneInfo("America/New_York")).entries[0]
    assert entry.published == datetime(2026, 7, 1, 13, tzinfo=UTC)


@pytest.mark.parametrize("written", ["Fri, 01 Jan 2099 00:00:00 GMT", "9999-12-31T23:59:59Z"])
def test_a_date_in_the_future_is_kept_out_of_sight(written):
    feed = read(rss(rss_item(pubDate=written)))
    assert feed.entries[0].date is None
    assert Problem.FUTURE_DATE in feed.problems


def test_a_date_of_tomorrow_morning_is_somebody_elses_today():
    assert read_item(pubDate="Mon, 23 Nov 2026 08:00:00 +0900").published is not None


@pytest.mark.parametrize("written", ["yesterday", "32 Foo 2026", "0000-00-00T00:00:00Z", "-"])
def test_a_date_that_cannot_be_read_is_told(written):
    feed = read(rss(rss_item(pubDate=written)))
    assert feed.entries[0].date is None
    assert Problem.BAD_DATE in feed.problems


def test_entries_without_date_take_the_feeds_own_and_say_so():
    channel = "<lastBuildDate>Sun, 22 Nov 2026 12:00:00 GMT</lastBuildDate>"
    feed = read(rss(rss_item(pubDate=""), channel=channel))
    (entry,) = feed.entries
    assert entry.date == datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert entry.dated_by_feed
    assert Problem.NO_DATE in feed.problems


def test_a_newer_date_of_the_feed_does_not_change_its_undated_entries():
    def undated(day):
        channel = f"<lastBuildDate>{day} Nov 2026 12:00:00 GMT</lastBuildDate>"
        return read(rss(rss_item(pubDate=""), channel=channel)).entries[0]

    assert undated(21).content_hash == undated(22).content_hash


@pytest.mark.parametrize(
    ("channel", "minutes"),
    [
        ("<ttl>30</ttl>", 30),
        ("<ttl>99999</ttl>", 1440),
        ("<ttl>soon</ttl>", None),
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", 60),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 15),
        ("<ttl>5</ttl><sy:updatePeriod>daily</sy:updatePeriod>", 1440),
    ],
)
def test_it_reads_how_often_a_publisher_wishes_to_be_asked(channel, minutes):
    assert read(rss(channel=channel)).hints.minutes == minutes


def test_it_reads_hours_and_days_of_rest():
    channel = (
        "<skipHours><hour>24</hour><hour>3</hour><hour>x</hour></skipHours>"
        "<skipDays><day>Sunday</day></skipDays>"
    )
    hints = read(rss(channel=channel)).hints
    assert (hints.skip_hours, hints.skip_days) == ({0, 3}, {6})


def test_rest_at_all_hours_is_a_mistake():
    hours = "".join(f"<hour>{hour}</hour>" for hour in range(24))
    assert read(rss(channel=f"<skipHours>{hours}</skipHours>")).hints.skip_hours == frozenset()
