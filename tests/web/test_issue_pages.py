"""An issue has one page for all its stories, and no story tells again what stands there."""

import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from columba.commentary.load import load_playbooks
from columba.commentary.models import Playbook
from columba.commentary.review import withdraw
from columba.lib.publication import Review
from columba.sources.parse import parse_feed
from columba.web.addresses import article_url, commentary_url
from tests.commentary.make import GENERAL
from tests.desk.make import act, make_page, make_person, make_shelf
from tests.make import NOON, make_article, make_story
from tests.web.texts import queries_of, text_of

pytestmark = pytest.mark.django_db
PATH = "/issues/bridges/"


@pytest.fixture(autouse=True)
def shelf(tmp_path):
    make_shelf(tmp_path)
    return tmp_path


def page(days=0, **values):
    began = NOON + timedelta(days=days)
    return make_page(Review.FLAGGED, first_at=began, last_at=began, **values)


def shown(client, path=PATH):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def unload(shelf):
    (shelf / "bridges.md").unlink()
    load_playbooks(shelf)


# ---- the page ----


def test_the_page_has_everything_that_stands_whatever_the_news(client):
    html = shown(client)
    headings = re.findall(r"<h2[^>]*>([^<]+)</h2>", html)
    assert headings == [
        "Background",
        "The best case for each side",
        "Our view",
        "Who decides, and what to ask",
        "To-Do",
        "Stories",
        "How this page was made",
    ]
    text = text_of(html)
    for words in (
        "People are owed the inspection report and a date.",
        "Federal standards have had highway bridges inspected since 1971. B1",
        "National Bridge Inspection Standards, 27 April 1971",
        "Drivers say that a detour is paid for in hours.",
        "Publish the inspection report and the date of the repair.",
        "Your city council",
        "version 1.2, dated 1 January 2025",
        "Jo Marsh has signed it and answers for it.",
        "to be read through again by 1 January 2030",
        "No story stands under this issue yet.",
    ):
        assert words in text, words


def test_every_section_of_commentary_is_labelled(client):
    html = shown(client)
    sections = re.findall(r'<section class="part[^>]*>(.*?)</section>', html, re.DOTALL)
    unlabelled = [one for one in sections if 'class="label"' not in one]
    assert len(sections) - len(unlabelled) == 5
    assert ['id="stories-heading"' in one for one in unlabelled] == [True]


def test_a_fact_is_on_the_page_only_on_its_days(client, monkeypatch):
    def on(year):
        monkeypatch.setattr(timezone, "now", lambda: NOON.replace(year=year))
        return shown(client)

    assert "grant for bridges" not in on(2025)
    assert "grant for bridges" in on(2026)


def test_the_demo_s_page_is_of_the_demo_s_day(client, settings):
    settings.PUBLICATION = replace(settings.PUBLICATION, demo=True)
    make_story(make_article(published_at=NOON))
    assert "grant for bridges" not in shown(client)
    make_story(make_article(published_at=NOON.replace(year=2026)))
    assert "grant for bridges" in shown(client)


def test_its_stories_come_newest_first_and_by_pages(client, monkeypatch):
    monkeypatch.setattr("columba.web.issues.PER_PAGE", 2)
    rows = [page(day, title=f"Bridge story {day}") for day in range(3)]
    make_page(Review.ALL, title="Bridge story held")
    first, second = shown(client), shown(client, f"{PATH}?page=2")
    titles = r'<h3 class="card-title"><a href="[^"]+">([^<]+)'
    assert re.findall(titles, first) == ["Bridge story 2", "Bridge story 1"]
    assert re.findall(titles, second) == ["Bridge story 0"]
    assert "Page 1 of 2" in first
    assert "Background" not in second
    assert '<link rel="canonical"' not in second
    assert f'<a href="{article_url(rows[2].story.lead)}">the report</a>' in first


def test_an_issue_is_for_search_engines_once_somebody_has_signed_it(client, shelf):
    assert "noindex" not in shown(client)
    assert f"http://testserver{PATH}</loc>" in shown(client, "/sitemap.xml")
    text = (shelf / "bridges.md").read_text().replace('signed_by = "Jo Marsh"', 'signed_by = ""')
    (shelf / "bridges.md").write_text(text)
    load_playbooks(shelf)
    assert '<meta name="robots" content="noindex">' in shown(client)
    assert "no person has signed it yet" in shown(client)
    assert f"{PATH}</loc>" not in shown(client, "/sitemap.xml")


def test_a_playbook_that_is_not_in_use_shows_its_stories_alone(client, shelf):
    row = page()
    unload(shelf)
    html = shown(client)
    assert "not in use at the moment" in html
    assert row.story.lead.title in html
    assert "Drivers say" not in html
    assert '<meta name="robots" content="noindex">' in html
    assert "/issues/bridges/" not in shown(client, "/issues/")


def test_a_playbook_that_is_not_in_use_and_has_no_story_is_gone(client, shelf):
    unload(shelf)
    response = client.get(PATH)
    assert response.status_code == 410
    assert "Bridges is not in use" in response.content.decode()


def test_a_playbook_past_its_day_is_not_in_use(client, monkeypatch):
    page()
    monkeypatch.setattr(timezone, "now", lambda: NOON.replace(year=2031))
    assert "not in use at the moment" in shown(client)


