"""Deciding from the page: what is carried out, what is given back with the reason."""

from datetime import UTC, datetime

import pytest

from columba.articles.models import Article
from columba.commentary.models import Decision, Notice, NoticeKind, State, Verdict
from columba.commentary.review import approve
from columba.lib.publication import Review
from tests.commentary.make import BRIDGE
from tests.desk.make import LATER, act, again, draft_all, make_page, newest
from tests.desk.test_edit import MILD, save

pytestmark = pytest.mark.django_db


def send(client, row, verb, **values):
    context = client.get(f"/desk/pages/{row.pk}/").context
    data = {"revision": context["revision"].number, "seen": str(context["seen"]), "why": ""}
    return client.post(f"/desk/pages/{row.pk}/{verb}/", data | values)


def test_approving_publishes_and_leads_to_the_next_page(desk, held):
    other = make_page(Review.ALL)
    answer = send(desk, held, "approve", why="rule")
    assert answer["Location"] == f"/desk/pages/{other.pk}/?why=rule"
    assert "Approved: <a" in desk.get(answer["Location"]).content.decode()
    row = again(held)
    assert (row.state, row.reviewed_by.username) == (State.PUBLISHED, "ann")
    last = send(desk, other, "approve", why="rule")
    assert last["Location"] == "/desk/?why=rule"


def test_rejecting_wants_a_reason_and_gives_back_what_was_typed(desk, held):
    answer = send(desk, held, "reject", reason="  ")
    assert answer.status_code == 400
    assert "Say why the draft is rejected." in answer.content.decode()
    assert send(desk, held, "reject", reason="The wrong bridge.").status_code == 302
    assert Decision.objects.get().reason == "The wrong bridge."
    assert again(held).proposed is None


def test_a_reviewer_approves_edits_and_rejects(reviewer, held):
    assert save(reviewer, held, {"opinion-1-1": MILD}).status_code == 302
    assert send(reviewer, held, "approve").status_code == 302
    assert again(held).published.number == 2


def test_whoever_is_overtaken_is_told_by_whom_and_keeps_the_reason_they_typed(desk, held, bo):
    seen = str(desk.get(f"/desk/pages/{held.pk}/").context["seen"])
    approve(newest(held), act(held, bo))
    answer = desk.post(
        f"/desk/pages/{held.pk}/reject/",
        {"revision": 1, "seen": seen, "reason": "Because of the river."},
    )
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "Somebody was quicker." in html
    assert "bo: approved revision 1" in html
    assert "Because of the river." in html
    assert again(held).state == State.PUBLISHED
    assert Decision.objects.count() == 1


def test_what_was_typed_survives_a_newer_draft(desk, held, bo):
    seen = str(desk.get(f"/desk/pages/{held.pk}/").context["seen"])
    save(desk, held, {"opinion-1-1": MILD})
    answer = desk.post(
        f"/desk/pages/{held.pk}/reject/",
        {"revision": 1, "seen": seen, "reason": "Because of the river."},
    )
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Because of the river." in html
    assert "Revision 2 was written" in html
    assert f"/desk/pages/{held.pk}/compare/?from=1&amp;to=2" in html


def test_a_form_without_a_sign_of_what_was_seen_decides_nothing(desk, held):
    answer = desk.post(f"/desk/pages/{held.pk}/approve/", {"revision": 1})
    assert answer.status_code == 409
    assert again(held).state == State.HELD


def test_a_schedule_is_in_the_hours_of_the_publication(desk, held):
    assert send(desk, held, "schedule", at="2099-09-01T07:30").status_code == 302
    assert again(held).scheduled_for == datetime(2099, 9, 1, 11, 30, tzinfo=UTC)
    html = desk.get(f"/desk/pages/{held.pk}/").content.decode()
    assert "Sep 1, 2099, 7:30" in html
    assert send(desk, held, "unschedule").status_code == 302
    assert again(held).scheduled_for is None


@pytest.mark.parametrize(
    "case",
    [
        ("", "Say when it is to be published."),
        ("tomorrow", "Give a day and a time"),
        ("2020-01-01T00:00", "The moment is past"),
        ("2099-03-08T02:30", "couldn’t be interpreted"),
    ],
)
def test_a_moment_that_is_none_comes_back_as_typed(desk, held, case):
    at, says = case
    answer = send(desk, held, "schedule", at=at)
    assert answer.status_code == 400
    assert says in answer.content.decode()
    assert again(held).scheduled_for is None


def test_a_correction_is_published_with_its_note(desk, shown):
    save(desk, shown, {"opinion-1-1": MILD})
    answer = send(desk, shown, "correct", note="")
    assert answer.status_code == 400
    send(desk, shown, "correct", note="We had named no day.")
    row = again(shown)
    assert (row.state, row.published.number) == (State.CORRECTED, 2)
    notice = Notice.objects.get()
    assert (notice.kind, notice.text) == (NoticeKind.CORRECTION, "We had named no day.")


def test_a_withdrawal_says_why_in_public(desk, shown):
    answer = send(desk, shown, "withdraw", reason="Two bridges were mixed up.")
    assert answer["Location"] == f"/desk/pages/{shown.pk}/"
    assert again(shown).state == State.WITHDRAWN
    assert Notice.objects.get().text == "Two bridges were mixed up."


def test_a_reviewer_does_not_bring_back_what_was_withdrawn(desk, reviewer, shown):
    send(desk, shown, "withdraw", reason="Two bridges were mixed up.")
    assert send(reviewer, shown, "approve").status_code == 403
    assert send(desk, shown, "approve").status_code == 302
    assert again(shown).state == State.PUBLISHED


def test_a_reviewer_puts_nothing_in_the_place_of_a_correction(desk, reviewer, shown):
    save(desk, shown, {"opinion-1-1": MILD})
    send(desk, shown, "correct", note="We had named no day.")
    Article.objects.filter(pk=shown.story.lead_id).update(
        paragraphs=list(BRIDGE[:4]), extracted_at=LATER.replace(hour=20)
    )
    draft_all(Review.FLAGGED)
    assert again(shown).proposed.number == 3
    assert (
        "only an editor puts another text"
        in reviewer.get(f"/desk/pages/{shown.pk}/").content.decode()
    )
    assert send(reviewer, shown, "approve").status_code == 403
    assert send(reviewer, shown, "reject", reason="The old one is right.").status_code == 302
    assert again(shown).published.number == 2


def test_a_reason_that_is_too_long_is_said_to_be(desk, held):
    answer = send(desk, held, "reject", reason="x" * 2001)
    assert answer.status_code == 400
    assert "at most 2000 characters" in answer.content.decode()


def test_what_is_impossible_is_said_in_plain_words(desk, held):
    answer = send(desk, held, "withdraw", reason="x")
    assert answer.status_code == 400
    assert "Readers have never seen it" in answer.content.decode()


def test_every_decision_says_who_and_when(desk, reviewer, held):
    save(reviewer, held, {"opinion-1-1": MILD})
    send(desk, held, "approve")
    assert [
        (one.verdict, one.by.username, one.revision.number) for one in Decision.objects.all()
    ] == [
        (Verdict.APPROVED, "ann", 2),
        (Verdict.EDITED, "bo", 2),
    ]


def test_nothing_personal_is_written_to_the_log(desk, shown, caplog):
    caplog.set_level("DEBUG", logger="columba")
    caplog.set_level("INFO", logger="django.request")
    send(desk, shown, "withdraw", reason="About Ada Marsh.")
    send(desk, shown, "reject", reason="About Ada Marsh.")
    assert "Ada Marsh" not in caplog.text
    assert "ann" not in caplog.text.replace("annotat", "")
