"""Whatever a reader types means something, or nothing; it is never an error."""

from hypothesis import given
from hypothesis import strategies as st

from columba.search.wording import Term, read_wording


def test_words_must_all_be_met():
    assert read_wording("boil notice") == [[Term(("boil",)), Term(("notice",))]]


def test_a_phrase_stays_together():
    assert read_wording('"boil notice" mill') == [[Term(("boil", "notice")), Term(("mill",))]]


def test_typographic_quotation_marks_and_a_missing_one_do():
    assert read_wording("“boil notice”") == [[Term(("boil", "notice"))]]
    assert read_wording('"boil notice') == [[Term(("boil", "notice"))]]


def test_a_minus_leaves_out():
    assert read_wording("water -PFAS") == [[Term(("water",)), Term(("PFAS",), excluded=True)]]


def test_or_divides_and_a_small_or_is_a_word():
    assert len(read_wording("smoke OR ash")) == 2
    assert len(read_wording("smoke or ash")) == 1


def test_a_wish_of_exclusions_alone_says_nothing():
    assert read_wording("-water") == []


def test_a_hyphen_inside_a_word_does_not_exclude():
    assert read_wording("do-not-drink") == [[Term(("do", "not", "drink"))]]


@given(st.text(max_size=400))
def test_nothing_that_is_typed_fails(text):
    for terms in read_wording(text):
        assert any(not term.excluded for term in terms)
        assert all(word and '"' not in word for term in terms for word in term.words)
