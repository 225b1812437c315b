import pytest
from hypothesis import given
from hypothesis import strategies as st

from columba.lib.text import STOP_WORDS, fold, names, sentences, stem, words


def test_it_folds_case_accents_quotes_and_spaces():
    assert fold("  “Café”  —  L’Été\n") == '"cafe" - l\'ete'


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


def test_it_reads_words_without_possessives_and_initialism_dots():
    assert words("The U.S. Senate's vote, 51–49.") == ["the", "us", "senate", "vote", "51", "49"]


def test_it_keeps_contractions_whole():
    assert words("They don’t") == ["they", "don't"]


def test_it_pairs_the_characters_of_scripts_without_spaces():
    assert words("北京市 news") == ["北京", "京市", "news"]


@pytest.mark.parametrize(
    "forms",
    [
        "vote votes voted voting",
        "house houses housing housed",
        "stop stops stopped stopping",
        "agency agencies",
        "carry carries carried carrying",
        "church churches",
        "bus buses",
        "close closes closed closing",
        "fire fires fired firing",
        "school schools",
    ],
)
def test_it_gives_the_forms_of_a_word_one_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["car care", "plan plant", "spring spray", "new need", "us use"])
def test_it_keeps_different_words_apart(pair):
    first, second = pair.split()
    assert stem(first) != stem(second)


def test_stop_words_are_already_folded():
    assert all(words(word) == [word] for word in STOP_WORDS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He met Mr. Lopez. They left.", ["He met Mr. Lopez.", "They left."]),
        ("The U.S. Senate sat. It rose.", ["The U.S. Senate sat.", "It rose."]),
        ("He lives in the U.S. The city is far.", ["He lives in the U.S.", "The city is far."]),
        ("On Jan. 6 it rained. Then not.", ["On Jan. 6 it rained.", "Then not."]),
        ("J. P. Ortiz spoke. Ann K. Lee too.", ["J. P. Ortiz spoke.", "Ann K. Lee too."]),
        ("It cost $3.5 million. Who pays?", ["It cost $3.5 million.", "Who pays?"]),
        ("At 5 p.m. Monday it fell.", ["At 5 p.m. Monday it fell."]),
        ("It ended at 5 p.m. Officials left.", ["It ended at 5 p.m.", "Officials left."]),
        ("See No. 4 of St. Mary's Inc. Tuesday.", ["See No. 4 of St. Mary's Inc. Tuesday."]),
        ('"Is it safe?" she asked. No.', ['"Is it safe?" she asked.', "No."]),
        ("“Is it safe?” Lopez asked. No.", ["“Is it safe?” Lopez asked.", "No."]),
        ('"We know. We act," he said.', ['"We know. We act," he said.']),
        ('She said "no." He left.', ['She said "no."', "He left."]),
        ("Headline without a stop\nThe text.", ["Headline without a stop", "The text."]),
        ("Wait… What? Yes!", ["Wait…", "What?", "Yes!"]),
        ("今日は雨。明日は晴れ。", ["今日は雨。", "明日は晴れ。"]),
        ("", []),
    ],
)
def test_it_ends_sentences_where_a_reader_would(text, expected):
    assert sentences(text) == expected


@given(st.text(alphabet="abAB .?!\"'“”\n\tU.S.Mr", max_size=80) | st.text(max_size=80))
def test_sentences_hold_every_word_of_the_text(text):
    assert " ".join(sentences(text)).split() == text.split()


def test_it_finds_names_inside_and_at_the_start_of_sentences():
    text = (
        "The Harlan Water Authority told Mill Creek to boil water. Harlan will pay, says Ann Lee."
    )
    assert names(text) == ["Harlan Water Authority", "Mill Creek", "Ann Lee"]


def test_a_single_first_word_counts_where_it_is_a_name_elsewhere():
    assert names("Ortiz left. The mayor thanked Dana Ortiz.") == ["Ortiz", "Dana Ortiz"]


def test_a_headline_in_capitals_gives_only_names_known_from_the_text():
    text = "Mill Creek Told to Boil Its Water Again\nPeople in Mill Creek must boil water."
    assert names(text) == ["Mill Creek", "Mill Creek"]


def test_titles_weekdays_and_first_words_are_no_part_of_a_name():
    text = "On Monday Gov. Ann Lee met Mr. Ortiz of St. Louis. Residents of Harlan waited."
    assert names(text) == ["Ann Lee", "Ortiz", "St Louis", "Harlan"]


def test_it_keeps_names_with_an_of_inside():
    assert names("It sued the Department of Health and the University of the Arts.") == [
        "Department of Health",
        "University of the Arts",
    ]


def test_it_keeps_what_joins_a_name_and_the_number_that_belongs_to_it():
    assert names("On Route 9, Hill-Burton and Ridgeline Power & Light sued 65 people.") == [
        "Route 9",
        "Hill-Burton",
        "Ridgeline Power & Light",
    ]
    assert names("Residents 65 and older waited.") == []


def test_it_takes_a_quoted_first_word_for_no_name():
    assert names('He said, "Water is life. We know."') == []


@given(st.text())
def test_names_never_fail_and_only_use_words_of_the_text(text):
    plain = set(words(text))
    for name in names(text):
        assert set(words(name)) <= plain
