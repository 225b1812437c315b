"""Every public page says what it should, in the right order, to anybody."""

import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from columba.articles.models import Article, Picture
from columba.commentary.models import ErrorReport
from columba.search.index import index_articles
from columba.stories.models import Related
from columba.web.addresses import article_url, story_url
from tests.make import NOON, file_under, make_article, make_category, make_source, make_story

pytestmark = pytest.mark.django_db

LONG = [f"Paragraph {n} says something about the levee, and more." for n in range(1, 13)]


class Links(HTMLParser):
    """Collects every address a page names."""

    def __init__(self):
        super().__init__()
        self.inside, self.loaded, self.external = [], [], []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "a" and values.get("href", "").startswith("/"):
            self.inside.append(values["href"].partition("#")[0])
        if tag == "a" and values.get("href", "").startswith("http"):
            self.external.append(values["href"])
        if tag in {"img", "script", "iframe", "source", "video"}:
            self.loaded.append(values.get("src", ""))
        if tag == "link" and values.get("rel") != "canonical":
            self.loaded.append(values["href"])


def links_of(html):
    links = Links()
    links.feed(html)
    return links


@pytest.fixture
def town():
    """Return a small publication: a root, a fine category, twelve stories, one with a copy."""
    root = make_category("environment", name="Environment")
    fine = make_category("drinking-water", root, name="Drinking Water")
    source = make_source(key="ledger", title="The Ledger", owner="Ledger Company")
    stories = []
    for n in range(12):
        article = make_article(
            source if n else None,
            title=f"Levee report number {n}",
            paragraphs=LONG,
            published_at=NOON + timedelta(hours=n),
            authors=["Ada Marsh"],
            image_caption="The levee, drawn.",
        )
        Picture.objects.create(article=article, url="x", file="p/a.webp", width=960, height=540)
        story = make_story(article)
        file_under(story, fine)
        file_under(story, root, 0.8)
        stories.append(story)
    copy = make_article(title="Levee, says the wire", paragraphs=LONG)
    first = stories[0]
    first.memberships.create(
        article=copy, copy_of=first.lead, at=copy.published_at, reason="All of its text is there."
    )
    first.article_count = 2
    first.save()
    for rank, other in enumerate(stories[1:11], 1):
        Related.objects.create(
            story=first, article=other.lead, rank=rank, score=0.5, reason="Also in Drinking Water."
        )
    index_articles()
    return stories


PAGES = ["home", "categories", "search", "subscribe", "how-it-works", "report-error"]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_stands_with_no_story_at_all(client, name):
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_every_page_stands_with_stories(client, town, name):
    html = client.get(reverse(name)).content.decode()
    assert "<h1" in html
    assert "<script" not in html


def test_no_page_links_to_a_missing_one_or_loads_from_elsewhere(client, town):
    waiting, seen = ["/"], set()
    while waiting:
        path = waiting.pop()
        if path in seen or path.startswith(("/desk/", "/media/")):
            continue
        seen.add(path)
        response = client.get(path, follow=True)
        assert response.status_code == 200, path
        if not response["Content-Type"].startswith("text/html"):
            continue
        links = links_of(response.content.decode())
        assert all(address.startswith("/") for address in links.loaded), path
        waiting += links.inside
    assert len(seen) > 30


def queries_of(client, path):
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


def test_no_page_costs_more_queries_for_more_stories(client, town):
    paths = ["/", "/categories/", "/categories/drinking-water/", "/search/?q=levee", "/subscribe/"]
    before = {path: queries_of(client, path) for path in paths}
    for n in range(12):
        story = make_story(make_article(title=f"More levee {n}"), make_article())
        file_under(story, town[0].filings.first().category)
    index_articles()
    assert {path: queries_of(client, path) for path in paths} == before
    assert max(before.values()) <= 16


def test_an_article_page_has_its_parts_in_the_agreed_order(client, town):
    article = town[0].lead
    html = client.get(article_url(article)).content.decode()
    parts = [
        article.title,
        "Eastern" if "Eastern" in html else "Coordinated Universal Time",
        "Drinking Water</a>",
        "/media/p/a.webp",
        "The levee, drawn.",
        LONG[0],
        "<summary>Expand</summary>",
        "Read the full report at",
        "10 related articles",
        "Report an error on this page",
        "<footer",
    ]
    places = [html.index(part, html.index("<h1")) for part in parts]
    assert places == sorted(places)


def test_an_article_page_says_when_in_full_and_for_machines(client, town):
    html = client.get(article_url(town[0].lead)).content.decode()
    assert re.search(
        r'<time datetime="2025-08-17T12:00:00\+00:00">Sunday, August 17, 2025, 12:00:00 PM', html
    )


def test_an_article_page_shows_an_excerpt_and_never_the_whole_text(client, town):
    html = client.get(article_url(town[0].lead)).content.decode()
    shown = [paragraph for paragraph in LONG if paragraph in html]
    assert shown == LONG[:3]


def test_a_licence_that_allows_it_shows_the_whole_text(client):
    source = make_source(licence="CC BY 4.0")
    article = make_article(source, paragraphs=LONG)
    make_story(article)
    html = client.get(article_url(article)).content.decode()
    assert all(paragraph in html for paragraph in LONG)
    assert "CC BY 4.0" in html


