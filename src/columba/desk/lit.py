"""The stylesheet that lights, beside a sentence in focus, the paragraphs on which it rests."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from columba.commentary.document import Draft
from columba.commentary.models import Revision
from columba.commentary.serialise import draft_from_json
from columba.desk.access import desk_page
from columba.desk.show import anchor_of, cited_anchor

_ON = ":is(:hover,:focus-within,:target)"


@desk_page()
def lit(_request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with one rule for each sentence that cites anything, and one for each thing cited.

    Without a script: what is in focus or under the pointer lights its counterparts.
    """
    draft = draft_from_json(get_object_or_404(Revision, pk=pk).draft)
    return HttpResponse("\n".join(_rules(draft)), content_type="text/css; charset=utf-8")


def _rules(draft: Draft) -> Iterator[str]:
    cited_by: dict[str, list[str]] = {}
    for where, sentence in draft.sentences():
        cites = [cited_anchor(cite) for cite in sentence.cites]
        for cite in cites:
            cited_by.setdefault(cite, []).append(anchor_of(where))
        if cites:
            yield _rule(anchor_of(where), cites)
    yield from (_rule(cite, sentences) for cite, sentences in cited_by.items())


def _rule(anchor: str, others: list[str]) -> str:
    lit = ",".join(f"#{other}" for other in others)
    return f".review:has(#{anchor}{_ON}) :is({lit}){{background:var(--lit)}}"
