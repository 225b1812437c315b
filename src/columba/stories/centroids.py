"""What each story is about: the sum of its members' terms, found again by an inverted index.

All sums are of whole numbers and all comparisons round exactly, so the answers depend on what has
been added, not on the order in which it was.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

# Rarity is counted in stories, so that the words of a much reported event keep their weight, and
# among this many imaginary stories besides, so that a young index does not take every word it has
# seen twice for a common one.
_IMAGINARY_STORIES = 50
# A term that more than one story in five has, once there are hundreds, would find everything.
_COMMON_SHARE = 0.2
_FEW = 200


@dataclass(frozen=True, kw_only=True)
class Near:
    """A story, its cosine similarity to a text, and the terms that made it so, heaviest first."""

    story: int
    similarity: float
    shared: tuple[str, ...]


@dataclass
class _Centroid:
    terms: dict[str, int] = field(default_factory=dict)
    voters: int = 0
    squares: int = 0


class Centroids:
    """The centroids of the stories whose members still vote."""

    def __init__(self) -> None:
        self._by_story: dict[int, _Centroid] = {}
        self._holders: dict[str, set[int]] = {}

    def voters(self, story: int) -> int:
        """Return how many members the story has."""
        return self._by_story[story].voters

    def add(self, story: int, terms: Mapping[str, int]) -> None:
        """Let one more text vote on what the story is about."""
        centroid = self._by_story.setdefault(story, _Centroid())
        for term, weight in terms.items():
            _put(centroid, term, centroid.terms.get(term, 0) + weight)
            self._holders.setdefault(term, set()).add(story)
        centroid.voters += 1

    def take_away(self, story: int, terms: Mapping[str, int]) -> None:
        """Withdraw the vote of a text that was added before."""
        centroid = self._by_story[story]
        for term, weight in terms.items():
            _put(centroid, term, centroid.terms[term] - weight)
            if term not in centroid.terms:
                self._forget_holder(term, story)
        centroid.voters -= 1
        if not centroid.voters:
            del self._by_story[story]

    def nearest(self, terms: Mapping[str, int], limit: int) -> list[Near]:
        """Return the stories most similar to the terms, among `limit` that share most with them."""
        rarity = {term: self._rarity(term) for term in terms}
        likely = self._likely(terms, rarity)[:limit]
        found = [self._compare(story, terms, rarity) for story in likely]
        return sorted(found, key=lambda near: (-near.similarity, near.story))

    def _likely(self, terms: Mapping[str, int], rarity: Mapping[str, float]) -> list[int]:
        shared: dict[int, float] = {}
        most = max(_FEW, int(_COMMON_SHARE * len(self._by_story)))
        for term, weight in terms.items():
            holders = self._holders.get(term, ())
            if len(holders) > most:
                continue
            value = weight * rarity[term] ** 2
            for story in holders:
                shared[story] = shared.get(story, 0) + value * self._by_story[story].terms[term]
        worth = {s: value / math.sqrt(self._by_story[s].squares) for s, value in shared.items()}
        return sorted(worth, key=lambda story: (-worth[story], story))

    def _compare(self, story: int, terms: Mapping[str, int], rarity: Mapping[str, float]) -> Near:
        centroid = self._by_story[story].terms
        parts = {
            term: weight * centroid[term] * rarity[term] ** 2
            for term, weight in terms.items()
            if term in centroid
        }
        own = _length(weight * rarity[term] for term, weight in terms.items())
        theirs = _length(weight * self._rarity(term) for term, weight in centroid.items())
        similarity = math.fsum(parts.values()) / (own * theirs) if own and theirs else 0.0
        heaviest = sorted(parts, key=lambda term: (-parts[term], term))
        return Near(story=story, similarity=similarity, shared=tuple(heaviest))

    def _rarity(self, term: str) -> float:
        """Return the inverse story frequency, above 0 for every term."""
        stories = len(self._by_story) + _IMAGINARY_STORIES
        return _log(stories) - _log(len(self._holders.get(term, ())) + 1)

    def _forget_holder(self, term: str, story: int) -> None:
        self._holders[term].discard(story)
        if not self._holders[term]:
            del self._holders[term]


@cache
def _log(number: int) -> float:
    return math.log(number)


def _put(centroid: _Centroid, term: str, weight: int) -> None:
    before = centroid.terms.get(term, 0)
    centroid.squares += weight * weight - before * before
    if weight:
        centroid.terms[term] = weight
    else:
        del centroid.terms[term]


def _length(weights: Iterable[float]) -> float:
    return math.sqrt(math.fsum(weight * weight for weight in weights))
