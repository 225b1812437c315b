"""How a list grows: nothing twice, and fillers from all over."""

from collections import Counter

from columba.stories.evidence import told
from columba.stories.profile import profile
from columba.stories.shortlist import (
    Candidate,
    Scored,
    Shortlist,
    take_in_order,
    take_spread,
    take_varied,
)
from tests.stories.make import make_report


def scored(number, *, topic="", roots=(), domain="", score=0.0, vector=(), text=None):
    article = make_report(number, f"Item {number}", domain=domain)
    candidate = Candidate(
        article=article,
        told=told(article, profile(article)),
        vector=dict.fromkeys(vector, 1.0),
        groups=frozenset({("story", number), ("text", text or number)}),
        topic=topic,
        fine=frozenset(),
        roots=frozenset(roots),
    )
    return Scored(candidate=candidate, nearness=score, score=score)


def listed(rest, take, limit=10, **values):
    chosen = Shortlist(limit=limit, groups=set())
    take(chosen, rest, 2, **values)
    return [one.candidate.article.id for one in chosen.entries]


def test_fillers_take_each_topic_once_before_any_twice():
    rest = [scored(n, topic="zoning") for n in range(1, 6)]
    rest += [scored(n, topic=f"topic {n}") for n in range(6, 9)]
    assert listed(rest, take_spread, limit=5, roots=set()) == [1, 6, 7, 8, 2]


def test_of_new_topics_those_under_a_shared_root_come_first():
    rest = [
        scored(1, topic="sport", roots=["sport"]),
        scored(2, topic="zoning", roots=["politics"]),
        scored(3, topic="courts", roots=["politics"]),
        scored(4, topic="zoning", roots=["politics"]),
    ]
    assert listed(rest, take_spread, roots={"politics"}) == [2, 3, 1, 4]


def test_where_there_are_no_topics_the_outlets_take_turns():
    rest = [scored(n, domain="big.example") for n in (1, 2, 3)]
    rest += [scored(n, domain=f"small{n}.example") for n in (4, 5)]
    assert listed(rest, take_spread, roots=set()) == [1, 4, 5, 2]


def test_a_topic_that_is_listed_already_has_had_its_turn():
    chosen = Shortlist(limit=3, groups=set())
    chosen.add(scored(1, topic="zoning"))
    take_spread(chosen, [scored(2, topic="zoning"), scored(3, topic="sport")], 2, roots=set())
    assert [one.candidate.article.id for one in chosen.entries] == [1, 3, 2]


def test_one_text_is_listed_once_though_two_stories_have_it():
    rest = [scored(1, text=7), scored(2, text=7), scored(3)]
    assert listed(rest, take_in_order) == [1, 3]
    assert listed(rest, take_spread, roots=set()) == [1, 3]
    assert listed(rest, take_varied) == [1, 3]


def test_of_equals_what_is_like_nothing_listed_comes_first():
    rest = [
        scored(1, score=0.5, vector=["levee"]),
        scored(2, score=0.4, vector=["levee"]),
        scored(3, score=0.4, vector=["bridge"]),
    ]
    assert listed(rest, take_varied) == [1, 3, 2]


def test_the_order_of_what_is_near_is_kept_past_the_limit_of_an_outlet():
    rest = [scored(n, domain="big.example") for n in range(1, 4)] + [scored(4)]
    assert listed(rest, take_in_order) == [1, 2, 4]


def test_a_full_list_takes_no_more():
    rest = [scored(n, topic=f"topic {n}") for n in range(1, 20)]
    assert listed(rest, take_spread, roots=set()) == list(range(1, 11))
    assert Counter(listed(rest, take_in_order, limit=3)) == Counter([1, 2, 3])
