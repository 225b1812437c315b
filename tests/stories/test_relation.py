"""What a reason says, and that it says no more than is so."""

import pytest

from columba.stories.evidence import Evidence
from columba.stories.relation import Relations
from columba.stories.values import CategoryRule
from tests.stories.make import make_report

TREE = (
    CategoryRule(slug="environment", name="Environment", parent=""),
    CategoryRule(slug="water", name="Drinking Water", parent="environment"),
    CategoryRule(slug="air", name="Air Quality", parent="environment"),
    CategoryRule(slug="europe", name="European Union & U.K.", parent=""),
)
NAMES = Evidence(names=("Ada Marsh", "the Grange"), terms=("boil notice",))


def why(ones=(), twos=(), evidence=Evidence(), *, hours=0, are_close=False):  # noqa: B008 - frozen
    one = make_report(1, "Levee", categories=ones)
    two = make_report(2, "Bridge", categories=twos, hours=hours)
    relations = Relations(TREE)
    told = relations.why(one, two, evidence, are_close=are_close)
    assert relations.why(two, one, evidence, are_close=are_close) == told
    return told


def test_a_shared_fine_category_is_named_before_a_shared_root():
    assert why(("environment", "water"), ("water", "environment")) == "More in Drinking Water."


def test_where_only_the_root_is_shared_the_root_is_all_that_is_claimed():
    assert why(("water",), ("air",)) == "More in Environment."


def test_of_two_shared_categories_the_one_that_fits_both_best_is_named():
    assert why(("air", "water"), ("water", "air", "europe")) == "More in Air Quality."
    assert why(("europe", "water", "air"), ("air", "water")) == "More in Air Quality."


def test_names_and_terms_are_told_in_a_sentence():
    assert why((), (), Evidence(names=("Ada Marsh",))) == "Both stories name Ada Marsh."
    assert why((), (), Evidence(terms=("boil notice", "tap water"))) == (
        "Both stories mention “boil notice” and “tap water”."
    )
    assert why((), (), Evidence(names=("Ada Marsh",), terms=("boil notice",))) == (
        "Both stories name Ada Marsh and mention “boil notice”."
    )


def test_two_names_are_reason_enough():
    assert why((), (), NAMES) == "Both stories name Ada Marsh and the Grange."


def test_the_category_comes_before_what_both_name():
    assert why(("water",), ("water",), Evidence(names=("Ada Marsh",))) == (
        "More in Drinking Water. Both stories name Ada Marsh."
    )


def test_a_stop_that_belongs_to_a_name_ends_the_sentence():
    assert why(("europe",), ("europe",), Evidence(names=("the U.N.",))) == (
        "More in European Union & U.K. Both stories name the U.N."
    )


@pytest.mark.parametrize(
    ("hours", "reason"),
    [
        (-47, "Other news from the same days."),
        (47, "Other news from the same days."),
        (-70, "Other news from that week."),
        (-900, "Other news."),
    ],
)
def test_where_there_is_nothing_in_common_but_the_days_it_says_so(hours, reason):
    assert why(("water",), ("europe",), hours=hours) == reason


def test_articles_that_are_alike_in_no_word_worth_naming_are_said_to_be_alike_only():
    assert why(are_close=True) == "Told in similar words."
    assert why(("water",), ("air",), are_close=True) == "More in Environment."


def test_a_category_that_the_tree_does_not_know_is_a_fine_one():
    assert why(("book-fairs",), ("book-fairs",)) == "More in book fairs."
