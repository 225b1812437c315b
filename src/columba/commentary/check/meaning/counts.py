"""A number that counts one thing here and another there."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from columba.commentary.check.meaning.clauses import Clauses
from columba.commentary.figures import figures
from columba.commentary.names import MONTHS

_NEAR = 3  # content words on either side that tell what is counted
_LEAST_SHARED = 2
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONEY = frozenset("$£€¥")
_DIRECTIONS = frozenset({"from", "to", "by"})


@dataclass(frozen=True, kw_only=True)
class Count:
    """A number; `about` are the keys around it, `after` the one behind it or nothing."""

    value: str
    about: frozenset[str]
    after: str
    direction: str  # "from", "to" or "by" before it, or nothing
    unit: str  # of money or "percent"; nothing of what is counted in pieces
    shown: str


class Mistaken(NamedTuple):
    """A number of ours, and another of theirs that counts what ours does."""

    ours: Count
    theirs: Count
    sentence: Clauses


def mistaken(
    ours: Sequence[Count], theirs: Iterable[tuple[Clauses, Sequence[Count]]]
) -> Iterator[Mistaken]:
    """Yield the numbers of ours that stand there beside other things only."""
    told = [(count, sentence) for sentence, counts in theirs for count in counts]
    for count in ours:
        same = [other for other, _ in told if other.value == count.value]
        if not same or any(_is_of_same(count, other) for other in same):
            continue
        others = (
            (other, one)
            for other, one in told
            if other.value != count.value and other.unit == count.unit
        )
        found = next((place for place in others if _counts_same(count, place[0])), None)
        if found:
            yield Mistaken(count, *found)


def counts(sentence: Clauses) -> list[Count]:
    found: list[Count] = []
    at = 0
    while at < len(sentence.words):
        end = at
        while end < len(sentence.words) and _goes_on(sentence, at, end):
            end += 1
        if end > at and (count := _count(sentence, at, end)):
            found.append(count)
        at = max(end, at + 1)
    return found


def _goes_on(sentence: Clauses, first: int, at: int) -> bool:
    word = sentence.words[at]
    return word.is_figure and word.clause == sentence.words[first].clause


def _count(sentence: Clauses, first: int, end: int) -> Count | None:
    words = sentence.words
    shown = sentence.shown(first, end - 1)
    value = _value(shown.casefold())
    if value is None or _is_date(sentence, first, end) or _is_score(sentence, first, end):
        return None
    clause = sentence.clause_of(first)
    before = _around(sentence, range(first - 1, clause.first - 1, -1))
    after = _around(sentence, range(end, clause.end))
    leads = words[first - 1].key if first > clause.first else ""
    return Count(
        value=value,
        about=frozenset((*before, *after)),
        after=after[0] if after else "",
        direction=leads if leads in _DIRECTIONS else "",
        unit=_unit(sentence, first, end),
        shown=shown,
    )


def _unit(sentence: Clauses, first: int, end: int) -> str:
    mark = sentence.text[: sentence.words[first].start][-1:]
    is_share = sentence.words[end - 1].key == "percent" or sentence.text.startswith(
        "%", sentence.words[end - 1].end
    )
    return "percent" if is_share else mark if mark and mark in _MONEY else ""


def _around(sentence: Clauses, places: range) -> list[str]:
    """Return the next few content words up to another number."""
    found: list[str] = []
    for at in places:
        word = sentence.words[at]
        if word.is_figure or len(found) == _NEAR:
            break
        if word.is_content:
            found.append(word.key)
    return found


def _is_date(sentence: Clauses, first: int, end: int) -> bool:
    words = sentence.words
    beside = {word.text for word in (*words[max(0, first - 1) : first], *words[end : end + 1])}
    return bool(_YEAR.fullmatch(words[first].text)) or not beside.isdisjoint(MONTHS)


def _is_score(sentence: Clauses, first: int, end: int) -> bool:
    """Tell whether it is one half of "5 to 2", which count the same thing."""
    words = sentence.words
    after, before = words[end : end + 2], words[max(0, first - 2) : first][::-1]
    return any(
        len(pair) > 1 and pair[0].key == "to" and pair[1].is_figure for pair in (after, before)
    )


@lru_cache(maxsize=1024)
def _value(text: str) -> str | None:
    found = figures(text)
    return found[0].value if found else None


def _is_of_same(ours: Count, theirs: Count) -> bool:
    if ours.direction and theirs.direction:
        return ours.direction == theirs.direction
    return not ours.about or not theirs.about or bool(ours.about & theirs.about)


def _counts_same(ours: Count, theirs: Count) -> bool:
    is_same_unit = ours.after == theirs.after and len(ours.about) >= _LEAST_SHARED
    if ours.direction and theirs.direction:
        return ours.direction == theirs.direction
    return (bool(ours.after) and is_same_unit) or len(ours.about & theirs.about) >= _LEAST_SHARED
