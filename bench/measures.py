"""How good a clustering or a ranked list is, against labels."""

import math
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Agreement:
    """BCubed precision and recall, and the F1 of both and of pairs."""

    precision: float
    recall: float
    bcubed: float
    pairs: float

    def __str__(self) -> str:
        return (
            f"BCubed {self.bcubed:.3f} (precision {self.precision:.3f}, recall {self.recall:.3f}), "
            f"pair F1 {self.pairs:.3f}"
        )


def agreement(labels: Sequence[Hashable], clusters: Sequence[Hashable]) -> Agreement:
    """Return how far the clusters agree with the labels."""
    true, found = Counter(labels), Counter(clusters)
    both = Counter(zip(labels, clusters, strict=True))
    total = len(labels)
    precision = sum(count * count / found[cluster] for (_, cluster), count in both.items()) / total
    recall = sum(count * count / true[label] for (label, _), count in both.items()) / total
    shared, named, made = _pairs(both), _pairs(true), _pairs(found)
    return Agreement(
        precision, recall, f1(precision, recall), f1(shared / (made or 1), shared / (named or 1))
    )


def mean(results: Sequence[Agreement]) -> Agreement:
    """Return the mean of several agreements."""
    count = len(results)
    return Agreement(
        sum(r.precision for r in results) / count,
        sum(r.recall for r in results) / count,
        sum(r.bcubed for r in results) / count,
        sum(r.pairs for r in results) / count,
    )


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def ndcg(gains: Sequence[float], possible: Sequence[float], depth: int) -> float:
    """Return the discounted gain of a list, as a share of the best list of the `possible` gains."""
    ideal = _discounted(sorted(possible, reverse=True)[:depth])
    return _discounted(gains[:depth]) / ideal if ideal else 0.0


def _pairs(counts: Counter[Hashable]) -> int:
    return sum(count * (count - 1) // 2 for count in counts.values())


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(rank + 2) for rank, gain in enumerate(gains))
