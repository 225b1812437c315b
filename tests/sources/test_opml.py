"""OPML in and out."""

import re
from pathlib import Path

import pytest
from lxml import etree

from columba.lib.publication import PublicationError
from columba.sources.models import Source
from columba.sources.opml import Outline, read_opml, write_opml
from tests.corpus import corpus

STARTER = Path(__file__).parents[2] / "src/columba/publication/starter/sources.opml"


@pytest.fixture
def opml(tmp_path):
    """Return a function that writes the outlines into a file and reads it."""

    def read(body: str, head: str = "") -> list[Outline]:
        path = tmp_path / "sources.opml"
        path.write_text(
            f'{head}<opml version="2.0" xmlns:columba="urn:columba:opml">\n<body>\n{body}\n'
            "</body></opml>",
            encoding="utf-8",
        )
        return read_opml(path)

    return read


def outline(url: str = "https://e.org/feed", **attributes: str) -> str:
    values = {"text": "The News", "xmlUrl": url} | attributes
    return "<outline " + " ".join(f'{name}="{value}"' for name, value in values.items()) + "/>"


def test_it_reads_what_columba_adds(opml):
    (found,) = opml(
        '<outline text="County"><outline text="Papers">'
        '<outline type="rss" text="a" title="The News" xmlUrl="https://e.org/feed"'
        ' htmlUrl="https://e.org/" language="en" columba:owner="News &amp; Co"'
        ' columba:licence="CC-BY-4.0" columba:country="US" columba:leaning="unrated"'
        ' columba:timeZone="America/New_York"/></outline></outline>'
    )
    assert found == Outline(
        feed_url="https://e.org/feed", title="The News", site_url="https://e.org/",
        owner="News & Co", licence="CC-BY-4.0", country="US", leaning="unrated", language="en",
        time_zone="America/New_York", folder="County / Papers",
    )  # fmt: skip


def test_a_plain_list_of_another_reader_is_enough(opml):
    (found,) = opml('<outline title="The News" xmlurl="feed://e.org/feed?a=1&b=2"/>')
    assert (found.feed_url, found.title) == ("http://e.org/feed?a=1&b=2", "The News")
    assert found.licence == "all-rights-reserved"


def test_a_feed_in_two_folders_comes_once(opml):
    body = f'<outline text="A">{outline()}</outline><outline text="B">{outline()}</outline>'
    assert [found.folder for found in opml(body)] == ["A"]


def test_one_address_with_two_descriptions_is_refused(opml):
    with pytest.raises(PublicationError, match=r"opml:4: .* same address as 'The News'.*Take one"):
        opml(outline() + "\n" + outline(text="Another", title="Another"))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (outline("news.example.org"), r"opml:3: 'The News' has the address 'news\.example\.org'"),
        (outline("javascript:alert(1)"), "which is no http:// or https:// address"),
        (outline(**{"columba:timeZone": "Eastern"}), r"'Eastern' .* is no IANA zone"),
        (outline(text="x" * 301), "title of .* is longer than 300 characters"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_line(opml, body, words):
    with pytest.raises(PublicationError, match=words):
        opml(body)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "1: the file is empty. `columba init`"),
        ("Some words.", "1: this is not well-formed XML: it does not begin with <opml>."),
        ("<opml>\n<body>\n<outline text='a'b'/>\n</body></opml>", "3: .*write &quot;"),
        ("<opml>\n<body>\n<outline text=a/>\n</body></opml>", "3: .* without quotation marks"),
        ("<opml>\n<body>\n<outline>\n</body></opml>", "4: .* <outline> of line 3 is not closed"),
        ("<opml>\n<body>\n<outline/>", "3: .* <body> of line 2 is never closed"),
        ("<opml>\n<outline columba:owner='x'/></opml>", "2: .* needs the attribute xmlns:columba"),
        ("<opml/>\n<opml/>", "2: .* stands after </opml>"),
        ("<html>\n<p>a<br></html>", "1: this is no list of feeds: it begins with <html>"),
        ("\n<rss><channel/></rss>", "2: .* begins with <rss>.* goes into an <outline xmlUrl=…>"),
        ("<!DOCTYPE a [\n<!ENTITY b 'c'>]>\n<opml/>", "2: this defines XML entities of its own"),
        (f"<opml>{'<outline/>' * 300_001}</opml>", "1: this has more elements than any list"),
    ],
)
def test_a_file_that_is_no_list_is_named_with_file_line_and_mend(tmp_path, text, words):
    path = tmp_path / "sources.opml"
    path.write_text(text)
    with pytest.raises(PublicationError, match=rf"sources\.opml:{words}") as caught:
        read_opml(path)
    assert "feed defines" not in str(caught.value)
    assert "publisher" not in str(caught.value)


def test_a_file_that_is_not_there_says_how_to_get_one(tmp_path):
    with pytest.raises(PublicationError, match=r"no\.opml cannot be read.*`columba init`"):
        read_opml(tmp_path / "no.opml")


@pytest.mark.parametrize("name", ["xmlUrl", "xmlurl", "xmlURL", "XMLURL"])
def test_an_address_is_found_in_whichever_spelling(opml, name):
    (found,) = opml(f'<outline text="a" {name}="https://e.org/feed"/>')
    assert found.feed_url == "https://e.org/feed"


def test_entities_of_its_own_are_refused(opml):
    head = '<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    with pytest.raises(PublicationError, match="1: this defines XML entities of its own"):
        opml('<outline text="&x;" xmlUrl="https://e.org/feed"/>', head)


def test_an_address_for_readers_that_is_no_web_address_is_dropped(opml):
    assert opml(outline(htmlUrl="javascript:alert(1)"))[0].site_url == ""


def test_what_is_written_is_read_again_as_it_was(tmp_path):
    rows = [
        Outline(feed_url="https://e.org/1?a=1&b=2", title='Quote "&" <b>', folder="County"),
        Outline(feed_url="https://e.org/2", title="Zeitung", owner="Müller & Söhne", language="de"),
        Outline(feed_url="https://e.org/3", title="Third", folder="County", time_zone="UTC"),
    ]
    path = tmp_path / "sources.opml"
    path.write_bytes(write_opml([Source(**vars(row)) for row in rows], title="A & B"))
    assert sorted(read_opml(path), key=lambda row: row.feed_url) == rows
    assert etree.parse(path).findtext("head/title") == "A & B"


def test_the_starters_list_is_read_whole():
    found = read_opml(STARTER)
    assert len(found) == len(re.findall(r"xmlUrl=", STARTER.read_text("utf-8")))
    assert len({row.owner for row in found}) >= 60
    assert all(row.owner and row.licence and row.folder and row.time_zone for row in found)


@pytest.mark.corpus
def test_lists_of_other_readers_are_read_or_refused_with_a_line():
    read, refused = 0, []
    for path in sorted(corpus("feeds", "url-lists").rglob("*.opml")):
        try:
            read += bool(read_opml(path))
        except PublicationError as error:
            refused.append(str(error))
    assert read > 90
    assert [words for words in refused if not re.search(r"opml:\d+: ", words)] == []
