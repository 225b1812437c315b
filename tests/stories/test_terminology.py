"""What a text has for terms, without a dictionary."""

import pytest

from columba.stories.terminology import terms


def test_a_phrase_that_comes_back_is_a_term_printed_as_most_often():
    text = "The boil notice stays. A boil notice again. Two boil notices in a year."
    assert terms("Levee", text) == {"boil notic": "boil notice"}


def test_the_title_counts_as_coming_back():
    text = "The town has a boil notice."
    assert terms("Boil notice", text) == {"boil notic": "boil notice"}
    assert terms("Levee", text) == {}


def test_hyphens_do_not_make_another_term():
    found = terms("Levee", "The license-plate reader broke. A license plate reader is dear.")
    assert "licens plat reader" in found


def test_a_noun_alone_must_come_back_more_often():
    assert terms("Levee", "The clinic shut. A nurse left the clinic.") == {}
    assert terms("Levee", "The clinic shut. He left the clinic, his clinic.") == {
        "clinic": "clinic"
    }


@pytest.mark.parametrize(
    "text",
    [
        "It was in plain words. She used plain words in the plain letter.",
        "They want to close schools. They plan to close schools.",
        "The crews repaired pipes. The crews repaired pipes again.",
        "On the third day of the week. On the third day of the week.",
        "The state law is a state law, and state law stays.",
        "He slowly, she slowly, they slowly.",
        "The Grange met. The Grange and the Grange.",
    ],
)
def test_adjectives_verbs_times_and_what_any_article_has_are_no_terms(text):
    assert terms("Levee", text) == {}


def test_a_verb_ends_a_phrase():
    found = terms("Levee", "The dairy farm voted. The dairy farm held on.")
    assert list(found) == ["dairy farm"]


def test_a_mark_divides():
    text = "He sold hay, barley. She sold hay, barley. The hay; the barley."
    assert not any(" " in key for key in terms("Levee", text))


def test_equal_texts_give_equal_terms_in_equal_order():
    text = "The corn crop and the bean crop. The corn crop, the bean crop."
    assert list(terms("Levee", text)) == ["bean crop", "corn crop"]
