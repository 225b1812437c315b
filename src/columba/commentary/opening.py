"""How a page opens its news: what happened, in the words of a report, and the newest turn of it."""

import re
from collections.abc import Sequence

from columba.commentary.attribution import attributed
from columba.commentary.document import Sentence
from columba.commentary.quotable import Candidate, candidates, vector
from columba.commentary.report_text import ReportText
from columba.commentary.summary import Weights, is_new, likeness, ranked

# Of the words a page may quote, the rest is for those who speak in the reports.
MOST_WORDS = 45
LONGEST = 40  # the first sentence of a report is often one that holds all of it
_LEAST_TO_DO = 0.25  # of a second quotation with the headlines
_HEAD = 2  # paragraphs: where a newer report says what is newer
_TOP = 4  # paragraphs: what is new stands above the history
# What asks who or when is meant.
_BEGS = re.compile(r"\b(?:they|today|tonight|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
# A report may begin with a scene; its headline says what it is about.
_WEIGHTS = Weights(all=0.5, headline=1.0, top=0.5)


def opening(texts: Sequence[ReportText]) -> tuple[Sentence, ...]:
    """Return one or two quotations that say what happened, in the order of the reports.

    Where the newest report is of a later day than the first quotation, the second is its own.
    Nothing where no report has a sentence that can be repeated alone.
    """
    found = leads(texts)
    if not found:
        return ()
    first = found[0]
    chosen = [first, *_second(first, found, texts)[:1]]
    return attributed(sorted(chosen, key=lambda candidate: candidate.place))


def leads(texts: Sequence[ReportText]) -> list[Candidate]:
    """Return what the heads of the reports let be repeated, best what their headlines speak of."""
    headlines = [text.report.title for text in texts]
    found = [one for one in candidates(texts, longest=LONGEST) if one.number <= _TOP]
    best = ranked(found, titles=headlines, weights=_WEIGHTS)
    return [one for one in best if not _BEGS.search(one.words)]


def _second(
    first: Candidate, found: Sequence[Candidate], texts: Sequence[ReportText]
) -> list[Candidate]:
    """Return what may stand beside the first quotation and says something more of the headlines."""
    about = vector(" ".join(text.report.title for text in texts))
    newest = texts[-1]
    beside = [
        one
        for one in found
        if one.length <= MOST_WORDS - first.length
        and is_new(one, [first])
        and likeness(one.vector, about) >= _LEAST_TO_DO
    ]
    if _is_later(newest, first):
        return [one for one in beside if one.text is newest and one.number <= _HEAD] or beside
    return beside


def _is_later(text: ReportText, first: Candidate) -> bool:
    return bool(text.day and first.text.day and text.day > first.text.day)
