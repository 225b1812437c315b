"""The nearest petition stands on a story's pages, and always the same one."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from columba.petitions.choose import Bound, Fit, Traits, choose
from tests.make import NOON

STORY = Traits(story=7, playbooks=("drinking-water", "budgets"), categories=(30, 31, 3))


def bound(petition=1, *, days=30, **values):
    return Bound(petition=petition, closes_at=NOON + timedelta(days=days), **values)


def chosen(*petitions):
    choice = choose(petitions, STORY)
    return choice and (choice.petition, choice.fit)


def test_where_nothing_fits_there_is_none():
    assert chosen() is None
    assert chosen(bound(story=8), bound(playbook="zoning"), bound(category=99), bound()) is None


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        ({"story": 7}, {"playbook": "drinking-water"}),
        ({"playbook": "budgets"}, {"category": 30}),
        ({"category": 3}, {"everywhere": True}),
        ({"playbook": "drinking-water"}, {"playbook": "budgets"}),
        ({"category": 30}, {"category": 3}),
    ],
)
def test_the_nearer_one_wins_whatever_the_order_and_the_dates(nearer, farther):
    near, far = bound(2, days=300, **nearer), bound(1, days=1, **farther)
    assert chosen(near, far)[0] == 2
    assert chosen(far, near)[0] == 2


def test_of_two_alike_the_one_that_closes_first_is_offered_then_the_older():
    assert chosen(bound(1, days=9, story=7), bound(2, days=3, story=7))[0] == 2
    assert chosen(bound(2, story=7), bound(1, story=7))[0] == 1


def test_one_that_fits_in_two_ways_is_as_near_as_the_nearer():
    assert chosen(bound(everywhere=True, story=7)) == (1, Fit.STORY)


def test_nothing_is_a_match_for_nothing():
    assert choose([bound(playbook="", category=None)], Traits(story=7)) is None


@given(st.permutations(range(12)))
def test_the_order_of_the_rows_decides_nothing(order):
    rows = [
        bound(n, days=n % 4, playbook=("budgets" if n % 3 else ""), everywhere=n % 2 == 0)
        for n in range(12)
    ]
    assert choose([rows[n] for n in order], STORY) == choose(rows, STORY)
