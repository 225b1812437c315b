"""Which issues stand, and which stories repeat what readers found under another that week."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from columba.commentary.load import load_playbooks
from columba.commentary.models import Playbook
from columba.commentary.reading import published
from columba.commentary.review import approve, withdraw
from columba.commentary.standing import (
    Calendar,
    calendar,
    comments_under,
    find_issue,
    standing_issues,
    stories_under,
    told_before,
)
from columba.lib.publication import Publication, Review
from tests.commentary.make import GENERAL
from tests.desk.make import LATER, act, make_page, make_person, make_shelf
from tests.make import NOON, make_article, make_story

pytestmark = pytest.mark.django_db
TODAY = Calendar(day=date(2025, 9, 1))
OUR_HOUSE = Publication(folder=Path(), time_zone="America/New_York")


@pytest.fixture(autouse=True)
def shelf(tmp_path):
    make_shelf(tmp_path)
    return tmp_path


def page(days=0, **values):
    """Return the page of a story that began so many days after the first."""
    began = NOON + timedelta(days=days)
    return make_page(Review.FLAGGED, **({"first_at": began, "last_at": began} | values))


def repeats(*rows):
    stories = [row.story_id for row in rows]
    return told_before(published(stories).values())


# ---- the seven days ----


def test_the_first_story_keeps_all_and_the_next_of_the_week_repeats_it():
    first, second = page(0), page(6)
    assert repeats(first, second) == {second.story_id}
    assert repeats(second) == {second.story_id}
    assert repeats(first) == set()


def test_seven_days_are_seven_days_to_the_moment():
    first = page(0)
    on_time, late = page(7), page(14, title="Late")
    assert repeats(on_time) == {on_time.story_id}
    assert repeats(late) == {late.story_id}  # of the second, not of the first
    withdraw(on_time, act(on_time, make_person(), reason="Wrong bridge."))
    assert repeats(late) == set()
    assert repeats(first) == set()


def test_a_moment_more_than_seven_days_is_another_week():
    page(0)
    assert repeats(page(7 + 1 / 86_400)) == set()


def test_of_two_that_began_together_the_lower_number_came_first():
    first, second = page(0), page(0)
    assert first.story_id < second.story_id
    assert repeats(first, second) == {second.story_id}


def test_a_story_that_readers_cannot_see_was_not_told():
    second = page(1)
    hidden = make_page(Review.ALL, first_at=NOON)
    assert published([hidden.story_id]) == {}
    assert repeats(second) == set()


def test_a_story_that_is_taken_back_gives_its_place_to_the_next():
    first, second, third = page(0), page(1), page(2)
    withdraw(first, act(first, make_person(), reason="Wrong bridge."))
    assert repeats(second, third) == {third.story_id}


def test_another_issue_is_another_matter(shelf):
    first = page(0)
    second = page(1)
    shown = published([second.story_id])[second.story_id]
    other = replace(shown, draft=replace(shown.draft, playbook="ferries"))
    assert told_before([other]) == set()
    assert repeats(first, second) == {second.story_id}


def test_a_page_without_opinion_repeats_nothing():
    page(0)
    shown = published([page(1).story_id])
    for one in shown.values():
        assert told_before([replace(one, draft=replace(one.draft, opinion=()))]) == set()
        assert told_before([replace(one, draft=replace(one.draft, general=True))]) == set()


def test_a_batch_costs_one_query_and_one_without_opinions_none(django_assert_num_queries):
    shown = list(published([page(day).story_id for day in range(4)]).values())
    with django_assert_num_queries(1):
        assert len(told_before(shown)) == 3
    with django_assert_num_queries(0):
        assert told_before([]) == set()


def test_the_answer_is_the_same_alone_and_in_a_batch():
    rows = [page(day) for day in (9, 0, 3, 3, 20, 8)]
    alone = {row.story_id for row in rows if repeats(row)}
    assert repeats(*rows) == alone
    assert len(alone) == 4


# ---- which issues stand ----


def test_an_issue_stands_while_its_playbook_is_in_use_and_in_date():
    assert find_issue("bridges", TODAY).title == "Bridges"
    assert find_issue("bridges", Calendar(day=date(2030, 1, 2))) is None
    assert find_issue("bridges", Calendar(day=date(2030, 1, 2), expires=False))
    assert find_issue("ferries", TODAY) is None
    Playbook.objects.update(enabled=False)
    assert find_issue("bridges", TODAY) is None


def test_a_general_playbook_is_no_issue(shelf):
    (shelf / "general.md").write_text(GENERAL)
    load_playbooks(shelf)
    assert find_issue("general-transport", TODAY) is None
    assert [one.playbook.id for one in standing_issues(TODAY)] == ["bridges"]


def test_a_playbook_that_cannot_be_read_any_more_stops_nothing():
    Playbook.objects.update(text="+++\nid = 1\n+++")
    assert find_issue("bridges", TODAY) is None
    assert standing_issues(TODAY) == []


def test_issues_are_listed_with_their_stories_newest_first(shelf, django_assert_num_queries):
    text = (shelf / "bridges.md").read_text()
    quiet = text.replace('id = "bridges"', 'id = "ferries"').replace("bridge", "ferry")
    (shelf / "ferries.md").write_text(quiet)
    load_playbooks(shelf)
    page(0)
    page(1, last_at=NOON + timedelta(days=3))
    with django_assert_num_queries(2):
        found = standing_issues(TODAY)
    assert [(one.playbook.id, one.story_count, one.newest_at) for one in found] == [
        ("bridges", 2, NOON + timedelta(days=3)),
        ("ferries", 0, None),
    ]


def test_the_stories_under_an_issue_are_those_that_readers_may_see():
    first, second = page(0), page(1, last_at=NOON + timedelta(days=2))
    make_page(Review.ALL, first_at=NOON)
    assert list(stories_under("bridges")) == [second.story, first.story]
    withdraw(first, act(first, make_person(), reason="Wrong bridge."))
    assert list(stories_under("bridges")) == [second.story]


def test_the_comments_of_an_issue_bear_their_labels_without_their_texts(django_assert_num_queries):
    rows = [page(day) for day in range(3)]
    with django_assert_num_queries(3):
        found = comments_under("bridges", limit=2)
    assert [one.story for one in found] == [rows[2].story, rows[1].story]
    assert found[0].published_at == LATER
    assert found[0].label == (
        "put together by software, without a language model",
        "not reviewed by a person",
    )


def test_a_label_says_that_a_model_drafted_what_nobody_has_signed(shelf):
    make_shelf(shelf, swap={'signed_by = "Jo Marsh"': 'signed_by = ""'})
    row = page()
    approve(row.published, act(row, make_person("ann")))
    (only,) = comments_under("bridges", limit=2)
    assert only.label == (
        "put together by software from a playbook that a language model drafted",
        "reviewed by ann",
    )


# ---- the day ----


def test_today_is_the_day_of_the_publication_s_own_zone():
    late = datetime(2026, 3, 2, 3, tzinfo=UTC)  # the evening of the first in New York
    assert calendar(OUR_HOUSE, now=late) == Calendar(day=date(2026, 3, 1))


def test_the_demo_s_day_is_that_of_its_newest_story_and_nothing_goes_out_of_date():
    demo = replace(OUR_HOUSE, demo=True)
    make_story(make_article(published_at=datetime(2025, 8, 19, 2, tzinfo=UTC)))
    now = datetime(2026, 3, 2, 3, tzinfo=UTC)
    assert calendar(demo, now=now) == Calendar(day=date(2025, 8, 18), expires=False)
