"""From entries to articles: which are opened, fetched, read, told apart, put off and given up."""

from datetime import UTC, datetime, timedelta

import pytest

from columba.articles import fetch as module
from columba.articles.models import Article, State
from columba.articles.open import open_articles
from columba.leases.holder import this_process
from columba.lib.http import Client, Limits
from columba.lib.urls import url_key
from columba.sources.models import Entry
from tests.articles.conftest import LIMITS, NOW
from tests.articles.make import (
    CAPTION,
    JSON_LD_PAGE,
    PARAGRAPHS,
    STANDFIRST,
    TITLE,
    json_ld,
    page,
    text,
)
from tests.make import make_entry, make_source

pytestmark = pytest.mark.django_db

HTML = "text/html; charset=utf-8"
OTHER = [
    f"Paragraph {n} of a report about something else entirely, told at length." for n in range(6)
]


def entry_at(url: str, **values) -> Entry:
    return make_entry(values.pop("source", None) or make_source(), url=url, **values)


def article_of(entry: Entry) -> Article:
    return Article.objects.get(entry=entry)


# Reading -----------------------------------------------------------------------------------------


def test_a_page_fills_its_row(site, fetch):
    entry = entry_at(site.page("/main", JSON_LD_PAGE, Content_Type=HTML))
    fetched = fetch()
    article = article_of(entry)
    assert (fetched.claimed, dict(fetched.ends)) == (1, {"read": 1})
    assert article.state == State.EXTRACTED
    assert (article.title, article.standfirst) == (TITLE, STANDFIRST)
    assert article.paragraphs == PARAGRAPHS
    assert article.authors == ["Nora Whitcomb", "Sam Okafor"]
    assert article.site_name == "Ferry Herald"
    assert article.published_at == datetime(2025, 8, 16, 18, 5, tzinfo=UTC)
    assert article.published_offset_minutes == -240
    assert article.modified_at == datetime(2025, 8, 16, 22, 30, tzinfo=UTC)
    assert (article.language, article.image_caption) == ("en", CAPTION)
    assert article.word_count == sum(len(paragraph.split()) for paragraph in PARAGRAPHS)
    assert (article.extracted_at, article.leased_until, article.last_reason) == (NOW, None, "")


def test_what_the_page_does_not_say_comes_from_the_feed(site, fetch):
    entry = entry_at(
        site.page("/bare", f"<html><body>{text()}</body></html>", Content_Type=HTML),
        title="What the feed calls it",
        authors=["Ann Lee"],
        image_url="https://cdn.example/lead.jpg",
        published_at=datetime(2025, 8, 17, 9, 30, tzinfo=UTC),
        published_offset_minutes=-300,
    )
    fetch()
    article = article_of(entry)
    assert (article.title, article.authors) == ("What the feed calls it", ["Ann Lee"])
    assert article.image_url == "https://cdn.example/lead.jpg"
    assert article.published_at == entry.published_at
    assert article.published_offset_minutes == -300
    assert article.site_name == entry.source.title


@pytest.mark.parametrize(
    "case",
    [
        ("2025-08-17T08:00:00-04:00", "2025-08-17T15:00:00+00:00", "2025-08-17T12:00:00+00:00"),
        ("2025-08-17", "2025-08-17T15:00:00+00:00", "2025-08-17T15:00:00+00:00"),
        ("2025-08-17 08:00", "2025-08-17T15:00:00+00:00", "2025-08-17T15:00:00+00:00"),
        ("2025-08-12", "2025-08-17T15:00:00+00:00", "2025-08-12T04:00:00+00:00"),
        ("2025-08-17 08:00", None, "2025-08-17T12:00:00+00:00"),
        ("2099-01-01T00:00:00Z", "2025-08-17T15:00:00+00:00", "2025-08-17T15:00:00+00:00"),
        ("", "2099-01-01T00:00:00+00:00", "2025-08-17T12:00:00+00:00"),
        ("", None, "2025-08-17T12:00:00+00:00"),
    ],
    ids=["the page's instant", "a day", "no zone", "another day", "the source's zone", "2099",
         "2099 in the feed", "first seen"],
)  # fmt: skip
def test_the_moment_is_the_most_exact_that_can_be_believed(site, fetch, case):
    said, feed, expected = case
    source = make_source(time_zone="America/New_York")
    html = page(json_ld(datePublished=said))
    published = datetime.fromisoformat(feed) if feed else None
    entry = entry_at(
        site.page("/dated", html, Content_Type=HTML), source=source, published_at=published
    )
    fetch()
    assert article_of(entry).published_at == datetime.fromisoformat(expected)


