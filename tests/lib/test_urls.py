"""Addresses: one spelling for one page."""

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from columba.lib.urls import is_http, join, normalise, registered_domain, requestable, url_key

HOSTS = st.from_regex(r"[a-z][a-z0-9-]{0,12}[a-z0-9](?:\.[a-z]{2,5}){1,2}", fullmatch=True)
PATHS = st.text(st.characters(codec="utf-8"), max_size=40)
ADDRESSES = st.builds(
    "{}://{}{}/{}?{}#{}".format,
    st.sampled_from(["http", "https", "HTTP"]), HOSTS, st.sampled_from(["", ":80", ":8000"]),
    PATHS, PATHS, PATHS,
)  # fmt: skip


@pytest.mark.parametrize(
    ("written", "one_spelling"),
    [
        ("HTTP://News.Example.ORG:80", "http://news.example.org/"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("https://example.org./a", "https://example.org/a"),
        ("https://example.org/a#comments", "https://example.org/a"),
        ("https://example.org/#!/a", "https://example.org/#!/a"),
        ("https://example.org/a?", "https://example.org/a"),
        ("https://example.org/a?id=3&utm_source=rss&utm_medium=x", "https://example.org/a?id=3"),
        ("https://example.org/a?fbclid=1&b=2&gclid=3", "https://example.org/a?b=2"),
        ("https://example.org/a?partner=rss&emc=rss", "https://example.org/a"),
        ("https://example.org/a?partner=acme", "https://example.org/a?partner=acme"),
        ("https://example.org/a?ref=rss&cid=9", "https://example.org/a?cid=9"),
        ("https://example.org/a?b=2&a=1", "https://example.org/a?b=2&a=1"),
        ("https://example.org/a/./b/../c", "https://example.org/a/c"),
        ("https://example.org/../../a", "https://example.org/a"),
        ("https://example.org/%7euser/%c3%a9", "https://example.org/~user/%C3%A9"),
        ("https://example.org/é b", "https://example.org/%C3%A9%20b"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/a;jsessionid=0F3?b=1", "https://example.org/a?b=1"),
        ("https://münchen.example/", "https://xn--mnchen-3ya.example/"),
        ("  https://example.org/a\n", "https://example.org/a"),
        ("https://[2001:DB8::0:1]/", "https://[2001:db8::1]/"),
    ],
)
def test_it_gives_every_spelling_of_an_address_the_same_form(written, one_spelling):
    assert normalise(written) == one_spelling


@given(ADDRESSES)
def test_normalising_twice_is_normalising_once(url):
    assert normalise(normalise(url)) == normalise(url)


@given(st.text())
def test_any_text_has_a_form_and_a_key(text):
    assert isinstance(normalise(text), str)
    assert len(url_key(text)) == 64


@given(ADDRESSES)
def test_what_goes_on_the_wire_is_ascii_without_spaces_or_fragment(url):
    wire = requestable(url)
    assert wire.isascii()
    assert not set(wire) & set(' \t\r\n#<>"\\')


@pytest.mark.parametrize(
    "dress",
    [
        "http://example.org/story-1",
        "https://www.example.org/story-1/",
        "https://m.example.org/story-1",
        "https://amp.example.org/story-1?outputType=amp",
        "https://example.org/story-1/amp/",
        "https://example.org/story-1?amp=1&utm_campaign=x",
    ],
)
def test_one_page_in_other_dress_has_the_same_key(dress):
    assert url_key(dress) == url_key("https://example.org/story-1")


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/story-2",
        "https://example.org/story-1?page=2",
        "https://news.example.org/story-1",
        "https://m.co.uk/story-1",
        "https://example.org:8443/story-1",
    ],
)
def test_different_pages_have_different_keys(other):
    assert url_key(other) != url_key("https://example.org/story-1")


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.bbc.co.uk/news", "bbc.co.uk"),
        ("news.yahoo.com", "yahoo.com"),
        ("https://alice.github.io/", "alice.github.io"),
        ("http://127.0.0.1:8000/", "127.0.0.1"),
        ("http://[::1]/", "::1"),
        ("http://herald.localhost:8001/", "herald.localhost"),
        ("co.uk", "co.uk"),
    ],
)
def test_it_knows_the_domain_that_somebody_registered(url, domain):
    assert registered_domain(url) == domain


def test_the_list_of_suffixes_needs_no_network(monkeypatch):
    def no_network(*_args, **_kwargs):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    assert (
        registered_domain("https://deep.below.an-unseen-host.example.com.au/") == "example.com.au"
    )


@pytest.mark.parametrize(
    ("reference", "joined"),
    [
        ("b", "https://example.org/a/b"),
        ("/c", "https://example.org/c"),
        ("//other.example/d", "https://other.example/d"),
        ("https://other.example/e", "https://other.example/e"),
        (" ../f\n", "https://example.org/f"),
        ("?g=1", "https://example.org/a/?g=1"),
        ("javascript:alert(1)", None),
        ("mailto:desk@example.org", None),
        ("http://[broken", None),
        ("http://user:secret@example.org/", None),
    ],
)
def test_it_resolves_references_to_web_addresses_only(reference, joined):
    assert join("https://example.org/a/", reference) == joined


@pytest.mark.parametrize(
    "text",
    ["", "example.org", "ftp://example.org", "http://", "http://.", "http://a..b/", "http:///a",
     "http://exa mple.org/", "http://example.org:99999/", "http://ex*mple.org/", "https://\ud800/"],
)  # fmt: skip
def test_it_tells_what_is_no_web_address(text):
    assert not is_http(text)
