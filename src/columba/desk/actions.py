"""What may be done with a revision of a page, by whom."""

from dataclasses import dataclass

from columba.commentary.models import Commentary, Revision, State


@dataclass(frozen=True, kw_only=True)
class Actions:
    """The buttons of the review page; `needs_reason` says that the checker must be overridden."""

    approve: bool = False
    correct: bool = False
    edit: bool = False
    reject: bool = False
    schedule: bool = False
    unschedule: bool = False
    withdraw: bool = False
    needs_reason: bool = False
    approve_label: str = "Approve and publish"
    hint: str = ""  # what the person cannot do here, and who can


def actions(row: Commentary, revision: Revision, *, may_correct: bool) -> Actions:
    """Return what somebody may do who reviews, and who may or may not correct too."""
    is_shown = row.is_visible and row.published_id == revision.pk
    corrects, is_withdrawn = row.corrects(revision), row.state == State.WITHDRAWN
    is_an_editors = row.state in {State.WITHDRAWN, State.CORRECTED}
    is_read = is_shown and row.reviewed_at is not None
    is_open = revision.pk in {row.proposed_id, row.scheduled_id} or (
        is_shown and not is_read and row.state == State.PUBLISHED
    )
    is_new = not is_shown and not corrects
    return Actions(
        approve=not is_read and not corrects and (may_correct or not is_an_editors),
        correct=corrects and may_correct,
        edit=True,
        reject=is_open and not is_withdrawn,
        schedule=is_new and may_correct and row.scheduled_id != revision.pk,
        unschedule=row.scheduled_id is not None and may_correct,
        withdraw=row.published_at is not None and not is_withdrawn and may_correct,
        needs_reason=revision.finding_count > 0 and not is_read,
        approve_label=_label(row, is_shown=is_shown),
        hint="" if may_correct or is_shown else _hint(row, corrects=corrects),
    )


def _label(row: Commentary, *, is_shown: bool) -> str:
    if is_shown:
        return "Approve as it stands"
    if row.is_visible:
        return "Publish in place of what readers see"
    return "Bring back" if row.state == State.WITHDRAWN else "Approve and publish"


def _hint(row: Commentary, *, corrects: bool) -> str:
    """Return what a reviewer cannot do with the revision, and who can."""
    if corrects:
        return "Readers have seen this text: an editor publishes the correction, with a note."
    if row.state == State.CORRECTED:
        return "An editor has corrected the page: only an editor puts another text in its place."
    if row.state == State.WITHDRAWN:
        return "The page is withdrawn: only an editor can bring it back."
    return ""
