"""What readers have seen of a story's commentary: every version, and what changed in each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from columba.commentary.diff import Change, Part, diff
from columba.commentary.models import Commentary, Decision, Notice, NoticeKind, Revision, Verdict
from columba.commentary.serialise import draft_from_json

_READ = (Verdict.APPROVED, Verdict.SCHEDULED, Verdict.CORRECTED)


@dataclass(frozen=True, kw_only=True)
class Showing:
    """That readers saw a revision from a moment on; `version` counts from 1."""

    version: int
    revision: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Approval:
    """That a person has read a version."""

    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Version:
    """One version: when readers first saw it, by whom it is, and what changed.

    `changes` holds the lines that changed since the version before; it is None where there is no
    version before, and where readers may not see the texts any more.
    """

    number: int
    at: datetime
    written_by: str
    edited_by: str  # empty where nobody edited it
    playbook: str  # its title; empty where there was none
    playbook_version: str
    approvals: Sequence[Approval]
    notes: Sequence[str]  # the public notes of what was put right in it
    changes: Sequence[Part] | None


def showings(row: Commentary) -> list[Showing]:
    """Return every version that readers have seen, newest first; needs no query.

    What readers see now counts even where nobody wrote down since when: as of its making.
    """
    seen = [(number, datetime.fromisoformat(at)) for number, at in row.shown]
    now = row.published if row.is_visible else None
    if now and (not seen or seen[-1][0] != now.number):
        seen.append((now.number, now.created_at))
    found = [
        Showing(version=version, revision=number, at=at)
        for version, (number, at) in enumerate(seen, start=1)
    ]
    return found[::-1]


def versions(
    row: Commentary, wanted: Sequence[Showing], *, before: Showing | None
) -> list[Version]:
    """Return these versions, given newest first, in a few queries whatever their number.

    `before` is the version before the last of them.
    """
    numbers = {one.revision for one in [*wanted, *([before] if before else [])]}
    revisions = {
        revision.number: revision
        for revision in row.revisions.filter(number__in=numbers).select_related("edited_by")
    }
    people = _People(revisions.values())
    older = [*wanted[1:], before]
    return [
        _version(row, one, earlier, revisions=revisions, people=people)
        for one, earlier in zip(wanted, older, strict=True)
        if one.revision in revisions
    ]


def _version(
    row: Commentary,
    one: Showing,
    earlier: Showing | None,
    *,
    revisions: Mapping[int, Revision],
    people: "_People",
) -> Version:
    revision = revisions[one.revision]
    previous = revisions.get(earlier.revision) if earlier else None
    is_open = row.is_visible and previous is not None
    return Version(
        number=one.version,
        at=one.at,
        written_by=revision.written_by,
        edited_by=_editor(revision),
        playbook=revision.draft["title"] if revision.playbook else "",
        playbook_version=revision.playbook_version,
        approvals=people.approvals(revision),
        notes=people.notes(revision),
        changes=_changes(previous, revision) if is_open and previous else None,
    )


def _editor(revision: Revision) -> str:
    if not revision.is_edited:
        return ""
    return revision.edited_by.name if revision.edited_by else "a person"


def _changes(before: Revision, after: Revision) -> list[Part]:
    """Return the parts in which anything changed, with the lines that did."""
    parts = diff(draft_from_json(before.draft), draft_from_json(after.draft))
    return [
        replace(part, lines=tuple(line for line in part.lines if line.change is not Change.SAME))
        for part in parts
        if part.changes
    ]


class _People:
    """What people decided about revisions, and what they told readers: two queries."""

    def __init__(self, revisions: Iterable[Revision]) -> None:
        pks = [revision.pk for revision in revisions]
        self._approvals: dict[int | None, list[Approval]] = defaultdict(list)
        decisions = Decision.objects.filter(revision__in=pks, verdict__in=_READ)
        for decision in decisions.select_related("by").order_by("at", "pk"):
            name = decision.by.name if decision.by else "a person"
            self._approvals[decision.revision_id].append(Approval(by=name, at=decision.at))
        self._notes: dict[int | None, list[str]] = defaultdict(list)
        notices = Notice.objects.filter(revision__in=pks, kind=NoticeKind.CORRECTION)
        for notice in notices.order_by("at", "pk"):
            self._notes[notice.revision_id].append(notice.text)

    def approvals(self, revision: Revision) -> list[Approval]:
        return self._approvals[revision.pk]

    def notes(self, revision: Revision) -> list[str]:
        return self._notes[revision.pk]
