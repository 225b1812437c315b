"""A petition goes from draft to answer by people's decisions, and what was signed never changes."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from columba.petitions.close import close_petitions, count_over
from columba.petitions.decide import (
    Act,
    NoReasonError,
    NotReadyError,
    answer_petition,
    close_petition,
    open_petition,
    send_back_petition,
    submit_petition,
    withdraw_petition,
)
from columba.petitions.draft import Plan, correct_details, revise_draft
from columba.petitions.models import (
    FrozenTextError,
    Petition,
    State,
    WrongStateError,
)
from tests.make import NOON
from tests.petitions.make import (
    CLOSES_ON,
    make_draft,
    make_editor,
    make_open,
    make_wording,
)

pytestmark = pytest.mark.django_db

VERBS = {
    "submit": submit_petition,
    "send back": send_back_petition,
    "open": lambda pk, act: open_petition(pk, act, zone=UTC),
    "close": close_petition,
    "answer": lambda pk, act: answer_petition(pk, act, answer="Yes.", outcome="Done."),
    "withdraw": withdraw_petition,
}
ALLOWED = {
    State.DRAFTED: {"submit", "withdraw"},
    State.IN_REVIEW: {"send back", "open", "withdraw"},
    State.OPEN: {"close", "withdraw"},
    State.CLOSED: {"answer", "withdraw"},
    State.ANSWERED: {"answer"},
    State.WITHDRAWN: set(),
}
WAYS = {
    State.DRAFTED: [],
    State.IN_REVIEW: ["submit"],
    State.OPEN: ["submit", "open"],
    State.CLOSED: ["submit", "open", "close"],
    State.ANSWERED: ["submit", "open", "close", "answer"],
    State.WITHDRAWN: ["withdraw"],
}


def act(reason="Because.", now=NOON):
    return Act(by=make_editor(), now=now, reason=reason)


def brought_to(state):
    draft = make_draft()
    for name in WAYS[state]:
        VERBS[name](draft.pk, act())
    return Petition.objects.get(pk=draft.pk)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("name", VERBS)
def test_each_decision_is_taken_from_its_own_states_alone(state, name):
    petition = brought_to(state)
    if name in ALLOWED[state]:
        VERBS[name](petition.pk, act())
        return
    with pytest.raises(WrongStateError, match=str(state)), transaction.atomic():
        VERBS[name](petition.pk, act())
    assert Petition.objects.get(pk=petition.pk).state == state


def test_the_whole_way_is_written_down():
    petition = brought_to(State.ANSWERED)
    steps = [(step.before, step.after) for step in petition.transitions.all()]
    assert steps == [
        ("", "drafted"),
        ("drafted", "in review"),
        ("in review", "open"),
        ("open", "closed"),
        ("closed", "answered"),
    ]
    assert {step.by.username for step in petition.transitions.all()} == {"ann"}


@pytest.mark.parametrize("name", ["send back", "close", "withdraw"])
def test_what_people_are_told_of_needs_a_reason(name):
    state = {"send back": State.IN_REVIEW, "close": State.OPEN, "withdraw": State.OPEN}[name]
    petition = brought_to(state)
    with pytest.raises(NoReasonError):
        VERBS[name](petition.pk, act(reason="  "))
    assert Petition.objects.get(pk=petition.pk).state == state


def test_an_answer_needs_words():
    petition = brought_to(State.CLOSED)
    with pytest.raises(NoReasonError):
        answer_petition(petition.pk, act(), answer=" ", outcome="")


def test_a_petition_is_opened_by_a_person():
    petition = brought_to(State.IN_REVIEW)
    with pytest.raises(NotReadyError, match="person"):
        open_petition(petition.pk, Act(by=None, now=NOON), zone=UTC)


def test_one_that_is_not_ready_says_what_it_lacks_and_stays():
    draft = make_draft(power="", closes_on=None)
    submit_petition(draft.pk, act())
    with pytest.raises(NotReadyError) as caught:
        open_petition(draft.pk, act(), zone=UTC)
    assert len(caught.value.remarks) == 2
    assert Petition.objects.get(pk=draft.pk).state == State.IN_REVIEW


def test_its_last_day_is_a_whole_day_where_the_publication_is():
    draft = make_draft(closes_on=date(2025, 9, 17))
    submit_petition(draft.pk, act())
    opened = open_petition(draft.pk, act(), zone=ZoneInfo("America/New_York"))
    assert opened.closes_at == datetime(2025, 9, 18, 4, tzinfo=UTC)
    assert opened.takes_signatures(opened.closes_at - timedelta(seconds=1))
    assert not opened.takes_signatures(opened.closes_at)


def test_it_closes_by_itself_when_its_last_day_is_over():
    petition = make_open()
    end = datetime(2025, 9, 18, tzinfo=UTC)
    assert close_petitions(now=end - timedelta(seconds=1)).closed == 0
    assert count_over(end) == 1
    assert close_petitions(now=end + timedelta(hours=3)).closed == 1
    petition.refresh_from_db()
    assert (petition.state, petition.closed_at, petition.reason) == (State.CLOSED, end, "")
    assert count_over(end) == 0


def test_what_came_in_time_may_be_confirmed_for_a_day_more():
    petition = make_open()
    end = datetime(2025, 9, 18, tzinfo=UTC)
    close_petitions(now=end)
    petition.refresh_from_db()
    assert not petition.takes_signatures(end)
    assert petition.takes_confirmations(end + timedelta(hours=23))
    assert not petition.takes_confirmations(end + timedelta(hours=24))


def test_nothing_is_confirmed_under_what_was_withdrawn():
    petition = make_open()
    withdrawn = withdraw_petition(petition.pk, act())
    assert withdrawn.is_public
    assert not withdrawn.takes_confirmations(NOON)


def test_a_draft_may_be_changed_until_people_may_sign():
    draft = make_draft()
    revise_draft(draft.pk, make_wording(title="Publish it"), Plan(closes_on=CLOSES_ON))
    assert Petition.objects.get(pk=draft.pk).text.title == "Publish it"
    assert draft.texts.count() == 1
    petition = make_open()
    with pytest.raises(WrongStateError, match="what people signed"):
        revise_draft(petition.pk, make_wording(title="Burn it"), Plan())


def test_a_text_that_may_have_been_signed_cannot_be_saved_over():
    text = make_open().text
    text.ask = "Do the opposite."
    with pytest.raises(FrozenTextError):
        text.save()


def test_details_are_put_right_as_a_version_of_their_own():
    petition = make_open()
    before = petition.text
    correct_details(petition.pk, "Twelve times.", note="Not 11.", now=NOON, by=make_editor())
    petition.refresh_from_db()
    assert (petition.text.number, petition.text.details) == (2, "Twelve times.")
    assert (petition.text.ask, petition.text.title) == (before.ask, before.title)
    assert [text.details for text in petition.texts.all()] == [before.details, "Twelve times."]
    with pytest.raises(FrozenTextError):
        petition.text.save()


@pytest.mark.parametrize("state", [State.DRAFTED, State.CLOSED, State.WITHDRAWN])
def test_only_what_is_open_is_put_right(state):
    petition = brought_to(state)
    with pytest.raises(WrongStateError):
        correct_details(petition.pk, "x", note="y", now=NOON, by=None)


@pytest.mark.parametrize(
    "change", [{"title": "x" * 81}, {"ask": "x" * 301}, {"title": ""}, {"ask": ""}]
)
def test_titles_and_asks_are_short_and_there(change):
    with pytest.raises(ValidationError), transaction.atomic():
        make_draft(**change)
    assert Petition.objects.count() == 0


def test_the_addressee_is_kept_as_the_directory_named_it():
    petition = make_open()
    addressee = petition.text.addressee
    addressee.delete()
    text = Petition.objects.select_related("text").get(pk=petition.pk).text
    assert text.addressee is None
    assert text.addressee_name == "Trustees of Harlow"
    assert text.addressee_url == "https://trustees.harlow.example/"


def test_two_of_one_title_have_two_addresses():
    slugs = [make_draft().slug for _ in range(3)]
    title = "publish-the-plan-for-the-main-under-church-street"
    assert slugs == [title, f"{title}-2", f"{title}-3"]
    assert make_draft(title="请公布计划").slug == "petition"
