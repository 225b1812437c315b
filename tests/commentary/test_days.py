"""A day that a report names is repeated only while it is still to come."""

from datetime import date

import pytest

from columba.commentary.check import check
from columba.commentary.compose import compose
from columba.commentary.days import day_ahead
from tests.commentary.make import AT, LINKS, playbook, report

MONDAY = date(2025, 8, 18)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The board votes at 6 p.m. Tuesday, Aug. 26.", "Tuesday, Aug. 26"),
        ("A hearing on September 9 comes first, the vote on Sept. 15.", "September 9"),
        ("It voted on Aug. 4 and will vote again on Aug. 25.", "Aug. 25"),
        ("The rule begins on January 5.", "January 5"),
        ("The rule begins on January 5, 2026.", "January 5, 2026"),
        ("The clinic closed on Aug. 18.", ""),
        ("It began on March 3.", ""),
        ("It began on January 5, 2025.", ""),
        ("It will open on June 31.", ""),
        ("The board meets on Tuesday.", ""),
        ("In August 2026 the rule may change.", ""),
    ],
)
def test_only_a_day_still_to_come_is_found_and_stands_as_written(sentence, day):
    assert day_ahead(sentence, after=MONDAY) == day


def day_line(*reports):
    line = "- {if closed} The report names a day: {day:closed}. {cite closed}"
    book = playbook(swap={"- {view} The question is who knew, and when.": line})
    draft = compose(book, reports, LINKS, AT)
    assert not check(draft, reports, book.facts, LINKS)
    said = [s for s in draft.opinion[0].sentences if "names a day" in s.text]
    return [(sentence.text, sentence.cites) for sentence in said]


def test_a_page_names_the_day_beside_what_fired_and_points_to_its_paragraph():
    found = day_line(
        report("The city closed a bridge.", "It is closing one more bridge on Sept. 9.")
    )
    assert found == [("The report names a day: Sept. 9.", ("a1p2",))]


def test_a_day_in_another_sentence_or_in_the_past_makes_the_line_fall_away():
    assert not day_line(report("The city closed a bridge on Aug. 4. The fair is on Sept. 9."))
