"""Texts as vectors of their terms, and which of many are similar to one."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

Vector = dict[str, float]

# As in the centroids: a young collection does not take every word it has seen twice for common.
_IMAGINARY_TEXTS = 50


class TermIndex:
    """Texts, numbered from 0, found again by the terms they share with another."""

    def __init__(self, texts: Sequence[Mapping[str, int]]) -> None:
        self._texts = len(texts) + _IMAGINARY_TEXTS
        self._counts = Counter(term for terms in texts for term in terms)
        self._holders: dict[str, list[tuple[int, float]]] = {}
        self.vectors = [self.vector(terms) for terms in texts]
        for number, vector in enumerate(self.vectors):
            for term, weight in vector.items():
                self._holders.setdefault(term, []).append((number, weight))

    def vector(self, terms: Mapping[str, int]) -> Vector:
        """Return the terms weighted by how rare they are here, as a vector of length 1."""
        weighted = {term: weight * self.rarity(term) for term, weight in terms.items()}
        length = math.sqrt(math.fsum(weight * weight for weight in weighted.values())) or 1
        return {term: weight / length for term, weight in weighted.items()}

    def rarity(self, term: str) -> float:
        """Return the inverse document frequency, above 0 for every term."""
        return math.log(self._texts / (self._counts[term] + 1))

    def similar(self, vector: Vector) -> dict[int, float]:
        """Return the cosine similarity to every text that shares a term."""
        found: dict[int, float] = {}
        for term, weight in vector.items():
            for number, other in self._holders.get(term, ()):
                found[number] = found.get(number, 0) + weight * other
        return found


def likeness(one: Vector, other: Vector) -> float:
    """Return the cosine similarity of two vectors of length 1."""
    small, large = sorted((one, other), key=len)
    return math.fsum(weight * large[term] for term, weight in small.items() if term in large)
