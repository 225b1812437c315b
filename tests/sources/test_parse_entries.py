"""What one entry says: its title, text, people, picture, address and id."""

import pytest

from columba.sources.parse import Problem
from tests.sources.make import atom, rss, rss_item
from tests.sources.reading import read, read_item


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
