"""Articles join their story, copies their original; a rebuilt index goes on as if never gone."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from columba.stories.centroids import Centroids
from columba.stories.cluster import StoryIndex, StorySettings
from columba.stories.profile import profile
from tests.stories.make import BOIL, BOIL_AGAIN, BUDGET, NOON, make_report, newsroom


def test_two_reports_of_one_event_are_one_story_and_the_reason_names_what_they_share():
    index = StoryIndex()
    first = index.assign(make_report(1, "Mill Creek told to boil water", BOIL))
    second = index.assign(make_report(2, "Boil notice after main breaks", BOIL_AGAIN, hours=2))
    assert first.is_new
    assert (second.story, second.is_new, second.duplicate_of) == (1, False, None)
    assert "“Mill Creek”" in second.reason
    assert "with 1 report; similarity" in second.reason


def test_another_event_opens_another_story():
    index = StoryIndex()
    index.assign(make_report(1, "Mill Creek told to boil water", BOIL))
    other = index.assign(make_report(2, "School budget gap", BUDGET))
    assert (other.story, other.is_new) == (2, True)


def test_a_copy_points_to_the_original_and_says_how_much_it_shares():
    index = StoryIndex()
    index.assign(make_report(1, "Mill Creek told to boil water", BOIL))
    copy = index.assign(make_report(2, "Pipe bursts", BOIL, hours=1))
    assert (copy.story, copy.duplicate_of) == (1, 1)
    assert copy.reason == (
        "All of its text is also in “Mill Creek told to boil water” (outlet1.example)."
    )


def test_a_copy_of_a_copy_points_to_the_original():
    index = StoryIndex()
    index.assign(make_report(1, "Mill Creek told to boil water", (*BOIL, *BUDGET)))
    index.assign(make_report(2, "Pipe bursts", (*BOIL, *BUDGET[:2]), hours=1))
    assert index.assign(make_report(3, "Boil it", BUDGET[1:], hours=2)).duplicate_of == 1


def test_the_same_address_is_a_copy_whatever_it_says():
    index = StoryIndex()
    index.assign(make_report(1, "Mill Creek told to boil water", BOIL, url_key="k"))
    again = index.assign(make_report(2, "School budget gap", BUDGET, url_key="k"))
    assert again.duplicate_of == 1
    assert again.reason.startswith("Has the address of “Mill Creek")


def test_headlines_without_text_cluster_too():
    index = StoryIndex()
    index.assign(make_report(1, "Mill Creek residents told to boil water after main break"))
    index.assign(make_report(2, "School board weighs cuts of 38 jobs"))
    assert index.assign(make_report(3, "Boil water notice for Mill Creek")).story == 1


def test_a_report_long_after_its_story_opens_another():
    index = StoryIndex()
    index.assign(make_report(1, "Mill Creek told to boil water", BOIL))
    later = make_report(2, "Boil notice after main breaks", BOIL_AGAIN, hours=24 * 5)
    assert index.assign(later).is_new


def test_time_between_reports_makes_them_less_alike():
    def score(hours):
        index = StoryIndex()
        index.assign(make_report(1, "Mill Creek told to boil water", BOIL))
        return index.assign(make_report(2, "Boil notice", BOIL_AGAIN, hours=hours)).score

    assert score(0) == pytest.approx(2 ** (3 / 8) * score(72))


def test_a_story_that_has_outlived_its_days_must_be_met_more_nearly():
    def score(age):
        index = StoryIndex()
        index.note_opening(1, NOON - timedelta(days=age))
        index.assign(make_report(1, "Mill Creek told to boil water", BOIL))
        return index.assign(make_report(2, "Boil notice", BOIL_AGAIN)).score

    assert score(4) == score(0)
    assert score(12) == pytest.approx(score(0) / 2)


def test_a_story_about_many_things_must_be_met_more_nearly():
    one = make_report(1, "Mill Creek told to boil water", BOIL)
    centroids = Centroids()
    centroids.add(1, profile(one).terms)
    before = centroids.nearest(profile(one).terms, 3)[0].nearness
    assert before == pytest.approx(1, abs=0.01)
    centroids.add(1, profile(make_report(2, "School budget gap", BUDGET)).terms)
    assert centroids.nearest(profile(one).terms, 3)[0].nearness < before * 0.75


def test_an_article_older_than_the_window_opens_its_own_story_and_leaves_no_trace():
    index = StoryIndex()
    index.assign(make_report(1, "School budget gap", BUDGET))
    old = index.assign(make_report(2, "Mill Creek told to boil water", BOIL, hours=-24 * 6))
    assert old.is_new
    assert index.assign(make_report(3, "Boil notice", BOIL_AGAIN)).is_new


def test_copies_have_one_vote_on_what_a_story_is_about():
    index = StoryIndex()
    index.assign(make_report(1, "Mill Creek told to boil water", BOIL))
    for number in range(2, 8):
        index.assign(make_report(number, f"Copy {number}", BOIL))
    reason = index.assign(make_report(9, "Boil notice", BOIL_AGAIN)).reason
    assert "with 1 report" in reason


def test_when_the_original_leaves_the_window_its_copy_votes_instead():
    index = StoryIndex()
    index.assign(make_report(1, "Mill Creek told to boil water", BOIL))
    index.assign(make_report(2, "Pipe bursts", BOIL, hours=80))
    index.assign(make_report(3, "School budget gap", BUDGET, hours=100))
    late = index.assign(make_report(4, "Boil notice", BOIL_AGAIN, hours=101))
    assert late.story == 1
    copy = index.assign(make_report(5, "Water", BOIL, hours=102))
    assert (copy.story, copy.duplicate_of) == (1, 1)


def test_it_takes_any_article_without_text_or_title():
    index = StoryIndex()
    assert index.assign(make_report(1, "")).is_new
    assert index.assign(make_report(2, "")).is_new


def test_the_sample_newsroom_falls_into_its_events_and_every_copy_is_found():
    index = StoryIndex()
    events, copies, expected = {}, {}, {}
    for article, event, original in newsroom():
        assignment = index.assign(article)
        events.setdefault(assignment.story, set()).add(event)
        copies[article.id], expected[article.id] = assignment.duplicate_of, original
    assert all(len(told) == 1 for told in events.values())
    assert len(events) == len({event for _, event, _ in newsroom()})
    assert copies == expected


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 2**32), cut=st.integers(1, 60))
def test_a_rebuilt_index_goes_on_exactly_as_the_one_that_was_lost(seed, cut):
    chance = random.Random(seed)
    stream = [
        replace(a, published_at=a.published_at + timedelta(hours=chance.uniform(-90, 90)))
        for a, _, _ in chance.sample(newsroom(), 75)
    ]
    rules = StorySettings(window=timedelta(days=2))
    undisturbed = StoryIndex(rules)
    expected = [undisturbed.assign(article) for article in stream]

    rebuilt = StoryIndex(rules)
    stored = list(zip(stream[:cut], expected[:cut], strict=True))
    chance.shuffle(stored)  # not even the order matters
    for article, assignment in stored:
        rebuilt.replay(article, assignment)
    assert [rebuilt.assign(article) for article in stream[cut:]] == expected[cut:]
