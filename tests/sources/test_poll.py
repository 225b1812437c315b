"""Polling: who is asked, what is kept, and when to ask again."""

import asyncio
from datetime import timedelta

import pytest
from aiohttp import web

from columba.leases.holder import this_process
from columba.lib.http import Client
from columba.lib.publication import Polling, Publication
from columba.sources import ask
from columba.sources import poll as module
from columba.sources.models import Entry, Off, Source
from columba.sources.parse import parse_feed
from columba.sources.poll import OUT_OF_REACH, poll_sources
from tests.make import make_entry, make_source
from tests.sources.conftest import LIMITS, NOW
from tests.sources.make import rss, rss_item

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


def source_at(url: str, **values) -> Source:
    return make_source(feed_url=url, next_at=NOW, **values)


def fresh(source: Source) -> Source:
    return Source.objects.get(pk=source.pk)


def test_new_entries_are_kept_oldest_first(site, poll):
    body = rss(rss_item(3), rss_item(1), rss_item(2))
    source = source_at(site.page("/feed", body, ETag='"1"', Last_Modified="yesterday"))
    polled = poll()
    entries = list(Entry.objects.all())
    assert (polled.claimed, dict(polled.ends)) == (1, {"read": 1, "new entries": 3})
    assert [entry.title for entry in entries] == ["Story 1", "Story 2", "Story 3"]
    assert entries[0].url == "https://news.example.org/story-1"
    assert entries[0].published_offset_minutes == -300
    assert entries[0].first_seen_at == entries[0].changed_at == NOW
    source = fresh(source)
    assert (source.etag, source.last_modified, source.last_status) == ('"1"', "yesterday", 200)
    assert (source.last_polled_at, source.fetched_at, source.last_changed_at) == (NOW, NOW, NOW)
    assert (source.leased_until, source.attempts, source.last_reason) == (None, 0, "")


def test_what_is_not_due_switched_off_or_held_is_not_asked(site, poll):
    url = site.page("/feed", rss(rss_item()))
    later = source_at(url)
    Source.objects.filter(pk=later.pk).update(next_at=NOW + MINUTE)
    source_at(url + "?off", enabled=False)
    source_at(url + "?held", leased_until=NOW + MINUTE, leased_by="another:1:1")
    assert poll().claimed == 0
    assert site.asked == []


def test_a_batch_takes_those_that_wait_longest(site, poll):
    url = site.page("/feed", rss())
    late = source_at(url + "?1")
    early = source_at(url + "?2")
    Source.objects.filter(pk=early.pk).update(next_at=NOW - MINUTE)
    poll(limit=1)
    assert fresh(early).last_polled_at == NOW
    assert fresh(late).last_polled_at is None


def test_a_feed_that_says_not_modified_changes_nothing_but_its_row(site, poll):
    async def conditional(request):
        if request.headers.get("If-None-Match") == '"1"':
            return web.Response(status=304)
        return web.Response(body=rss(rss_item()), headers={"ETag": '"1"'})

    source = source_at(site.serve("/feed", conditional))
    poll()
    before = list(Entry.objects.values())
    polled = poll(minutes=10)
    assert dict(polled.ends) == {"unchanged": 1}
    assert list(Entry.objects.values()) == before
    source = fresh(source)
    assert (source.last_status, source.etag, source.fetched_at) == (304, '"1"', NOW)
    assert source.next_at == NOW + 20 * MINUTE


def test_a_feed_of_the_same_bytes_is_not_read_again(site, poll, monkeypatch):
    source_at(site.page("/feed", rss(rss_item())))
    poll()
    monkeypatch.setattr("columba.sources.ask.parse_feed", None)
    assert dict(poll(minutes=10).ends) == {"unchanged": 1}


def test_once_a_day_the_whole_document_is_asked_for(site, poll):
    source_at(site.page("/feed", rss(), ETag='"1"'))
    poll()
    poll(minutes=23 * 60)
    assert "if-none-match" in site.last_headers("/feed")
    Source.objects.update(fetched_at=NOW - timedelta(days=1))
    poll(minutes=24 * 60)
    assert "if-none-match" not in site.last_headers("/feed")


def test_a_changed_entry_renews_its_row_and_leaves_the_others(site, poll):
    source_at(site.page("/feed", rss(rss_item(1), rss_item(2))))
    poll()
    site.page("/feed", rss(rss_item(1), rss_item(2, title="Story 2, corrected")))
    polled = poll(minutes=10)
    first, second = Entry.objects.all()
    assert dict(polled.ends) == {"read": 1, "changed entries": 1}
    assert (first.title, first.changed_at) == ("Story 1", NOW)
    assert (second.title, second.changed_at) == ("Story 2, corrected", NOW + 10 * MINUTE)
    assert second.first_seen_at == NOW


