"""Who may come in, what they may do there, and that looking changes nothing."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from columba.accounts.models import User
from columba.accounts.roles import Role
from columba.commentary.models import Commentary, Decision, ErrorReport, Notice, Revision, State
from columba.desk.decide import Verb
from tests.desk.conftest import signed_in
from tests.desk.make import LATER, again, make_person

pytestmark = pytest.mark.django_db
EDITORS_ALONE = [Verb.SCHEDULE, Verb.UNSCHEDULE, Verb.CORRECT, Verb.WITHDRAW]


def pages(row):
    number = f"?revision={row.revisions.last().number}"
    return [
        reverse("desk:queue"),
        f"{reverse('desk:queue')}?why=sensitive",
        reverse("desk:reports"),
        reverse("desk:scheduled"),
        reverse("desk:decided"),
        reverse("desk:page", args=[row.pk]),
        reverse("desk:page", args=[row.pk]) + number,
        reverse("desk:edit", args=[row.pk]),
        reverse("desk:compare", args=[row.pk]),
        reverse("desk:history", args=[row.pk]),
        reverse("desk:lit", args=[row.revisions.last().pk]),
    ]


def verbs(row):
    return [reverse(f"desk:{verb}", args=[row.pk]) for verb in Verb]


def everything():
    models = (Commentary, Revision, Decision, Notice, ErrorReport)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_every_page_asks_strangers_to_sign_in_and_brings_them_back(client, held):
    for path in [*pages(held), *verbs(held)]:
        answer = client.get(path)
        assert answer.status_code == 302, path
        assert answer["Location"].startswith("/desk/sign-in/?next=/desk/")


def test_signing_in_leads_to_the_page_that_was_asked_for(client, held, ann):
    path = reverse("desk:page", args=[held.pk])
    answer = client.post(
        f"/desk/sign-in/?next={path}",
        {"username": "ann", "password": "a long word of it", "next": path},
    )
    assert answer["Location"] == path
    assert client.get(path).status_code == 200


def test_signing_in_leads_nowhere_else(client, ann):
    answer = client.post(
        "/desk/sign-in/",
        {"username": "ann", "password": "a long word of it", "next": "https://evil.example/"},
    )
    assert answer["Location"] == "/desk/"


def test_signing_out_takes_a_post(desk):
    assert desk.get("/desk/sign-out/").status_code == 405
    assert desk.post("/desk/sign-out/")["Location"] == "/desk/sign-in/"
    assert desk.get("/desk/").status_code == 302


def test_somebody_without_a_role_is_told_so_in_plain_words(held):
    client = signed_in(User.objects.create_user("vic"))
    for path in pages(held):
        answer = client.get(path)
        assert answer.status_code == 403, path
        assert "The desk is for reviewers, editors and administrators." in answer.content.decode()
    assert "Your account has no role" in client.get("/desk/").content.decode()


@pytest.mark.parametrize("role", list(Role))
def test_every_role_opens_every_page(held, role):
    client = signed_in(make_person("somebody", role))
    for path in pages(held):
        assert client.get(path).status_code == 200, path


def test_looking_changes_nothing(desk, held, shown):
    before = everything()
    for row in (held, shown):
        for path in [*pages(row), *verbs(row), reverse("desk:next")]:
            assert desk.get(path).status_code in {200, 302}
    assert everything() == before


@pytest.mark.parametrize("verb", EDITORS_ALONE)
def test_what_only_editors_may_is_refused_to_reviewers(reviewer, shown, verb):
    answer = reviewer.post(
        reverse(f"desk:{verb}", args=[shown.pk]),
        {"revision": 1, "seen": "1.0", "reason": "x", "note": "x", "at": "2099-01-01T00:00"},
    )
    assert answer.status_code == 403
    text = answer.content.decode()
    assert "Only editors schedule, correct and withdraw pages" in text
    assert "You are signed in as reviewer." in text
    assert again(shown).state == State.PUBLISHED
    assert Decision.objects.count() == 0


def test_reviewers_do_not_close_reports(reviewer, shown):
    report = ErrorReport.objects.create(text="x", article=shown.story.lead, created_at=LATER)
    path = reverse("desk:close-report", args=[report.pk])
    assert reviewer.post(path, {"closing": "fixed"}).status_code == 403
    assert ErrorReport.objects.filter(closed_at=None).count() == 1


def test_every_form_is_guarded_against_other_sites(held, ann):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ann)
    for path in [*verbs(held), reverse("desk:edit", args=[held.pk]), "/desk/sign-out/"]:
        answer = strict.post(path, {"revision": 1, "seen": "1.0"})
        assert answer.status_code == 403
        assert "what you typed is still there" in answer.content.decode()
    assert Decision.objects.count() == 0


def test_every_form_on_a_page_carries_its_token(desk, shown):
    report = ErrorReport.objects.create(text="x", article=shown.story.lead, created_at=LATER)
    assert report
    for path in pages(shown):
        html = desk.get(path).content.decode()
        forms = re.findall(r"<form[^>]*method=\"post\".*?</form>", html, re.DOTALL)
        assert all("csrfmiddlewaretoken" in form for form in forms), path
        assert forms or path.endswith(".css")


def test_pages_are_kept_by_no_cache_and_run_no_script_of_others(desk, held):
    for path in pages(held):
        answer = desk.get(path)
        assert "no-store" in answer["Cache-Control"]
        policy = answer["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        html = answer.content.decode()
        assert " style=" not in html
        assert "<script>" not in html


def test_a_page_that_is_not_there_is_not_found(desk, held):
    for path in (
        "/desk/pages/99999/",
        f"/desk/pages/{held.pk}/?revision=9",
        f"/desk/pages/{held.pk}/?revision=x",
        f"/desk/pages/{held.pk}/?revision={'9' * 40}",
        f"/desk/pages/{held.pk}/compare/?from=1&to=7",
        "/desk/lit/99999.css",
    ):
        assert desk.get(path).status_code == 404, path


def test_a_new_password_takes_the_old_one(desk, ann):
    new = "quite another long word"
    wrong = desk.post(
        "/desk/password/",
        {"old_password": "guess", "new_password1": new, "new_password2": new},
    )
    assert wrong.status_code == 200
    right = desk.post(
        "/desk/password/",
        {"old_password": "a long word of it", "new_password1": new, "new_password2": new},
    )
    assert right["Location"] == "/desk/"
    assert User.objects.get(pk=ann.pk).check_password(new)
