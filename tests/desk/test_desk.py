"""The desk: behind a login, in the publication's name and hours, every list opens."""

from dataclasses import replace

import pytest
from django.contrib import admin
from django.urls import reverse

from columba.commentary.models import ErrorReport
from tests.make import NOON, make_article, make_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(admin_client, settings):
    settings.PUBLICATION = replace(
        settings.PUBLICATION, name="The Harlow Columba", time_zone="America/New_York"
    )
    return admin_client


def lists():
    return [
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        for model in admin.site._registry
    ]


def test_strangers_are_asked_for_a_password(client):
    assert client.get("/desk/").status_code == 302
    assert client.get("/desk/", follow=True).status_code == 200


def test_it_bears_the_name_of_the_publication(desk):
    html = desk.get("/desk/").content.decode()
    assert "The Harlow Columba: the desk" in html
    assert "Django" not in html


def test_its_scripts_run_and_no_public_page_has_any(desk, client):
    for path in ("/desk/", "/desk/sources/source/"):
        assert "script-src 'self'" in desk.get(path)["Content-Security-Policy"]
    assert "script-src 'self'" in client.get("/desk/login/")["Content-Security-Policy"]
    assert "script-src" not in client.get("/")["Content-Security-Policy"]


def test_every_list_opens_with_rows_in_it(desk):
    make_story(make_article(title="A levee"))
    assert len(lists()) > 10
    for path in lists():
        assert desk.get(path).status_code == 200, path
        assert desk.get(path, {"q": "levee"}).status_code == 200, path


def test_it_tells_the_time_of_the_publication(desk):
    make_article(published_at=NOON)
    html = desk.get("/desk/articles/article/").content.decode()
    assert "Aug. 17, 2025, 8 a.m." in html


def test_what_readers_report_is_listed_and_can_be_closed(desk):
    report = ErrorReport.objects.create(text="The year is wrong.", created_at=NOON)
    path = "/desk/commentary/errorreport/"
    assert "The year is wrong." in desk.get(path, {"state": "open"}).content.decode()
    desk.post(path, {"action": "close", "_selected_action": [report.pk]})
    report.refresh_from_db()
    assert report.closed_at is not None
    assert "The year is wrong." not in desk.get(path, {"state": "open"}).content.decode()
