"""At the desk a petition is written, decided and moderated; nobody sees who signed."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from columba.accounts.models import User
from columba.petitions.count import count_signatures
from columba.petitions.models import (
    CommentState,
    Petition,
    PetitionCount,
    Signature,
    State,
)
from tests.petitions.make import make_addressee, make_draft, make_open, sign

pytestmark = pytest.mark.django_db

LIST = "/desk/rows/petitions/petition/"
SIGNATURES = "/desk/rows/petitions/signature/"


@pytest.fixture
def desk(admin_client):
    return admin_client


def fields(**values):
    defaults = {
        "title": "Publish the plan",
        "ask": "Publish the three plans a week before the vote.",
        "details": "The main broke eleven times.",
        "addressee": make_addressee().pk,
        "addressee_name": "",
        "power": "vote on the main",
        "playbook": "drinking-water",
        "closes_on": (timezone.now() + timedelta(days=40)).date().isoformat(),
        "decision": "",
        "reason": "",
        "answer": "",
        "outcome": "",
    }
    return defaults | values


def add(desk, **values):
    answer = desk.post(f"{LIST}add/", fields(**values))
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    return Petition.objects.latest("pk")


def decide(desk, petition, decision, **values):
    path = f"{LIST}{petition.pk}/change/"
    answer = desk.post(path, fields(decision=decision, **values), follow=True)
    petition.refresh_from_db()
    return answer.content.decode()


def test_an_editor_takes_a_petition_from_the_draft_to_the_answer(desk):
    petition = add(desk)
    assert (petition.state, petition.text.title) == (State.DRAFTED, "Publish the plan")
    assert petition.drafted_by == User.objects.get()
    decide(desk, petition, "submit", title="Publish the plans")
    assert (petition.state, petition.text.title) == (State.IN_REVIEW, "Publish the plans")
    decide(desk, petition, "open")
    assert petition.state == State.OPEN
    decide(desk, petition, "close", reason="The vote was moved.")
    decide(desk, petition, "answer", answer="We publish them.", outcome="They are online.")
    assert (petition.state, petition.outcome) == (State.ANSWERED, "They are online.")


def test_what_stands_in_the_way_is_said_and_the_text_is_saved(desk):
    petition = add(desk, power="")
    decide(desk, petition, "submit", power="")
    html = decide(desk, petition, "open", power="", title="Another title")
    assert "Saved, but not decided: Say what the addressee has the power to do" in html
    assert (petition.state, petition.text.title) == (State.IN_REVIEW, "Another title")


@pytest.mark.parametrize("decision", ["close", "withdraw", "correct"])
def test_a_decision_that_needs_a_reason_is_not_taken_without(desk, decision):
    petition = make_open()
    assert "Write why" in decide(desk, petition, decision)
    assert petition.state == State.OPEN


def test_nothing_that_people_signed_can_be_typed_over(desk):
    petition = make_open()
    title, ask = petition.text.title, petition.text.ask
    decide(desk, petition, "", title="Burn it", ask="Burn it all.", playbook="x", details="Ha.")
    assert (petition.text.title, petition.text.ask) == (title, ask)
    assert (petition.playbook, petition.text.number) == ("", 1)
    decide(desk, petition, "correct", details="Twelve times.", reason="Not eleven.")
    assert (petition.text.number, petition.text.details) == (2, "Twelve times.")
    assert (petition.text.title, petition.text.note) == (title, "Not eleven.")


def test_what_was_public_cannot_be_deleted_and_a_draft_can(desk):
    public, draft = make_open(), make_draft()
    assert desk.post(f"{LIST}{public.pk}/delete/", {"post": "yes"}).status_code == 403
    desk.post(f"{LIST}{draft.pk}/delete/", {"post": "yes"})
    assert [row.pk for row in Petition.objects.all()] == [public.pk]


def test_open_petitions_that_ask_for_much_the_same_are_shown(desk):
    make_open(title="Show the plans of the main under Church Street")
    make_open(title="Keep the library open", ask="Keep the East Side branch open on Saturdays.")
    draft = make_draft()
    html = desk.get(f"{LIST}{draft.pk}/change/").content.decode()
    assert "Show the plans of the main" in html
    assert "Keep the library open" not in html


def test_signatures_are_listed_without_their_signers(desk):
    petition = make_open()
    row = sign(petition, name="Ada Marsh", email="ada@reader.example", comment="Eleven is enough.")
    for path in (SIGNATURES, f"{SIGNATURES}{row.pk}/change/"):
        html = desk.get(path).content.decode()
        assert "Eleven is enough." in html
        assert "Ada Marsh" not in html
        assert "ada@" not in html
        assert "04441" not in html


def act_on(desk, action, *rows):
    desk.post(SIGNATURES, {"action": action, "_selected_action": [row.pk for row in rows]})
    for row in rows:
        row.refresh_from_db()


def test_a_comment_is_shown_only_where_its_writer_agreed(desk):
    petition = make_open()
    agreed = sign(petition, comment="Yes.", shows_comment="yes")
    silent = sign(petition, comment="For you alone.")
    assert agreed.comment_state == silent.comment_state == CommentState.WAITING
    act_on(desk, "show_comments", agreed, silent)
    assert agreed.comment_state == CommentState.SHOWN
    assert silent.comment_state == CommentState.WAITING
    act_on(desk, "refuse_comments", agreed)
    assert agreed.comment_state == CommentState.REFUSED


def test_a_judgement_corrects_the_count_and_can_be_taken_back(desk):
    petition = make_open()
    rows = [sign(petition) for _ in range(3)]
    count_signatures(now=datetime(2025, 8, 18, tzinfo=UTC))

    def counted():
        return PetitionCount.objects.get(petition=petition).confirmed

    assert counted() == 3
    act_on(desk, "suspect", rows[0], rows[1])
    assert counted() == 1
    act_on(desk, "suspect", rows[0])
    assert counted() == 1
    act_on(desk, "trust", rows[0], rows[1])
    assert counted() == 3
    assert Signature.objects.filter(is_suspect=True).count() == 0
