"""The four formats of feeds, and what passes for one of them."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from columba.sources.parse import Format
from tests.sources.make import atom, rss, rss_item
from tests.sources.reading import read

EASTERN = timezone(timedelta(hours=-5))


def test_it_reads_rss():
    feed = read(rss(rss_item(1), rss_item(2)))
    assert (feed.format, feed.title, feed.language) == (Format.RSS, "The News", "en-GB")
    assert feed.site_url == "https://news.example.org/"
    assert [entry.title for entry in feed.entries] == ["Story 1", "Story 2"]
    entry = feed.entries[0]
    assert entry.url == "https://news.example.org/story-1"
    assert entry.summary_html == "<p>What happened in story 1.</p>"
    assert entry.published == datetime(2026, 11, 22, 1, 30, tzinfo=EASTERN)
    assert feed.problems == ()


def test_it_reads_atom():
    body = atom(
        '<entry><title type="html">Fish &amp;amp; &lt;b&gt;chips&lt;/b&gt;</title><id>urn:1</id>'
        '<link rel="edit" href="/edit"/><link rel="alternate" href="/a"/>'
        "<published>2026-11-22T09:00:00+01:00</published><updated>2026-11-22T10:00:00Z</updated>"
        "<author><name>Ada Marsh</name><email>ada@example.org</email></author>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One<br/>two</p></div>'
        '</content><category term="water" label="Water"/></entry>',
        feed='<link rel="self" href="/all.atom"/><link rel="hub" href="https://hub.example/"/>',
        attributes='xml:lang="de"',
    )
    feed = read(body)
    assert (feed.format, feed.language) == (Format.ATOM, "de")
    assert feed.self_url == "https://news.example.org/all.atom"
    assert feed.hub_url == "https://hub.example/"
    (entry,) = feed.entries
    assert entry.title == "Fish & chips"
    assert entry.url == "https://news.example.org/a"
    assert entry.published == datetime(2026, 11, 22, 8, tzinfo=UTC)
    assert entry.published.utcoffset() == timedelta(hours=1)
    assert entry.updated == datetime(2026, 11, 22, 10, tzinfo=UTC)
    assert entry.authors == ("Ada Marsh",)
    assert entry.content_html == "<p>One<br>two</p>"
    assert entry.categories == ("Water",)


def test_it_reads_rdf():
    body = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://news.example.org/"><title>The News</title>
        <link>https://news.example.org/</link></channel>
      <item rdf:about="https://news.example.org/a"><title>A</title>
        <link>https://news.example.org/a</link><dc:date>2026-11-22T09:00:00-05:00</dc:date>
        <dc:creator>Ada Marsh</dc:creator><dc:subject>Water</dc:subject></item></rdf:RDF>"""
    feed = read(body)
    (entry,) = feed.entries
    assert feed.format is Format.RDF
    assert (entry.title, entry.url, entry.guid) == ("A", entry.url, "https://news.example.org/a")
    assert entry.published == datetime(2026, 11, 22, 9, tzinfo=EASTERN)
    assert (entry.authors, entry.categories) == (("Ada Marsh",), ("Water",))


@pytest.mark.parametrize("version", ["1", "1.1"])
def test_it_reads_json_feed(version):
    author = {"name": "Ada Marsh"}
    item = {
        "id": 7,
        "url": "/a",
        "title": "5 < 6 & more",
        "content_html": "<p>Text</p>",
        "summary": "Short",
        "date_published": "2026-11-22T09:00:00-05:00",
        "image": "/a.jpg",
        "tags": ["Water"],
        **({"author": author} if version == "1" else {"authors": [author]}),
    }
    document = {
        "version": f"https://jsonfeed.org/version/{version}",
        "title": "The News",
        "home_page_url": "https://news.example.org/",
        "language": "en",
        "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
        "items": [item, "no item", None],
    }
    feed = read(json.dumps(document).encode())
    (entry,) = feed.entries
    assert (feed.format, feed.title, feed.hub_url) == (
        Format.JSON, "The News", "https://hub.example/",
    )  # fmt: skip
    assert (entry.guid, entry.url, entry.title) == (
        "7", "https://news.example.org/a", "5 < 6 & more",
    )  # fmt: skip
    assert (entry.summary_html, entry.content_html) == ("Short", "<p>Text</p>")
    assert entry.image_url == "https://news.example.org/a.jpg"
    assert (entry.authors, entry.categories) == (("Ada Marsh",), ("Water",))
    assert entry.published == datetime(2026, 11, 22, 9, tzinfo=EASTERN)


@pytest.mark.parametrize(
    "namespace",
    ["", 'xmlns="http://backend.userland.com/RSS2"', 'xmlns="http://my.netscape.com/rdf/simple/0.9/"'],
)  # fmt: skip
def test_it_reads_rss_whatever_namespace_it_claims(namespace):
    body = f"<rss {namespace}><channel><item><title>A</title></item></channel></rss>".encode()
    assert read(body).entries[0].title == "A"


def test_it_reads_atom_that_forgot_its_namespace():
    body = b'<feed><title>N</title><entry><title>A</title><link href="https://e.org/a"/></entry></feed>'
    assert read(body).entries[0].url == "https://e.org/a"
