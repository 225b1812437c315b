"""What we know: the few sentences of the reports that say most of what they say."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from columba.articles.excerpt import allows_whole
from columba.commentary.attribution import attributed
from columba.commentary.document import Report, Sentence
from columba.commentary.quotable import Candidate, candidates, vector
from columba.commentary.report_text import ReportText

MOST_SENTENCES = 4
MOST_QUOTED_WORDS = 60
MOST_OPEN_WORDS = 110  # where every report's licence lets its words be repeated

_TOO_ALIKE = 0.5


@dataclass(frozen=True, kw_only=True)
class Weights:
    """What counts in a sentence: what all say, what the headline says, and standing at the top."""

    all: float = 1.0
    headline: float = 0.5
    top: float = 0.5


SUMMARY = Weights()


def summarise(
    texts: Sequence[ReportText], *, title: str, first: Candidate | None = None
) -> tuple[Sentence, ...]:
    """Return up to four short quotations with their outlets, in the order of the reports.

    `first` is one of them where it is given. Together they hold at most sixty quoted words, more
    only where every licence allows it.
    """
    chosen = [first] if first else []
    left = quotable_words(texts) - sum(candidate.length for candidate in chosen)
    for candidate in ranked(candidates(texts), titles=[title]):
        fits = candidate.length <= left and len(chosen) < MOST_SENTENCES
        if fits and is_new(candidate, chosen):
            chosen.append(candidate)
            left -= candidate.length
    return attributed(sorted(chosen, key=lambda candidate: candidate.place))


def quotable_words(texts: Sequence[ReportText]) -> int:
    """Return how many words of these reports one page may quote."""
    return MOST_OPEN_WORDS if all(is_open(text.report) for text in texts) else MOST_QUOTED_WORDS


def is_open(report: Report) -> bool:
    """Tell whether the licence of a report lets its words be repeated at length."""
    return allows_whole(report.licence)


def ranked(
    found: Sequence[Candidate], *, titles: Sequence[str], weights: Weights = SUMMARY
) -> list[Candidate]:
    """Return the candidates, best first; of equals, the one that stands first.

    The headline that a sentence is most like is the one that counts for it.
    """
    centroid: Counter[str] = Counter()
    for candidate in found:
        centroid.update(candidate.vector)
    headlines = [vector(title) for title in titles]

    def score(one: Candidate) -> float:
        _, paragraph, nth = one.place
        return (
            weights.all * likeness(one.vector, centroid)
            + weights.headline * max(likeness(one.vector, about) for about in headlines)
            + weights.top / (paragraph + nth)
        )

    return sorted(found, key=lambda one: (-score(one), one.place))


def is_new(candidate: Candidate, chosen: Sequence[Candidate]) -> bool:
    """Tell whether the candidate says something that those chosen do not."""
    return all(likeness(candidate.vector, one.vector) < _TOO_ALIKE for one in chosen)


def likeness(left: Counter[str], right: Counter[str]) -> float:
    """Return the cosine of two counts of words, from 0 to 1."""
    shared = sum(count * right[word] for word, count in left.items() if word in right)
    if not shared:
        return 0.0
    return shared / math.sqrt(_square(left) * _square(right))


def _square(counts: Counter[str]) -> int:
    return sum(count * count for count in counts.values())