def test_a_general_playbook_and_a_made_up_one_have_no_page(client, shelf):
    (shelf / "general.md").write_text(GENERAL)
    load_playbooks(shelf)
    for path in ("/issues/general-transport/", "/issues/ferries/", "/feeds/issues/ferries.rss"):
        assert client.get(path).status_code == 404


def test_the_page_costs_the_same_whatever_the_number_of_stories(client):
    page()
    before = {
        path: queries_of(client, path) for path in (PATH, "/issues/", "/feeds/issues/bridges.rss")
    }
    for day in range(1, 6):
        page(day)
    assert {path: queries_of(client, path) for path in before} == before
    assert max(before.values()) <= 10


# ---- the list ----


def test_the_list_shows_what_is_in_the_news_first(client, shelf, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(days=2))
    text = (shelf / "bridges.md").read_text()
    for slug in ("ferries", "airports"):
        other = text.replace('id = "bridges"', f'id = "{slug}"').replace("ridge", slug)
        (shelf / f"{slug}.md").write_text(other.replace('"Bslugs"', f'"{slug.title()}"'))
    load_playbooks(shelf)
    Playbook.objects.filter(slug="ferries").update(title="Ferries")
    page()
    html = shown(client, "/issues/")
    places = [html.index(words) for words in ("In the news", 'href="/issues/bridges/"')]
    places += [html.index(words) for words in ("Other issues", 'href="/issues/airports/"')]
    assert places == sorted(places)
    assert "1 story in thirty days" in html


def test_what_was_news_last_month_is_not_in_the_news(client, monkeypatch):
    page()
    monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(days=30))
    html = shown(client, "/issues/")
    assert "In the news" not in html
    assert "1 story" in html


def test_a_house_without_issues_says_so(client):
    Playbook.objects.all().delete()
    assert "There is no issue playbook in use yet." in shown(client, "/issues/")


# ---- the feeds ----


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_an_issue_has_its_own_feed_of_labelled_commentary(client, form):
    rows = [page(0), page(1)]
    response = client.get(f"/feeds/issues/bridges.{form}")
    feed = parse_feed(
        response.content, url="http://testserver/", content_type=response["Content-Type"]
    )
    assert not feed.problems
    assert {entry.url for entry in feed.entries} == {
        f"http://testserver{commentary_url(row.story)}" for row in rows
    }
    assert "without a language model · not reviewed by a person" in response.content.decode()


def test_an_entry_leads_to_the_commentary_while_it_can_be_read(client):
    row = page()
    answer = client.get(commentary_url(row.story))
    assert (answer.status_code, answer.url) == (302, f"{article_url(row.story.lead)}#commentary")
    assert 'id="commentary"' in client.get(answer.url).content.decode()
    assert client.get(f"/stories/{row.story_id}-old-words/commentary/").status_code == 301
    held = make_page(Review.ALL)
    assert client.get(commentary_url(held.story)).status_code == 404


def test_what_is_withdrawn_leaves_the_feed_and_its_own_address_is_gone(client):
    row, other = page(0), page(1)
    withdraw(row, act(row, make_person(), reason="We had mixed up two bridges."))
    items = json.loads(shown(client, "/feeds/issues/bridges.json"))["items"]
    assert [one["url"] for one in items] == [f"http://testserver{commentary_url(other.story)}"]
    answer = client.get(commentary_url(row.story))
    assert answer.status_code == 410
    assert "We had mixed up two bridges." in answer.content.decode()


def test_a_reader_can_take_every_issue_s_feed(client):
    html = shown(client, "/subscribe/")
    assert "/feeds/issues/bridges.rss" in html
    assert "/feeds/corrections.json" in html


# ---- told once ----


def opinion(client, row):
    html = shown(client, article_url(row.story.lead))
    return text_of(re.search(r'<section class="part opinion".*?</section>', html, re.DOTALL)[0])


def test_the_second_story_of_a_week_sends_readers_to_the_issue_for_the_rest(client):
    first, second = page(0), page(3)
    whole, brief = opinion(client, first), opinion(client, second)
    for words in ("The background", "The best case for each side", "Drivers say"):
        assert words in whole
        assert words not in brief
    for words in ("The news", "Our view"):
        assert words in whole
        assert words in brief
    assert "on our page about the issue: Bridges" in brief
    assert "on our page about the issue" not in whole


def test_a_page_in_brief_keeps_the_action_and_lists_only_what_it_cites(client):
    page(0)
    html = shown(client, article_url(page(3).story.lead))
    assert "Who has the power" in html
    assert '<section class="part todo"' in html
    assert "Background sources" not in html
    assert "B1</a>" not in html
    assert '"citation"' not in html


def test_the_opinion_leads_to_its_issue(client):
    html = shown(client, article_url(page().story.lead))
    assert 'Our line on <a href="/issues/bridges/">Bridges</a>' in html


def test_a_page_tells_all_while_its_issue_has_no_page_to_send_readers_to(client, shelf):
    page(0)
    second = page(3)
    unload(shelf)
    words = opinion(client, second)
    assert "Drivers say" in words
    assert "Our line on this issue" in words


def test_the_front_matter_of_every_page_leads_to_the_issues(client):
    html = shown(client, "/")
    assert html.count('href="/issues/"') == 2
    assert 'href="/corrections/"' in html
    assert settings.PUBLICATION.name in html
