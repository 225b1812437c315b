"""What two articles share that is worth naming, and what is not."""

import pytest

from columba.stories.evidence import Evidence, EvidenceIndex, told
from columba.stories.profile import profile
from tests.stories.make import make_report

MARSH = "Ada Marsh spoke first. Later Ada Marsh left."


def tell(*paragraphs, title="Levee", **values):
    article = make_report(1, title, paragraphs, **values)
    return told(article, profile(article))


def between(one, two, *others, are_close=False, said="", domains=()):
    index = EvidenceIndex([[one], [two], *([other] for other in others)], domains)
    found = index.between(one, two, are_close=are_close, said=said)
    assert index.between(two, one, are_close=are_close, said=said) == found
    return found


def test_a_name_that_matters_to_one_of_them_is_evidence():
    passing = tell("They met Ada Marsh at the hall.")
    assert between(tell(MARSH), passing).names == ("Ada Marsh",)
    assert not between(passing, passing)


def test_of_close_articles_a_rare_name_in_passing_is_enough():
    passing = tell("They met Ada Marsh at the hall.")
    assert between(passing, passing, are_close=True).names == ("Ada Marsh",)


def test_a_name_that_many_have_tells_only_between_articles_that_are_about_it():
    town = [tell("We went to Mill Creek. In Mill Creek it rained.") for _ in range(5)]
    titled = tell("We went to Mill Creek.", title="Rain in Mill Creek is near")
    rest = [tell(f"Nothing{n}.") for n in range(30)]
    assert not between(town[0], town[1], *town[2:], *rest)
    assert not between(town[0], titled, *town[1:], *rest)
    assert between(town[0], titled, *town[1:], *rest, are_close=True).names == ("Mill Creek",)
    assert between(titled, titled, *town, *rest).names == ("Mill Creek",)


def test_a_name_that_more_than_a_fifth_have_never_tells():
    titled = tell("We went to Mill Creek.", title="Rain in Mill Creek is near")
    assert not between(titled, titled, *[titled] * 8, are_close=True)


def test_reports_of_one_story_count_once():
    titled = tell(MARSH)
    index = EvidenceIndex([[titled] * 9, [titled]], [])
    assert index.between(titled, titled, are_close=False).names == ("Ada Marsh",)


def test_outlets_are_not_evidence():
    one = tell("The Tarrow Watch asked. They told the Tarrow Watch so.")
    assert between(one, one).names == ("the Tarrow Watch",)
    assert not between(one, one, domains=["www.tarrowwatch.example"])


def test_a_surname_of_two_people_is_not_evidence():
    joe = tell("They met Joe Wilson. Then Wilson left, and Wilson wrote.")
    scott = tell("They met Scott Wilson. Then Wilson left, and Wilson wrote.")
    assert not between(joe, scott, are_close=True)
    assert between(joe, joe).names == ("Joe Wilson",)


def test_a_first_name_is_not_evidence():
    one = tell("They met Chuck Moss. Then Moss left. “Thanks, Chuck,” they told Chuck.")
    two = tell("They met Chuck Hale. Then Hale left. “Thanks, Chuck,” they told Chuck.")
    assert not between(one, two, are_close=True)


def test_an_office_is_left_out_where_one_of_them_leaves_it_out():
    one = tell("They met Commissioner Walt Pruitt. Then Pruitt left, and Pruitt wrote.")
    two = tell("They met Walt Pruitt at home.")
    assert between(one, two).names == ("Walt Pruitt",)
    assert between(one, one).names == ("Commissioner Walt Pruitt",)


def test_one_thing_is_named_once():
    one = tell(
        "They met the Iowa Corn Board. The Iowa Corn Board met Bob Moss and Robert Moss. "
        "The ICB is the Iowa Corn Board; the ICB knows Bob Moss and Robert Moss."
    )
    found = between(one, one, are_close=True).names
    assert sum("Moss" in name for name in found) <= 1
    assert not {"the ICB", "the Iowa Corn Board"} <= set(found)


def test_the_category_that_is_named_already_is_not_named_again():
    one = tell("They went to Russia. In Russia it snowed.")
    assert not between(one, one, said="U.S.–Russia Relations")


def test_a_term_must_matter_to_both():
    one = tell("The boil notice stays. A boil notice again.")
    assert between(one, one).terms == ("boil notice",)
    assert not between(one, tell("A boil notice once."))


def test_a_word_alone_must_stand_in_both_titles_or_in_one_of_close_articles():
    text = "The clinic shut. He left the clinic, his clinic."
    titled, untitled = tell(text, title="Clinic shut for good"), tell(text)
    assert between(titled, titled).terms == ("clinic",)
    assert not between(titled, untitled)
    assert between(titled, untitled, are_close=True).terms == ("clinic",)
    assert not between(untitled, untitled, are_close=True)


@pytest.mark.parametrize("are_close", [True, False])
def test_a_word_that_happens_to_stand_in_both_is_not_evidence(are_close):
    one = tell("The answer is in plain words, said the clerk, who filed it.")
    two = tell("A plain coat was filed under lost things by the clerk.")
    assert between(one, two, are_close=are_close) == Evidence()
