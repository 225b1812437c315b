"""Finding words and phrases: what the words of categories.toml mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from columba.stories.matching import Matcher, fault_of, tokens_of


def uses(word, text):
    return bool(Matcher([(word, "it")]).find(tokens_of(text)))


def found(words, text):
    hits = Matcher([(word, "it") for word in words]).find(tokens_of(text)).get("it", [])
    return {hit.word: hit.count for hit in hits}


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("jury", "The Jury went home."),
        ("school board", "SCHOOL BOARD meets tonight"),
        ("school board", "the school\u00a0board’s vote"),
        ("boil water", "A boil-water notice"),
        ("boil-water", "Residents must boil water."),
        ("librar*", "two librarians"),
        ("voter list*", "the voter lists"),
        ("NATO", "NATO’s chief"),
        ("NATO", "N.A.T.O. members"),
        ("Nato", "a NATO summit"),
        ("Nato", "a Nato summit"),
        ("U.S.", "the US said"),
        ("US", "the U.S. said"),
        ("U.S.-Russia*", "U.S.-Russian talks"),
        ("US-Russia*", "U.S.-Russian talks"),
        ("E. coli", "cases of E. coli infection"),
        ("401(k)", "their 401(k) plans"),
        ("S&P 500", "the S&P 500 fell"),
        ("Gov.", "Gov. Mary Hale"),
        ("PM2.5", "levels of PM2.5 rose"),
        ("COVID-19", "a COVID-19 ward"),
        ("Roe v. Wade", "after Roe v. Wade fell"),
        ("teachers' union*", "the teachers’ unions"),
        ("secretary of state's office", "the Secretary of State’s Office said"),
        ("El Niño", "an El Nino winter"),
        ("Zelensk*", "President Zelenskyy"),
        ("nor'easter*", "two nor’easters"),
    ],
)
def test_a_word_matches_what_its_writer_means(word, text):
    assert uses(word, text)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("jury", "perjury"),
        ("art", "the party started"),
        ("school board", "the school has a board"),
        ("school board", "a board school"),
        ("librar*", "calibrary"),
        ("WHO", "the woman who ran"),
        ("ICE", "thin ice"),
        ("US", "it is up to us"),
        ("U.S.", "it is up to us"),
        ("PM2.5", "at 5 pm"),
        ("voter list*", "a list of voters"),
    ],
)
def test_a_word_matches_nothing_else(word, text):
    assert not uses(word, text)


def test_a_headline_in_capitals_holds_no_abbreviation():
    assert not uses("WHO", "THE WOMAN WHO RAN HOME")
    assert not uses("ICE", "SKATERS WARNED OF THIN ICE\nThe lake is closed.")


def test_an_abbreviation_in_the_line_below_such_a_headline_counts():
    assert uses("ICE", "SKATERS WARNED OF THIN ICE\nAgents of ICE came.")


def test_a_place_counts_once_for_the_longest_phrase_there():
    text = "The public library is a library; the library board met."
    words = ["librar*", "public library", "library board"]
    assert found(words, text) == {"public library": 1, "library": 1, "library board": 1}


def test_two_spellings_of_one_phrase_count_once():
    assert sum(found(["boil water", "boil-water"], "a boil-water notice").values()) == 1


def test_keys_do_not_take_places_from_each_other():
    matcher = Matcher([("public library", "books"), ("library", "buildings")])
    hits = matcher.find(tokens_of("the public library"))
    assert {key: [hit.word for hit in ones] for key, ones in hits.items()} == {
        "books": ["public library"],
        "buildings": ["library"],
    }


def test_a_phrase_says_where_it_begins_and_how_long_it_is():
    (hit,) = Matcher([("voter list*", "it")]).find(tokens_of("The voter list. Voter lists!"))["it"]
    assert (hit.size, hit.places, hit.count, hit.first) == (2, (1, 3), 2, 1)


def test_a_beginning_is_spelt_out_as_the_text_has_it():
    assert found(["librar*"], "Librarians met") == {"librarians": 1}
    assert found(["Ukrain*"], "UKRAINE and Ukrainians") == {"UKRAINE": 2}
    assert found(["poll worker*"], "Poll Workers wanted") == {"poll workers": 1}


def test_a_short_beginning_is_found_too():
    assert uses("ad*", "two ads")


@pytest.mark.parametrize(
    ("word", "fault"),
    [
        ("", "no letter"),
        ("—", "no letter"),
        ("magnitude-*", "does not follow"),
        ("*", "no letter"),
        ("* board", "does not follow"),
        ("co*", "at least 3 letters"),
    ],
)
def test_it_says_what_is_wrong_with_a_word_that_cannot_match(word, fault):
    assert fault in fault_of(word)


@pytest.mark.parametrize("word", ["librar*", "E. coli", "S&P 500", "U.S.-Russia*", "political ad*"])
def test_it_finds_no_fault_with_words_that_can(word):
    assert fault_of(word) == ""


@given(st.lists(st.text(max_size=20), max_size=8), st.text(max_size=300))
def test_no_text_and_no_word_makes_it_fail(words, text):
    tokens = tokens_of(text)
    hits = Matcher([(word, word) for word in words]).find(tokens)
    assert all(
        0 <= place < len(tokens) for ones in hits.values() for one in ones for place in one.places
    )


@given(st.lists(st.sampled_from(["water", "main", "break", "board"]), min_size=1, max_size=4))
def test_a_phrase_is_found_wherever_its_words_stand_side_by_side(words):
    phrase = " ".join(words)
    assert uses(phrase, f"Before it, {phrase.upper()}, and after.")
