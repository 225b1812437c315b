"""What readers see of petitions: text, state and the true count; never a signer."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from columba.petitions.count import count_signatures
from columba.petitions.decide import (
    Act,
    answer_petition,
    close_petition,
    withdraw_petition,
)
from columba.petitions.draft import correct_details
from columba.petitions.models import PetitionCount, Signature
from columba.web.addresses import article_url
from tests.make import NOON, file_under, make_article, make_category, make_story
from tests.petitions.make import make_draft, make_editor, make_open, sign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("house")]

TITLE = "Publish the plan for the main under Church Street"


def make_current(**values):
    """Return a petition that is open now, whenever the test runs."""
    now = values.pop("now", timezone.now() - timedelta(days=1))
    return make_open(now=now, closes_on=(now + timedelta(days=30)).date(), **values)


def act(reason="The vote was moved."):
    return Act(by=make_editor(), now=timezone.now(), reason=reason)


def html_of(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def page_of(client, petition, status=200):
    return html_of(client, f"/petitions/{petition.slug}/", status)


def counted(petition, number):
    PetitionCount.objects.filter(petition=petition).update(confirmed=number)


def test_the_list_shows_what_is_open_first_and_nothing_that_is_not_public(client):
    over = make_current(title="Keep the library open")
    close_petition(over.pk, act())
    make_current()
    make_draft(title="A secret draft")
    html = html_of(client, "/petitions/")
    assert html.index(TITLE) < html.index("Keep the library open")
    assert "A secret draft" not in html


def test_an_empty_list_says_so(client):
    assert "No petition is open" in html_of(client, "/petitions/")


def test_a_petition_says_what_is_asked_of_whom_and_what_they_can_do(client):
    html = page_of(client, make_current())
    assert f"<h1>{TITLE}</h1>" in html
    assert "Publish the three plans" in html
    assert (
        '<a href="https://trustees.harlow.example/" rel="external">Trustees of Harlow</a>' in html
    )
    assert "They have the power to vote on the main" in html
    assert "<p>People who pay for it should see the plans.</p>" in html
    assert "Nobody has signed yet: be the first" in html


@pytest.mark.parametrize("state", ["drafted", "in review"])
def test_what_is_not_open_is_not_there(client, state):
    draft = make_draft()
    type(draft).objects.update(state=state)
    page_of(client, draft, status=404)


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, '<strong class="number">1</strong> person has'), (1204, "1,204</strong> people have")],
)
def test_the_count_is_the_count(client, number, words):
    petition = make_current()
    counted(petition, number)
    assert words in page_of(client, petition)


def test_no_page_shows_who_signed(client):
    petition = make_current()
    sign(petition, now=timezone.now(), name="Ada Marsh", email="ada@reader.example")
    count_signatures(now=timezone.now() + timedelta(minutes=5))
    for path in ("/petitions/", f"/petitions/{petition.slug}/"):
        html = html_of(client, path)
        assert "1</strong>" in html
        for word in ("Ada", "Marsh", "ada@", "04441"):
            assert word not in html


def test_comments_are_shown_once_an_editor_let_them_through_and_without_names(client):
    petition = make_current()
    for comment in ("Eleven is <b>enough</b>.", "Not this one."):
        sign(petition, now=timezone.now(), comment=comment, shows_comment="yes")
    assert "Eleven" not in page_of(client, petition)
    Signature.objects.filter(comment__startswith="Eleven").update(comment_state="shown")
    html = page_of(client, petition)
    assert "Eleven is &lt;b&gt;enough&lt;/b&gt;." in html
    assert "Not this one." not in html


def test_a_closed_one_stays_to_be_read_and_takes_no_form(client):
    petition = make_current()
    close_petition(petition.pk, act())
    html = page_of(client, petition)
    assert "This petition is closed" in html
    assert "The vote was moved." in html
    assert "<form" not in html


def test_one_whose_day_is_over_takes_no_form_even_before_it_is_closed(client):
    petition = make_current()
    type(petition).objects.update(closes_at=timezone.now() - timedelta(seconds=1))
    html = page_of(client, petition)
    assert "<form" not in html
    assert TITLE in html_of(client, "/petitions/")


def test_the_answer_and_what_came_of_it_are_shown(client):
    petition = make_current()
    close_petition(petition.pk, act())
    answer_petition(petition.pk, act(), answer="We will.\n\nSoon.", outcome="They did.")
    html = page_of(client, petition)
    assert "<p>We will.</p><p>Soon.</p>" in html
    assert "What came of it" in html
    assert "They did." in html


def test_a_withdrawn_one_says_why(client):
    petition = make_current()
    withdraw_petition(petition.pk, act("The plans are online."))
    html = page_of(client, petition)
    assert "This petition was withdrawn" in html
    assert "The plans are online." in html
    assert "<form" not in html


def test_every_version_of_the_details_can_be_read(client):
    petition = make_current()
    correct_details(
        petition.pk, "It broke twelve times.", note="Not 11.", now=timezone.now(), by=make_editor()
    )
    html = page_of(client, petition)
    assert "Version 1, since" in html
    assert "Version 2, since" in html
    assert "Not 11." in html
    assert 'name="text" value="2"' in html


def test_without_a_mail_server_the_page_says_that_nobody_can_sign(client, house):
    house.PUBLICATION = replace(house.PUBLICATION, demo=False)
    html = page_of(client, make_current())
    assert "Nobody can sign at the moment" in html
    assert "<form" not in html


def test_what_stands_in_a_petition_is_shown_as_it_is_written(client):
    petition = make_current(
        title="<script>alert(1)</script>", ask="</p><b>Ask</b>", details="<img src=x>\n\n& more"
    )
    html = page_of(client, petition)
    assert "<script>alert" not in html
    assert "<b>Ask" not in html
    assert "<img src=x>" not in html
    assert "&amp; more" in html


def test_pages_may_be_kept_by_caches_and_set_no_cookie(client):
    petition = make_current()
    for path in ("/petitions/", f"/petitions/{petition.slug}/"):
        response = client.get(path)
        assert "public" in response["Cache-Control"]
        assert "max-age=60" in response["Cache-Control"]
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")


def test_a_page_costs_the_same_however_many_signed(client):
    petition = make_current()
    path = f"/petitions/{petition.slug}/"
    html_of(client, path)
    with CaptureQueriesContext(connection) as few:
        html_of(client, path)
    for _ in range(20):
        sign(petition, now=timezone.now())
    with CaptureQueriesContext(connection) as many:
        html_of(client, path)
    assert len(few) == len(many) <= 4


# On the page of a story


@pytest.fixture
def story():
    root = make_category("environment")
    fine = make_category("drinking-water", root)
    first, copy = (
        make_article(title="The main breaks"),
        make_article(title="Main breaks, says wire"),
    )
    story = make_story(first, copy, copies={copy: first})
    file_under(story, fine)
    file_under(story, root)
    return story


def articles_of(story):
    return [row.article for row in story.memberships.select_related("article").order_by("pk")]


def test_where_there_is_no_petition_the_article_says_nothing_of_one(client, story):
    html = html_of(client, article_url(story.lead))
    assert "petition" not in html.partition("<main")[2].partition("</main>")[0].lower()
    assert "petitions.css" not in html


def test_all_copies_of_a_story_share_one_petition_and_one_count(client, story):
    petition = make_current(story=story)
    counted(petition, 1204)
    for article in articles_of(story):
        html = html_of(client, article_url(article))
        assert html.count("Sign our petition") >= 2
        assert html.count("1,204</strong>") == 2
        assert f'action="/petitions/{petition.slug}/sign#sign"' in html


def test_it_stands_between_report_and_commentary_and_again_before_the_related(client, story):
    make_current(story=story)
    html = html_of(client, article_url(story.lead))
    places = [
        html.index(part)
        for part in ('class="excerpt"', 'class="offer"', 'class="commentary', 'id="sign"')
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("binding", ["story", "fine category", "root category", "everywhere"])
def test_it_is_found_by_what_it_is_bound_to(client, story, binding):
    categories = {filing.category.slug: filing.category for filing in story.filings.all()}
    make_current(
        **{
            "story": {"story": story},
            "fine category": {"category": categories["drinking-water"]},
            "root category": {"category": categories["environment"]},
            "everywhere": {"everywhere": True},
        }[binding]
    )
    make_current(title="About another playbook", playbook="zoning")
    assert TITLE in html_of(client, article_url(story.lead))


def test_the_nearest_one_is_shown(client, story):
    categories = {filing.category.slug: filing.category for filing in story.filings.all()}
    make_current(title="For everybody", everywhere=True)
    make_current(title="For the root", category=categories["environment"])
    make_current(title="For the fine one", category=categories["drinking-water"])
    html = html_of(client, article_url(story.lead))
    assert "For the fine one" in html
    assert "For the root" not in html
    make_current(title="For the story", story=story)
    assert "For the story" in html_of(client, article_url(story.lead))


def test_what_is_over_is_not_offered(client, story):
    petition = make_current(story=story)
    close_petition(petition.pk, act())
    assert TITLE not in html_of(client, article_url(story.lead))


def test_an_offer_costs_an_article_one_query(client, story):
    path = article_url(story.lead)
    make_current(story=story)
    html_of(client, path)
    with CaptureQueriesContext(connection) as captured:
        html_of(client, path)
    about = [query for query in captured if "petitions_" in query["sql"]]
    assert len(about) == 1
    for _ in range(5):
        make_current(everywhere=True)
    with CaptureQueriesContext(connection) as more:
        html_of(client, path)
    assert len(more) == len(captured)


def test_a_petition_bound_to_a_playbook_is_found_by_the_commentary(client, tmp_path):
    from columba.lib.publication import Review
    from tests.desk.make import make_page, make_shelf

    make_shelf(tmp_path)
    page = make_page(Review.NONE)
    playbook = page.published.playbook
    make_current(title="About bridges", playbook=playbook)
    assert "About bridges" in html_of(client, article_url(page.story.lead))


# How it all is explained


def test_the_privacy_page_says_what_the_settings_say(client, house):
    kept = replace(
        house.PUBLICATION.petitions, unconfirmed_days=3, network_days=9, anonymise_months=2
    )
    house.PUBLICATION = replace(house.PUBLICATION, petitions=kept)
    html = html_of(client, "/privacy/")
    assert "<td>3 days</td>" in html
    assert "<td>9 days</td>" in html
    assert "at most 2 months after the petition closes" in html
    assert "At most 2 months after the petition closes my name and address are erased" in html
    assert "mailto:editor@harlow.example" in html


def test_it_keeps_every_wording_that_was_agreed_to(client, house):
    from columba.petitions.consents import current_wording

    current_wording(house.PUBLICATION, now=NOON)
    assert "Earlier words" not in html_of(client, "/privacy/")
    renamed = replace(house.PUBLICATION, name="The Harlow Dove")
    current_wording(renamed, now=datetime(2025, 9, 1, tzinfo=NOON.tzinfo))
    assert "Earlier words" in html_of(client, "/privacy/")


def test_how_it_works_explains_petitions(client):
    html = html_of(client, "/how-it-works/")
    assert 'id="petitions"' in html
    assert 'href="/privacy/"' in html
