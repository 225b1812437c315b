"""Small readers of text: quotations, contacts, figures, names, inline Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from columba.commentary.contacts import ContactKind, contacts
from columba.commentary.figures import dates, figures
from columba.commentary.inline import escape, links, plain
from columba.commentary.names import runs
from columba.commentary.quotations import blank_quotations, is_verbatim, quoted
from columba.commentary.typeset import typeset

SOURCE = 'He said, "We were able to win the following concession: that it — the big one — holds."'


@pytest.mark.parametrize(
    "quotation",
    [
        "We were able to win the following concession",
        "we were able … that it – the big one – holds.",
        "We were able to win ... holds",
        "concession: that it",
    ],
)
def test_a_quotation_is_verbatim_whatever_its_marks_and_dashes(quotation):
    assert is_verbatim(quotation, SOURCE)


@pytest.mark.parametrize(
    "quotation",
    ["We are able to win", "holds … We were able", "able to winter", "the following concessions"],
)
def test_a_changed_quotation_is_not_verbatim(quotation):
    assert not is_verbatim(quotation, SOURCE)


def test_it_finds_every_style_of_quotation():
    text = '“One” and "two" and «three» and „four“ and ‘five isn’t’ and it\'s not ‘6'
    assert [span.text for span in quoted(text)] == ["One", "two", "three", "four", "five isn’t"]


def test_a_quotation_that_is_not_closed_ends_with_the_paragraph():
    assert [span.text for span in quoted("She said: “It goes on")] == ["It goes on"]


@given(st.text(alphabet="ab “”\"'‘’.,", max_size=60))
def test_blanking_quotations_keeps_every_offset(text):
    blank = blank_quotations(text)
    assert len(blank) == len(text)
    assert all(one in {other, " "} for one, other in zip(blank, text, strict=True))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("See https://evil.example/x now", ContactKind.URL),
        ("Go to Change.org: sign", ContactKind.DOMAIN),
        ("write to help@evil.example", ContactKind.EMAIL),
        ("call 212-555-0199 today", ContactKind.PHONE),
        ("call +44 20 7946 0958", ContactKind.PHONE),
        ("1-800-FLOWERS", ContactKind.PHONE),
        ("follow @handle", ContactKind.HANDLE),
        ("send to 0x52908400098527886E0F7030069857D2E4169EE7", ContactKind.WALLET),
        ("tel:+12125550199", ContactKind.URL),
    ],
)
def test_it_finds_ways_to_reach_somebody(text, kind):
    assert [contact.kind for contact in contacts(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "at 5 a.m. in Washington, D.C., the U.S. Senate met from 2014-2022",
        "42 U.S.C. 300f and following; 89 FR 86418; A/49/765, S/1994/1399; 117-263",
        "He left.It was late. J. P. Ortiz paid $1,200,000.",
        "20 U.S.C. 6311(h)(1)(C)(x) and section 5947",
    ],
)
def test_it_takes_no_law_or_initial_for_an_address(text):
    assert contacts(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,200 people and 1.2 million more", ["1200", "1200000"]),
        ("twenty-five of fifty thousand", ["25", "50000"]),
        ("two hundred and six", ["206"]),
        ("one of them, no one", []),
        ("hundreds of voters", ["hundreds"]),
        ("94% in 2017", ["94", "2017"]),
        ("PM2.5 and COVID-19 and the 1960s", ["1960"]),
        ("$2.4 million", ["2400000"]),
    ],
)
def test_it_reads_numbers_by_their_value(text, values):
    assert [figure.value for figure in figures(text)] == values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in March and on 3 May", ["in March", "3 May"]),
        ("People may march on Sunday", ["Sunday"]),
        ("You may. March on.", []),
    ],
)
def test_it_tells_a_month_from_a_verb(text, found):
    assert dates(text) == found


def test_it_reads_names_and_not_the_starts_of_sentences():
    text = "In Washington, Marco Rubio's aides met. We would hold. Nobody left New York on Sunday."
    assert [run.text for run in runs(text)] == ["Washington", "Marco Rubio", "New York"]


@given(st.text(max_size=80))
def test_escaped_text_reads_back_and_carries_no_markup(text):
    line = " ".join(text.split())
    assert plain(escape(line)) == line
    assert links(escape(line)) == []


@given(st.text(alphabet="ab[]()*_<>&\"'`\\! ", max_size=60))
def test_escaped_text_is_typeset_without_a_single_tag(text):
    assert "<" not in typeset(escape(text), {})
