"""Bytes to text, whatever the labels say."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from columba.sources.parse import Problem, parse_feed
from columba.sources.parse.decode import decode

WESTERN = "Le café “naïf” rouvre – la mairie promet un résumé des travaux avant l’été"
RUSSIAN = (
    "Мост через реку снова открыт. Городской совет обещает отчёт о ремонте к сентябрю. Жители "
    "Набережной улицы ждали этого с весны, когда лёд повредил две опоры; автобусы ходили в объезд."
)
JAPANESE = "水道局は日曜日の正午に煮沸勧告を解除した"


def feed(title: str, encoding: str, label: str = "") -> bytes:
    declaration = f'<?xml version="1.0" encoding="{label}"?>' if label else ""
    text = f"{declaration}<rss><channel><title>{title}</title></channel></rss>"
    return text.encode(encoding)


def read(body: bytes, content_type: str | None = None):
    return parse_feed(body, url="https://e.org/", content_type=content_type)


@pytest.mark.parametrize(
    ("title", "encoding", "label"),
    [
        (WESTERN, "utf-8", "utf-8"),
        (WESTERN, "utf-8", ""),
        (WESTERN, "cp1252", "windows-1252"),
        (WESTERN, "cp1252", "ISO-8859-1"),
        (WESTERN, "utf-16", "utf-16"),
        (WESTERN, "utf-16-le", ""),
        (WESTERN, "utf-16-be", ""),
        (WESTERN, "utf-32", ""),
        ("Łódź żółć", "iso8859-2", "ISO-8859-2"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (JAPANESE, "shift_jis", "Shift_JIS"),
        (JAPANESE, "euc-jp", "EUC-JP"),
        (JAPANESE, "iso2022_jp", "ISO-2022-JP"),
        ("北京市", "gb18030", "gb2312"),
        ("台北市", "big5", "Big5"),
        ("서울특별시", "cp949", "euc-kr"),
        ("plain", "cp037", "cp037"),
    ],
)
def test_it_reads_a_feed_in_the_encoding_it_names(title, encoding, label):
    found = read(feed(title, encoding, label))
    assert found.title == title
    assert Problem.ENCODING not in found.problems


@pytest.mark.parametrize(
    ("title", "encoding", "label", "content_type"),
    [
        (WESTERN, "cp1252", "utf-8", None),
        (WESTERN, "cp1252", "", None),
        (WESTERN, "cp1252", "utf-8", "text/xml; charset=utf-8"),
        (WESTERN, "utf-8", "iso-8859-1", "text/xml; charset=iso-8859-1"),
        (WESTERN, "utf-8", "us-ascii", None),
        (JAPANESE, "utf-8", "shift_jis", None),
        (RUSSIAN, "cp1251", "utf-8", None),
        (WESTERN, "cp1252", "no-such-encoding", None),
    ],
)
def test_it_reads_a_feed_whose_label_is_wrong_and_says_so(title, encoding, label, content_type):  # noqa: PLR0917 - a table
    found = read(feed(title, encoding, label), content_type)
    assert found.title == title
    assert Problem.ENCODING in found.problems


def test_the_document_is_believed_before_the_header():
    body = feed(RUSSIAN, "cp1251", "windows-1251")
    assert read(body, "text/xml; charset=iso-8859-1").title == RUSSIAN


def test_the_header_is_believed_where_the_document_says_nothing():
    assert read(feed(RUSSIAN, "koi8-r"), "text/xml; charset=koi8-r").title == RUSSIAN


def test_a_byte_order_mark_is_believed_before_all():
    body = codecs.BOM_UTF8 + feed(WESTERN, "utf-8", "iso-8859-1")
    assert read(body).title == WESTERN


def test_the_language_of_a_feed_tells_its_code_page_where_nothing_else_does():
    title = "Příliš žluťoučký kůň – vlaky na Plzeň dnes nepojedou"
    body = feed(title, "cp1250").replace(b"<channel>", b"<channel><language>cs</language>")
    assert read(body).title == title


def test_stray_bytes_in_utf_8_are_read_as_what_they_were_meant():
    body = feed(WESTERN, "utf-8", "utf-8").replace(b"</title>", b" \x93quoted\x94</title>")
    assert read(body).title == f"{WESTERN} “quoted”"


@given(st.binary(), st.sampled_from([None, "text/xml; charset=utf-7", "a/b; charset=rot13"]))
def test_any_bytes_become_text(body, content_type):
    assert isinstance(decode(body, content_type=content_type).text, str)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_utf_8_comes_through_unchanged(text):
    body = b"<a>" + text.encode()
    assert decode(body, content_type="text/xml; charset=iso-8859-1").text == f"<a>{text}"
