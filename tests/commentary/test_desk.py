"""The desk shows commentary as text, and lets those who may publish or withdraw it."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from columba.commentary.load import load_playbooks
from columba.commentary.models import Commentary, Playbook, State
from columba.commentary.write import draft_commentary
from columba.lib.publication import Publication, Review
from tests.commentary.make import BRIDGE, PLAYBOOK
from tests.make import NOON, make_article, make_story

pytestmark = pytest.mark.django_db
LIST = "admin:commentary_commentary_changelist"


@pytest.fixture
def row(tmp_path):
    (tmp_path / "bridges.md").write_text(PLAYBOOK, encoding="utf-8")
    load_playbooks(tmp_path)
    article = make_article(title="Harlan Street bridge closed", paragraphs=list(BRIDGE))
    make_story(article, categories_stale=False)
    draft_commentary(now=NOON, publication=Publication(folder=tmp_path, review=Review.ALL))
    return Commentary.objects.get()


def act(client, action, row):
    return client.post(reverse(LIST), {"action": action, "_selected_action": [row.pk]}, follow=True)


def test_an_editor_publishes_and_withdraws(admin_client, admin_user, row):
    assert act(admin_client, "publish_newest", row).status_code == 200
    row.refresh_from_db()
    assert (row.state, row.reviewed_by) == (State.PUBLISHED, admin_user)
    act(admin_client, "withdraw", row)
    row.refresh_from_db()
    assert (row.state, row.published) == (State.WITHDRAWN, None)
    assert "already" not in act(admin_client, "withdraw", row).content.decode()
    assert "cannot be withdrawn" in act(admin_client, "withdraw", row).content.decode()


def test_somebody_who_may_only_look_cannot_publish(client, django_user_model, row):
    viewer = django_user_model.objects.create_user("vic", password="x", is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_commentary"))
    client.force_login(viewer)
    act(client, "publish_newest", row)
    row.refresh_from_db()
    assert row.state == State.HELD


def test_every_row_can_be_read_and_none_typed_in(admin_client, row):
    pages = {
        "commentary": row,
        "revision": row.revisions.get(),
        "playbook": Playbook.objects.get(),
    }
    for model, shown in pages.items():
        assert admin_client.get(reverse(f"admin:commentary_{model}_changelist")).status_code == 200
        page = admin_client.get(reverse(f"admin:commentary_{model}_change", args=[shown.pk]))
        assert page.status_code == 200
        assert "<textarea" not in page.content.decode()
    draft = admin_client.get(reverse("admin:commentary_commentary_change", args=[row.pk]))
    assert "Harlan Street" in draft.content.decode() or "bridge" in draft.content.decode()