def test_a_page_in_a_wrong_charset_is_read(site, fetch):
    german = "<p>" + "Der Bürgermeister sagte, die Straße bleibe über Nacht gesperrt. " * 5
    body = f"<html><head><title>Größe</title></head><body>{german}</body></html>".encode()
    url = site.page("/wrong", body, Content_Type="text/html; charset=iso-8859-1")
    entry = entry_at(url)
    fetch()
    assert "Bürgermeister" in article_of(entry).paragraphs[0]


def test_rows_are_written_in_their_order_whatever_order_the_pages_came_in(site, fetch):
    entries = [
        entry_at(site.page(f"/{n}", page(json_ld(headline=f"Story {n}")), Content_Type=HTML))
        for n in range(8)
    ]
    assert dict(fetch().ends) == {"read": 8}
    rows = Article.objects.order_by("pk")
    assert [article.entry_id for article in rows] == [entry.pk for entry in entries]


def test_a_batch_takes_no_more_than_it_is_told(site, fetch):
    for n in range(5):
        entry_at(site.page(f"/{n}", page(), Content_Type=HTML))
    assert [fetch(limit=3).claimed, fetch(limit=3).claimed, fetch(limit=3).claimed] == [3, 2, 0]


def test_what_another_process_holds_is_left_alone(site, fetch):
    entry_at(site.page("/held", page(), Content_Type=HTML))
    open_articles(now=NOW)
    Article.objects.update(leased_until=NOW + timedelta(minutes=1), leased_by="another:1:1")
    assert fetch().claimed == 0
    assert site.asked == []


def test_a_row_is_held_while_its_page_is_fetched(site, fetch, monkeypatch):
    entry = entry_at(site.page("/main", page(), Content_Type=HTML))
    held = []
    original = module.ask_for_pages

    def look(*arguments, **options):
        held.append(article_of(entry).leased_by)
        return original(*arguments, **options)

    monkeypatch.setattr(module, "ask_for_pages", look)
    fetch()
    assert held == [this_process()]
    assert article_of(entry).leased_by == ""


# The same page -----------------------------------------------------------------------------------


def test_an_address_that_has_an_article_is_not_fetched_again(site, fetch):
    url = site.page("/main", page(), Content_Type=HTML)
    first = entry_at(url)
    second = entry_at(url + "?utm_source=rss")
    fetch()
    later = entry_at(url + "#comments")
    fetch(5)
    rows = [article_of(second), article_of(later)]
    assert {row.state for row in rows} == {State.DUPLICATE}
    assert {row.duplicate_of for row in rows} == {article_of(first)}
    assert site.times_asked("/main") == 1


def test_a_page_that_names_a_known_address_of_its_domain_is_that_article(site, fetch):
    first = entry_at(site.page("/2025/main", page(), Content_Type=HTML))
    canonical = f'<link rel="canonical" href="{first.url}">'
    second = entry_at(site.page("/sport/main", page(canonical), Content_Type=HTML))
    assert dict(fetch().ends) == {"read": 1, "duplicates": 1}
    row = article_of(second)
    assert (row.state, row.duplicate_of) == (State.DUPLICATE, article_of(first))
    assert row.paragraphs == []


