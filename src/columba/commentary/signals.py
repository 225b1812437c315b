"""Signals: where reports say what a playbook asks about."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from columba.commentary.contacts import contacts
from columba.commentary.playbook.needles import may_match
from columba.commentary.playbook.values import Condition, Signal
from columba.commentary.quotations import quoted
from columba.commentary.report_text import ReportText

SHORTEST_QUOTATION = 5
LONGEST_QUOTATION = 25

_WORD_BEFORE = re.compile(r"[\w’'-]+$")
_WORD_AFTER = re.compile(r"[\w’'-]+")


@dataclass(frozen=True)
class Hit:
    """A paragraph that fired a signal, and the words that did."""

    text: ReportText
    number: int  # of the paragraph, from 1
    start: int
    end: int

    @property
    def cite(self) -> str:
        return self.text.cite(self.number)

    @property
    def paragraph(self) -> str:
        return self.text.paragraphs[self.number - 1]

    @property
    def words(self) -> str:
        """The matched words, each whole: a pattern may end inside one."""
        before = _WORD_BEFORE.search(self.paragraph, 0, self.start)
        after = _WORD_AFTER.match(self.paragraph, self.end)
        start = before.start() if before else self.start
        return self.paragraph[start : after.end() if after else self.end].strip()

    @property
    def sentence(self) -> str:
        return self.text.sentence_at(self.number, self.start)

    @property
    def speaker(self) -> str:
        return self.text.speaker_at(self.number, self.start)


@dataclass(frozen=True)
class Said:
    """A quotation short enough to repeat, and the hit whose paragraph holds it."""

    words: str
    hit: Hit


@dataclass(frozen=True, kw_only=True)
class Firing:
    """What became of one signal over all reports of a story."""

    signal: Signal
    hits: tuple[Hit, ...] = ()
    said: Said | None = None
    # The pattern matches somewhere, a title included, whatever its guards say: in doubt, nobody
    # may write that it was not found.
    may_be_there: bool = False


Firings = Mapping[str, Firing]


@dataclass(frozen=True, kw_only=True)
class Fired:
    """Every signal of a playbook over a story, and the report that the page speaks of first."""

    lead: ReportText
    firings: Firings


def fire(signals: Sequence[Signal], texts: Sequence[ReportText]) -> Fired:
    """Return how each signal fares over `texts`, of which there is at least one.

    The lead is the report that fires most signals, the earliest of equals; its hits come first.
    """
    matches = {signal.id: _matches(signal, texts) for signal in signals}
    kept = {signal.id: _undismissed(signal, matches[signal.id]) for signal in signals}
    fired = Counter(report for hits in kept.values() for report in {hit.text.id for hit in hits})
    lead = max(texts, key=lambda text: fired[text.id])
    firings = {}
    for signal in signals:
        hits = sorted(kept[signal.id], key=lambda hit: hit.text is not lead)
        firings[signal.id] = Firing(
            signal=signal,
            hits=tuple(hits),
            said=_quotation(signal, hits) if signal.quote else None,
            may_be_there=bool(matches[signal.id]) or _is_titled(signal, texts),
        )
    return Fired(lead=lead, firings=firings)


def holds(condition: Condition, firings: Firings) -> bool:
    """Tell whether the signals fired and failed to fire as the condition wants."""
    if any(not firings[signal].hits for signal in condition.present):
        return False
    if any(firings[signal].hits for signal in condition.absent):
        return False
    if condition.needs_quotation:
        return any(firings[signal].said for signal in condition.present)
    return True


def is_surely_absent(condition: Condition, firings: Firings) -> bool:
    """Tell whether nothing hints at the signals that the condition wants absent."""
    return not any(firings[signal].may_be_there for signal in condition.absent)


def _matches(signal: Signal, texts: Sequence[ReportText]) -> list[Hit]:
    return [
        Hit(text, number, match.start(), match.end())
        for text in texts
        for number, (paragraph, folded) in enumerate(
            zip(text.paragraphs, text.folded, strict=True), start=1
        )
        if may_match(signal.match, folded) and (match := signal.match.search(paragraph))
    ]


def _undismissed(signal: Signal, hits: Sequence[Hit]) -> list[Hit]:
    return [hit for hit in hits if not signal.is_dismissed(hit.paragraph)]


def _is_titled(signal: Signal, texts: Sequence[ReportText]) -> bool:
    return any(signal.match.search(text.report.title) for text in texts)


def _quotation(signal: Signal, hits: Sequence[Hit]) -> Said | None:
    """Return the first quotation that itself says what the signal asks, and may be repeated."""
    for hit in hits:
        for span in quoted(hit.paragraph):
            words = span.text.strip().rstrip(",;")
            if _is_repeatable(words) and signal.match.search(words):
                at = Hit(hit.text, hit.number, span.start, span.end)
                return Said(words, at)
    return None


def _is_repeatable(words: str) -> bool:
    count = len(words.split())
    return SHORTEST_QUOTATION <= count <= LONGEST_QUOTATION and not contacts(words)
