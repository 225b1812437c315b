"""A petition is opened whole, or not at all; and nobody need ask for the same thing twice."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from columba.petitions.readiness import Plan, missing
from columba.petitions.similar import similar

TODAY = date(2025, 8, 17)
WHOLE = Plan(
    title="Publish the plan",
    ask="Publish it.",
    addressee="Trustees of Harlow",
    power="vote on it",
    is_bound=True,
    closes_on=TODAY + timedelta(days=30),
)


def test_one_that_lacks_nothing_may_be_opened():
    assert missing(WHOLE, today=TODAY) == []
    assert missing(replace(WHOLE, closes_on=TODAY), today=TODAY) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"title": " "}, "no title"),
        ({"ask": ""}, "asks for nothing"),
        ({"addressee": ""}, "no addressee"),
        ({"power": " "}, "has the power"),
        ({"is_bound": False}, "bound to nothing"),
        ({"closes_on": None}, "no closing date"),
        ({"closes_on": TODAY - timedelta(days=1)}, "has passed"),
        ({"closes_on": TODAY + timedelta(days=400)}, "more than a year"),
    ],
)
def test_what_is_missing_is_named_in_a_sentence(change, says):
    (remark,) = missing(replace(WHOLE, **change), today=TODAY)
    assert says in remark
    assert remark.endswith(".")


def test_everything_that_is_missing_is_named_at_once():
    bare = Plan(title="", ask="", addressee="", power="", is_bound=False, closes_on=None)
    assert len(missing(bare, today=TODAY)) == 6


def test_petitions_that_ask_for_much_the_same_are_found():
    others = {
        1: "Publish the plans for the water main: show the cost of the main before the vote",
        2: "Keep the East Side branch of the library open on Saturdays",
        3: "Publish plans and costs of the main",
    }
    assert similar("Publish the plan for the main and what it costs", others) == [3, 1]
    assert similar("Plant trees along the river", others) == []
    assert similar("", others) == []
