"""What people decide about a page: approve, edit, reject, schedule, correct, withdraw.

Every verb locks the page, refuses if somebody or something was quicker, changes its state and
writes down who decided what, all in one transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from django.db import transaction
from django.db.models import Max

from columba.accounts.models import User
from columba.commentary.credited import credited_reports
from columba.commentary.document import Draft
from columba.commentary.library import read_links
from columba.commentary.models import (
    Commentary,
    Decision,
    Notice,
    NoticeKind,
    Revision,
    Verdict,
    WrongStateError,
)
from columba.commentary.recheck import recheck
from columba.commentary.serialise import draft_from_json, draft_to_json, findings_to_json


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What was on the screen when a person decided: newest revision's number, newest decision.

    Zero stands for none.
    """

    revision: int = 0
    decision: int = 0

    def __str__(self) -> str:
        return f"{self.revision}.{self.decision}"


@dataclass(frozen=True, kw_only=True)
class Act:
    """Who decides, when, on what was seen, and why; the reason is kept with the decision."""

    by: User
    now: datetime
    seen: Seen
    reason: str = ""


class OvertakenError(Exception):
    """Since the page was opened, newer drafts came or others decided; nothing was changed."""

    def __init__(self, decisions: Sequence[Decision], revisions: Sequence[Revision]) -> None:
        super().__init__("The page has changed since you opened it.")
        self.decisions = decisions
        self.revisions = revisions


class ReasonNeededError(Exception):
    """The decision needs a written reason; the message says what for."""


def read_seen(text: str) -> Seen:
    """Return what a form says was on its screen; what nobody saw where it says nothing sensible."""
    revision, _, decision = text.partition(".")
    is_read = all(part.isascii() and part.isdigit() for part in (revision, decision))
    return Seen(revision=int(revision), decision=int(decision)) if is_read else Seen()


def seen_now(row: Commentary) -> Seen:
    """Return what whoever opens the page now sees."""
    newest = row.revisions.aggregate(newest=Max("number"))["newest"]
    decision = row.decisions.aggregate(newest=Max("pk"))["newest"]
    return Seen(revision=newest or 0, decision=decision or 0)


@transaction.atomic
def approve(revision: Revision, act: Act) -> Commentary:
    """Show readers the revision as read by a person, or answer for it where they see it already.

    What the checker found is overridden by a written reason only, and what changes the very words
    that readers have seen is a correction.
    """
    row = _open(revision.commentary_id, act)
    _require_reason(revision, act)
    if row.corrects(revision):
        raise WrongStateError("Readers have seen the text before: correct it, with a public note.")
    if row.published_id == revision.pk:
        row.vouch(now=act.now, reviewer=act.by)
    else:
        row.publish(revision, now=act.now, reviewer=act.by, over=_newer(revision))
    return _close(row, Verdict.APPROVED, act, revision=revision)


@transaction.atomic
def edit(base: Revision, draft: Draft, act: Act, *, zone: tzinfo) -> Revision:
    """Keep a person's wording as a new revision, checked again, and put it before a person.

    `zone` is that of the publication, in which the checker reads dates.
    """
    row = _open(base.commentary_id, act)
    reports = credited_reports(draft, zone=zone)
    findings = recheck(draft_from_json(base.draft), draft, reports, links=read_links())
    revision = Revision.objects.create(
        commentary=row,
        number=act.seen.revision + 1,
        inputs_hash=base.inputs_hash,
        written_by=base.written_by,
        playbook=base.playbook,
        playbook_version=base.playbook_version,
        draft=draft_to_json(draft),
        findings=findings_to_json(findings),
        created_at=act.now,
        edited_by=act.by,
        based_on=base,
    )
    row.propose([f"{act.by.name} has edited the draft."], revision)
    _close(row, Verdict.EDITED, act, revision=revision)
    return revision


@transaction.atomic
def reject(revision: Revision, act: Act) -> Commentary:
    """Turn a draft down, with the reason why."""
    row = _open(revision.commentary_id, act)
    _require_words(act.reason, "Say why the draft is rejected.")
    row.reject(revision, f"{act.by.name} took this off the page: {act.reason}")
    return _close(row, Verdict.REJECTED, act, revision=revision)


