"""A page says how its commentary was made, what it rests on, what was put right, what it said."""

import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from columba.commentary.models import Notice, NoticeKind
from columba.commentary.review import approve, correct, edit, withdraw
from columba.lib.publication import Review
from columba.sources.parse import parse_feed
from columba.web.addresses import article_url, history_url
from tests.browser.town import MATCH
from tests.commentary.make import BRIDGE
from tests.desk.make import (
    LATER,
    act,
    again,
    draft_all,
    draft_of,
    make_page,
    make_person,
    make_shelf,
    newest,
    with_text,
)
from tests.make import make_article, make_source, make_story
from tests.web.texts import queries_of, text_of

pytestmark = pytest.mark.django_db
MILD = "Harlan Herald reports that the Harlan Street bridge was closed on Tuesday."
NOTE = "We named the wrong day: it was Tuesday."
WHY = "We had mixed up two bridges. The report is right."


@pytest.fixture(autouse=True)
def shelf(tmp_path):
    make_shelf(tmp_path)


@pytest.fixture
def page():
    return make_page(Review.FLAGGED)


@pytest.fixture
def ann():
    return make_person("ann")


def html_of(client, row):
    return client.get(article_url(row.story.lead)).content.decode()


def corrected(row, by, note=NOTE):
    base = newest(row)
    revision = edit(base, with_text(draft_of(base), MILD), act(row, by), zone=LATER.tzinfo)
    correct(revision, act(row, by, reason="Read twice."), note=note)
    return again(row)


def withdrawn(row, by):
    withdraw(row, act(row, by, reason=WHY))
    return again(row)


def data_of(html):
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(script)


# ---- labels, reviewers, machines ----


def test_each_section_s_heading_has_its_label(client, page):
    html = html_of(client, page)
    sections = re.findall(
        r'<section class="part[^>]*>\s*<h2[^>]*>([^<]+)</h2>\s*<p class="label">(.*?)</p>', html
    )
    assert [heading for heading, _ in sections] == ["Opinion", "Action", "To-Do"]
    assert {text_of(label) for _, label in sections} == {
        "Commentary · put together by software, without a language model · not reviewed by a person"
    }


def test_what_we_know_has_its_label_too(client):
    html = html_of(client, make_page(Review.FLAGGED, title="The sprints", paragraphs=MATCH))
    assert "Opinion" not in html
    assert re.search(r'What we know</h2>\s*<p class="label">', html)
    assert data_of(html)["@type"] == "BackgroundNewsArticle"


def test_the_reviewer_is_named_where_there_is_one(client, page, ann):
    assert "No person has reviewed this page yet." in html_of(client, page)
    ann.first_name, ann.last_name = "Ann", "Lee"
    ann.save()
    approve(newest(page), act(page, ann))
    html = html_of(client, page)
    assert "Reviewed by Ann Lee on 17 August 2025." in html
    assert "reviewed by Ann Lee</span>" in html


def test_the_day_of_the_review_is_that_of_the_publication_s_zone(client, page, ann, settings):  # noqa: PLR0917 - fixtures
    settings.PUBLICATION = replace(settings.PUBLICATION, time_zone="Pacific/Auckland")
    approve(newest(page), act(page, ann, now=LATER.replace(hour=20)))
    assert "Reviewed by ann on 18 August 2025." in html_of(client, page)


def test_a_page_is_for_search_engines_once_a_person_has_read_it(client, page, ann):
    address = article_url(page.story.lead)
    assert 'content="noindex"' in html_of(client, page)
    assert address not in client.get("/sitemap.xml").content.decode()
    approve(newest(page), act(page, ann))
    assert "noindex" not in html_of(client, page)
    sitemap = client.get("/sitemap.xml").content.decode()
    assert f"<loc>http://testserver{address}</loc><lastmod>2025-08-17T14:00:00" in sitemap


def test_only_what_a_person_has_read_is_news_for_search_engines(client, page, ann, monkeypatch):  # noqa: PLR0917 - fixtures
    monkeypatch.setattr(timezone, "now", lambda: LATER)
    address = article_url(page.story.lead)
    assert address not in client.get("/news-sitemap.xml").content.decode()
    approve(newest(page), act(page, ann))
    assert address in client.get("/news-sitemap.xml").content.decode()
    withdrawn(page, ann)
    for sitemap in ("/news-sitemap.xml", "/sitemap.xml"):
        assert address not in client.get(sitemap).content.decode()


def test_machines_are_told_what_the_page_rests_on(client, page):
    data = data_of(html_of(client, page))
    assert data["@type"] == "OpinionNewsArticle"
    assert data["mainEntityOfPage"] == f"http://testserver{article_url(page.story.lead)}"
    assert data["isBasedOn"][0]["url"] == page.story.lead.url
    assert data["isPartOf"]["url"] == "http://testserver/issues/bridges/"
    assert data["publisher"]["correctionsPolicy"] == "http://testserver/corrections/"
    assert data["datePublished"] == "2025-08-17T14:00:00+00:00"
    assert "correction" not in data


