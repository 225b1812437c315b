"""Related lists as rows."""

from datetime import timedelta

import pytest

from columba.stories.models import Related, StoredProfile, Story
from columba.stories.profile import profile
from columba.stories.relate import relate_stories, waiting_stories
from columba.stories.window import as_story_article
from tests.make import NOON, file_under, make_article, make_category, make_story
from tests.stories.make import BOIL, BOIL_AGAIN, BUDGET, SMOKE

pytestmark = pytest.mark.django_db


def put(title, paragraphs, *more, **values):
    article = make_article(title=title, paragraphs=list(paragraphs), **values)
    return make_story(article, *more)


def fill(count):
    return [
        put(f"Item {n}", [f"Nothing{n}."], published_at=NOON - timedelta(hours=n))
        for n in range(count)
    ]


def listed(story):
    return list(Related.objects.filter(story=story).order_by("rank"))


def test_every_story_gets_ten_of_ten_other_stories_in_order():
    fill(12)
    done = list(relate_stories())
    assert [(one.claimed, one.listed) for one in done] == [(12, 120)]
    for story in Story.objects.all():
        rows = listed(story)
        assert [row.rank for row in rows] == list(range(1, 11))
        others = {row.article.membership.story_id for row in rows}
        assert len(others) == 10
        assert story.pk not in others


def test_the_nearest_story_stands_first_with_its_reason():
    fill(3)
    story = put("Mill Creek told to boil water", BOIL)
    near = put("Boil notice after main breaks", BOIL_AGAIN)
    list(relate_stories())
    first = listed(story)[0]
    assert first.article == near.lead
    assert first.reason == "Both stories name Mill Creek and Ada Marsh."


def test_a_copy_is_never_listed_but_its_original_is():
    original = make_article(title="Boil notice after main breaks", paragraphs=list(BOIL_AGAIN))
    copy = make_article(title="Pipe bursts", paragraphs=list(BOIL_AGAIN))
    make_story(original, copy, copies={copy: original})
    story = put("Mill Creek told to boil water", BOIL)
    list(relate_stories())
    assert [row.article for row in listed(story)] == [original]


def test_shared_categories_are_named():
    root = make_category("environment")
    fine = make_category("drinking-water", root)
    one, two = put("Mill Creek", BOIL), put("Budget", BUDGET)
    for story in (one, two):
        file_under(story, fine)
        file_under(story, root)
    list(relate_stories())
    assert listed(one)[0].reason == "More in Drinking Water."


def test_only_stories_that_wait_are_done_and_then_wait_no_more():
    stories = fill(3)
    Story.objects.filter(pk=stories[0].pk).update(related_stale=False)
    list(relate_stories())
    assert listed(stories[0]) == []
    assert len(listed(stories[1])) == 2
    assert not waiting_stories().exists()
    assert list(relate_stories()) == []


def test_a_list_that_is_chosen_again_replaces_the_old_one():
    stories = fill(3)
    list(relate_stories())
    put("One more", ["Else."], published_at=NOON + timedelta(hours=1))
    Story.objects.filter(pk=stories[0].pk).update(related_stale=True)
    list(relate_stories())
    assert [row.rank for row in listed(stories[0])] == [1, 2, 3]


def test_stories_of_long_ago_are_not_listed():
    old = put("Long ago", ["Long."], published_at=NOON - timedelta(days=45))
    story = put("Mill Creek", BOIL)
    list(relate_stories())
    assert listed(story) == []
    assert [row.article for row in listed(old)] == [story.lead]


def test_the_size_of_the_batches_does_not_matter():
    fill(11)

    def content():
        return list(Related.objects.order_by("story", "rank").values_list("story", "article"))

    list(relate_stories(limit=2))
    small = content()
    Story.objects.update(related_stale=True)
    list(relate_stories(limit=100))
    assert content() == small


@pytest.mark.parametrize("are_profiles_kept", [True, False])
def test_it_asks_as_many_questions_for_many_stories_as_for_few(
    django_assert_max_num_queries, are_profiles_kept
):
    for story in fill(40):
        read = profile(as_story_article(story.lead, NOON))
        if are_profiles_kept:
            StoredProfile.objects.create(article=story.lead, content=read.as_json())
    with django_assert_max_num_queries(22):
        list(relate_stories())


def test_a_stored_profile_gives_the_same_list_as_reading_the_article_again():
    for number, text in enumerate([BOIL, BOIL_AGAIN, BUDGET]):
        put(f"Item {number}", text)

    def content():
        return list(Related.objects.order_by("story", "rank").values_list("story", "reason"))

    list(relate_stories())
    read_again = content()
    for story in Story.objects.all():
        read = profile(as_story_article(story.lead, NOON))
        StoredProfile.objects.create(article=story.lead, content=read.as_json())
    Story.objects.update(related_stale=True)
    list(relate_stories())
    assert content() == read_again


def test_choosing_again_changes_nothing():
    for number, text in enumerate([BOIL, BOIL_AGAIN, BUDGET, SMOKE]):
        put(f"Item {number}", text)
    fill(9)

    def content():
        rows = Related.objects.order_by("story", "rank")
        return list(rows.values_list("story", "article", "rank", "score", "reason"))

    list(relate_stories())
    first = content()
    Story.objects.update(related_stale=True)
    list(relate_stories(limit=3))
    assert content() == first