@transaction.atomic
def schedule(revision: Revision, act: Act, *, at: datetime) -> Commentary:
    """Let the draft be published by itself at a moment to come."""
    row = _open(revision.commentary_id, act)
    _require_reason(revision, act)
    if at <= act.now:
        raise WrongStateError("The moment is past: choose one to come, or publish now.")
    if row.corrects(revision):
        raise WrongStateError("A correction is published at once, with its note.")
    row.schedule(revision, at=at, by=act.by)
    return _close(row, Verdict.SCHEDULED, act, revision=revision, due_at=at)


@transaction.atomic
def unschedule(row: Commentary, act: Act) -> Commentary:
    """Take back a schedule; the draft waits for a person again."""
    row = _open(row.pk, act)
    revision = row.scheduled
    row.unschedule()
    row.propose([f"{act.by.name} has taken back its schedule."], revision)
    return _close(row, Verdict.UNSCHEDULED, act, revision=revision)


@transaction.atomic
def correct(revision: Revision, act: Act, *, note: str) -> Commentary:
    """Show readers a person's wording in place of what they saw, with a dated public note."""
    row = _open(revision.commentary_id, act)
    _require_reason(revision, act)
    _require_words(note, "Say in public what was wrong and what is right now.")
    if not row.corrects(revision):
        raise WrongStateError("Only an edit of the text that readers see now corrects it.")
    row.correct(revision, now=act.now, reviewer=act.by)
    _tell(row, NoticeKind.CORRECTION, note, now=act.now)
    return _close(row, Verdict.CORRECTED, act, revision=revision)


@transaction.atomic
def withdraw(row: Commentary, act: Act) -> Commentary:
    """Take away for good what readers have seen; the reason is public."""
    row = _open(row.pk, act)
    _require_words(act.reason, "Say in public why the page is withdrawn.")
    if row.published_at is None:
        raise WrongStateError("Readers have never seen it: reject the draft instead.")
    revision = row.published
    row.withdraw(act.reason)
    _tell(row, NoticeKind.WITHDRAWAL, act.reason, now=act.now, revision=revision)
    return _close(row, Verdict.WITHDRAWN, act, revision=revision)


def _open(pk: int, act: Act) -> Commentary:
    """Return the page, locked; OvertakenError where it is not what the person saw."""
    # Without joins: what the row points to is read once nobody can change it any more.
    row = Commentary.objects.select_for_update().get(pk=pk)
    if seen_now(row) != act.seen:
        decisions = row.decisions.filter(pk__gt=act.seen.decision).select_related("by", "revision")
        revisions = row.revisions.filter(number__gt=act.seen.revision).select_related("edited_by")
        raise OvertakenError(list(decisions), list(revisions.defer("draft")))
    return row


def _close(
    row: Commentary,
    verdict: Verdict,
    act: Act,
    *,
    revision: Revision | None,
    due_at: datetime | None = None,
) -> Commentary:
    row.save()
    Decision.objects.create(
        commentary=row,
        revision=revision,
        verdict=verdict,
        reason=act.reason,
        by=act.by,
        at=act.now,
        due_at=due_at,
    )
    return row


def _tell(
    row: Commentary,
    kind: NoticeKind,
    text: str,
    *,
    now: datetime,
    revision: Revision | None = None,
) -> None:
    Notice.objects.create(
        commentary=row, revision=revision or row.published, kind=kind, text=text, at=now
    )


def _newer(revision: Revision) -> Revision | None:
    """Return the newest draft of the page where it is newer than this one."""
    newer = Revision.objects.filter(
        commentary=revision.commentary_id, number__gt=revision.number
    ).order_by("-number")
    return newer.defer("draft").first()


def _require_reason(revision: Revision, act: Act) -> None:
    if revision.finding_count:
        _require_words(
            act.reason, "The checker found faults: say why the page may go out as it is."
        )


def _require_words(text: str, message: str) -> None:
    if not text.strip():
        raise ReasonNeededError(message)
