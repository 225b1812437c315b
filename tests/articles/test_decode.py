"""Charsets: as declared, as undeclared, and as declared wrongly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from columba.articles.extract.decode import decode

GERMAN = "<html><head><title>Größe</title></head><body><p>" + (
    "Der Bürgermeister sagte, das sei schön. Über die Straße fährt die Bahn nach Zürich. " * 10
)
RUSSIAN = "<html><title>Новости</title><body><p>" + (
    "Президент подписал указ о создании новой комиссии по делам города и области. " * 10
)
JAPANESE = "<html><title>東京の新聞</title><body><p>" + (
    "東京都は十日、新しい条例を発表した。知事は記者団に語った。" * 10
)


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (GERMAN, "utf-8"),
        (GERMAN, "utf-8-sig"),
        (GERMAN, "iso-8859-1"),
        (GERMAN, "utf-16"),
        (GERMAN, "utf-16-le"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (JAPANESE, "iso-2022-jp"),
    ],
)
def test_the_header_names_the_charset(text, charset):
    assert decode(text.encode(charset), content_type=f"text/html; charset={charset}") == text


@pytest.mark.parametrize(
    "declaration",
    ['<meta charset="{}">', "<meta http-equiv=Content-Type content='text/html; charset={}'>"],
)
def test_the_markup_names_the_charset(declaration):
    page = declaration.format("windows-1251") + RUSSIAN
    assert decode(page.encode("windows-1251")) == page


@pytest.mark.parametrize(
    ("text", "charset"),
    [(GERMAN, "cp1252"), (RUSSIAN, "koi8-r"), (JAPANESE, "euc-jp"), (JAPANESE, "iso-2022-jp")],
)
def test_nobody_names_the_charset(text, charset):
    assert decode(text.encode(charset)) == text


@pytest.mark.parametrize("label", ["iso-8859-1", "utf-16", "koi8-r", "hex", "no-such-charset"])
def test_utf_8_is_told_whatever_the_header_says(label):
    assert decode(GERMAN.encode(), content_type=f"text/html; charset={label}") == GERMAN


def test_one_broken_byte_does_not_cost_the_rest_its_charset():
    text = decode(GERMAN.encode() + b"\xff<p>" + GERMAN.encode())
    assert text.startswith(GERMAN)
    assert text.endswith(GERMAN)


def test_latin_1_means_windows_1252_as_browsers_have_it():
    text = "<p>“Quoted” – and a dash…"
    assert decode(text.encode("cp1252"), content_type="text/html; charset=ISO-8859-1") == text


def test_utf_8_that_was_once_taken_for_something_else_is_turned_back():
    twice = GERMAN.encode().decode("cp1252").encode()
    assert decode(twice) == GERMAN


def test_letters_that_only_look_like_a_mistake_stay():
    portuguese = "<p>São João: Ã é uma letra; Â também."
    assert decode(portuguese.encode()) == portuguese


@given(st.binary(max_size=2_000), st.text(max_size=40))
def test_any_bytes_become_text(body, label):
    assert isinstance(decode(body, content_type=f"text/html; charset={label}"), str)
