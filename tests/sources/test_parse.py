"""What a feed says, read by the pure core."""

import json
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from columba.sources.parse import FeedError, Format, Problem, Refusal, parse_feed
from tests.sources.make import FEED_URL, atom, rss, rss_item

NOW = datetime(2026, 11, 22, 20, tzinfo=UTC)
EASTERN = timezone(timedelta(hours=-5))


def read(body, **options):
    return parse_feed(body, **({"url": FEED_URL, "content_type": None, "now": NOW} | options))


def read_item(more="", **fields):
    return read(rss(rss_item(1, more, **fields))).entries[0]


# The four formats --------------------------------------------------------------------------------


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


# Titles, texts, people ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("R&amp;D", "R&D"),
        ("R&D", "R&D"),
        ("<b>Bold</b> claim", "Bold claim"),
        ("Two\n  lines", "Two lines"),
        ("I <3 rain", "I <3 rain"),
        ("pay\u200bpal \u202etxt", "paypal txt"),
        ("don&#146;t", "don’t"),
    ],
)
def test_a_title_is_plain_text_on_one_line(title, line):
    assert read_item(title=title).title == line


def test_an_atom_title_that_is_text_keeps_its_angle_brackets():
    (entry,) = read(atom("<entry><title>The &lt;b&gt; tag</title></entry>")).entries
    assert entry.title == "The <b> tag"


def test_an_entry_without_title_gets_the_beginning_of_its_text():
    text = "Water ran brown on Mill Street this morning. " * 10
    feed = read(rss(rss_item(title="", description=text)))
    assert feed.entries[0].title.startswith("Water ran brown on Mill Street")
    assert feed.entries[0].title.endswith("…")
    assert len(feed.entries[0].title) <= 121
    assert Problem.NO_TITLE in feed.problems


def test_the_text_of_an_entry_is_safe_and_its_links_whole():
    entry = read_item(
        description='<p onclick="x()">a <a href="/b">b</a><script>alert(1)</script></p>'
    )
    assert entry.summary_html == (
        '<p>a <a href="https://news.example.org/b" rel="nofollow ugc noopener">b</a></p>'
    )


def test_the_whole_text_is_kept_apart_from_the_summary():
    entry = read_item("<content:encoded><![CDATA[<p>Whole</p>]]></content:encoded>")
    assert (entry.summary_html, entry.content_html) == (
        "<p>What happened in story 1.</p>", "<p>Whole</p>",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("more", "authors"),
    [
        ("<author>ada@example.org (Ada Marsh)</author>", ("Ada Marsh",)),
        ("<author>ada@example.org</author>", ()),
        ("<dc:creator>Ada Marsh</dc:creator><dc:creator>Ben Ito</dc:creator>",
         ("Ada Marsh", "Ben Ito")),
        ("<dc:creator>Ada Marsh</dc:creator><author>desk@example.org</author>", ("Ada Marsh",)),
        ("<itunes:author>Ada Marsh</itunes:author>", ("Ada Marsh",)),
    ],
)  # fmt: skip
def test_it_names_people_without_their_addresses(more, authors):
    assert read_item(more).authors == authors


def test_entries_without_author_take_the_author_of_an_atom_feed():
    body = atom("<entry><title>A</title></entry>", feed="<author><name>Ada</name></author>")
    assert read(body).entries[0].authors == ("Ada",)


