"""Ten different stories, each with why; nothing twice, nobody more than twice."""

import re
from collections import Counter
from dataclasses import replace

from columba.stories.categorise import Categoriser
from columba.stories.cluster import StoryIndex
from columba.stories.related import RelatedIndex, related
from columba.stories.values import CategoryRule
from tests.stories.make import BOIL, BOIL_AGAIN, BUDGET, SMOKE, make_report, newsroom

TREE = (
    CategoryRule(slug="environment", name="Environment", parent=""),
    CategoryRule(slug="drinking-water", name="Drinking Water", parent="environment"),
    CategoryRule(slug="air", name="Air Quality", parent="environment"),
)


def others(count, **values):
    return [
        make_report(100 + n, f"Item {n}", [f"Nothing{n} alike{n} here{n}."], hours=-n, **values)
        for n in range(count)
    ]


def claims_of(reason):
    """Return what a reason says that both articles name or mention, without articles."""
    _, _, told = reason.rstrip(".").partition("Both stories ")
    pieces = re.split(" and |name |mention ", told)
    return [piece.strip("“”").removeprefix("the ").lower() for piece in pieces if piece]


def test_the_nearest_comes_first_and_says_which_names_both_have():
    near = make_report(2, "Boil notice after main breaks", BOIL_AGAIN)
    found = related(make_report(1, "Mill Creek told to boil water", BOIL), [*others(3), near])
    assert found[0].id == 2
    assert found[0].reason == "Both stories name Mill Creek and Ada Marsh."


def test_it_lists_ten_where_there_are_ten():
    found = related(make_report(1, "Mill Creek told to boil water", BOIL), others(15))
    assert len(found) == 10
    assert [one.id for one in found] == list(range(100, 110))  # the latest first


def test_it_lists_all_there_are_where_there_are_fewer():
    assert len(related(make_report(1, "Mill Creek", BOIL), others(4))) == 4
    assert related(make_report(1, "Mill Creek", BOIL), []) == []


def test_it_never_lists_the_article_itself_its_copies_or_its_story():
    article = make_report(1, "Mill Creek told to boil water", BOIL, story=7)
    copy = make_report(2, "Pipe bursts", BOIL, story=7)
    same = make_report(3, "Boil notice", BOIL_AGAIN, story=7)
    assert related(article, [article, copy, same, *others(1, story=8)])[0].id == 100
    bare = replace(article, story=None)
    assert related(bare, [bare, replace(copy, story=None)]) == []


def test_copies_of_one_text_are_listed_once():
    copies = [make_report(n, f"Headline {n}", BOIL_AGAIN) for n in range(2, 9)]
    found = related(make_report(1, "Mill Creek told to boil water", BOIL), [*copies, *others(3)])
    assert sum(one.id < 100 for one in found) == 1
    assert len(found) == 4


def test_a_story_is_listed_once():
    two = [make_report(2, "Boil", BOIL_AGAIN, story=5), make_report(3, "School", BUDGET, story=5)]
    assert len(related(make_report(1, "Mill Creek", BOIL, story=4), two)) == 1


def test_a_publisher_is_listed_twice_at_most_while_others_are_left():
    crowd = others(12, domain="big.example")
    few = [make_report(n, f"Small {n}", [f"Else{n}."], hours=-99) for n in range(2, 10)]
    found = related(make_report(1, "Mill Creek", BOIL), [*crowd, *few])
    assert Counter(one.id >= 100 for one in found) == {False: 8, True: 2}


def test_the_list_is_filled_up_by_one_publisher_where_there_is_no_other():
    assert len(related(make_report(1, "Mill Creek", BOIL), others(12, domain="big.example"))) == 10


def test_a_shared_fine_category_brings_near_what_no_word_does():
    index = RelatedIndex(
        [
            make_report(2, "Smoke", SMOKE, categories=("air", "environment"), hours=-5),
            make_report(3, "School", BUDGET, categories=("drinking-water", "environment")),
        ],
        tree=TREE,
    )
    article = make_report(1, "Levee", ["A levee."], categories=("air", "environment"))
    assert [(one.id, one.reason) for one in index.related(article)] == [
        (2, "More in Air Quality."),
        (3, "More in Environment."),
    ]


def test_what_only_fills_the_list_says_so():
    found = related(make_report(1, "Levee", BOIL), [make_report(2, "School", BUDGET)])
    assert found[0].reason == "Other news from the same days."


def test_a_name_in_common_makes_near_what_the_words_alone_do_not():
    far = [make_report(n, f"Item {n}", [f"Hay{n} was cut{n} there."]) for n in (2, 3)]
    text = [f"Seeds{n} and straw{n}." for n in range(20)]
    named = make_report(9, "Fair", [*text, "They met Ada Marsh. Ada Marsh judged."], hours=-70)
    article = make_report(1, "Pipes", ["They met Ada Marsh. Ada Marsh spoke."])
    found = related(article, [*far, named])
    assert found[0].id == 9
    assert found[0].reason == "Both stories name Ada Marsh."


