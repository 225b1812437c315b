"""Outside HTML made safe, and its text."""

import json
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from columba.lib.html import clean, plain_line, plain_text, strip_invisible
from tests.corpus import corpus

FORBIDDEN = set(
    "script style iframe img picture video audio svg math object embed form input button base meta "
    "link template noscript frame frameset applet".split()
)
HARMLESS = set("href title rel hreflang dir start colspan rowspan scope datetime".split())


class Acts(HTMLParser):
    """Collects what in a document could act on its reader."""

    def __init__(self, markup):
        super().__init__()
        self.found = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found += [tag] if tag in FORBIDDEN else []
        self.found += [name for name, _ in attrs if name not in HARMLESS]
        hrefs = ["".join((value or "").split()) for name, value in attrs if name == "href"]
        self.found += [h for h in hrefs if not h.startswith(("http:", "https:", "mailto:", "tel:"))]


@pytest.mark.parametrize(
    ("markup", "safe"),
    [
        ("<p onclick='x()'>Hi <b>you</b></p>", "<p>Hi <b>you</b></p>"),
        ("a<script>alert(1)</script>b", "ab"),
        ("<style>p{}</style><p>a</p>", "<p>a</p>"),
        ("<img src=x onerror=alert(1)>a", "a"),
        ("<iframe src='https://e.org'>x</iframe>a", "a"),
        ("<p>a<!-- secret --></p>", "<p>a</p>"),
        ("<p style='color:red' class=x id=y>a</p>", "<p>a</p>"),
        ("1 < 2 & 3", "1 &lt; 2 &amp; 3"),
        ("plain", "plain"),
    ],
)
def test_it_keeps_text_and_drops_what_acts(markup, safe):
    assert clean(markup) == safe


def test_links_are_kept_with_marks_for_machines_and_made_absolute():
    cleaned = clean('<a href="/b" target=_blank>b</a>', base_url="https://example.org/a/")
    assert cleaned == '<a href="https://example.org/b" rel="nofollow ugc noopener">b</a>'


def test_a_relative_link_without_a_base_loses_its_address():
    assert "href" not in clean('<a href="/b">b</a>')


@pytest.mark.parametrize("scheme", ["javascript:", "JaVa\tScRiPt:", "data:text/html,", "vbscript:"])
def test_links_that_run_code_lose_their_address(scheme):
    assert "href" not in clean(f'<a href="{scheme}alert(1)">b</a>', base_url="https://e.org/")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One &amp; two<br>three</p><p>four  <b>fi</b>ve</p>", "One & two\nthree\nfour five"),
        ("<ul><li>a<li>b</ul>", "a\nb"),
        ("&lt;b&gt; is a tag", "<b> is a tag"),
        ("a &nbsp; b", "a b"),
        ("a\n  b", "a b"),
        ("don&#146;t", "don’t"),
        ("<script>x</script>", ""),
        ("5 < 6", "5 < 6"),
    ],
)
def test_it_reads_the_text_of_html(markup, text):
    assert plain_text(markup) == text


def test_a_line_is_one_line():
    assert plain_line("<p>One</p>\n<p>two</p>") == "One two"


def test_characters_that_nobody_sees_are_removed():
    hidden = "pay\u200bpal\u202etxt.exe\u2066\U000e0041\ufeff\x00\x07\u00ad"
    assert strip_invisible(hidden) == "paypaltxt.exe"


def test_they_are_removed_as_numeric_references_too():
    assert clean("<p>pay&#8203;pal&#x202e;&#1;</p>") == "<p>paypal</p>"
    assert plain_text("pay&#8203;pal&#x202e;") == "paypal"


def test_letters_that_join_stay_for_the_languages_that_need_them():
    assert strip_invisible("می\u200cخواهم 👩\u200d🚒") == "می\u200cخواهم 👩\u200d🚒"


def test_controls_meant_as_quotation_marks_become_them():
    assert strip_invisible("\x93Yes\x94 \x96 no") == "“Yes” – no"


@pytest.mark.timeout(10)
@pytest.mark.parametrize("piece", ["<div>", "<b>", "<table>", "<a href=x>", "<p><b><i>", "<", "&"])
def test_deep_nesting_is_read_in_little_time(piece):
    markup = piece * (200_000 // len(piece))
    clean(markup)
    plain_text(markup)


@given(st.text())
def test_nothing_that_acts_survives(text):
    assert not Acts(clean(text, base_url="https://e.org/")).found


@given(st.text(alphabet="<>&/=\"' abipdivscrtonlk:;!-#x12"))
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


@pytest.mark.corpus
def test_known_attacks_end_inert():
    attacks = [
        line
        for path in sorted(corpus("adversarial", "payloads", "XSS Injection").rglob("*.txt"))
        for line in path.read_text("utf-8", "replace").splitlines()
    ]
    cases = json.loads(corpus("adversarial", "dompurify", "expect.json").read_text("utf-8"))
    attacks += [case["payload"] for case in cases]
    survived = [a for a in attacks if Acts(clean(a, base_url="https://e.org/")).found]
    assert len(attacks) > 1000
    assert survived == []


@pytest.mark.corpus
def test_naughty_strings_come_through_without_harm():
    for text in json.loads(
        corpus("adversarial", "naughty-strings", "blns.json").read_text("utf-8")
    ):
        assert not Acts(clean(text)).found
        assert "\x00" not in plain_text(text)
