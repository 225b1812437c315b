"""The sentences, and the clauses in them, that one of ours repeats."""

from collections.abc import Sequence

from columba.commentary.check.meaning.clauses import Clauses

_NEARLY = 0.75

Stretch = tuple[Clauses, int]  # a sentence, and which of its clauses


def nearest(ours: Clauses, theirs: Sequence[Clauses], *, part: frozenset[str]) -> list[Clauses]:
    """Return those of `theirs` that share most with `part` of our sentence, and with the rest.

    Nothing where they share no word.
    """
    scores = [len(part & one.content) + len(ours.content & one.content) / 2 for one in theirs]
    best = max(scores, default=0.0)
    if not best:
        return []
    near = zip(theirs, scores, strict=True)
    return [one for one, score in near if score >= best * _NEARLY]


def nearest_clauses(part: frozenset[str], near: Sequence[Clauses]) -> list[Stretch]:
    """Return the clauses that share most with `part`."""
    scored = [
        (len(part & content), (one, number))
        for one in near
        for number, content in enumerate(one.by_clause)
    ]
    best = max((score for score, _ in scored), default=0)
    return [stretch for score, stretch in scored if best and score == best]
