"""What each story is about: the sum of its members' terms, found again by an inverted index.

All sums are of whole numbers and all comparisons round exactly, so the answers depend on what has
been added, not on the order in which it was.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from columba.stories.profile import LENGTH

# Rarity is counted in stories, so that the words of a much reported event keep their weight, and
# among this many imaginary stories besides, so that a young index does not take every word it has
# seen twice for a common one.
_IMAGINARY_STORIES = 50
# As many of a text's weightiest terms are asked which stories they are in.
_ASKED = 80


@dataclass(frozen=True, kw_only=True)
class Near:
    """A story, how near a text is to it (0 to 1), and the terms that made it so, heaviest first.

    Nearness is the cosine of the two, times the square root of the story's cohesion: everything on
    a wide theme is like the mean of it, so a story that has come to be about many things asks more.
    """

    story: int
    nearness: float
    shared: tuple[str, ...]


@dataclass
class _Centroid:
    terms: dict[str, int] = field(default_factory=dict)
    voters: int = 0
    squares: int = 0

    @property
    def cohesion(self) -> float:
        """Return 1 where all members say the same, and near 0 where they have nothing in common."""
        return min(1.0, math.sqrt(self.squares) / (LENGTH * self.voters))


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
        """Return the stories nearest to the terms, among `limit` that share most with them."""
        rarity = {term: self._rarity(term) for term in terms}
        likely = self._likely(terms, rarity)[:limit]
        found = [self._compare(story, terms, rarity) for story in likely]
        return sorted(found, key=lambda near: (-near.nearness, near.story))

    def _likely(self, terms: Mapping[str, int], rarity: Mapping[str, float]) -> list[int]:
        """Return the stories that hold the text's weightiest terms, likely ones first."""
        asked = sorted(terms, key=lambda term: -terms[term] * rarity[term])[:_ASKED]
        shared: dict[int, float] = {}
        for term in asked:
            value = terms[term] * rarity[term] ** 2
            for story in self._holders.get(term, ()):
                shared[story] = shared.get(story, 0.0) + value * self._by_story[story].terms[term]
        worth = {s: value / math.sqrt(self._by_story[s].squares) for s, value in shared.items()}
        return sorted(worth, key=lambda story: (-worth[story], story))

    def _compare(self, story: int, terms: Mapping[str, int], rarity: Mapping[str, float]) -> Near:
        centroid = self._by_story[story]
        parts = {
            term: weight * centroid.terms[term] * rarity[term] ** 2
            for term, weight in terms.items()
            if term in centroid.terms
        }
        own = math.sqrt(math.fsum((weight * rarity[term]) ** 2 for term, weight in terms.items()))
        theirs = self._extent(centroid.terms)
        cosine = math.fsum(parts.values()) / (own * theirs) if own and theirs else 0.0
        heaviest = sorted(parts, key=lambda term: (-parts[term], term))
        nearness = cosine * math.sqrt(centroid.cohesion)
        return Near(story=story, nearness=nearness, shared=tuple(heaviest))

    def _rarity(self, term: str) -> float:
        """Return the inverse story frequency, above 0 for every term."""
        stories = len(self._by_story) + _IMAGINARY_STORIES
        return _log(stories) - _log(len(self._holders.get(term, ())) + 1)

    def _extent(self, terms: Mapping[str, int]) -> float:
        """Return the length of a vector whose terms all have holders."""
        most, holders = _log(len(self._by_story) + _IMAGINARY_STORIES), self._holders
        weighted = [w * (most - _log(len(holders[term]) + 1)) for term, w in terms.items()]
        return math.sqrt(math.fsum([weight * weight for weight in weighted]))

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
