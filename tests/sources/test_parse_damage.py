"""Damaged feeds are read as far as they go; what is no feed is refused with what it is."""

import pytest

from columba.sources.parse import FeedError, Problem, Refusal
from tests.sources.make import rss, rss_item
from tests.sources.reading import read, read_item


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        (lambda body: body.replace(b"Story 2", b"R&D of 2"), Problem.MENDED),
        (lambda body: body.replace(b"Story 2", b"Caf&eacute;&nbsp;2"), Problem.MENDED),
        (lambda body: body.replace(b"Story 2", b"Story\x0b 2"), Problem.MENDED),
        (lambda body: body.replace(b"Story 2</title>", b"Story 2"), Problem.DAMAGED),
        (lambda body: body.replace(b"</title><link>", b"</title><p>x<br><link>"), Problem.DAMAGED),
        (lambda body: body.replace(b"<title>Story 2", b"<title a=b c>Story 2"), Problem.DAMAGED),
        (lambda body: body.replace(b"</item></channel></rss>", b""), Problem.DAMAGED),
        (lambda body: body.replace(b"<title>Story 2", b"<Title>Story 2"), Problem.DAMAGED),
        (lambda body: body.replace(b"</item><item>", b"<item>", 1), Problem.DAMAGED),
        (lambda body: body.replace(b"</item>", b"<zz:a>1</zz:a></item>"), Problem.DAMAGED),
        (lambda body: b"Warning: foo() in x.php\n" + body, Problem.LEADING_TEXT),
    ],
)
def test_a_damaged_feed_gives_every_entry_and_says_what_was_wrong(damage, problem):
    whole = rss(*(rss_item(number) for number in range(1, 6)))
    feed = read(damage(whole))
    assert [entry.url for entry in feed.entries] == [
        f"https://news.example.org/story-{number}" for number in range(1, 6)
    ]
    assert all(entry.title and entry.published for entry in feed.entries)
    assert problem in feed.problems


def test_blank_lines_before_a_feed_do_no_harm():
    assert read(b"\n \r\n" + rss(rss_item())).problems == ()


def test_what_is_cut_off_in_the_middle_gives_the_entries_before():
    body = rss(*(rss_item(number) for number in range(1, 6)))
    cut = body[: body.index(b"Story 4") + 3]
    urls = [entry.url for entry in read(cut).entries]
    assert urls[:3] == [f"https://news.example.org/story-{number}" for number in (1, 2, 3)]


@pytest.mark.parametrize("body", [b"", b"  \n", b"\0\0", b"\xef\xbb\xbf"])
def test_an_empty_document_is_refused(body):
    with pytest.raises(FeedError) as caught:
        read(body)
    assert caught.value.reason in {Refusal.EMPTY, Refusal.NOT_A_FEED}


def test_a_web_page_is_refused_and_asked_which_feeds_it_names():
    page = b"""<!DOCTYPE html><html><head>
      <link rel="alternate" type="application/rss+xml" href="/feed.xml">
      <link href="/podcast.atom" type="application/atom+xml" rel="alternate">
      <link rel="alternate" type="application/json+oembed" href="/oembed">
      <link rel="stylesheet" href="/site.css"></head><body>News</body></html>"""
    with pytest.raises(FeedError, match=r"web page, not a feed\. It names as feeds:") as caught:
        read(page)
    assert caught.value.reason is Refusal.HTML
    assert "https://news.example.org/feed.xml, https://news.example.org/podcast.atom" in str(
        caught.value
    )
    assert "oembed" not in str(caught.value)


@pytest.mark.parametrize(
    "page",
    [b"<html><body>x</body></html>", b"  <!-- x --><!doctype HTML><p>x", (b"<?xml version='1.0'?>"
     b"<!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'/>"), b"<head><title>x</title>"],
)  # fmt: skip
def test_web_pages_of_every_kind_are_seen_as_such(page):
    with pytest.raises(FeedError, match="web page, not a feed, and it names none"):
        read(page)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<opml><body/></opml>", "a list of feeds"),
        (b"<urlset/>", "a sitemap"),
        (b"<note><to/></note>", "XML of another kind"),
        (b"GIF89a....", "neither XML nor JSON"),
        (b'{"a": 1}', "no JSON Feed"),
        (b'{"items": [}', "cannot be read"),
        (b"<<<<<", "not XML that can be read"),
    ],
)
def test_other_documents_are_refused_with_what_they_are(body, words):
    with pytest.raises(FeedError, match=words):
        read(body)


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE rss [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!doctype rss [<!entity % x SYSTEM "http://127.0.0.1/"> %x;]>',
    ],
)
def test_a_feed_that_defines_entities_is_refused(prolog):
    body = f"{prolog}<rss><channel><title>&b;</title></channel></rss>".encode()
    with pytest.raises(FeedError) as caught:
        read(body)
    assert caught.value.reason is Refusal.ENTITIES


def test_a_document_type_without_entities_does_no_harm():
    prolog = b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x.example/rss.dtd">'
    body = prolog + b"<rss><channel><title>Caf&eacute;</title></channel></rss>"
    assert read(body).title == "Café"


def test_no_more_than_two_thousand_entries_are_read():
    feed = read(rss(*(rss_item(number) for number in range(2001))))
    assert len(feed.entries) == 2000
    assert Problem.TOO_MANY_ENTRIES in feed.problems


def test_long_fields_are_cut():
    many = "".join(f"<category>c{number}</category>" for number in range(50))
    entry = read_item(many, title="t" * 5000, description="d" * 50_000)
    assert len(entry.title) == 500
    assert len(entry.summary_html) == 20_000
    assert len(entry.categories) == 30
    assert read_item(link="https://e.org/" + "a" * 3000).url == ""


def test_a_document_of_countless_elements_is_refused():
    with pytest.raises(FeedError) as caught:
        read(b"<rss>" + b"<a/>" * 300_001 + b"</rss>")
    assert caught.value.reason is Refusal.TOO_COMPLEX
