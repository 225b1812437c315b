"""Every public note: what was put right on a page, and what was taken away, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from columba.commentary.reading import PublicNotice, public_notices, show_notice
from columba.web.addresses import article_url
from columba.web.commentary import Note, show_note
from columba.web.links import feed_links

PER_PAGE = 20


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A note with the page it is about."""

    note: Note
    title: str
    url: str


def corrections(request: HttpRequest) -> HttpResponse:
    """Show the notes, and how to report an error."""
    page = Paginator(public_notices(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "listed": show_listed([show_notice(row) for row in page.object_list]),
        "page": page,
        "feeds": feed_links("corrections"),
        "absolute_url": request.build_absolute_uri(request.path),
    }
    return render(request, "web/corrections.html", context)


def show_listed(notices: Sequence[PublicNotice]) -> list[Listed]:
    """Return notices with the pages they stand on."""
    return [
        Listed(
            note=(note := show_note(notice, settings.PUBLICATION)),
            title=notice.story.lead.title,
            url=f"{article_url(notice.story.lead)}{_fragment(notice, note)}",
        )
        for notice in notices
    ]


def _fragment(notice: PublicNotice, note: Note) -> str:
    """Return where on the page the note stands; a withdrawn page shows no correction any more."""
    is_shown = notice.is_withdrawn == (note.word == "Withdrawn")
    return f"#{note.anchor}" if is_shown else ""
