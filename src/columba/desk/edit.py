"""Edit a draft sentence by sentence; whatever goes wrong, nothing that was typed is lost."""

from collections.abc import Iterator

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from columba.commentary import review
from columba.commentary.credited import credited_reports
from columba.commentary.document import Draft, Kind
from columba.commentary.library import read_links
from columba.commentary.models import Revision
from columba.commentary.review import Act, OvertakenError, read_seen, seen_now
from columba.commentary.revise import NEW, Wording, problems, read_wording, revise
from columba.commentary.serialise import draft_from_json, findings_from_json
from columba.desk.access import desk_page, person
from columba.desk.compare import comparisons
from columba.desk.fields import Attempt, edited_sections, edited_steps
from columba.desk.rows import Page, find_page, page_url
from columba.desk.show import anchor_of, show
from columba.desk.tabs import read_why


@desk_page()
def edit_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the draft as a form; keep what was typed by POST as a new revision."""
    found = find_page(pk)
    number = request.POST.get("revision") or request.GET.get("revision", "")
    base = found.find(number) if number else found.at_hand()
    if base is None:
        raise Http404(f"Page {pk} has no draft yet.")
    if request.method != "POST":
        return _form(request, found, base, attempt=Attempt())
    return _keep(request, found, base)


def _keep(request: HttpRequest, found: Page, base: Revision) -> HttpResponse:
    draft = draft_from_json(base.draft)
    wordings, left_out = _read(request.POST, draft)
    wrong = problems(draft, wordings, known_links=read_links())
    if wrong:
        attempt = Attempt(wordings=wordings, left_out=left_out, problems=wrong)
        return _form(request, found, base, attempt=attempt, status=400)
    revised = revise(draft, wordings, left_out=left_out)
    if revised == draft:
        messages.info(request, "Nothing was changed, so nothing was saved.")
        return redirect(_back(request, found, base))
    act = Act(
        by=person(request),
        now=timezone.now(),
        seen=read_seen(request.POST.get("seen", "")),
    )
    try:
        saved = review.edit(base, revised, act, zone=settings.PUBLICATION.zone)
    except OvertakenError as error:
        attempt = Attempt(wordings=wordings, left_out=left_out, overtaken=error)
        return _form(request, find_page(found.row.pk), base, attempt=attempt, status=409)
    messages.success(request, _saved(saved))
    return redirect(_back(request, found, saved))


def _saved(revision: Revision) -> str:
    count = revision.finding_count
    faults = f"{count} fault{'' if count == 1 else 's'}" if count else "nothing wrong"
    return f"Saved as revision {revision.number}. The checker found {faults}."


def _back(request: HttpRequest, found: Page, revision: Revision) -> str:
    why = read_why(request.POST.get("why", "")) or ""
    return page_url(found.row, revision=revision.number, why=why)


def _form(
    request: HttpRequest, found: Page, base: Revision, *, attempt: Attempt, status: int = 200
) -> HttpResponse:
    draft = draft_from_json(base.draft)
    reports = credited_reports(draft, zone=settings.PUBLICATION.zone)
    context = {
        "row": found.row,
        "revision": base,
        "seen": seen_now(found.row),
        "why": read_why(request.POST.get("why", "") or request.GET.get("why", "")) or "",
        "kinds": [kind.value for kind in Kind],
        "sections": edited_sections(draft, attempt, findings=findings_from_json(base.findings)),
        "steps": edited_steps(draft.steps, attempt.left_out),
        "attempt": attempt,
        "page_problem": attempt.problems.get("page", ""),
        "comparisons": comparisons(found, base) if attempt.overtaken else [],
        "shown": show(draft, reports, links=read_links()),
    }
    return render(request, "desk/edit.html", context, status=status)


def _read(data: QueryDict, draft: Draft) -> tuple[dict[str, Wording], list[int]]:
    """Return what was typed by place; a sentence whose field did not arrive stays as it is."""
    wordings = {}
    for where in _places(draft):
        anchor = anchor_of(where)
        text, kind = data.get(f"text-{anchor}"), data.get(f"kind-{anchor}", "")
        if text is not None and kind in set(Kind):
            wordings[where] = read_wording(text, Kind(kind), data.get(f"cites-{anchor}", ""))
    out = set(data.getlist("without-step"))
    return wordings, [n for n in range(1, len(draft.steps) + 1) if str(n) in out]


def _places(draft: Draft) -> Iterator[str]:
    yield from (where for where, _ in draft.sentences())
    yield from (f"{where}.{NEW}" for where, _ in draft.paragraphs())