def test_two_pages_of_one_batch_that_name_the_same_address_are_one_article(site, fetch):
    canonical = f'<link rel="canonical" href="{site.url("/canonical")}">'
    entries = [entry_at(site.page(f"/{n}", page(canonical), Content_Type=HTML)) for n in ("a", "b")]
    fetch()
    assert [article_of(entry).state for entry in entries] == [State.EXTRACTED, State.DUPLICATE]
    late = entry_at(site.page("/canonical", page(), Content_Type=HTML))
    fetch(5)
    assert article_of(late).duplicate_of == article_of(entries[0])


def test_pages_that_name_each_other_do_not_both_vanish(site, fetch):
    a, b = site.url("/a"), site.url("/b")
    site.page("/a", page(f'<link rel="canonical" href="{b}">'), Content_Type=HTML)
    site.page("/b", page(f'<link rel="canonical" href="{a}">'), Content_Type=HTML)
    entries = [entry_at(a), entry_at(b)]
    fetch()
    assert sorted(article_of(entry).state for entry in entries) == ["duplicate", "extracted"]


@pytest.mark.parametrize("claim", ["https://elsewhere.example/main", "/"])
def test_no_page_may_name_itself_somebody_elses_or_the_front_page(site, fetch, claim):
    there = entry_at(claim if claim.startswith("http") else site.url("/"))
    open_articles(now=NOW)
    Article.objects.update(state=State.EXTRACTED)
    entry = entry_at(
        site.page("/x", page(f'<link rel="canonical" href="{claim}">'), Content_Type=HTML)
    )
    fetch()
    assert article_of(entry).state == State.EXTRACTED
    assert article_of(there).page_key == ""


def test_a_redirect_leads_to_the_pages_own_address(site, fetch):
    target = site.page("/real", page(), Content_Type=HTML)
    entry = entry_at(site.redirect("/r", "/real?utm_medium=feed"))
    fetch()
    assert article_of(entry).url == target
    later = entry_at(target)
    fetch(5)
    assert article_of(later).duplicate_of == article_of(entry)


# Changes -----------------------------------------------------------------------------------------


def test_an_entry_that_changed_is_read_again_and_its_correction_reaches_the_row(site, fetch):
    entry = entry_at(site.page("/main", page(), Content_Type=HTML))
    fetch()
    site.page("/main", page(body=text([*PARAGRAPHS, OTHER[0]])), Content_Type=HTML)
    assert fetch(5).claimed == 0
    Entry.objects.update(content_hash="f" * 64, changed_at=NOW + timedelta(minutes=6))
    assert dict(fetch(10).ends) == {"read": 1}
    assert article_of(entry).paragraphs == [*PARAGRAPHS, OTHER[0]]
    assert fetch(15).claimed == 0


def test_what_was_read_stays_where_the_changed_page_cannot_be_had(site, fetch):
    entry = entry_at(site.page("/main", page(), Content_Type=HTML))
    fetch()
    site.page("/main", "gone", status=410)
    Entry.objects.update(content_hash="f" * 64)
    assert dict(fetch(5).ends) == {"left as it was": 1}
    article = article_of(entry)
    assert (article.state, article.paragraphs) == (State.EXTRACTED, PARAGRAPHS)
    assert "410" in article.last_reason


def test_an_article_that_was_given_up_is_tried_again_when_its_entry_changes(site, fetch):
    entry = entry_at(site.url("/late"))
    fetch()
    assert article_of(entry).state == State.REFUSED
    Entry.objects.update(content_hash="f" * 64)
    site.page("/late", page(), Content_Type=HTML)
    fetch(5)
    assert article_of(entry).state == State.EXTRACTED


def test_a_second_run_changes_nothing(site, fetch):
    entry_at(site.page("/main", page(), Content_Type=HTML))
    entry_at(site.url("/missing"))
    fetch()
    before = list(Article.objects.values())
    asked = len(site.asked)
    assert fetch(600).claimed == 0
    assert list(Article.objects.values()) == before
    assert len(site.asked) == asked


# What cannot be read -----------------------------------------------------------------------------

STUB = "<html><body><p>Subscribe to read on.</p></body></html>"


