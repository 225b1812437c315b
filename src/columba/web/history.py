"""The versions of a story's commentary that readers have seen, and what changed in each."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from columba.commentary.diff import Part
from columba.commentary.document import COMPOSER
from columba.commentary.history import Version, showings, versions
from columba.commentary.models import Commentary
from columba.commentary.reading import withdrawn
from columba.lib.publication import Publication
from columba.web.addresses import article_url, history_url
from columba.web.commentary import show_note
from columba.web.moments import Moment, show_moment

PER_PAGE = 10


@dataclass(frozen=True, kw_only=True)
class ShownVersion:
    """One version as the page prints it; `made` and `read` are sentences."""

    number: int
    moment: Moment | None
    made: str
    read: Sequence[str]
    notes: Sequence[str]
    changes: Sequence[Part] | None


def history(
    request: HttpRequest,
    pk: int,
    slug: str,  # noqa: ARG001 - part of the address, for people
) -> HttpResponse:
    """Show every version, newest first; of a withdrawn text only when it was seen."""
    row = get_object_or_404(
        Commentary.objects.select_related("story__lead", "published"),
        story=pk,
        published_at__isnull=False,
    )
    if request.path != history_url(row.story):
        return redirect(history_url(row.story), permanent=True)
    seen = showings(row)
    page = Paginator(seen, PER_PAGE).get_page(request.GET.get("page"))
    before = next(iter(seen[page.end_index() : page.end_index() + 1]), None)
    notice = withdrawn([pk]).get(pk)
    publication = settings.PUBLICATION
    context = {
        "title": row.story.title,
        "url": article_url(row.story.lead),
        "absolute_url": request.build_absolute_uri(history_url(row.story)),
        "withdrawal": show_note(notice, publication) if notice else None,
        "is_visible": row.is_visible,
        "versions": [
            _show(one, publication) for one in versions(row, list(page.object_list), before=before)
        ],
        "page": page,
    }
    return render(request, "web/history.html", context)


def _show(one: Version, publication: Publication) -> ShownVersion:
    return ShownVersion(
        number=one.number,
        moment=show_moment(one.at, publication),
        made=_made(one),
        read=[
            _read(approval.by, show_moment(approval.at, publication)) for approval in one.approvals
        ],
        notes=one.notes,
        changes=one.changes,
    )


def _made(one: Version) -> str:
    by = "by software" if one.written_by == COMPOSER else f"by the language model {one.written_by}"
    playbook = f" from the playbook “{one.playbook}” {one.playbook_version}" if one.playbook else ""
    edited = f", edited by {one.edited_by}" if one.edited_by else ""
    return f"Written {by}{playbook}{edited}."


def _read(by: str, moment: Moment | None) -> str:
    return f"Approved by {by}, {moment.short}." if moment else f"Approved by {by}."
