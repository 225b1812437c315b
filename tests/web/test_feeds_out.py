"""The feeds that go out are feeds: our own parser and a strict reading both say so."""

import json
from datetime import timedelta

import pytest

from columba.search.index import index_articles
from columba.sources.parse import parse_feed
from columba.web.addresses import article_url
from tests.make import NOON, file_under, make_article, make_category, make_story

pytestmark = pytest.mark.django_db

FORMS = ["rss", "atom", "json"]


@pytest.fixture
def story():
    category = make_category("drinking-water", make_category("environment"))
    first = make_article(title="Levee & river: “raised” & 5 < 6", published_at=NOON)
    second = make_article(title="Levee again", published_at=NOON + timedelta(hours=2))
    story = make_story(first, second)
    file_under(story, category)
    make_story(make_article(title="Library hours"))
    index_articles()
    return story


def addresses(story, form):
    return {
        "all": f"/feeds/all.{form}",
        "category": f"/feeds/categories/drinking-water.{form}",
        "story": f"/feeds/stories/{story.pk}.{form}",
        "search": f"/feeds/search.{form}?q=levee",
    }


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("what", "count"), [("all", 2), ("category", 1), ("story", 2), ("search", 2)]
)
def test_every_feed_holds_what_it_says(client, story, form, what, count):  # noqa: PLR0917 - fixtures
    response = client.get(addresses(story, form)[what])
    assert response.status_code == 200
    feed = parse_feed(
        response.content, url="http://testserver/", content_type=response["Content-Type"]
    )
    assert not feed.problems
    assert len(feed.entries) == count
    for entry in feed.entries:
        assert entry.title
        assert entry.url.startswith("http://testserver/articles/")
        assert entry.date


@pytest.mark.parametrize("form", FORMS)
def test_titles_come_through_unharmed(client, story, form):
    response = client.get(f"/feeds/stories/{story.pk}.{form}")
    feed = parse_feed(response.content, url="http://testserver/", content_type=None)
    assert "Levee & river: “raised” & 5 < 6" in {entry.title for entry in feed.entries}


def test_the_json_feed_names_the_source_as_its_own_field(client, story):
    item = json.loads(client.get("/feeds/all.json").content)["items"][0]
    assert item["external_url"].startswith("https://outlet")
    assert item["url"] != item["external_url"]


def test_a_form_nobody_has_is_a_missing_page(client, story):
    assert client.get("/feeds/all.xlsx").status_code == 404


def test_the_feed_of_a_missing_story_is_a_missing_page(client):
    assert client.get("/feeds/stories/99.rss").status_code == 404


def test_a_feed_entry_leads_to_a_page_that_is_there(client, story):
    item = json.loads(client.get("/feeds/all.json").content)["items"][0]
    assert client.get(item["url"].removeprefix("http://testserver")).status_code == 200
    assert article_url(story.lead) in item["url"] or item["title"]


def test_the_sources_can_be_taken_along(client, story):
    response = client.get("/sources.opml")
    assert response["Content-Type"].startswith("text/x-opml")
    assert response.content.count(b"xmlUrl=") == 3