@pytest.mark.parametrize(
    "case",
    [
        ("x", {"status": 404}, "404"),
        ("x", {"status": 410}, "410"),
        ("x", {"status": 403}, "403"),
        (b"%PDF-1.7", {"Content_Type": "application/pdf"}, "application/pdf"),
        (b"\xff\xd8\xff\xe0" * 99, {"Content_Type": HTML}, "not HTML"),
        (STUB, {"Content_Type": HTML}, "no article text"),
        ("<html>" + "x" * 5_100_000, {"Content_Type": HTML}, "larger than 5 MB."),
    ],
    ids=["404", "410", "403", "pdf", "jpeg", "stub", "large"],
)
def test_what_can_never_be_read_is_given_up_at_once_with_a_plain_reason(site, fetch, case):
    body, options, reason = case
    entry = entry_at(site.page("/bad", body, **options))
    good = entry_at(site.page("/good", page(), Content_Type=HTML))
    assert dict(fetch().ends) == {"refused": 1, "read": 1}
    article = article_of(entry)
    assert article.state == State.REFUSED
    assert reason.lower() in article.last_reason.lower()
    assert article_of(good).state == State.EXTRACTED


def test_what_may_pass_is_tried_again_later_and_later_and_then_given_up(site, fetch):
    entry = entry_at(site.page("/down", "x", status=503))
    waits, minutes = [], 0.0
    while article_of(entry).state == State.WAITING if waits else True:
        assert fetch(minutes).claimed == 1
        article = article_of(entry)
        waits.append((article.next_at - NOW).total_seconds() / 60 - minutes)
        minutes += waits[-1]
        assert fetch(minutes - 1).claimed == 0
    assert waits == [5, 15, 45, 135, 360, 360]
    assert (article.state, article.attempts) == (State.REFUSED, module.MOST_ATTEMPTS)
    assert "503" in article.last_reason


def test_a_server_that_asks_for_time_is_given_it(site, fetch):
    entry = entry_at(site.page("/busy", "x", status=429, Retry_After="7200"))
    fetch()
    assert article_of(entry).next_at == NOW + timedelta(hours=2)


def test_a_network_of_ours_that_is_down_gives_nothing_up_for_days(fetch):
    entry = entry_at("http://127.0.0.1:9/nobody-listens-here")
    minutes = 0.0
    for _ in range(8):
        assert dict(fetch(minutes).ends) == {"to be tried again": 1}
        minutes = (article_of(entry).next_at - NOW).total_seconds() / 60
    assert article_of(entry).state == State.WAITING
    assert "127.0.0.1" in article_of(entry).last_reason


def test_an_address_on_a_private_network_is_given_up(fetch):
    entry = entry_at("http://169.254.169.254/latest/meta-data/")
    limits = Limits(allow_private=False)
    assert dict(fetch(client=Client(limits)).ends) == {"refused": 1}
    assert article_of(entry).last_reason


def test_a_feed_that_carries_the_article_stands_in_for_a_page_that_is_gone(site, fetch):
    entry = entry_at(
        site.url("/gone"), title="Main breaks", content_html=text(), authors=["Ann Lee"]
    )
    assert dict(fetch().ends) == {"read": 1}
    article = article_of(entry)
    assert (article.method, article.paragraphs) == ("feed", PARAGRAPHS)
    assert (article.title, article.authors) == ("Main breaks", ["Ann Lee"])
    assert article.url_key == url_key(entry.url)


def test_a_teaser_in_the_feed_does_not(site, fetch):
    entry = entry_at(site.url("/gone"), content_html=f"<p>{PARAGRAPHS[0]}</p>")
    fetch()
    assert article_of(entry).state == State.REFUSED


def test_a_feed_that_carries_the_article_does_not_stand_in_for_a_page_that_may_come(site, fetch):
    entry = entry_at(site.page("/down", "x", status=503), content_html=text())
    fetch()
    assert article_of(entry).state == State.WAITING


def test_the_limits_of_the_client_hold_for_pages(site, fetch):
    entry = entry_at(site.redirect("/loop", "/loop"))
    assert dict(fetch(client=Client(LIMITS)).ends) == {"refused": 1}
    assert "circle" in article_of(entry).last_reason
