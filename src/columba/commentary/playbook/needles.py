"""Words without which a pattern cannot match: a glance before the search.

A page tries hundreds of patterns on dozens of paragraphs, and hardly any matches. Looking for a
few letters first is many times quicker than any search, and never changes what is found.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from columba.commentary.playbook.patterns import end_of_class

Needles = frozenset[str]

_SHORTEST = 3
_QUANTIFIER = re.compile(r"(?:([*?])|(\+)|\{(\d*)(?:,\d*)?\})[?+]?")
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|[aiLmsux]*:|(?P<look>=|!|<=|<!)|(?P<other>.)))?")
_GLOBAL_FLAGS = re.compile(r"\(\?[aiLmsu]+\)")
_LITERAL_ESCAPE = re.compile(r"\\[^\w\s]")
_KNOWN_ESCAPE = re.compile(r"\\[bBdDsSwWAZntrfv]")


def may_match(pattern: re.Pattern[str], folded: str) -> bool:
    """Tell whether `pattern` can match a text whose `str.casefold` is `folded`."""
    needles = needles_of(pattern.pattern)
    return needles is None or any(needle in folded for needle in needles)


@lru_cache(maxsize=8192)
def needles_of(pattern: str) -> Needles | None:
    """Return lower-case strings one of which is in every match; None where none can be told."""
    if "(?x" in pattern:  # blanks would be no blanks
        return None
    try:
        return _Reader(_GLOBAL_FLAGS.sub("", pattern)).alternatives()
    except _UnreadableError:
        return None


class _UnreadableError(Exception):
    """The pattern has a form that this reader does not know."""


class _Reader:
    """Reads a pattern once from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def alternatives(self) -> Needles | None:
        """Return the needles of `a|b|c` up to the end of the group: those of every branch."""
        found: Needles | None = frozenset()
        while True:
            branch = self._branch()
            found = None if found is None or branch is None else found | branch
            if self._peek() != "|":
                return found
            self._at += 1

    def _branch(self) -> Needles | None:
        """Return the best needles of a sequence: of its parts, those that are longest."""
        best: Needles | None = None
        for part in self._parts():
            if best is None or _length(part) > _length(best):
                best = part
        return best if best and _length(best) >= _SHORTEST else None

    def _parts(self) -> Iterator[Needles]:
        """Yield the needles of each run of letters and of each group that must be there."""
        run = ""
        while (char := self._peek()) not in {"", "|", ")"}:
            literal = self._literal(char)
            group = None if literal is not None else self._other(char)
            least, is_quantified = self._quantifier()
            if literal is not None and least:
                run += literal
            if literal is None or is_quantified:
                if run:
                    yield frozenset({run.casefold()})
                run = ""
            if group and least:
                yield group
        if run:
            yield frozenset({run.casefold()})

    def _literal(self, char: str) -> str | None:
        """Return the character that stands for itself here, and step over it."""
        if char == "\\":
            if not _LITERAL_ESCAPE.match(self._pattern, self._at):
                return None
            self._at += 2
            return self._pattern[self._at - 1]
        if char in ".[(^$":
            return None
        if char in "*+?{":
            raise _UnreadableError
        self._at += 1
        return char

    def _other(self, char: str) -> Needles | None:
        """Step over a class, an anchor or a group; return the needles of a group."""
        if char == "\\":
            if not _KNOWN_ESCAPE.match(self._pattern, self._at):
                raise _UnreadableError
            self._at += 2
        elif char == "[":
            self._at = end_of_class(self._pattern, self._at)
        elif char == "(":
            return self._group()
        else:
            self._at += 1
        return None

    def _group(self) -> Needles | None:
        opening = _GROUP.match(self._pattern, self._at)
        if opening is None or opening["other"]:
            raise _UnreadableError
        self._at = opening.end()
        inside = self.alternatives()
        if self._peek() != ")":
            raise _UnreadableError
        self._at += 1
        return None if opening["look"] else inside

    def _quantifier(self) -> tuple[int, bool]:
        """Return how often at least the atom stands there, and whether a quantifier says so."""
        match = _QUANTIFIER.match(self._pattern, self._at)
        if match is None:
            return 1, False
        self._at = match.end()
        if match[1]:
            return 0, True
        return (1 if match[2] else int(match[3] or 0)), True

    def _peek(self) -> str:
        return self._pattern[self._at : self._at + 1]


def _length(needles: Needles) -> int:
    return min(map(len, needles), default=0)
