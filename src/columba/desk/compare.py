"""Two revisions of one page side by side, word by word."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from columba.commentary.diff import Part, diff, share_changed
from columba.commentary.models import Revision
from columba.commentary.serialise import draft_from_json
from columba.desk.access import desk_page
from columba.desk.rows import Page, find_page


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """A pair worth looking at, with its address."""

    label: str
    url: str


@desk_page()
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what came, went and changed from one revision to another."""
    found = find_page(pk)
    newest = str(found.newest.number) if found.newest else ""
    before = found.find(request.GET.get("from", "") or newest)
    after = found.find(request.GET.get("to", "") or newest)
    parts, share = _compared(before, after)
    context = {
        "row": found.row,
        "revisions": found.revisions,
        "before": before,
        "after": after,
        "parts": parts,
        "changes": sum(part.changes for part in parts),
        "per_cent": round(share * 100),
        "comparisons": comparisons(found, after),
    }
    return render(request, "desk/compare.html", context)


def comparisons(found: Page, revision: Revision) -> list[Comparison]:
    """Return the pairs that a reviewer of `revision` asks for; always against what readers see."""
    labels: dict[str, str] = {}
    for label, before, after in _pairs(found, revision):
        labels.setdefault(compare_url(found.row.pk, before, after), label)
    return [Comparison(label=label, url=url) for url, label in labels.items()]


def compare_url(pk: int, before: Revision, after: Revision) -> str:
    query = f"from={before.number}&to={after.number}"
    return f"{reverse('desk:compare', args=[pk])}?{query}"


def _pairs(found: Page, revision: Revision) -> Iterator[tuple[str, Revision, Revision]]:
    by_pk = {one.pk: one for one in found.revisions}
    row = found.row
    published, proposed = (by_pk.get(pk or 0) for pk in (row.published_id, row.proposed_id))
    if published and published.is_edited:
        yield "machine draft ↔ published", found.machine_draft_of(published), published
    if published and proposed and published != proposed:
        yield "published ↔ proposed", published, proposed
    if revision.is_edited and revision != published:
        yield "machine draft ↔ this edit", found.machine_draft_of(revision), revision
    if published and revision not in {published, proposed}:
        yield "published ↔ this one", published, revision


def _compared(before: Revision, after: Revision) -> tuple[list[Part], float]:
    old, new = draft_from_json(before.draft), draft_from_json(after.draft)
    return diff(old, new), share_changed(old, new)