def test_a_headline_cannot_break_out_of_what_machines_read(client):
    nasty = "</script><script>alert(1)</script> bridge closed after cracks"
    row = make_page(Review.FLAGGED, title=nasty)
    html = html_of(client, row)
    assert "<script>alert" not in html
    assert data_of(html)["isBasedOn"][0]["headline"] == nasty


def test_a_page_names_its_own_address(client, page):
    address = f"http://testserver{article_url(page.story.lead)}"
    assert f'<link rel="canonical" href="{address}">' in html_of(client, page)


# ---- pointers ----


def test_a_pointer_lands_on_the_paragraph_or_on_the_way_to_it(client, page):
    html = html_of(client, page)
    pointed = set(re.findall(r'<sup class="pointers">.*?href="#([^"]+)"', html))
    ids = set(re.findall(r'id="([^"]+)"', html))
    assert {"p1", "a1p2"} <= pointed | ids
    assert pointed <= ids
    assert re.search(r'<p id="p1">Engineers closed the Harlan Street bridge', html)
    assert "Marked here: paragraphs 2 and 3 of the report at Harlan Herald." in text_of(html)
    href = re.search(r'<a id="a1p2" href="([^"]+)" rel="external">2</a>', html)[1]
    assert href.startswith(f"{page.story.lead.url}#:~:text=")


def test_the_words_of_other_reports_are_reached_at_their_outlets(client, page):
    other = make_article(title="Another account", paragraphs=["Nobody spoke of bridges."] * 3)
    page.story.memberships.create(article=other, at=LATER, reason="made for a test")
    html = client.get(article_url(other)).content.decode()
    assert 'href="#p1"' not in html
    assert '<a id="a1p1" href=' in html


# ---- corrections ----


def test_a_correction_stands_at_the_top_of_the_commentary_with_its_day(client, page, ann):
    html = html_of(client, corrected(page, ann))
    notice = Notice.objects.get()
    assert f'<p class="note" id="notice-{notice.pk}"><strong>Correction</strong>, <time' in html
    assert html.index(NOTE) < html.index('<section class="part opinion"')
    assert "Aug 17, 2025" in re.search(r'class="note".*?</p>', html)[0]
    assert "edited by a person" in html
    data = data_of(html)
    assert data["correction"][0]["text"] == NOTE


def test_a_note_is_text_and_never_markup(client, page, ann):
    html = html_of(client, corrected(page, ann, note="<b>Wrong</b> <script>alert(1)</script>"))
    assert "<b>Wrong" not in html
    assert "<script>alert" not in html


def test_a_withdrawn_commentary_says_when_and_why_and_nothing_else_of_it(client, page, ann):
    row = withdrawn(corrected(page, ann), ann)
    html = html_of(client, row)
    assert "The commentary was withdrawn" in html
    assert WHY in html
    for words in (MILD, NOTE, "Opinion", "Drivers say", "ld+json", "How this page was made"):
        assert words not in html
    assert 'content="noindex"' in html
    assert BRIDGE[0] in html  # the report is still there


def test_a_page_that_came_back_says_nothing_of_a_withdrawal(client, page, ann):
    row = withdrawn(page, ann)
    approve(newest(row), act(row, ann))
    assert "was withdrawn" not in html_of(client, row)
    assert "Opinion" in html_of(client, row)


def test_every_note_is_listed_newest_first_and_leads_to_its_page(client, page, ann):
    other = make_page(Review.FLAGGED, title="Second bridge closed after cracks are found")
    corrected(page, ann)
    Notice.objects.update(at=LATER - timedelta(days=1))
    withdrawn(other, ann)
    html = client.get("/corrections/").content.decode()
    places = [html.index(words) for words in ("Withdrawn", WHY, ">Correction<", NOTE)]
    assert places == sorted(places)
    newer, older = Notice.objects.all()
    for notice, row in ((newer, other), (older, page)):
        address = f"{article_url(row.story.lead)}#notice-{notice.pk}"
        assert f'href="{address}"' in html
        assert f'id="notice-{notice.pk}"' in html_of(client, row)


def test_a_note_about_what_readers_never_saw_is_none_of_theirs(client):
    held = make_page(Review.ALL)
    Notice.objects.create(commentary=held, kind=NoticeKind.CORRECTION, text=NOTE, at=LATER)
    assert NOTE not in client.get("/corrections/").content.decode()
    assert NOTE not in client.get("/feeds/corrections.rss").content.decode()
    assert NOTE not in html_of(client, held)


