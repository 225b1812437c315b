"""Filing: which categories a text stands in, and the words given as the reason."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from columba.stories.categorise import FINE_THRESHOLD, MOST_FINE, Categoriser, categorise
from columba.stories.values import CategoryRule, StoryArticle

FILLER = "Nothing else of note was said there by anybody at all on that day. "


def article(title="", *paragraphs):
    return StoryArticle(
        id=1,
        title=title,
        paragraphs=paragraphs,
        published_at=datetime(2025, 8, 17, tzinfo=UTC),
        domain="outlet.example",
    )


def category(slug, *words, parent="", pairs=(), against=()):
    return CategoryRule(
        slug=slug,
        name=slug.title(),
        parent=parent,
        words=words,
        pairs=tuple(tuple(map(tuple, pair)) for pair in pairs),
        against=against,
    )


ENVIRONMENT = category("environment", "pollution")
WATER = category("water", "well", "tap", "lead pipe*", "boil water", parent="environment")
TREE = [ENVIRONMENT, WATER]


def scores(text, rules=TREE):
    return {one.slug: one.score for one in categorise(text, rules)}


def test_two_words_file_a_report_under_a_category_and_its_root():
    assert list(scores(article("", "The well and the tap ran dry."))) == ["water", "environment"]


def test_one_word_in_passing_files_nothing_under_the_fine_category():
    assert "water" not in scores(article("", FILLER * 10 + "He sat by the well."))


def test_one_word_said_twice_at_the_beginning_is_still_in_passing():
    assert "water" not in scores(article("", "Lead pipes, and more lead pipes."))


def test_one_word_that_the_report_begins_with_and_comes_back_to_files_it():
    text = "Lead pipes. " + FILLER * 10 + "Lead pipes. Lead pipes."
    assert "water" in scores(article("", text))


def test_one_word_that_only_the_end_of_a_report_repeats_does_not():
    text = FILLER * 10 + "Lead pipes. Lead pipes. Lead pipes."
    assert "water" not in scores(article("", text))


def test_one_phrase_of_the_title_files_it():
    assert "water" in scores(article("City to dig up lead pipes", FILLER))


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (article("Well and tap", FILLER), article("", "Well and tap. " + FILLER)),
        (article("", "Well, tap. " + FILLER * 10), article("", FILLER * 10 + "Well, tap.")),
        (article("", "Lead pipe, tap."), article("", "Well, tap.")),
        (article("", "Well, well, tap."), article("", "Well, tap, and.")),
        (article("", "Well, tap, lead pipe."), article("", "Well, tap.")),
        (article("", "Well, tap. " + FILLER * 20), article("", "Well, tap. " + FILLER * 90)),
    ],
    ids=["title", "opening", "phrase", "repeated", "more words", "shorter text"],
)
def test_what_weighs_more(more, less):
    assert scores(more)["water"] > scores(less).get("water", 0)


def test_the_score_is_what_the_formula_says():
    # A word and a phrase of the opening: (1 + 1.6) x 1.4 = 3.64; 1 - exp(-3.64 / 3.2) = 0.6794.
    assert scores(article("", "The well, the lead pipe."))["water"] == pytest.approx(0.6794)


def test_a_word_against_a_category_can_outweigh_its_words():
    rules = [ENVIRONMENT, category("water", "well", "tap", parent="environment", against=["dance"])]
    assert "water" in scores(article("", "The well and the tap."), rules)
    assert "water" not in scores(article("", "The tap dance went well."), rules)


def test_an_aside_falls_away_beside_what_the_report_is_about():
    rules = [*TREE, category("sport"), category("rowing", "regatta", "oar", parent="sport")]
    aside = FILLER * 8 + "A regatta; an oar."
    assert "rowing" in scores(article("", aside), rules)
    about = article("Boil water: lead pipes", "The well, the tap, lead pipes. " + aside)
    assert "rowing" not in scores(about, rules)


def test_it_names_at_most_four_fine_categories_best_first_and_then_their_roots():
    rules = [category("root")]
    rules += [
        category(f"c{n}", *(f"word{n}{m}" for m in range(4)), parent="root") for n in range(6)
    ]
    text = " ".join(f"word{n}{m}" for n in range(6) for m in range(4 if n == 3 else 3))
    found = [one.slug for one in categorise(article("", text), rules)]
    assert found == ["c3", "c0", "c1", "c2", "root"]
    assert MOST_FINE == 4


def test_a_tie_goes_to_the_category_that_stands_first_in_the_file():
    rules = [category("root")]
    rules += [category(slug, "well", "tap", parent="root") for slug in ("zebra", "apple")]
    assert list(scores(article("", "well, tap"), rules)) == ["zebra", "apple", "root"]


def test_a_text_of_no_fine_category_has_the_root_that_fits_best():
    assert list(scores(article("", "Pollution, a well. " + FILLER))) == ["environment"]


def test_a_text_whose_words_say_nothing_has_no_category():
    assert scores(article("Nothing", FILLER)) == {}


def test_a_text_without_words_has_no_category():
    assert scores(article("", "")) == {}


def test_without_rules_there_is_no_category():
    assert scores(article("Boil water", "The well."), []) == {}


def test_another_root_stands_beside_where_the_text_is_clearly_of_it():
    health = category("health", "nurse", "hospital", "patient", "doctor", "ward")
    text = article("", "A nurse, a patient, a doctor on the ward of the hospital: well, tap.")
    assert list(scores(text, [*TREE, health])) == ["water", "environment", "health"]


RELATIONS = [
    category("politics"),
    category(
        "us-russia", parent="politics", pairs=[(("Washington", "White House"), ("Moscow", "Putin"))]
    ),
]


def test_a_pair_fits_where_both_are_named_in_one_breath_again_and_again():
    text = FILLER.join(
        ["Washington told Moscow. ", "Putin called Washington. ", "Moscow and Washington."]
    )
    (fine, root) = categorise(article("", text), RELATIONS)
    assert (fine.slug, root.slug) == ("us-russia", "politics")


def test_a_pair_in_passing_files_nothing_under_the_fine_category():
    assert "us-russia" not in scores(article("", "Washington told Moscow."), RELATIONS)


def test_a_pair_of_the_title_fits_at_once():
    assert "us-russia" in scores(article("Putin calls Washington", FILLER), RELATIONS)


def test_two_names_far_apart_say_nothing_of_each_other():
    text = ("Washington. " + FILLER * 5 + "Moscow. " + FILLER * 5) * 4
    assert scores(article("", text), RELATIONS) == {}


def test_one_side_of_a_pair_says_nothing():
    assert scores(article("Moscow", "Moscow and Putin. " * 5), RELATIONS) == {}


def test_a_name_on_both_sides_does_not_meet_itself():
    rules = [category("root"), category("pair", parent="root", pairs=[(["Rome"], ["Rome"])])]
    assert scores(article("Rome", FILLER * 4), rules) == {}


def test_the_reason_quotes_the_words_that_weigh_most_first():
    text = article("Tap water", "The well and the lead pipes.")
    fine, root = categorise(text, TREE)
    assert fine.reason == "Its words: “lead pipes”, “tap”, “well”."
    assert root.reason == "Through Water."


def test_the_reason_of_a_pair_names_both():
    text = article("", "Washington and Moscow. " * 3)
    assert categorise(text, RELATIONS)[0].reason == "Its words: “Washington and Moscow”."


def test_one_categoriser_files_the_same_text_the_same_way_every_time():
    categoriser = Categoriser(TREE)
    text = article("Boil water", "The well, the tap.")
    assert categoriser.categorise(text) == categoriser.categorise(text)


words = st.lists(
    st.one_of(st.text(max_size=8), st.sampled_from(["a", "A", "a b", "ab*"])), max_size=4
)
rules_of_any_kind = st.lists(
    st.builds(
        lambda slug, has_parent, words, names, against: category(
            slug, *words, parent="root" if has_parent else "", pairs=[names], against=tuple(against)
        ),
        st.sampled_from(["one", "two", "three"]),
        st.booleans(),
        words,
        st.tuples(words, words),
        words,
    ),
    max_size=3,
    unique_by=lambda rule: rule.slug,
)


@given(st.text(max_size=60), st.lists(st.text(max_size=120), max_size=4), rules_of_any_kind)
def test_any_text_and_any_rules_give_sound_scores(title, paragraphs, rules):
    rules = [category("root", "a"), *rules]
    found = categorise(article(title, *paragraphs), rules)
    slugs = [one.slug for one in found]
    assert len(set(slugs)) == len(slugs)
    assert all(0 < one.score <= 1 and one.reason for one in found)
    parents = {rule.slug: rule.parent for rule in rules}
    assert all(one.score >= FINE_THRESHOLD for one in found if parents[one.slug])
    assert all(parents[slug] in slugs for slug in slugs if parents[slug])
