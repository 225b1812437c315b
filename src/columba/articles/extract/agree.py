"""How far texts agree, and which of several the others agree with most."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

SHINGLE_WORDS = 4
_WORD = re.compile(r"\w+")

Shingles = Counter[tuple[str, ...]]


def shingles(text: str) -> Shingles:
    """Count the runs of four words; a shorter text is one run."""
    words = _WORD.findall(text)
    if len(words) < SHINGLE_WORDS:
        return Counter([tuple(words)] if words else [])
    return Counter(zip(*(words[at:] for at in range(SHINGLE_WORDS)), strict=False))


def agreement(one: Shingles, other: Shingles) -> float:
    """Return the F1 of the two, 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def medoid(texts: Mapping[str, Sequence[str]]) -> str:
    """Return the name of the text that agrees best with the others; of equals the first."""
    counted = {name: shingles(" ".join(paragraphs)) for name, paragraphs in texts.items()}
    return max(counted, key=lambda name: _support(name, counted))


def _support(name: str, counted: Mapping[str, Shingles]) -> float:
    return sum(agreement(counted[name], other) for key, other in counted.items() if key != name)
