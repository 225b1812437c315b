"""Carry out what somebody decides about a page, or give back what was typed with the reason."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import format_html

from columba.accounts.roles import CORRECT, REVIEW
from columba.commentary import review
from columba.commentary.models import Commentary, Revision, State, WrongStateError
from columba.commentary.review import Act, OvertakenError, ReasonNeededError, read_seen
from columba.desk.access import desk_page, forbidden, person
from columba.desk.page import Typed, show_page
from columba.desk.queue import next_url
from columba.desk.rows import Page, find_page, page_url
from columba.desk.tabs import read_why

LONGEST = 2000
_TYPED = ("reason", "note", "at")


class Verb(StrEnum):
    APPROVE = "approve"
    REJECT = "reject"
    SCHEDULE = "schedule"
    UNSCHEDULE = "unschedule"
    CORRECT = "correct"
    WITHDRAW = "withdraw"


NEEDED: Mapping[Verb, str] = {
    verb: REVIEW if verb in {Verb.APPROVE, Verb.REJECT} else CORRECT for verb in Verb
}
_DONE: Mapping[Verb, str] = {
    Verb.APPROVE: "Approved",
    Verb.REJECT: "Rejected",
    Verb.SCHEDULE: "Scheduled",
    Verb.UNSCHEDULE: "No longer scheduled",
    Verb.CORRECT: "Corrected, with a public note",
    Verb.WITHDRAW: "Withdrawn, with a public note",
}


class DecisionForm(forms.Form):
    """What comes with a decision; which of it is needed, the verb says."""

    seen = forms.CharField(required=False)
    reason = forms.CharField(required=False, max_length=LONGEST)
    note = forms.CharField(required=False, max_length=LONGEST)
    at = forms.DateTimeField(
        required=False,
        error_messages={"invalid": "Give a day and a time, such as 2025-09-01 07:30."},
    )


@desk_page()
def decide(request: HttpRequest, pk: int, verb: Verb) -> HttpResponse:
    """Carry out a decision sent by POST, and go on to the next page that waits."""
    if request.method != "POST":
        return redirect(page_url(pk))
    found = find_page(pk)
    needed = _needed(verb, found.row)
    if not request.user.has_perm(needed):
        return forbidden(request, needed)
    revision = found.find(request.POST.get("revision", ""))
    form = DecisionForm(request.POST)
    typed = Typed(verb=verb, values={name: request.POST.get(name, "") for name in _TYPED})
    try:
        _carry_out(verb, found, revision, form=form, request=request)
    except OvertakenError as error:
        typed = replace(
            typed, problem=str(error), decisions=error.decisions, revisions=error.revisions
        )
        return show_page(request, find_page(pk), revision, typed=typed, status=409)
    except (WrongStateError, ReasonNeededError) as error:
        typed = replace(typed, problem=str(error))
        return show_page(request, found, revision, typed=typed, status=400)
    return _go_on(request, found, verb)


def _needed(verb: Verb, row: Commentary) -> str:
    """Return the permission it takes; what an editor put right or took away is an editor's."""
    undoes = row.state == State.WITHDRAWN or (verb is Verb.APPROVE and row.state == State.CORRECTED)
    return CORRECT if undoes else NEEDED[verb]


def _carry_out(
    verb: Verb, found: Page, revision: Revision, *, form: DecisionForm, request: HttpRequest
) -> None:
    if not form.is_valid():
        raise ReasonNeededError(" ".join(str(one) for of in form.errors.values() for one in of))
    given = form.cleaned_data
    act = Act(
        by=person(request),
        now=timezone.now(),
        seen=read_seen(given["seen"]),
        reason=given["reason"],
    )
    match verb:
        case Verb.APPROVE:
            review.approve(revision, act)
        case Verb.REJECT:
            review.reject(revision, act)
        case Verb.SCHEDULE:
            if given["at"] is None:
                raise ReasonNeededError("Say when it is to be published.")
            review.schedule(revision, act, at=given["at"])
        case Verb.UNSCHEDULE:
            review.unschedule(found.row, act)
        case Verb.CORRECT:
            review.correct(revision, act, note=given["note"])
        case Verb.WITHDRAW:
            review.withdraw(found.row, act)


def _go_on(request: HttpRequest, found: Page, verb: Verb) -> HttpResponse:
    row = found.row
    messages.success(
        request, format_html('{}: <a href="{}">{}</a>', _DONE[verb], page_url(row), row.story.title)
    )
    stays = verb in {Verb.UNSCHEDULE, Verb.WITHDRAW}
    why = read_why(request.POST.get("why", "")) or ""
    return redirect(page_url(row) if stays else next_url(row, why))