@pytest.mark.parametrize(
    ("more", "picture"),
    [
        ('<media:thumbnail url="/t.jpg" width="80"/>', "/t.jpg"),
        (('<media:content url="/s.jpg" width="80" medium="image"/>'
         '<media:content url="/l.jpg" width="800" medium="image"/>'), "/l.jpg"),
        ('<media:group><media:content url="/g.jpg" type="image/jpeg"/></media:group>', "/g.jpg"),
        (('<media:content url="/v.mp4" medium="video"><media:thumbnail url="/v.jpg"/>'
         "</media:content>"), "/v.jpg"),
        ('<enclosure url="/e.png" type="image/png"/>', "/e.png"),
        ('<enclosure url="/e.mp3" type="audio/mpeg"/>', ""),
        ('<itunes:image href="/i.jpg"/>', "/i.jpg"),
        (("<content:encoded>&lt;img src='/1.gif' width=1 height=1&gt;"
         "&lt;img src='/c.jpg?a=1&amp;amp;b=2'&gt;</content:encoded>"), "/c.jpg?a=1&b=2"),
    ],
)  # fmt: skip
def test_it_finds_the_picture_of_an_entry(more, picture):
    expected = f"https://news.example.org{picture}" if picture else ""
    assert read_item(more).image_url == expected


# Addresses and ids -------------------------------------------------------------------------------


def test_relative_addresses_are_resolved_against_the_site():
    assert read_item(link="/a?b=1").url == "https://news.example.org/a?b=1"


def test_relative_addresses_follow_xml_base():
    body = atom(
        '<entry xml:base="b/"><title>A</title><link href="c"/></entry>',
        attributes='xml:base="https://other.example/a/"',
    )
    assert read(body).entries[0].url == "https://other.example/a/b/c"


def test_a_forwarded_link_gives_way_to_the_page_itself():
    entry = read_item("<feedburner:origLink>https://news.example.org/o</feedburner:origLink>")
    assert entry.url == "https://news.example.org/o"


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<guid>https://news.example.org/g</guid>", "https://news.example.org/g"),
        ('<guid isPermaLink="false">https://news.example.org/g</guid>', ""),
        ("<link>javascript:alert(1)</link>", ""),
        ("<link>https://user:pass@news.example.org/</link>", ""),
        ("<link>  https://news.example.org/s\n</link>", "https://news.example.org/s"),
    ],
)
def test_it_takes_no_address_that_is_none(item, url):
    body = f"<rss><channel><item><title>A</title>{item}</item></channel></rss>".encode()
    assert read(body).entries[0].url == url


def test_an_id_stays_when_everything_else_of_an_entry_changes():
    before = read_item(title="A", link="/a")
    after = read_item(title="B", link="/b")
    assert before.entry_id == after.entry_id
    assert before.content_hash != after.content_hash


def test_without_guid_the_link_is_the_id_whatever_its_tracking():
    before = read_item(guid="", link="https://e.org/a?utm_source=rss", title="A")
    after = read_item(guid="", link="https://e.org/a", title="B")
    assert before.entry_id == after.entry_id


def test_without_guid_and_link_title_and_text_are_the_id():
    ids = {read_item(guid="", link="", title=title).entry_id for title in ("A", "B", "A")}
    assert len(ids) == 2


def test_ids_fit_their_column_however_long_the_guid():
    assert len(read_item(guid="x" * 10_000).entry_id) == 64


def test_one_guid_for_several_pages_is_told_apart_by_address():
    feed = read(rss(rss_item(1, guid="same"), rss_item(2, guid="same"), rss_item(3)))
    assert len({entry.entry_id for entry in feed.entries}) == 3
    assert Problem.REUSED_ID in feed.problems
    alone = read(rss(rss_item(1, guid="same"))).entries[0]
    assert feed.entries[0].sibling_id == alone.entry_id
    assert alone.sibling_id == feed.entries[0].entry_id


def test_an_entry_that_is_there_twice_comes_once():
    feed = read(rss(rss_item(1), rss_item(1)))
    assert len(feed.entries) == 1
    assert feed.problems == (Problem.REPEATED_ENTRY,)


# Dates -------------------------------------------------------------------------------------------


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


# What publishers wish ----------------------------------------------------------------------------


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


# Damage ------------------------------------------------------------------------------------------


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


# What is no feed ---------------------------------------------------------------------------------


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


# Caps --------------------------------------------------------------------------------------------


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
