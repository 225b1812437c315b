"""The queue: what waits for a person, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from columba.commentary.models import Commentary
from columba.commentary.queue import Draw, next_waiting, reasons_of, reports_by_story, waiting
from columba.desk.access import desk_page
from columba.desk.rows import page_url
from columba.desk.tabs import LABELS, draw_at, read_why, tabs

PER_PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One page of the queue."""

    row: Commentary
    url: str
    why: Sequence[str]
    reports: int


@desk_page()
def queue(request: HttpRequest) -> HttpResponse:
    """List what waits, for one reason or for any, newest news first."""
    now = timezone.now()
    why, draw = read_why(request.GET.get("why", "")), draw_at(now)
    shown = Paginator(waiting(draw, why), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "tabs": tabs(why or "all", now=now),
        "heading": LABELS[why] if why else "All that waits",
        "why": why or "",
        "page": shown,
        "rows": _rows(list(shown.object_list), draw, why=why or ""),
    }
    return render(request, "desk/queue.html", context)


@desk_page()
def next_page(request: HttpRequest) -> HttpResponse:
    """Go to the page that comes after one in the queue, else to the queue."""
    why, after = request.GET.get("why", ""), request.GET.get("after", "")
    is_number = after.isascii() and after.isdigit() and len(after) < 18  # noqa: PLR2004 - fits a row number
    row = Commentary.objects.select_related("story").filter(pk=after).first() if is_number else None
    return redirect(next_url(row, why))


def next_url(row: Commentary | None, why: str) -> str:
    """Return the address of what comes after `row` in the queue, else that of the queue."""
    reason = read_why(why)
    rows = waiting(draw_at(timezone.now()), reason)
    following = next_waiting(rows, row) if row else rows.first()
    if following:
        return page_url(following, why=why)
    return f"{reverse('desk:queue')}?why={reason}" if reason else reverse("desk:queue")


def _rows(rows: Sequence[Commentary], draw: Draw, *, why: str) -> list[Waiting]:
    reported = reports_by_story(rows)
    return [
        Waiting(
            row=row,
            url=page_url(row, why=why),
            why=[LABELS[one] for one in reasons_of(row, draw, reported=reported)],
            reports=reported.get(row.story_id, 0),
        )
        for row in rows
    ]
