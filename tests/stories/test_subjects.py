"""Which names an article is about, and how they are printed and known."""

import pytest

from columba.stories.profile import profile
from columba.stories.subjects import name_key
from tests.stories.make import make_report


def read(*paragraphs, title="Levee", **values):
    return profile(make_report(1, title, paragraphs, **values)).subjects


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ada Marsh", "@ada marsh"),
        ("Commissioner Walt Pruitt", "@walt pruitt"),
        ("Student Government President Andre Wills", "@andre wills"),
        ("Secretary of State Jane Doe", "@jane doe"),
        ("Tarrow General Hospital", "@tarrow general hospital"),
        ("Route 9", "@route 9"),
        ("North Korea", "@north korea"),
        ("Vatican", "@vatican"),
    ],
)
def test_a_person_is_known_without_an_office_and_a_body_by_all_of_its_name(name, key):
    assert name_key(name, "en") == key


@pytest.mark.parametrize(
    "name",
    [
        "City Council", "Board of Commissioners", "Sundays", "New Year", "X", "Iranian",
        "North Korean", "R-Ohio", "JUAN ORTEGA", "Getty Images", "White House",
    ],
)  # fmt: skip
def test_what_is_no_ones_in_particular_has_no_key(name):
    assert name_key(name, "en") == ""


def test_a_noun_of_a_language_that_capitalises_nouns_is_no_name_but_two_words_are():
    assert name_key("Gefahr", "de") == ""
    assert name_key("Deutsche Bank", "de") == "@deutsche bank"


def test_what_is_named_once_is_known_but_not_main():
    found = read("They met Ada Marsh at the hall. Later they met Ruth Adeyemi, and Adeyemi spoke.")
    assert set(found.printed) >= {"@ada marsh", "@ruth adeyemi"}
    assert "@ruth adeyemi" in found.main
    assert "@ada marsh" not in found.main


def test_a_name_in_the_title_is_main():
    found = read("The town of Mill Creek told us so.", title="Water in Mill Creek is bad")
    assert "@mill creek" in found.main


def test_a_name_is_printed_with_the_article_that_the_text_gives_it():
    found = read(
        "They cited the Open Records Act. Under the Open Records Act it is free, Ada Marsh wrote."
    )
    assert found.printed["@open records act"] == "the Open Records Act"
    assert found.printed["@ada marsh"] == "Ada Marsh"


def test_the_article_of_another_word_is_not_taken_for_its_own():
    found = read("He is of the Ohio delegation, and of the Ohio and Iowa teams. We saw Ohio again.")
    assert found.printed["@ohio"] == "Ohio"


def test_stops_and_possessives_inside_a_name_are_printed():
    found = read("They asked the Kell County Sheriff’s Office. They met Donald J. Fry at noon.")
    assert found.printed["@kell county sheriff office"] == "the Kell County Sheriff’s Office"
    assert found.printed["@donald j fry"] == "Donald J. Fry"


def test_two_names_in_a_row_are_none():
    found = read("They heard from Ohio’s Jane Doe about it. They asked Ohio’s Jane Doe again.")
    assert "@ohio jane doe" not in found.printed


def test_only_english_articles_have_terms():
    text = "The boil notice stays. A boil notice again."
    assert "boil notic" in read(text).main
    assert read(text, language="de").main == frozenset()