def test_fillers_are_of_many_topics_where_the_latest_are_all_of_one():
    crowd = others(12, categories=("air", "environment"))
    few = [
        make_report(n, f"Small {n}", [f"Else{n}."], hours=-99, categories=(f"topic-{n}",))
        for n in range(2, 6)
    ]
    article = make_report(1, "Council", ["A vote."], categories=("zoning", "politics"))
    found = RelatedIndex([*crowd, *few], tree=TREE).related(article)
    assert [one.id < 100 for one in found[:5]].count(True) == 4
    assert len(found) == 10


def test_fillers_of_the_same_section_come_before_those_of_others():
    article = make_report(1, "Levee", ["A levee."], categories=("drinking-water", "environment"))
    sport = make_report(2, "Race", ["A race."], categories=("rowing", "sport"))
    smoke = make_report(3, "Smoke", ["A smoke."], categories=("air", "environment"), hours=-90)
    found = RelatedIndex([sport, smoke], tree=TREE).related(article)
    assert [(one.id, one.reason) for one in found] == [
        (3, "More in Environment."),
        (2, "Other news from the same days."),
    ]


def test_two_articles_are_listed_under_each_other_for_the_same_reason():
    articles = [article for article, _, _ in newsroom()]
    index = RelatedIndex(articles)
    reasons = {(one.id, r.id): r.reason for one in articles for r in index.related(one)}
    mutual = [pair for pair in reasons if pair[::-1] in reasons]
    assert len(mutual) > 100
    assert all(reasons[pair] == reasons[pair[::-1]] for pair in mutual)


def test_a_copy_that_another_story_has_is_not_listed():
    article = make_report(1, "Mill Creek told to boil water", BOIL_AGAIN, story=1)
    copy = make_report(2, "Pipe bursts", BOIL_AGAIN, story=2)
    own = make_report(3, "Budget", BUDGET, story=1)
    copy_of_own = make_report(4, "School board meets", BUDGET, story=3)
    found = related(article, [article, own, copy, copy_of_own, *others(2, story=9)])
    assert [one.id for one in found] == [100]


def test_copies_that_two_other_stories_have_are_listed_once():
    copies = [make_report(n, f"Headline {n}", BOIL_AGAIN, story=n) for n in (2, 3)]
    assert len(related(make_report(1, "Levee", BOIL, story=1), copies)) == 1


def test_what_is_said_of_the_sample_newsroom_is_true_of_both_articles():
    articles = [article for article, _, _ in newsroom()]
    texts = {a.id: f"{a.title} {' '.join(a.paragraphs)}".lower() for a in articles}
    index = RelatedIndex(articles)
    claims = [
        (one.id, found.id, claim)
        for one in articles
        for found in index.related(one)
        for claim in claims_of(found.reason)
    ]
    assert len(claims) > 100
    false = [c for c in claims if not all(c[2] in texts[number] for number in c[:2])]
    assert false == []


def test_of_two_as_near_the_one_of_the_same_days_comes_first():
    old = make_report(2, "Boil notice in Mill Creek", hours=-24 * 20, story=2)
    new = make_report(3, "Boil notice in Mill Creek", hours=-2, story=3)
    found = related(make_report(1, "Mill Creek told to boil", BOIL, story=1), [old, new])
    assert [one.id for one in found] == [3, 2]


def test_the_order_of_the_candidates_does_not_matter():
    articles = [article for article, _, _ in newsroom()]
    forward = related(articles[0], articles)
    assert related(articles[0], articles[::-1]) == forward


def test_every_list_of_the_sample_newsroom_holds_ten_stories_other_than_its_own():
    index = StoryIndex()
    placed = [(article, index.assign(article)) for article, _, _ in newsroom()]
    candidates = [replace(a, story=at.story) for a, at in placed]
    lists = RelatedIndex(candidates)
    for article in candidates:
        found = lists.related(article)
        stories = [one.story for one in found]
        assert len(set(stories)) == len(found) == 10
        assert article.story not in stories
        domains = Counter(candidates[one.id - 1].domain for one in found)
        assert max(domains.values()) <= 2
        assert all(one.reason and 0 <= one.score <= 1 for one in found)


def test_it_works_from_what_the_categoriser_says():
    rules = [
        CategoryRule(slug="environment", name="Environment", parent=""),
        CategoryRule(
            slug="drinking-water", name="Drinking Water", parent="environment",
            words=("boil notice", "tap water", "water department"),
        ),
    ]  # fmt: skip
    filing = Categoriser(rules)
    one, two = (
        replace(a, categories=tuple(scored.slug for scored in filing.categorise(a)))
        for a in (make_report(1, "Mill Creek", BOIL), make_report(2, "Boil notice", BOIL_AGAIN))
    )
    reason = RelatedIndex([two], tree=rules).related(one)[0].reason
    assert reason == "More in Drinking Water. Both stories name Mill Creek and Ada Marsh."
