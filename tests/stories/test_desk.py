"""The commands and the desk's pages on stories."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from columba.stories.jobs import (
    categorise_stories,
    cluster_stories,
    count_unclustered,
    count_unfiled,
    count_unrelated,
    relate_stories,
)
from columba.stories.models import Related, Story
from tests.make import file_under, make_article, make_category, make_story
from tests.stories.make import BOIL, BUDGET, SMOKE

pytestmark = pytest.mark.django_db


def put(title, paragraphs):
    return make_article(title=title, paragraphs=list(paragraphs), word_count=90)


def test_the_commands_take_articles_all_the_way_and_say_what_they_did(capsys):
    put("Mill Creek told to boil water", BOIL)
    put("Pipe bursts in Mill Creek", BOIL)
    put("School budget gap", BUDGET)
    call_command("cluster_stories")
    call_command("relate_stories")
    assert capsys.readouterr().out.splitlines() == [
        "3 articles clustered: 2 new stories, 1 copies; 0 stories retitled.",
        "2 stories related: 2 articles listed.",
    ]


def test_the_jobs_count_what_waits_and_leave_nothing():
    make_category("environment", rules={"words": ["boil notice", "water department"]})
    put("Mill Creek told to boil water", BOIL)
    put("Smoke over the county", SMOKE)
    assert count_unclustered() == 2
    assert [(b.rows, b.ends) for b in cluster_stories()] == [
        (2, {"stories": 2, "joined": 0, "copies": 0})
    ]
    assert (count_unclustered(), count_unfiled(), count_unrelated()) == (0, 2, 2)
    assert [(b.rows, b.ends) for b in categorise_stories()] == [(2, {"filed": 1, "unfiled": 1})]
    assert [b.ends for b in relate_stories()] == [{"related": 2}]
    assert (count_unfiled(), count_unrelated()) == (0, 0)


def test_filing_a_story_anew_lets_it_choose_its_related_articles_anew():
    story = make_story(put("Smoke over the county", SMOKE), related_stale=False)
    list(categorise_stories())
    story.refresh_from_db()
    assert story.related_stale


@pytest.fixture
def told():
    story = make_story(put("Mill Creek told to boil water", BOIL), put("Boil notice", BOIL))
    category = make_category("drinking-water", make_category("environment"))
    file_under(story, category)
    other = make_story(put("School budget gap", BUDGET))
    Related.objects.create(story=story, article=other.lead, rank=1, score=0, reason="Same day.")
    return story


@pytest.mark.parametrize("model", ["story", "category", "membership"])
def test_the_desk_lists_them(admin_client, told, model):
    page = admin_client.get(reverse(f"admin:stories_{model}_changelist"))
    assert page.status_code == 200


def test_the_desk_shows_a_story_with_every_reason_and_nothing_to_type(admin_client, told):
    page = admin_client.get(reverse("admin:stories_story_change", args=[told.pk]))
    text = page.content.decode()
    assert "made for a test" in text
    assert "Same day." in text
    assert 'name="_save"' not in text


def test_the_desk_finds_what_is_filed_under_nothing(admin_client, told):
    page = admin_client.get(reverse("admin:stories_story_changelist"), {"filed": "no"})
    assert list(page.context["cl"].queryset) == list(Story.objects.exclude(pk=told.pk))
