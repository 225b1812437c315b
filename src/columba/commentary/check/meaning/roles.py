"""Somebody who does here what another does there."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from columba.commentary.check.meaning.clauses import Clauses
from columba.commentary.check.meaning.frames import Frame
from columba.commentary.check.meaning.lexicon import Axis
from columba.commentary.check.meaning.reading import Told

_SAYING = frozenset({"say"})  # "said Ann Lee": who speaks is another rule's


class Exchange(NamedTuple):
    """A verb of ours, and the verb of theirs whose parties have changed places."""

    ours: Frame
    theirs: Frame
    sentence: Clauses


class _Place(NamedTuple):
    """A verb of theirs, its sentence, and the words of the sentence before."""

    frame: Frame
    sentence: Clauses
    before: frozenset[str]


def exchanges(ours: Told, theirs: Sequence[Told]) -> Iterator[Exchange]:
    """Yield each verb of ours that somebody else does there, once."""
    places = list(_places(theirs))
    for frame in ours.frames:
        if frame.verb.key in _SAYING:
            continue
        if _is_agreed(frame, places):
            continue
        if wrong := _wrong(frame, places) or _traded(frame, ours.frames, places):
            yield Exchange(frame, wrong.frame, wrong.sentence)


def _places(theirs: Sequence[Told]) -> Iterator[_Place]:
    before: frozenset[str] = frozenset()
    for one in theirs:
        yield from (_Place(frame, one.sentence, before) for frame in one.frames)
        before = one.sentence.content


def _is_agreed(ours: Frame, places: Sequence[_Place]) -> bool:
    """Tell whether who does it here does it somewhere there."""
    same = (place.frame for place in places if place.frame.verb.key == ours.verb.key)
    return any(ours.agent & theirs.agent for theirs in same)


def _wrong(ours: Frame, places: Sequence[_Place]) -> _Place | None:
    for place in places:
        if place.frame.verb.key != ours.verb.key:
            continue
        if not ours.verb.polarity & place.frame.verb.polarity:
            continue  # one denies what the other says of somebody else: both may hold
        if _is_exchanged(ours, place) or _is_another(ours, place) or _is_meant(ours, place):
            return place
    converse = (
        place
        for place in places
        if _is_converse(ours, place.frame) and ours.verb.key not in place.sentence.content
    )
    return next((place for place in converse if ours.agent & place.frame.agent), None)


def _traded(ours: Frame, frames: Sequence[Frame], places: Sequence[_Place]) -> _Place | None:
    """Return where two do what here each does in place of the other: one asks, one refuses."""
    for place in places:
        if place.frame.verb.key == ours.verb.key and _differ(ours, place.frame):
            beside = [one.frame for one in places if one.sentence is place.sentence]
            if any(_is_trade(ours, second, place.frame, beside) for second in frames):
                return place
    return None


def _is_trade(ours: Frame, second: Frame, theirs: Frame, beside: Sequence[Frame]) -> bool:  # noqa: PLR0917 - two verbs here, two verbs there
    """Tell whether the actors of two verbs of ours are, each, those of the other verb of theirs."""
    if second.verb.key == ours.verb.key or not second.agent & theirs.agent:
        return False
    return any(
        other.verb.key == second.verb.key and _differ(second, other) and ours.agent & other.agent
        for other in beside
    )


def _differ(ours: Frame, theirs: Frame) -> bool:
    if ours.names and theirs.names:
        return not ours.names & theirs.names
    return bool(ours.agent and theirs.agent) and not ours.agent & theirs.agent


def _is_exchanged(ours: Frame, place: _Place) -> bool:
    """Tell whether the one acts on the other here, and the other on the one there."""
    theirs = place.frame
    return bool(ours.agent & theirs.others) and bool(ours.others & theirs.agent)


def _is_another(ours: Frame, place: _Place) -> bool:
    """Tell whether one name acts here and another there, where both are spoken of."""
    theirs = place.frame
    return (
        bool(ours.names and theirs.names)
        and bool(ours.patient & theirs.patient)
        and ours.names <= place.sentence.content
    )


def _is_meant(ours: Frame, place: _Place) -> bool:
    """Tell whether a pronoun there stands where the two have changed places."""
    theirs = place.frame
    if theirs.by_pronoun and ours.agent & theirs.others:
        return bool((ours.others - theirs.others) & place.before)
    is_to_actor = theirs.to_pronoun and bool(ours.others & theirs.agent)
    return is_to_actor and bool(ours.agent & (place.before | place.sentence.content))


def _is_converse(ours: Frame, theirs: Frame) -> bool:
    """Tell whether one verb is what the other's counterpart does: "buy" and "sell"."""
    return any(
        one.axis is other.axis is Axis.CONVERSES and one.row == other.row and one.sign != other.sign
        for one in ours.verb.sides
        for other in theirs.verb.sides
    )
