"""Take a petition from one state to the next, with whoever decided it and why."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from django.db import transaction

from columba.accounts.models import User
from columba.petitions.count import LAG
from columba.petitions.draft import lock_petition
from columba.petitions.models import Petition, PetitionCount, State, Transition
from columba.petitions.readiness import Plan, missing


class NotReadyError(Exception):
    """A petition lacks what it needs before it is opened; `remarks` are whole sentences."""

    def __init__(self, remarks: list[str]) -> None:
        super().__init__(" ".join(remarks))
        self.remarks = remarks


class NoReasonError(Exception):
    """A decision that readers are told of has no reason."""


@dataclass(frozen=True, kw_only=True)
class Act:
    """Who decides, when, and why; nobody stands for the clock."""

    by: User | None
    now: datetime
    reason: str = ""


def submit_petition(pk: int, act: Act) -> Petition:
    """Put a draft before whoever decides."""
    return _decide(pk, act, Petition.submit)


def send_back_petition(pk: int, act: Act) -> Petition:
    """Return a draft with what is to be put right."""
    _require_reason(act)
    return _decide(pk, act, Petition.send_back)


@transaction.atomic
def open_petition(pk: int, act: Act, *, zone: tzinfo) -> Petition:
    """Let people sign until the last day, in `zone`, has ended; NotReadyError says what is missing.

    Only a person opens a petition.
    """
    if act.by is None:
        raise NotReadyError(["A person has to open it."])
    petition = lock_petition(pk)
    if remarks := what_is_missing(petition, today=act.now.astimezone(zone).date()):
        raise NotReadyError(remarks)
    text, last_day, by = petition.text, petition.closes_on, act.by
    if text is None or last_day is None:
        raise NotReadyError(["It has no text."])

    def change(row: Petition) -> None:
        row.open(now=act.now, closes_at=end_of(last_day, zone), by=by)

    opened = _decide(pk, act, change)
    text.frozen_at = act.now
    text.save()
    since = act.now - LAG
    PetitionCount.objects.create(petition=opened, counted_until=since, recounted_at=since)
    return opened


def close_petition(pk: int, act: Act) -> Petition:
    """End the signing before its day, for a reason; or now that its day is over, by nobody."""
    if act.by is not None:
        _require_reason(act)
    return _decide(pk, act, lambda row: row.close(at=_end(row, act), reason=act.reason))


def answer_petition(pk: int, act: Act, *, answer: str, outcome: str) -> Petition:
    """Show what the addressee said, and what came of it."""
    if not answer.strip():
        raise NoReasonError("Write what the addressee answered.")
    return _decide(pk, act, lambda row: row.record_answer(answer, outcome=outcome, now=act.now))


def withdraw_petition(pk: int, act: Act) -> Petition:
    """Give a petition up for good; what was public stays to be read, with the reason."""
    _require_reason(act)
    return _decide(pk, act, lambda row: row.withdraw(act.reason, now=act.now))


def what_is_missing(petition: Petition, *, today: date) -> list[str]:
    """Return what must be put right before the petition is opened, in whole sentences."""
    text = petition.text
    is_bound = bool(petition.story_id or petition.playbook or petition.category_id)
    plan = Plan(
        title=text.title if text else "",
        ask=text.ask if text else "",
        addressee=text.addressee_name if text and text.addressee_id else "",
        power=text.power if text else "",
        is_bound=is_bound or petition.everywhere,
        closes_on=petition.closes_on,
    )
    return missing(plan, today=today)


def end_of(day: date, zone: tzinfo) -> datetime:
    """Return the moment at which a day ends in `zone`."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone)


@transaction.atomic
def _decide(pk: int, act: Act, change: Callable[[Petition], None]) -> Petition:
    petition = lock_petition(pk)
    before = petition.state
    change(petition)
    petition.save()
    Transition.objects.create(
        petition=petition,
        before=before,
        after=State(petition.state),
        reason=act.reason,
        by=act.by,
        at=act.now,
    )
    return petition


def _end(petition: Petition, act: Act) -> datetime:
    """Return when the signing ended: of one whose day is over, the end of that day."""
    if petition.closes_at is None:
        return act.now
    return min(act.now, petition.closes_at)


def _require_reason(act: Act) -> None:
    if not act.reason.strip():
        raise NoReasonError("Write why: readers and colleagues are told.")
