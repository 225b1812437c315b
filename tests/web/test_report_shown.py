"""What pages show of a report: its standfirst, its dates, and no more than the policy allows."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from columba.lib.publication import ExcerptPolicy, Publication
from columba.web.addresses import article_url, story_url
from tests.make import NOON, make_article, make_source, make_story

pytestmark = pytest.mark.django_db

STANDFIRST = "The council found a way to pay for the levee that nobody had asked about."
LONG = [f"Paragraph {n} says something about the levee, and then some more." for n in range(12)]


@pytest.fixture
def page(client):
    """Return a function that gives the page of an article made with these values."""

    def get(source=None, **values):
        values = {"title": "Levee", "paragraphs": LONG, "published_at": NOON} | values
        story = make_story(make_article(source, **values))
        return client.get(article_url(story.lead)).content.decode()

    return get


def test_a_standfirst_stands_above_the_text(page):
    html = page(standfirst=STANDFIRST)
    assert html.index(f'<p class="standfirst">{STANDFIRST}') < html.index('id="p1"')
    assert f'<meta name="description" content="{STANDFIRST}">' in html
    assert "standfirst" not in page()


def test_a_standfirst_takes_its_room_from_the_paragraphs(page):
    assert 'id="p3"' in page()
    assert 'id="p3"' not in page(standfirst=STANDFIRST * 2)


def test_a_list_shows_the_standfirst_as_the_summary(client):
    story = make_story(make_article(standfirst=STANDFIRST, paragraphs=LONG))
    for path in ("/", story_url(story), "/feeds/all.rss"):
        assert STANDFIRST in client.get(path).content.decode(), path


def test_a_list_shows_no_more_than_the_page_would(client, settings, tmp_path):
    nothing = ExcerptPolicy(paragraphs=0)
    settings.PUBLICATION = Publication(folder=tmp_path, excerpt=nothing)
    story = make_story(make_article(standfirst=STANDFIRST, paragraphs=LONG))
    for path in ("/", article_url(story.lead), story_url(story), "/feeds/all.rss"):
        html = client.get(path).content.decode()
        assert STANDFIRST not in html, path
        assert "about the levee, and then" not in html, path
    settings.PUBLICATION = replace(settings.PUBLICATION, excerpt=ExcerptPolicy())
    assert STANDFIRST in client.get("/").content.decode()


def test_a_summary_is_a_few_dozen_words(client):
    make_story(make_article(make_source(licence="CC0"), paragraphs=["levee " * 100]))
    html = client.get("/").content.decode()
    assert "levee …" in html
    assert html.count("levee") < 50


@pytest.mark.parametrize("seconds", [60, 90_000])
def test_a_report_that_was_changed_says_when(page, seconds):
    html = page(modified_at=NOON + timedelta(seconds=seconds))
    moment = NOON + timedelta(seconds=seconds)
    stamp = moment.isoformat()
    assert f'Updated <time datetime="{stamp}">{moment:%A}' in html
    assert f'<meta property="article:modified_time" content="{stamp}">' in html
    assert "Coordinated Universal Time" in html


@pytest.mark.parametrize("seconds", [-3600, 0, 59])
def test_a_date_of_change_that_says_nothing_is_left_out(page, seconds):
    html = page(modified_at=NOON + timedelta(seconds=seconds))
    assert "Updated <time" not in html
    assert "modified_time" not in html


def test_a_report_without_a_date_has_no_date_of_change(client):
    article = make_story(make_article(paragraphs=LONG)).lead
    article.published_at, article.modified_at = None, NOON
    article.save()
    assert "Updated <time" not in client.get(article_url(article)).content.decode()


def test_neither_costs_a_query(client):
    plain = make_story(make_article(paragraphs=LONG))
    rich = make_story(
        make_article(
            paragraphs=LONG,
            standfirst=STANDFIRST,
            published_at=NOON,
            modified_at=NOON + timedelta(hours=1),
        )
    )

    def queries(path):
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        return len(asked)

    queries("/")
    assert queries(article_url(plain.lead)) == queries(article_url(rich.lead))
    assert queries(story_url(plain)) == queries(story_url(rich))
