"""Which playbooks a story is about."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from columba.commentary.document import Report
from columba.commentary.playbook.needles import may_match
from columba.commentary.playbook.values import Playbook
from columba.commentary.report_text import visible

STRONG, WEAK, AGAINST = 3, 1, 3
LEAST_SCORE = 5
MOST_PLAYBOOKS = 2

# A story says what it is about at its head; what it touches on below should not move it.
_HEAD = 12


@dataclass(frozen=True, kw_only=True)
class Route:
    """A playbook that fits, how well, and the words that say so."""

    playbook: Playbook
    score: int
    reasons: tuple[str, ...]


def route(playbooks: Iterable[Playbook], reports: Sequence[Report]) -> list[Route]:
    """Return at most two issue playbooks that fit the reports, best first.

    A pattern counts once, and only where at least half of the reports match it: one stray report
    in a story does not move it.
    """
    heads = [_Head(text, text.casefold()) for text in map(_head, reports)]
    scored = (_score(playbook, heads) for playbook in playbooks if not playbook.is_general)
    fitting = [scored_one for scored_one in scored if scored_one.score >= LEAST_SCORE]
    return sorted(fitting, key=lambda one: (-one.score, one.playbook.id))[:MOST_PLAYBOOKS]


class _Head(NamedTuple):
    """The head of a report, and the same without case for a glance before a search."""

    text: str
    folded: str


def _head(report: Report) -> str:
    paragraphs = (visible(paragraph) for paragraph in report.paragraphs[:_HEAD])
    return "\n".join((visible(report.title), *paragraphs))


def _score(playbook: Playbook, heads: Sequence[_Head]) -> Route:
    """Return how the playbook fares; what can no longer reach the least score is left at 0."""
    matching = playbook.matching
    strong = _matched(matching.strong, heads)
    if STRONG * len(strong) + WEAK * len(matching.weak) < LEAST_SCORE:
        return Route(playbook=playbook, score=0, reasons=())
    weak = _matched(matching.weak, heads)
    score = STRONG * len(strong) + WEAK * len(weak)
    against = _matched(matching.against, heads) if score >= LEAST_SCORE else []
    reasons = (
        *(f"+{STRONG} {words}" for words in strong),
        *(f"+{WEAK} {words}" for words in weak),
        *(f"−{AGAINST} {words}" for words in against),
    )
    return Route(playbook=playbook, score=score - AGAINST * len(against), reasons=reasons)


def _matched(patterns: Sequence[re.Pattern[str]], heads: Sequence[_Head]) -> list[str]:
    """Return, for each pattern that counts, the first words that it matched."""
    least = (len(heads) + 1) // 2
    found = []
    for pattern in patterns:
        matches = [
            match
            for head in heads
            if may_match(pattern, head.folded) and (match := pattern.search(head.text))
        ]
        if len(matches) >= least:
            found.append(matches[0].group())
    return found