def test_notes_come_by_pages_at_the_same_cost(client, page, monkeypatch):
    monkeypatch.setattr("columba.web.corrections.PER_PAGE", 3)
    assert "Nothing has been corrected" in client.get("/corrections/").content.decode()

    def add(count):
        for number in range(count):
            Notice.objects.create(
                commentary=page, kind=NoticeKind.CORRECTION, text=f"Note {number}.", at=LATER
            )

    add(2)
    before = queries_of(client, "/corrections/")
    add(5)
    assert queries_of(client, "/corrections/") == before <= 3
    assert "Page 1 of 3" in client.get("/corrections/").content.decode()
    assert client.get("/corrections/?page=x").status_code == 200


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_the_notes_have_a_feed(client, page, ann, form):  # noqa: PLR0917 - fixtures
    corrected(page, ann)
    response = client.get(f"/feeds/corrections.{form}")
    feed = parse_feed(
        response.content, url="http://testserver/", content_type=response["Content-Type"]
    )
    assert not feed.problems
    (entry,) = feed.entries
    assert entry.title == f"Correction: {page.story.lead.title}"
    assert entry.url.endswith(f"{article_url(page.story.lead)}#notice-{Notice.objects.get().pk}")
    assert NOTE in response.content.decode()


def test_every_page_leads_to_the_corrections(client):
    for path in ("/", "/how-it-works/", "/corrections/"):
        assert 'href="/corrections/"' in client.get(path).content.decode()


# ---- history ----


def test_the_history_shows_who_changed_what_and_when(client, page, ann):
    row = corrected(page, ann)
    assert "All 2 versions, and what changed" in html_of(client, row)
    html = client.get(history_url(row.story)).content.decode()
    text = text_of(html)
    assert "Version 2, Aug 17, 2025" in text
    assert "Written by software from the playbook “Bridges” 1.2, edited by ann." in text
    assert "Approved by ann," in text
    assert f"Correction : {NOTE}" in text
    assert re.search(r"<ins>[^<]*Tuesday", html)
    assert "<del>" in html
    assert "No person had reviewed it. The first version." in text
    assert '<meta name="robots" content="noindex">' in html


def test_a_page_of_one_version_leads_to_its_history(client, page):
    assert ">Its history</a>" in html_of(client, page)
    html = client.get(history_url(page.story)).content.decode()
    assert "Version 1" in html
    assert "What changed" not in html


def test_the_history_of_a_withdrawn_page_shows_none_of_its_words(client, page, ann):
    row = withdrawn(corrected(page, ann), ann)
    html = client.get(history_url(row.story)).content.decode()
    assert WHY in html
    assert "Version 2" in html
    assert "<ins>" not in html
    assert "was closed on Tuesday" not in html


def test_what_readers_never_saw_has_no_history(client):
    held = make_page(Review.ALL)
    assert client.get(history_url(held.story)).status_code == 404
    assert client.get("/stories/999-x/history/").status_code == 404


def test_the_history_moves_to_the_story_s_newest_words(client, page):
    answer = client.get(f"/stories/{page.story_id}-old-words/history/")
    assert (answer.status_code, answer.url) == (301, history_url(page.story))


def test_a_long_history_comes_by_pages_at_the_same_cost(client, page, ann, monkeypatch):  # noqa: PLR0917 - fixtures
    monkeypatch.setattr("columba.web.history.PER_PAGE", 2)
    row = page
    row = corrected(row, ann)
    row = corrected(row, ann, note="Again.")
    address = history_url(row.story)
    before = queries_of(client, address)
    for number in range(4):
        row = corrected(row, ann, note=f"Note {number}.")
    assert queries_of(client, address) == before
    assert "Page 1 of 4" in client.get(address).content.decode()
    assert "The first version." in client.get(f"{address}?page=4").content.decode()


# ---- cost ----


def test_an_article_page_costs_the_same_however_much_stands_behind_it(client, page, ann):
    approve(newest(page), act(page, ann))
    address = article_url(page.story.lead)
    before = queries_of(client, address)
    for day in range(1, 5):
        make_page(Review.FLAGGED, first_at=page.story.first_at - timedelta(days=day))
    row = corrected(page, ann)
    corrected(row, ann, note="Again.")
    assert queries_of(client, address) == before
    assert before <= 14


def test_a_story_without_commentary_is_a_page_all_the_same(client):
    story = make_story(make_article())
    html = client.get(article_url(story.lead)).content.decode()
    assert "There is no commentary on this story yet." in html
    assert "ld+json" not in html


def test_a_story_that_everybody_reports_is_as_light_a_page(client, page):
    alone = len(html_of(client, page))
    for number in range(60):
        article = make_article(
            make_source(title=f"The Daily Gazette of Harlan and Surroundings {number}"),
            title=f"Harlan Street bridge closed after inspectors find cracks, part {number}",
            paragraphs=[one.replace("Okafor", f"Okafor{number}") for one in BRIDGE],
        )
        page.story.memberships.create(article=article, at=LATER, reason="made for a test")
    page.story.article_count = 61
    page.story.save()
    draft_all(Review.FLAGGED, now=LATER + timedelta(hours=1))
    html = html_of(client, page)
    assert "Independent owners: " in html
    assert "All 61 reports of this story" in html
    assert len(html) < alone + 18_000
