"""Which petitions ask for much the same."""

from collections.abc import Mapping

from columba.lib.text import stem, words

# So much of the shorter one's words must stand in the other.
LEAST_SHARED = 0.4
MOST_SHOWN = 3
_SHORTEST = 4


def similar(text: str, others: Mapping[int, str]) -> list[int]:
    """Return the keys of at most three `others` that share the most words with `text`."""
    mine = _stems(text)
    shares = {key: _shared(mine, _stems(other)) for key, other in others.items()}
    close = [key for key, share in shares.items() if share >= LEAST_SHARED]
    return sorted(close, key=lambda key: (-shares[key], key))[:MOST_SHOWN]


def _shared(mine: frozenset[str], other: frozenset[str]) -> float:
    fewer = min(len(mine), len(other))
    return len(mine & other) / fewer if fewer else 0.0


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text) if len(word) >= _SHORTEST)
