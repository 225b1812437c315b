"""The rows beside the desk: for administrators, in the publication's name and hours."""

from dataclasses import replace

import pytest
from django.contrib import admin
from django.urls import reverse

from columba.accounts.roles import Role
from columba.commentary.models import Closing, ErrorReport
from columba.commentary.review import approve, withdraw
from columba.lib.publication import Review
from tests.desk.make import act, make_page, make_person, make_shelf, newest
from tests.make import NOON, make_article, make_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(admin_client, settings):
    settings.PUBLICATION = replace(
        settings.PUBLICATION, name="The Harlow Columba", time_zone="America/New_York"
    )
    return admin_client


def lists():
    return [
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        for model in admin.site._registry
    ]


def test_they_bear_the_name_of_the_publication_and_lead_back_to_the_desk(rows):
    html = rows.get("/desk/rows/").content.decode()
    assert "The Harlow Columba: the rows" in html
    assert 'href="/desk/"' in html
    assert "Django" not in html


def test_their_scripts_run_and_no_public_page_has_any(rows, client):
    for path in ("/desk/rows/", "/desk/rows/sources/source/"):
        assert "script-src 'self'" in rows.get(path)["Content-Security-Policy"]
    assert "script-src" not in client.get("/")["Content-Security-Policy"]


def test_every_list_opens_with_rows_in_it(rows, tmp_path):
    make_shelf(tmp_path)
    page, ann = make_page(Review.ALL, title="A levee"), make_person()
    approve(newest(page), act(page, ann))
    withdraw(page, act(page, ann, reason="Wrong levee."))
    assert len(lists()) > 12
    for path in lists():
        assert rows.get(path).status_code == 200, path
        assert rows.get(path, {"q": "levee"}).status_code == 200, path


def test_they_tell_the_time_of_the_publication(rows):
    make_article(published_at=NOON)
    html = rows.get("/desk/rows/articles/article/").content.decode()
    assert "Aug. 17, 2025, 8 a.m." in html


def test_what_readers_report_can_be_looked_at_and_leads_to_the_desk(rows):
    report = ErrorReport.objects.create(text="The year is wrong.", created_at=NOON)
    path = "/desk/rows/commentary/errorreport/"
    assert "The year is wrong." in rows.get(path, {"state": "open"}).content.decode()
    shown = rows.get(f"{path}{report.pk}/change/").content.decode()
    assert reverse("desk:reports") in shown
    report.close(Closing.FIXED, by=None, now=NOON)
    report.save()
    assert "The year is wrong." not in rows.get(path, {"state": "open"}).content.decode()


def test_every_row_of_commentary_can_be_read_and_none_typed_in(rows, tmp_path):
    make_shelf(tmp_path)
    page = make_page(Review.ALL)
    for model, shown in (("commentary", page), ("revision", newest(page))):
        html = rows.get(reverse(f"admin:commentary_{model}_change", args=[shown.pk]))
        assert html.status_code == 200
        assert "<textarea" not in html.content.decode()
    draft = rows.get(reverse("admin:commentary_commentary_change", args=[page.pk]))
    assert "Harlan Street bridge" in draft.content.decode()
    assert reverse("desk:page", args=[page.pk]) in draft.content.decode()


def test_strangers_are_asked_for_a_password_at_the_desk_s_own_door(client):
    answer = client.get("/desk/rows/sources/source/", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/desk/sign-in/?next=")
    assert "Sign in to the desk" in answer.content.decode()


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.EDITOR])
def test_those_who_review_are_told_that_the_rows_are_not_theirs(client, role):
    client.force_login(make_person("bo", role))
    make_story(make_article())
    answer = client.get("/desk/rows/stories/story/", follow=True)
    assert answer.status_code == 403
    assert "Only administrators open the rows" in answer.content.decode()


def test_an_administrator_needs_no_other_mark_to_open_them(client):
    client.force_login(make_person("root", Role.ADMINISTRATOR))
    assert client.get("/desk/rows/accounts/user/").status_code == 200
