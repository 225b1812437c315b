"""One page under review: the draft beside its sources, and everything to decide with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from columba.accounts.roles import CORRECT
from columba.commentary.credited import credited_reports
from columba.commentary.library import read_links
from columba.commentary.models import Closing, Commentary, Decision, ErrorReport, Revision
from columba.commentary.review import seen_now
from columba.commentary.serialise import draft_from_json, findings_from_json
from columba.desk.access import desk_page, person
from columba.desk.actions import actions
from columba.desk.compare import comparisons
from columba.desk.rows import Page, find_page, public_url
from columba.desk.show import show
from columba.desk.shown import Shown
from columba.desk.tabs import read_why


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What somebody typed into a form that could not be carried out, and why it could not."""

    verb: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""
    decisions: Sequence[Decision] = ()
    revisions: Sequence[Revision] = ()

    @property
    def is_overtaken(self) -> bool:
        return bool(self.decisions or self.revisions)

    @property
    def words(self) -> list[str]:
        """What was typed, whatever becomes of the form it was typed into."""
        return [text for text in self.values.values() if text.strip()]


@desk_page()
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is proposed, else what readers see, else the revision that is asked for."""
    found = find_page(pk)
    number = request.GET.get("revision", "")
    return show_page(request, found, found.find(number) if number else found.at_hand())


def show_page(
    request: HttpRequest,
    found: Page,
    revision: Revision | None,
    *,
    typed: Typed | None = None,
    status: int = 200,
) -> HttpResponse:
    """Answer with the review of one revision, and with what was typed if anything was."""
    row = found.row
    why = read_why(request.POST.get("why", "") or request.GET.get("why", "")) or ""
    context: dict[str, object] = {
        "row": row,
        "revision": revision,
        "seen": seen_now(row),
        "last": row.decisions.select_related("by", "revision").defer("revision__draft").first(),
        "why": why,
        "typed": typed or Typed(),
        "public_url": public_url(row.story),
        "closings": Closing.choices,
        "may_correct": person(request).has_perm(CORRECT),
        "zone": settings.PUBLICATION.time_zone,
    }
    if revision:
        context |= _about(found, revision, may_correct=person(request).has_perm(CORRECT))
    return render(request, "desk/page.html", context, status=status)


def complaints_about(row: Commentary) -> list[ErrorReport]:
    """Return the open reports about any article of the page's story, oldest first."""
    reports = ErrorReport.objects.filter(closed_at=None, article__membership__story=row.story_id)
    joined = reports.select_related("revision").defer("revision__draft")
    return list(joined.order_by("created_at", "pk"))


def _about(found: Page, revision: Revision, *, may_correct: bool) -> dict[str, object]:
    row = found.row
    return {
        "shown": _shown(row, revision),
        "actions": actions(row, revision, may_correct=may_correct),
        "comparisons": comparisons(found, revision),
        "newer": found.newest if found.newest and found.newest.number > revision.number else None,
        "base": found.machine_draft_of(revision),
        "is_published": row.is_visible and row.published_id == revision.pk,
        "is_proposed": row.proposed_id == revision.pk,
        "is_scheduled": row.scheduled_id == revision.pk,
        "is_rejected": row.rejected_id == revision.pk,
    }


def _shown(row: Commentary, revision: Revision) -> Shown:
    draft = draft_from_json(revision.draft)
    return show(
        draft,
        credited_reports(draft, zone=settings.PUBLICATION.zone),
        links=read_links(),
        findings=findings_from_json(revision.findings),
        complaints=complaints_about(row),
        is_edited=revision.is_edited,
    )