def test_entries_that_left_the_feed_stay(site, poll):
    source_at(site.page("/feed", rss(rss_item(1))))
    poll()
    site.page("/feed", rss(rss_item(2)))
    poll(minutes=10)
    assert Entry.objects.count() == 2


def test_hundreds_of_entries_cost_a_handful_of_queries(site, poll, django_assert_max_num_queries):
    source_at(site.page("/feed", rss(*(rss_item(number) for number in range(400)))))
    with django_assert_max_num_queries(20):
        poll()
    assert Entry.objects.count() == 400


def test_rows_are_written_in_their_order_whoever_answers_first(site, poll):
    sources = [source_at(site.page(f"/feed{n}", rss(rss_item(n)))) for n in range(5)]

    async def slow(_request):
        await asyncio.sleep(0.2)
        return web.Response(body=rss(rss_item(0)))

    site.serve("/feed0", slow)
    poll()
    assert list(Entry.objects.values_list("source_id", flat=True)) == [s.pk for s in sources]


# When to ask again -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("channel", "headers", "minutes"),
    [
        ("", {}, 10),
        ("<ttl>5</ttl>", {}, 10),
        ("<ttl>45</ttl>", {}, 45),
        ("", {"Cache_Control": "max-age=1800"}, 30),
        ("<ttl>45</ttl>", {"Cache_Control": "max-age=1800"}, 45),
        ("<ttl>99999</ttl>", {}, 1440),
        ("<skipHours><hour>12</hour><hour>13</hour></skipHours>", {}, 130),
        ("<skipDays><day>Sunday</day></skipDays>", {}, 12 * 60 + 10),
    ],
)
def test_the_publishers_wishes_only_make_the_interval_longer(  # noqa: PLR0917 - a table
    site, poll, channel, headers, minutes
):
    source = source_at(site.page("/feed", rss(channel=channel), **headers))
    poll()
    assert fresh(source).next_at == NOW + minutes * MINUTE


def test_a_publishers_wish_counts_when_nothing_has_changed_too(site, poll):
    source = source_at(site.page("/feed", rss(channel="<ttl>45</ttl>")))
    poll()
    poll(minutes=45)
    assert fresh(source).next_at == NOW + 90 * MINUTE


# Failures ----------------------------------------------------------------------------------------


def test_failures_wait_longer_each_time_and_say_why(site, poll):
    source = source_at(site.page("/feed", status=503))
    waits = []
    for _ in range(3):
        asked_at = fresh(source).next_at
        poll(minutes=(asked_at - NOW) / MINUTE)
        waits.append((fresh(source).next_at - asked_at) / MINUTE)
    source = fresh(source)
    assert waits == [10, 20, 30]
    assert (source.attempts, source.last_status) == (3, 503)
    assert source.last_reason.startswith("The server answered 503 Service Unavailable.")


def test_no_failure_waits_longer_than_a_day(site, poll):
    source = source_at(site.page("/feed", status=500), attempts=5000)
    poll()
    assert fresh(source).next_at == NOW + timedelta(days=1)


def test_a_feed_that_recovers_is_as_good_as_new(site, poll):
    source = source_at(site.page("/feed", rss(rss_item())), attempts=4, last_reason="Bad.")
    poll()
    source = fresh(source)
    assert (source.attempts, source.last_reason, source.next_at) == (0, "", NOW + 10 * MINUTE)


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_wants_to_be_left_alone_is(site, poll, status):
    source = source_at(site.page("/feed", status=status, Retry_After="7200"))
    poll()
    assert fresh(source).next_at == NOW + 120 * MINUTE


def test_what_is_gone_for_good_is_switched_off(site, poll):
    source = source_at(site.page("/feed", status=410))
    assert dict(poll().ends) == {"gone": 1}
    source = fresh(source)
    assert (source.enabled, source.off_because) == (False, Off.GONE)
    assert "taken down for good" in source.last_reason
    assert poll(minutes=10_000).claimed == 0


def test_an_address_that_has_moved_for_good_is_noted(site, poll):
    site.page("/new", rss(rss_item()))
    source = source_at(site.redirect("/old", "/new", status=301))
    poll()
    source = fresh(source)
    assert source.moved_to == site.url("/new")
    assert source.feed_url == site.url("/old")
    assert Entry.objects.count() == 1


def test_when_nothing_can_be_reached_no_source_is_blamed(poll):
    sources = [source_at(f"http://127.0.0.1:9/{n}", attempts=1) for n in range(3)]
    assert dict(poll().ends) == {OUT_OF_REACH: 3}
    for source in map(fresh, sources):
        assert source.attempts == 1
        assert source.next_at > NOW


