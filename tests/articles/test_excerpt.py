import pytest
from hypothesis import given
from hypothesis import strategies as st

from columba.articles.excerpt import allows_whole, excerpt
from columba.lib.publication import ExcerptPolicy
from columba.lib.sentences import sentences

POLICY = ExcerptPolicy()
RESERVED = "all-rights-reserved"
TEN = [f"Paragraph {number} says one thing. It says a second thing too." for number in range(10)]


def test_it_shows_one_paragraph_at_once_and_two_more_on_request():
    shown = excerpt(TEN, POLICY, licence=RESERVED)
    assert shown.lead == (TEN[0],)
    assert shown.expandable == (TEN[1], TEN[2])
    assert shown.shown_share == pytest.approx(0.3)
    assert not shown.complete
    assert not shown.cut


def test_it_never_passes_the_share_of_the_text_with_whole_paragraphs():
    shown = excerpt(TEN[:5], POLICY, licence=RESERVED)
    assert (shown.lead, shown.expandable) == ((TEN[0],), ())
    assert shown.shown_share <= POLICY.share


def test_it_cuts_a_long_first_paragraph_at_the_end_of_a_sentence_and_says_so():
    long = "The board met on Monday. It voted to raise fares. Riders objected. The vote was 4-3."
    shown = excerpt([long, "Nothing else happened."], POLICY, licence=RESERVED)
    assert shown.lead == ("The board met on Monday.",)
    assert shown.expandable == ()
    assert shown.cut


def test_it_keeps_every_sentence_that_fits_in_a_long_first_paragraph():
    paragraphs = ["One two three. Four five six. Seven eight. " + "Words go on and on. " * 10]
    shown = excerpt(paragraphs, ExcerptPolicy(share=0.2), licence=RESERVED)
    assert shown.lead == ("One two three. Four five six. Seven eight.",)


def test_it_shows_at_least_one_sentence_of_the_shortest_report():
    shown = excerpt(["A single sentence is all there is."], POLICY, licence=RESERVED)
    assert shown.lead == ("A single sentence is all there is.",)
    assert not shown.complete
    assert not shown.cut


def test_it_gives_everything_where_the_licence_allows_it():
    shown = excerpt(TEN, POLICY, licence="CC BY 4.0")
    assert shown.lead + shown.expandable == tuple(TEN)
    assert shown.complete
    assert shown.shown_share == 1


@pytest.mark.parametrize(
    "policy", [ExcerptPolicy(paragraphs=0), ExcerptPolicy(share=0)], ids=["paragraphs", "share"]
)
def test_it_shows_nothing_where_the_operator_sets_nothing(policy):
    shown = excerpt(TEN, policy, licence=RESERVED)
    assert (shown.lead, shown.expandable, shown.shown_share) == ((), (), 0)


STANDFIRST = "A summary that the publisher prints above the text."


def test_a_standfirst_counts_as_text_of_the_report():
    shown = excerpt(TEN, POLICY, licence=RESERVED, standfirst=STANDFIRST)
    assert shown.standfirst == STANDFIRST
    assert (shown.lead, shown.expandable) == ((TEN[0],), (TEN[1],))
    whole = len(STANDFIRST) + sum(map(len, TEN))
    given_out = len(STANDFIRST) + len(TEN[0]) + len(TEN[1])
    assert shown.shown_share == pytest.approx(given_out / whole)
    assert shown.shown_share <= POLICY.share


@pytest.mark.parametrize("length", [5, 400], ids=["no room for the report", "no room at all"])
def test_a_standfirst_that_leaves_the_report_no_room_is_left_out(length):
    paragraphs = TEN[:4]
    shown = excerpt(paragraphs, POLICY, licence=RESERVED, standfirst="It says so. " * length)
    assert shown == excerpt(paragraphs, POLICY, licence=RESERVED)
    assert shown.standfirst == ""


def test_a_free_licence_gives_the_standfirst_too():
    shown = excerpt(TEN, POLICY, licence="CC0", standfirst=STANDFIRST)
    assert shown.standfirst == STANDFIRST
    assert shown.complete


@pytest.mark.parametrize("policy", [ExcerptPolicy(paragraphs=0), ExcerptPolicy(share=0)])
def test_no_standfirst_shows_where_the_operator_sets_nothing(policy):
    assert excerpt(TEN, policy, licence=RESERVED, standfirst=STANDFIRST).standfirst == ""


def test_it_shows_nothing_of_nothing():
    assert excerpt([], POLICY, licence="CC0").lead == ()
    assert not excerpt([], POLICY, licence="CC0").complete


@pytest.mark.parametrize(
    "licence",
    [
        "public-domain",
        "Public Domain Mark 1.0",
        "CC0",
        "CC0-1.0",
        "CC BY 4.0",
        "cc-by-sa-3.0",
        "CC BY-ND 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "OGL-UK-3.0",
    ],
)
def test_a_free_licence_allows_the_whole_text(licence):
    assert allows_whole(licence)


@pytest.mark.parametrize(
    "licence",
    [
        "",
        "all-rights-reserved",
        "CC BY-NC 4.0",
        "CC BY-NC-ND 3.0",
        "https://creativecommons.org/licenses/by-nc-sa/4.0/",
        "by the author",
        "ask first",
    ],
)
def test_any_other_licence_allows_an_excerpt_only(licence):
    assert not allows_whole(licence)


SENTENCES = st.lists(st.sampled_from(["Short one.", "A rather longer sentence stands here."]))


@given(st.lists(SENTENCES.map(" ".join).filter(bool)), st.integers(0, 5), st.floats(0, 1))
def test_what_is_shown_begins_the_text_and_ends_with_a_sentence(paragraphs, most, share):
    policy = ExcerptPolicy(paragraphs=most, share=share)
    shown = excerpt(paragraphs, policy, licence=RESERVED)
    given_out = [*shown.lead, *shown.expandable]
    assert len(given_out) <= most
    assert "\n".join(paragraphs).startswith("\n".join(given_out))
    over = shown.shown_share - share
    assert over <= 1e-9 or (len(given_out) == 1 and len(sentences(given_out[0])) == 1)


@given(
    st.lists(SENTENCES.map(" ".join).filter(bool)),
    st.sampled_from(["One.", "A summary of the report.", "It goes on and on. " * 9]),
    st.floats(0, 1),
)
def test_with_a_standfirst_the_share_is_never_passed(paragraphs, standfirst, share):
    policy = ExcerptPolicy(share=share)
    shown = excerpt(paragraphs, policy, licence=RESERVED, standfirst=standfirst)
    if shown.standfirst:
        given_out = [shown.standfirst, *shown.lead, *shown.expandable]
        whole = sum(map(len, paragraphs)) + len(standfirst)
        assert sum(map(len, given_out)) <= share * whole + 1e-6
        assert shown.lead
