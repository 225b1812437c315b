"""Sources at the desk."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from columba.sources.models import Health, Off, Source
from tests.make import make_entry, make_source

pytestmark = pytest.mark.django_db

LIST = "admin:sources_source_changelist"


def act(admin_client, action: str, *sources: Source):
    data = {"action": action, "_selected_action": [source.pk for source in sources]}
    return admin_client.post(reverse(LIST), data, follow=True)


def asked(**values) -> Source:
    return make_source(last_polled_at=timezone.now(), **values)


def test_the_list_shows_how_each_feed_fares(admin_client):
    make_entry(asked(title="Failing", last_reason="The server answered 404.", attempts=3))
    asked(title="Flawed", problems=["a date cannot be read", "an entry is there twice"])
    asked(title="Moved", moved_to="https://new.example/feed")
    make_source(title="Off", enabled=False, off_because=Off.GONE)
    page = admin_client.get(reverse(LIST)).content.decode()
    for words in (
        "The server answered 404.",
        "A date cannot be read; an entry is there twice",
        "It has moved to https://new.example/feed",
        "It is taken down by its publisher.",
    ):
        assert words in page


def test_health_is_the_same_on_a_row_and_in_a_question():
    rows = [
        make_source(enabled=False),
        make_source(),
        asked(last_reason="Bad."),
        asked(problems=["odd"]),
        asked(moved_to="https://new.example/"),
        asked(),
    ]
    for health in Health:
        expected = [row.pk for row in rows if row.health is health]
        assert list(Source.objects.of_health(health).values_list("pk", flat=True)) == expected
        assert expected


def test_the_list_may_be_narrowed_to_one_state(admin_client):
    asked(title="A failing one", last_reason="Bad.")
    asked(title="A healthy one")
    page = admin_client.get(reverse(LIST), {"health": "failing"}).content.decode()
    assert "A failing one" in page
    assert "A healthy one" not in page


def test_a_feed_is_asked_at_once(admin_client):
    later = timezone.now() + timedelta(hours=5)
    source, off = make_source(next_at=later), make_source(next_at=later, enabled=False)
    response = act(admin_client, "poll_now", source, off)
    assert "1 feed will be asked within a minute." in response.content.decode()
    source.refresh_from_db()
    off.refresh_from_db()
    assert source.next_at <= timezone.now()
    assert off.next_at == later


def test_feeds_are_switched_off_and_on(admin_client):
    source = make_source()
    act(admin_client, "switch_off", source)
    source.refresh_from_db()
    assert (source.enabled, source.off_because) == (False, Off.DESK)
    act(admin_client, "switch_on", source)
    source.refresh_from_db()
    assert (source.enabled, source.off_because) == (True, "")


def test_what_the_file_switched_off_only_the_file_switches_on(admin_client):
    source = make_source(enabled=False, off_because=Off.FILE)
    act(admin_client, "switch_on", source)
    source.refresh_from_db()
    assert not source.enabled


def test_a_source_and_its_entries_open_without_anything_to_type_in(admin_client):
    entry = make_entry(asked())
    pages = [
        reverse("admin:sources_source_change", args=[entry.source_id]),
        reverse("admin:sources_entry_changelist"),
        reverse("admin:sources_entry_change", args=[entry.pk]),
    ]
    for page in pages:
        response = admin_client.get(page)
        assert response.status_code == 200
        assert 'name="title"' not in response.content.decode()


def test_the_desk_is_behind_a_login(client):
    assert client.get(reverse(LIST)).status_code == 302
