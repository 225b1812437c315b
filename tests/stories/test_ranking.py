from datetime import timedelta

import pytest

from columba.stories.models import Story
from columba.stories.ranking import Standing, rank
from tests.make import make_article, make_story
from tests.stories.make import NOON


def hours_ago(hours):
    return NOON - timedelta(hours=hours)


def test_more_outlets_stand_above_fewer():
    assert rank([Standing(1, NOON, 2), Standing(2, NOON, 5)], limit=2) == [2, 1]


def test_twelve_hours_cost_half_the_outlets():
    aged = Standing(1, hours_ago(12), 4)
    assert rank([aged, Standing(2, NOON, 3)], limit=2) == [2, 1]
    assert rank([aged, Standing(2, NOON, 1)], limit=2) == [1, 2]


def test_of_equals_the_newer_and_then_the_later_made_comes_first():
    equal = [Standing(1, NOON, 1), Standing(2, NOON, 1), Standing(3, hours_ago(12), 2)]
    assert rank(equal, limit=3) == [2, 1, 3]


def test_without_stories_there_is_no_top():
    assert rank([], limit=3) == []


@pytest.mark.django_db
def test_the_queryset_gives_the_top_in_order_and_no_more():
    small = make_story(make_article(), outlet_count=1, last_at=NOON)
    large = make_story(make_article(), outlet_count=6, last_at=NOON)
    old = make_story(make_article(), outlet_count=6, last_at=hours_ago(24))
    assert list(Story.objects.top(2)) == [large, old]
    assert list(Story.objects.top(9)) == [large, old, small]
    assert list(Story.objects.latest_first())[-1] == old


@pytest.mark.django_db
def test_an_empty_publication_has_no_top_stories():
    assert list(Story.objects.top(7)) == []
