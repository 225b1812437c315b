"""Filing stories: a batch at a time, the same every time, without a query for every row."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from columba.stories.file import Filed, file_stories, waiting_stories
from columba.stories.models import Category, Filing, Membership
from tests.make import NOON, make_article, make_category, make_story

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tree():
    environment = make_category("environment", rules={"words": ["pollution"]})
    make_category("water", environment, rules={"words": ["lead pipe*", "well", "tap"]})
    sport = make_category("sport", rules={"words": ["championship"]})
    make_category("rowing", sport, rules={"words": ["regatta", "oar"]})


def water_story(**values):
    return make_story(
        make_article(title="City digs up lead pipes", paragraphs=["A well, a tap."]), **values
    )


def filings():
    return list(Filing.objects.values_list("story", "category__slug", "score", "reason"))


def slugs(story):
    return {filing.category.slug for filing in Filing.objects.filter(story=story)}


def test_it_files_a_story_under_what_its_lead_says():
    story = water_story()
    assert file_stories() == Filed(claimed=1, filed=1, unfiled=0)
    assert slugs(story) == {"water", "environment"}


def test_each_filing_says_why():
    story = water_story()
    file_stories()
    reasons = {f.category.slug: f.reason for f in Filing.objects.filter(story=story)}
    assert reasons == {
        "water": "Its words: “lead pipes”, “tap”, “well”.",
        "environment": "Through Water.",
    }


def test_a_story_that_fits_nowhere_is_counted_and_does_not_come_again():
    make_story(make_article(title="Nothing", paragraphs=["Nothing at all."]))
    assert file_stories() == Filed(claimed=1, filed=0, unfiled=1)
    assert file_stories() == Filed(claimed=0, filed=0, unfiled=0)


def test_nothing_waits_where_every_story_is_filed():
    water_story(categories_stale=False)
    assert not waiting_stories().exists()
    assert file_stories().claimed == 0


def test_it_takes_no_more_than_the_limit_and_the_oldest_first():
    first, second, third = water_story(), water_story(), water_story()
    assert file_stories(limit=2).claimed == 2
    assert [slugs(story) != set() for story in (first, second, third)] == [True, True, False]
    assert file_stories(limit=2).claimed == 1
    assert file_stories(limit=2).claimed == 0


def test_filing_again_replaces_what_was_there():
    story = water_story()
    file_stories()
    lead = story.lead
    lead.title, lead.paragraphs = "Regatta", ["An oar, a championship."]
    lead.save()
    story.categories_stale = True
    story.save()
    file_stories()
    assert slugs(story) == {"rowing", "sport"}


def test_filing_the_same_story_again_says_the_same():
    story = water_story()
    file_stories()
    before = filings()
    story.categories_stale = True
    story.save()
    file_stories()
    assert filings() == before


def test_it_reads_the_first_other_originals_beside_the_lead():
    lead = make_article(title="A day in Mill Creek", paragraphs=["Much was said."])
    other = make_article(paragraphs=["A regatta, an oar."], published_at=NOON + timedelta(hours=1))
    story = make_story(lead, other)
    file_stories()
    assert "rowing" in slugs(story)


def test_it_does_not_read_copies():
    lead = make_article(title="A day in Mill Creek", paragraphs=["Much was said."])
    copy = make_article(paragraphs=["A regatta, an oar."])
    story = make_story(lead, copy, copies={copy: lead})
    file_stories()
    assert slugs(story) == set()


def test_it_reads_no_more_than_three_reports():
    quiet = [
        make_article(paragraphs=["Much was said."], published_at=NOON + timedelta(hours=n))
        for n in range(3)
    ]
    last = make_article(paragraphs=["A regatta, an oar."], published_at=NOON + timedelta(hours=9))
    story = make_story(*quiet, last)
    file_stories()
    assert slugs(story) == set()


def test_the_order_in_which_members_were_stored_does_not_matter():
    articles = [
        make_article(title=f"Report {n}", paragraphs=[text], published_at=NOON)
        for n, text in enumerate(["Quiet.", "A well, a tap.", "Quiet.", "A regatta, an oar."])
    ]
    story = make_story(*articles)
    file_stories()
    once = slugs(story)
    assert once == {"water", "environment"}
    Membership.objects.filter(article=articles[1]).update(id=10_000)
    story.categories_stale = True
    story.save()
    file_stories()
    assert slugs(story) == once


def test_a_long_word_does_not_make_a_reason_too_long_to_store():
    make_category("long", rules={"words": [f"word{n}" + "x" * 90 for n in range(4)]})
    make_story(make_article(title=" ".join(f"word{n}" + "x" * 90 for n in range(4))))
    file_stories()
    assert len(Filing.objects.get(category__slug="long").reason) <= 300


def test_it_asks_no_more_of_the_database_for_more_stories():
    def queries(number):
        for _ in range(number):
            water_story()
        with CaptureQueriesContext(connection) as captured:
            file_stories()
        return len(captured)

    assert queries(2) == queries(20)


def test_without_categories_every_story_is_handled_and_filed_nowhere():
    Category.objects.all().delete()
    water_story()
    assert file_stories() == Filed(claimed=1, filed=0, unfiled=1)