def test_a_page_no_person_has_reviewed_is_not_for_search_engines(client, town):
    html = client.get(article_url(town[0].lead)).content.decode()
    assert '<meta name="robots" content="noindex">' in html
    sitemap = client.get("/sitemap.xml").content.decode()
    assert "/articles/" not in sitemap
    assert story_url(town[0]) in sitemap


def test_an_address_with_old_words_moves_to_the_new_ones(client, town):
    article = town[0].lead
    response = client.get(f"/articles/{article.pk}-old-words/")
    assert response.status_code == 301
    assert response["Location"] == article_url(article)


def test_an_article_outside_every_story_has_no_page(client):
    article = make_article()
    assert client.get(article_url(article)).status_code == 404


def test_what_publishers_write_is_inert(client):
    nasty = '<img src=x onerror=alert(1)>"'
    article = make_article(
        title=nasty, paragraphs=[nasty] * 4, authors=[nasty], image_caption=nasty, site_name=nasty
    )
    make_story(article)
    for path in ("/", article_url(article), story_url(article.membership.story), "/search/?q=img"):
        assert "<img src=x" not in client.get(path).content.decode()


def test_a_story_page_lists_outlets_copies_and_days(client, town):
    html = client.get(story_url(town[0])).content.decode()
    assert "Levee, says the wire" in html
    assert "other outlet ran this text" in html
    assert "August 17, 2025" in html


def test_a_category_page_lists_its_stories_by_pages(client, town):
    make_more = [make_story(make_article(title=f"More {n}")) for n in range(15)]
    category = town[0].filings.first().category
    for story in make_more:
        file_under(story, category)
    first = client.get(f"/categories/{category.slug}/").content.decode()
    second = client.get(f"/categories/{category.slug}/?page=2").content.decode()
    assert "Page 1 of 2" in first
    assert "Page 2 of 2" in second
    assert client.get(f"/categories/{category.slug}/?page=x").status_code == 200


def test_the_tree_counts_stories(client, town):
    html = client.get("/categories/").content.decode()
    assert re.search(r"Drinking Water</a>\s*<span class=\"count\">12", html)


def test_search_shows_hits_marked_and_keeps_what_was_asked(client, town):
    html = client.get("/search/?q=levee&category=drinking-water&since=2025-08-17").content.decode()
    assert "<mark>Levee</mark>" in html
    assert "12 results" in html
    assert 'value="2025-08-17"' in html


@pytest.mark.parametrize(
    "query",
    [
        "?q=%22",
        "?q=-",
        "?since=x",
        "?since=9999-12-31&until=9999-12-31",
        "?page=-3",
        "?page=99999999999",
    ],
)
def test_odd_searches_are_answered(client, town, query):
    assert client.get(f"/search/{query}").status_code == 200


def test_a_picture_is_sent_to_be_kept_and_nothing_else_is_sent(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "a.webp").write_bytes(b"RIFF")
    (tmp_path / "secret.txt").write_text("x")
    response = client.get("/media/p/a.webp")
    assert b"".join(response.streaming_content) == b"RIFF"
    assert "immutable" in response["Cache-Control"]
    for name in ("secret.txt", "../secret.webp", "p/../../a.webp", "p/none.webp"):
        assert client.get(f"/media/{name}").status_code == 404


def test_a_report_of_an_error_reaches_the_editors(client, town):
    article = town[0].lead
    page = client.get(f"/report-an-error/?article={article.pk}").content.decode()
    assert article.title in page
    assert ErrorReport.objects.count() == 0
    answer = client.post(
        "/report-an-error/", {"article": article.pk, "text": "The number is wrong."}, follow=True
    )
    assert "Thank you" in answer.content.decode()
    report = ErrorReport.objects.get()
    assert (report.article, report.text) == (article, "The number is wrong.")


def test_a_program_that_fills_in_every_field_is_thanked_and_forgotten(client):
    client.post("/report-an-error/", {"text": "buy", "website": "http://spam.example"})
    assert ErrorReport.objects.count() == 0


def test_an_empty_report_is_sent_back_with_a_word_why(client):
    answer = client.post("/report-an-error/", {"text": ""})
    assert "required" in answer.content.decode()


def test_pages_carry_a_strict_policy(client):
    policy = client.get("/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_an_article_page_is_light(client, town):
    assert len(client.get(article_url(town[0].lead)).content) < 60_000


def test_an_unchanged_page_is_not_sent_twice(client, town):
    first = client.get("/feeds/all.rss")
    again = client.get("/feeds/all.rss", HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 304


def test_health_and_robots(client):
    assert client.get("/healthz").content == b"ok\n"
    assert b"Sitemap:" in client.get("/robots.txt").content


def test_a_missing_page_says_so_in_plain_words(client):
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert "This page is not here" in response.content.decode()


def test_nothing_unread_is_public(client):
    article = make_article(state="waiting")
    assert Article.objects.filter(pk=article.pk).exists()
    assert client.get(article_url(article)).status_code == 404
