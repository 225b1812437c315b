"""Everything that ever happened to a page: revisions, decisions, notices, reports."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from columba.commentary.document import COMPOSER
from columba.commentary.models import Decision, ErrorReport, Notice, Revision, Verdict
from columba.desk.access import desk_page
from columba.desk.compare import compare_url
from columba.desk.rows import Page, find_page, page_url


@dataclass(frozen=True, kw_only=True)
class Event:
    """One line of the history: when, who, what, and the words that go with it."""

    at: datetime
    who: str
    what: str
    words: str = ""
    links: tuple[tuple[str, str], ...] = ()  # label, address


@desk_page()
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """List it, newest first."""
    found = find_page(pk)
    events = sorted(_events(found), key=lambda event: event.at, reverse=True)
    return render(request, "desk/history.html", {"row": found.row, "events": events})


def _events(found: Page) -> Iterator[Event]:
    yield from (_of_revision(found, revision) for revision in found.revisions)
    # That somebody edited is told with the revision it made.
    decisions = found.row.decisions.exclude(verdict=Verdict.EDITED).select_related("by", "revision")
    yield from (_of_decision(found, one) for one in decisions.defer("revision__draft"))
    yield from (_of_notice(notice) for notice in found.row.notices.all())
    reports = ErrorReport.objects.filter(article__membership__story=found.row.story_id)
    for report in reports.select_related("closed_by"):
        yield from _of_report(report)


def _of_revision(found: Page, revision: Revision) -> Event:
    base = next((one for one in found.revisions if one.pk == revision.based_on_id), None)
    before = base or found.by_number.get(revision.number - 1)
    links = [(f"revision {revision.number}", page_url(found.row, revision=revision.number))]
    if before:
        label = f"compare with {before.number}"
        links.append((label, compare_url(found.row.pk, before, revision)))
    faults = f"The checker found {revision.finding_count}." if revision.finding_count else ""
    what = f"edited revision {base.number}, which made" if base else "wrote"
    return Event(
        at=revision.created_at, who=_author(revision), what=what, words=faults, links=tuple(links)
    )


def _author(revision: Revision) -> str:
    if revision.is_edited:
        return revision.edited_by.name if revision.edited_by else "somebody who has left"
    return "the composer" if revision.written_by == COMPOSER else revision.written_by


def _of_decision(found: Page, decision: Decision) -> Event:
    number = decision.revision.number if decision.revision else None
    link = ((f"revision {number}", page_url(found.row, revision=number)),) if number else ()
    return Event(
        at=decision.at,
        who=decision.by.name if decision.by else "somebody who has left",
        what=decision.get_verdict_display().lower(),
        words=decision.reason,
        links=link,
    )


def _of_notice(notice: Notice) -> Event:
    return Event(at=notice.at, who="the page", what=f"says: {notice.kind}", words=notice.text)


def _of_report(report: ErrorReport) -> Iterator[Event]:
    about = f"reported {report.sentence or 'the page'}"
    yield Event(at=report.created_at, who="a reader", what=about, words=report.text)
    if report.closed_at:
        who = report.closed_by.name if report.closed_by else "somebody who has left"
        what = f"closed a report: {report.get_closing_display()}"
        yield Event(at=report.closed_at, who=who, what=what, words=report.note)
