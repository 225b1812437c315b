"""Whatever the bytes: a feed or a refusal, and what a feed gives can be trusted."""

import json
import time
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from columba.lib.urls import is_http
from columba.sources.parse import FeedError, ParsedFeed, parse_feed
from columba.sources.parse.balance import balance
from columba.sources.parse.document import mend, read_document
from tests.sources.make import FEED_URL, atom, rss, rss_item

NOW = datetime(2026, 11, 22, 20, tzinfo=UTC)
WORDS = st.text(max_size=30)
FRAGMENTS = st.lists(
    st.sampled_from([
        "<rss>", "</rss>", "<channel>", "</channel>", "<item>", "</item>", "<entry>", "</entry>",
        "<feed xmlns='http://www.w3.org/2005/Atom'>", "</feed>", "<title>", "</title>", "<link>",
        "</link>", "<link href='/a'/>", "<guid>1</guid>", "<pubDate>", "</pubDate>",
        "<description>", "</description>", "<![CDATA[", "]]>", "<!--", "-->", "<?xml", "?>",
        "<!DOCTYPE rss [", "]>", "&amp;", "&", "&#0;", "&#x110000;", "&nbsp;", "<p>", "<br>",
        "<a b=c", ">", "'", '"', "\0", "text", "https://e.org/a", "2026-11-22", "é", "\ud800",
        '{"items":[', "{}", "]}", '"id":1', ",",
    ]),
    max_size=40,
).map("".join)  # fmt: skip


def read(body: bytes) -> ParsedFeed | None:
    try:
        return parse_feed(body, url=FEED_URL, content_type=None, now=NOW)
    except FeedError:
        return None


def check(feed: ParsedFeed) -> None:
    """Assert what the later stages rely on."""
    ids = [entry.entry_id for entry in feed.entries]
    assert len(set(ids)) == len(ids)
    for entry in feed.entries:
        assert len(entry.entry_id) == len(entry.sibling_id) == len(entry.content_hash) == 64
        assert "\n" not in entry.title
        for url in (entry.url, entry.image_url):
            assert not url or (is_http(url) and len(url) <= 2000)
        for text in (
            entry.title,
            entry.summary_html,
            entry.content_html,
            entry.url,
            *entry.authors,
        ):
            assert "\0" not in text
            text.encode()
        for date in (entry.published, entry.updated):
            assert date is None or (date.utcoffset() is not None and date.astimezone(UTC))


@given(st.binary(max_size=2000))
def test_any_bytes_are_read_or_refused(body):
    if feed := read(body):
        check(feed)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(FRAGMENTS)
def test_any_heap_of_pieces_of_feeds_is_read_or_refused(text):
    if feed := read(text.encode("utf-8", "surrogatepass")):
        check(feed)


@given(st.dictionaries(st.sampled_from(["title", "link", "guid", "pubDate", "description"]), WORDS))
def test_any_words_in_the_fields_of_a_feed_are_read(fields):
    feed = read(rss(rss_item(1, **fields)).decode("utf-8", "replace").encode())
    assert feed is not None
    check(feed)


NAMES = ["title", "id", "url", "content_html", "authors", "tags", "date_published"]
VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | WORDS,
    lambda inner: st.lists(inner) | st.dictionaries(WORDS, inner),
    max_leaves=10,
)


@given(VALUES, st.sampled_from(NAMES))
def test_any_value_in_a_json_feed_is_read(value, name):
    feed = read(json.dumps({"items": [{"title": "A", name: value}], name: value}).encode())
    assert feed is not None
    check(feed)


@given(st.integers(0, 3000), st.binary(min_size=1, max_size=8))
def test_bytes_struck_into_a_feed_never_break_the_parser(place, strike):
    whole = rss(*(rss_item(number) for number in range(1, 5)))
    feed = read(whole[: place % len(whole)] + strike + whole[place % len(whole) + len(strike) :])
    if feed:
        check(feed)


@given(st.integers(1, 400))
def test_a_feed_cut_off_anywhere_never_breaks_the_parser(length):
    whole = atom("<entry><title>A</title><id>1</id><link href='/a'/></entry>" * 3)
    feed = read(whole[: length % len(whole) + 1])
    if feed:
        check(feed)


TAGS = [
    "<a>",
    "</a>",
    "<b c=d>",
    "</b>",
    "<br>",
    "<item>",
    "</item>",
    "<title>",
    "</title>",
    "x",
    "<",
]


@given(st.lists(st.sampled_from(TAGS)).map("".join))
def test_balancing_always_gives_whole_xml(text):
    assert read_document(f"<rss>{balance(text)}</rss>", url="").problems == ()


@given(st.text())
def test_mending_twice_is_mending_once(text):
    assert mend(mend(text)) == mend(text)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "body",
    [
        b"<rss><channel><item>" + b"<a>" * 290_000,
        b"<rss><channel><item>" + b"<a>" * 100 + b"<guid>" * 290_000,
        b"<rss><channel>" + b"<![CDATA[" * 250_000,
        b"<rss><channel>" + b"<?a " * 250_000,
        b"<rss><channel>" + b'<a b="' * 250_000,
        b"<!DOCTYPE rss [" + b"]" * 5_000_000,
        b"<!DOCTYPE rss " + b"'a'" * 1_500_000,
        b"<html>" + b"<link " * 1_000_000,
        b'{"items":[' + b"[" * 1_000_000,
        b"<rss><channel><item><title>" + b"&amp;" * 900_000 + b"</title></item></channel></rss>",
        b"<rss><channel><item><author>" + b"a@" * 2_000_000 + b"</author></item></channel></rss>",
        b"<rss><channel><item><pubDate>" + b"1 " * 2_000_000 + b"</pubDate></item></channel></rss>",
        b"<rss><channel>" + b"<item><guid>1</guid><link>/a</link></item>" * 70_000,
    ],
    ids=lambda body: body[-40:].decode("ascii", "replace"),
)  # fmt: skip
def test_documents_made_to_hurt_are_done_with_in_seconds(body):
    started = time.process_time()
    read(body)
    assert time.process_time() - started < 8
