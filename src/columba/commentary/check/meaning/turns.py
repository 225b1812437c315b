"""More turned into less, before into after, or what is compared into what it is compared with."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from columba.commentary.check.meaning.clauses import Clauses
from columba.commentary.check.meaning.comparisons import Comparison
from columba.commentary.check.meaning.lexicon import Axis
from columba.commentary.check.meaning.reading import Told

_MOSTLY = 2  # by how much the parts must match as they stand, not crosswise
_NAME = 3  # what a shared name weighs, where a shared word weighs 1


# Of the words of an order, those that a denial turns round: "not before" is "after".
_TELLING = frozenset({"befor", "after", "until"})


# What follows these is what is compared with, without a "than".
_STANDING = frozenset({"abov", "below", "over", "under", "exceed", "at least", "at most"})


class Turn(NamedTuple):
    """A comparison of ours, and the one of theirs that says the reverse."""

    ours: Comparison
    theirs: Comparison
    sentence: Clauses


def turns(ours: Told, theirs: Sequence[Told]) -> Iterator[Turn]:
    """Yield each comparison of ours that the most alike of theirs all contradict."""
    told = [(other, one.sentence) for one in theirs for other in one.comparisons]
    for one in ours.comparisons:
        near = _nearest(one, [place for place in told if _is_same_row(one, place[0])])
        if near and all(_is_turned(one, other) for other, _ in near):
            yield Turn(one, *near[0])


def _is_same_row(one: Comparison, other: Comparison) -> bool:
    return (one.side.axis, one.side.row) == (other.side.axis, other.side.row)


def _nearest(
    ours: Comparison, told: Sequence[tuple[Comparison, Clauses]]
) -> list[tuple[Comparison, Clauses]]:
    weights = [max(_direct(ours, theirs), _crossed(ours, theirs)) for theirs, _ in told]
    best = max(weights, default=0)
    return [place for place, weight in zip(told, weights, strict=True) if best and weight == best]


def _direct(ours: Comparison, theirs: Comparison) -> int:
    return _shared(ours, ours.left & theirs.left) + _shared(ours, ours.right & theirs.right)


def _crossed(ours: Comparison, theirs: Comparison) -> int:
    """Return what one part of ours shares with the other part of theirs and not with its own."""
    left = (ours.left & theirs.right) - theirs.left
    right = (ours.right & theirs.left) - theirs.right
    return _shared(ours, left) + _shared(ours, right)


def _shared(ours: Comparison, keys: frozenset[str]) -> int:
    return sum(_NAME if key in ours.names else 1 for key in keys)


def _is_turned(ours: Comparison, theirs: Comparison) -> bool:
    if ours.is_doubted != theirs.is_doubted and ours.side.sign == theirs.side.sign:
        return False
    if ours.has_than != theirs.has_than or _is_of_another(ours, theirs):
        return False
    if theirs.has_than and bool(ours.right) != bool(theirs.right):  # "lower than its own"
        return False
    is_order = ours.side.axis is Axis.ORDERS
    if is_order and ours.side.sign == theirs.side.sign and ours.word.key not in _TELLING:
        return False
    parts = (ours.left & theirs.right) - theirs.left, (ours.right & theirs.left) - theirs.right
    direct, crossed = _direct(ours, theirs), _crossed(ours, theirs)
    if all(parts):
        return _may_cross(ours, parts, direct) and not ours.polarity.flipped & theirs.polarity
    return (
        direct > _MOSTLY * crossed and _meets(ours, theirs) and not ours.polarity & theirs.polarity
    )


def _is_of_another(ours: Comparison, theirs: Comparison) -> bool:
    """Tell whether each is said of something that the other names too, but elsewhere."""
    here, there = ours.left - theirs.left, theirs.left - ours.left
    is_direct = not (ours.left & theirs.right or ours.right & theirs.left)
    return is_direct and bool(here & theirs.sentence) and bool(there & ours.sentence)


def _meets(ours: Comparison, theirs: Comparison) -> bool:
    """Tell whether the same is compared: of a degree, if any of it is; of an order, both parts.

    A part that they leave to "that" or "then" may be anything.
    """
    if ours.side.axis is Axis.DEGREES:
        return True
    sides = ((ours.left, theirs.left), (ours.right, theirs.right))
    return all(one and (one & other or not other) for one, other in sides)


def _may_cross(ours: Comparison, parts: Sequence[frozenset[str]], direct: int) -> bool:
    """Tell whether it is the one and the other that have changed sides, and not words beside them.

    "Cheaper under the deal" is not cheaper than the deal.
    """
    if ours.side.axis is Axis.DEGREES:
        return ours.has_than or ours.word.key in _STANDING
    return not direct or all(part & ours.names for part in parts)
