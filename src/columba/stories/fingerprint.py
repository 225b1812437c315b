"""Copies: texts that hold one another, found by sampled runs of four words.

A copy may be cut, lightly edited, or carry an agency's name in front; what counts is how much of
the *shorter* text the longer one holds. Shared quotations alone make no copy: two reporters at one
meeting write down the same words without copying each other.
"""

import re
import zlib
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeVar

from columba.lib.text import STOP_WORDS, stem, words

Key = TypeVar("Key", int, str)


@dataclass(frozen=True, kw_only=True)
class CopySettings:
    """When one text counts as a copy of another.

    `containment` is the share of the shorter text, `shared` the least number of sampled shingles,
    `told` how many of those must stand outside quotation marks. Below `telling` shingles a text
    may be a "subscribe to read on" that says nothing of its title: then the titles must have a word
    in common. Within one site, which has such passages everywhere, `title_overlap` of their words.
    A shingle that more than `boilerplate` unrelated texts have is nobody's text.
    """

    containment: float = 0.4
    containment_within_site: float = 0.6
    shared: int = 4
    told: int = 3
    telling: int = 12
    title_overlap: float = 0.34
    boilerplate: int = 4


@dataclass(frozen=True, kw_only=True)
class Fingerprint:
    """What is compared of one text."""

    shingles: frozenset[int]
    told: frozenset[int]
    whole: int
    title: frozenset[str]
    keeps_title: bool  # the text speaks of what its title says
    site: str


@dataclass(frozen=True, kw_only=True)
class Copy:
    """That a text shares `share` (0 to 1) of the shorter of the two with text `of`."""

    of: int
    share: float
    is_shorter: bool


_WIDTH = 4
_SAMPLE = 4
_LEAST_WORDS = 6
_TITLE_KEPT = 0.34
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")


def fingerprint(title: str, paragraphs: tuple[str, ...], *, site: str) -> Fingerprint:
    """Return the fingerprint of a text; one without paragraphs is known by its title alone."""
    text = "\n".join(paragraphs)
    unquoted = "\n".join(_QUOTED.sub(" ", paragraph) for paragraph in paragraphs)
    body = words(text)
    sampled = shingles(body)
    stems = frozenset(stem(word) for word in words(title) if word not in STOP_WORDS)
    return Fingerprint(
        shingles=sampled,
        told=sampled if unquoted == text else shingles(words(unquoted)) & sampled,
        whole=_whole(body or words(title)),
        title=stems,
        keeps_title=len(stems & {stem(word) for word in set(body)}) >= _TITLE_KEPT * len(stems),
        site=site,
    )


def shingles(told: list[str]) -> frozenset[int]:
    """Return the hashes of every run of four words, about one in four of them kept.

    Which ones are kept depends on the hash alone, so two texts keep the same of what they share.
    """
    runs = (" ".join(told[at : at + _WIDTH]) for at in range(len(told) - _WIDTH + 1))
    hashes = (zlib.crc32(run.encode()) for run in runs)
    return frozenset(number for number in hashes if number % _SAMPLE == 0)


def _whole(told: list[str]) -> int:
    """Return a hash of the words as a whole, or 0 where they are too few to be anyone's own."""
    return zlib.crc32(" ".join(told).encode()) or 1 if len(told) >= _LEAST_WORDS else 0


class CopyIndex:
    """Fingerprints that come and go; what it answers depends on its content, not on its history.

    Every text belongs to a group of copies, named by any integer.
    """

    def __init__(self, settings: CopySettings) -> None:
        self._settings = settings
        self._texts: dict[int, tuple[Fingerprint, int]] = {}
        self._by_shingle: dict[int, set[int]] = {}
        self._by_whole: dict[int, set[int]] = {}

    def add(self, number: int, text: Fingerprint, *, group: int) -> None:
        """Take in a text under a number of its own."""
        self._texts[number] = (text, group)
        for shingle in text.shingles:
            self._by_shingle.setdefault(shingle, set()).add(number)
        if text.whole:
            self._by_whole.setdefault(text.whole, set()).add(number)

    def remove(self, number: int) -> None:
        """Forget a text; KeyError where it is unknown."""
        text, _ = self._texts.pop(number)
        for shingle in text.shingles:
            discard(self._by_shingle, shingle, number)
        if text.whole:
            discard(self._by_whole, text.whole, number)

    def find(self, text: Fingerprint) -> Copy | None:
        """Return the nearest text that this one is a copy of or that is a copy of it, if any."""
        own, counts = self._shared(text)
        found = [
            Copy(of=number, share=1.0, is_shorter=True)
            for number in self._by_whole.get(text.whole, ())
            if self._agree(text, self._texts[number][0], telling=len(text.shingles))
        ]
        for number, shared in counts.items():
            other = self._texts[number][0]
            shorter = min(own, len(other.shingles))
            if shared >= self._settings.shared and self._is_copy(text, other, shared / shorter):
                is_shorter = own <= len(other.shingles)
                found.append(Copy(of=number, share=min(1, shared / shorter), is_shorter=is_shorter))
        return min(found, key=lambda copy: (-copy.share, copy.of), default=None)

    def _shared(self, text: Fingerprint) -> tuple[int, dict[int, int]]:
        """Return how many shingles are the text's own, and how many of them each other text has."""
        own, counts = 0, dict[int, int]()
        for shingle in text.shingles:
            holders: AbstractSet[int] = self._by_shingle.get(shingle, frozenset())
            if self._is_boilerplate(holders):
                continue
            own += 1
            for number in holders:
                counts[number] = counts.get(number, 0) + 1
        return own, counts

    def _is_boilerplate(self, holders: AbstractSet[int]) -> bool:
        limit = self._settings.boilerplate
        return len(holders) > limit and len({self._texts[held][1] for held in holders}) > limit

    def _is_copy(self, text: Fingerprint, other: Fingerprint, share: float) -> bool:
        settings = self._settings
        same_site = bool(text.site) and text.site == other.site
        if share < (settings.containment_within_site if same_site else settings.containment):
            return False
        shorter = min(text, other, key=lambda either: len(either.shingles))
        if len(text.told & other.told) < settings.told <= len(shorter.told):
            return False
        return self._agree(text, other, telling=len(shorter.shingles))

    def _agree(self, text: Fingerprint, other: Fingerprint, *, telling: int) -> bool:
        """Tell whether the titles allow that the texts are the same, where that is in doubt."""
        common = len(text.title & other.title)
        if text.site and text.site == other.site:
            return common >= self._settings.title_overlap * min(len(text.title), len(other.title))
        if text.keeps_title and other.keeps_title:
            return True
        return common > 0 or telling >= self._settings.telling


def discard(index: dict[Key, set[int]], key: Key, number: int) -> None:
    """Take `number` out of the set at `key`, and the set away once it is empty."""
    index[key].discard(number)
    if not index[key]:
        del index[key]