def test_when_nothing_can_be_reached_each_source_says_what_befell_it(poll):
    sources = [source_at(f"http://127.0.0.{n}:9/") for n in range(1, 4)]
    poll()
    told = [fresh(source).last_reason for source in sources]
    assert [words[:34] for words in told] == [
        f"No connection to 127.0.0.{n} port 9 " for n in range(1, 4)
    ]


def test_one_source_out_of_reach_is_its_own_fault_while_others_answer(site, poll):
    lost = source_at("http://127.0.0.1:9/")
    for n in range(3):
        source_at(site.page(f"/feed{n}", rss()))
    poll()
    lost = fresh(lost)
    assert lost.attempts == 1
    assert lost.last_reason.startswith("No connection to 127.0.0.1 port 9")


def test_a_fault_of_our_own_parser_is_kept_on_its_row(  # noqa: PLR0917 - fixtures
    site, poll, monkeypatch, caplog
):
    parse = ask.parse_feed

    def faulty(body, **options):
        if b"Story 1" in body:
            raise ZeroDivisionError
        return parse(body, **options)

    monkeypatch.setattr(ask, "parse_feed", faulty)
    bad = source_at(site.page("/1", rss(rss_item(1))))
    source_at(site.page("/2", rss(rss_item(2))))
    poll()
    assert "hit a fault in Columba (ZeroDivisionError)" in fresh(bad).last_reason
    assert Entry.objects.count() == 1
    assert "parse_feed failed" in caplog.text


# Clashes -----------------------------------------------------------------------------------------


@pytest.fixture
def meanwhile(monkeypatch):
    """Return a function that lets something happen between asking and writing."""

    def happen(action) -> None:
        asked = module.ask

        def ask_then_act(*args, **options):
            found = asked(*args, **options)
            action()
            return found

        monkeypatch.setattr(module, "ask", ask_then_act)

    return happen


def test_what_comes_back_for_a_source_another_process_holds_is_dropped(site, poll, meanwhile):
    source = source_at(site.page("/feed", rss(rss_item())))
    meanwhile(lambda: Source.objects.update(leased_by="another:1:1"))
    poll()
    assert site.times_asked("/feed") == 1
    assert Entry.objects.count() == 0
    assert fresh(source).leased_by == "another:1:1"


def test_a_source_whose_address_was_changed_meanwhile_is_asked_again(site, poll, meanwhile):
    source = source_at(site.page("/feed", rss(rss_item())))
    meanwhile(lambda: Source.objects.update(feed_url=site.url("/other")))
    poll()
    source = fresh(source)
    assert Entry.objects.count() == 0
    assert (source.next_at, source.leased_by, source.body_hash) == (NOW, "", "")


def test_a_source_that_was_deleted_meanwhile_stops_nothing(site, poll, meanwhile):
    gone = source_at(site.page("/1", rss(rss_item(1))))
    source_at(site.page("/2", rss(rss_item(2))))
    meanwhile(lambda: Source.objects.filter(pk=gone.pk).delete())
    poll()
    assert [entry.title for entry in Entry.objects.all()] == ["Story 2"]


def test_entries_that_another_process_was_quicker_to_add_are_no_clash(site, poll, meanwhile):
    source = source_at(site.page("/feed", rss(rss_item(1), rss_item(2))))
    parsed = parse_feed(rss(rss_item(1)), url="https://e.org/", content_type=None).entries[0]

    def add_the_same(rows, **options):
        make_entry(source, entry_id=parsed.entry_id, title="Added first")
        return create(rows, **options)

    create = Entry.objects.bulk_create
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Entry.objects, "bulk_create", add_the_same)
        poll()
    titles = sorted(Entry.objects.values_list("title", flat=True))
    assert titles == ["Added first", "Story 2"]


def test_a_killed_poll_leaves_its_sources_to_the_next(site, poll, monkeypatch):
    source = source_at(site.page("/feed", rss(rss_item())))

    def die(*_args, **_options):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(module, "ask", die)
        with pytest.raises(KeyboardInterrupt):
            poll()
    assert fresh(source).leased_by == this_process()
    assert poll(minutes=11).claimed == 1
    assert Entry.objects.count() == 1


def test_polling_is_a_plain_function_of_its_arguments(site, poll, tmp_path):
    source = source_at(site.page("/feed", rss()))
    spread = Publication(folder=tmp_path, polling=Polling(every_minutes=10, jitter=0.5))
    moments = set()
    for _ in range(2):
        Source.objects.update(next_at=NOW)
        poll_sources(client=Client(LIMITS), now=NOW, publication=spread)
        moments.add(fresh(source).next_at)
    (moment,) = moments
    assert NOW + 10 * MINUTE <= moment <= NOW + 15 * MINUTE
