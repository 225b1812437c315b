"""Words that are denied in one text and stated in the other, and words of opposite meaning."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from columba.commentary.check.meaning.align import nearest, nearest_clauses
from columba.commentary.check.meaning.clauses import Clauses, Polarity, Word
from columba.commentary.check.meaning.denial import DENYING
from columba.commentary.check.meaning.lexicon import Axis
from columba.commentary.check.meaning.reading import Told

_LEAST_SHARED = 2  # words beside one that two sentences share, if they say it of the same
_SAYING = frozenset({"say", "tell"})
_TURNING_DOWN = frozenset({"reject", "contradict"})
_OPINING = frozenset({"think", "believ", "expect", "feel"})  # "I do not think it will": it will not


class Clash(NamedTuple):
    """A word of ours, and the word of theirs that it cannot stand beside."""

    ours: Word
    theirs: Word
    sentence: Clauses

    @property
    def is_denial(self) -> bool:
        return self.ours.key == self.theirs.key


class _Found(NamedTuple):
    """A word of theirs, and what that says of a word of ours."""

    word: Word
    polarity: Polarity
    told: Told


def clashes(ours: Told, theirs: Sequence[Told]) -> Iterator[Clash]:
    """Yield what our sentence says the reverse of.

    A word is held against the clause that its own clause repeats; where nothing in there compares,
    against the nearest sentences; where nothing does, against all that have a word in common.
    """
    for number, clause in enumerate(ours.sentence.clauses):
        part = ours.sentence.by_clause[number]
        if part:
            rings = _Rings(ours, theirs, part=part)
            found = (rings.clash(ours.sentence.words[at]) for at in clause.places)
            yield from (clash for clash in found if clash)


class _Rings:
    """The words of theirs around one clause of ours, the nearest first."""

    def __init__(self, ours: Told, theirs: Sequence[Told], *, part: frozenset[str]) -> None:
        by_sentence = {one.sentence: one for one in theirs}
        near = nearest(ours.sentence, list(by_sentence), part=part)
        self._ours = ours
        self._part = part
        self._best = nearest_clauses(part, near)
        self._near = [by_sentence[one] for one in near]
        self._all = [one for one in theirs if one.sentence.content & ours.sentence.content]

    def clash(self, word: Word) -> Clash | None:
        """Return what the word clashes with in the first ring where something compares."""
        if word.is_name or word.is_figure or word.key in _OPINING:
            return None
        near = self._in(self._near, word)
        best = [one for one in near if (one.told.sentence, one.word.clause) in self._best]
        if self._is_anterior(word):
            best = near
        for found in (best, near, self._in(self._all, word)):
            if found:
                if any(one.polarity & word.polarity or self._is_even(word, one) for one in found):
                    return None
                return Clash(word, found[0].word, found[0].told.sentence)
        return None

    def _is_even(self, word: Word, found: _Found) -> bool:
        """Tell whether an opposite beside the word makes up for the denial: "not paid in time"."""
        if word.key != found.word.key:
            return False
        clause = self._ours.sentence.clauses[word.clause]
        beside = (self._ours.sentence.words[at] for at in clause.places)
        rows = found.told.sentence.by_row
        return any(
            other.clause == found.word.clause and sign != side.sign
            for one in beside
            for side in one.sides
            for other, sign in rows.get((side.axis, side.row), ())
        )

    def _is_anterior(self, word: Word) -> bool:
        """Tell whether it is of what went before, which any clause may say: "had been shut"."""
        sentence = self._ours.sentence
        return any(sentence.words[at].key == "had" for at in sentence.clauses[word.clause].places)

    def _in(self, theirs: Sequence[Told], word: Word) -> list[_Found]:
        return [found for one in theirs for found in self._comparable(word, one)]

    def _comparable(self, word: Word, told: Told) -> Iterator[_Found]:
        sentence = told.sentence
        if word.is_content and not word.compares:
            for other in sentence.by_key.get(word.key, ()):
                if self._is_same(word, other, told):
                    is_reserved = self._is_reserved(word, other, told)
                    polarity = Polarity.OPEN if is_reserved else other.polarity
                    yield _Found(other, polarity, told)
        for side in word.sides:
            if side.axis is Axis.OPPOSITES:
                for other, sign in sentence.by_row.get((side.axis, side.row), ()):
                    if self._is_opposite(word, other, sentence):
                        yield _Found(other, other.polarity.signed(side.sign * sign), told)

    def _is_same(self, word: Word, other: Word, told: Told) -> bool:
        """Tell whether the same word speaks of the same: the sentences share two words more."""
        is_thing = (word.is_noun and other.is_verb) or (word.is_verb and other.is_noun)
        if is_thing or other.is_name:
            return False
        if word.key in _SAYING:  # people say many things; it is the same where what is said is
            ours = self._ours.sentence.content_after(word)
            shared = ours & told.sentence.content_after(other)
            return len(shared) >= _LEAST_SHARED
        return self._shares(word, other, told) and not self._is_of_another(word, other, told)

    def _shares(self, word: Word, other: Word, told: Told) -> bool:
        known = {word.key, *DENYING, *_SAYING}
        ours = self._ours.sentence.content
        beside = told.sentence.by_clause[other.clause] - known
        if len(beside) >= _LEAST_SHARED and not beside & ours:
            return False  # "the night route is closed", "the day route is not"
        shared = (ours & told.sentence.content) - known
        least = _LEAST_SHARED if beside - ours else 1
        return len(shared) >= min(least, len(told.sentence.content - known))

    def _is_reserved(self, word: Word, other: Word, told: Told) -> bool:
        """Tell whether both may hold: "not until Friday", and "on Friday"; "it is denied that"."""
        sentence = self._ours.sentence
        if _denies(sentence) and _denies(told.sentence) and word.key not in DENYING:
            return Polarity.DENIED in {word.polarity, other.polarity}
        if _counts_some(sentence, word) and _counts_some(told.sentence, other):
            return True
        if other.polarity is Polarity.DENIED and _waits(sentence, told.sentence, other):
            return True
        is_denied = word.polarity is Polarity.DENIED
        return is_denied and _has(sentence, "until") and not _has(told.sentence, "until")

    def _is_of_another(self, word: Word, other: Word, told: Told) -> bool:
        """Tell whether one name does it here and another there."""
        here, there = self._ours.by_verb.get(word.start), told.by_verb.get(other.start)
        if here is None or there is None:
            return False
        if here.by_pronoun and there.names:
            return not there.names & self._ours.sentence.content
        return bool(here.names and there.names) and not here.agent & there.agent

    def _is_opposite(self, word: Word, other: Word, sentence: Clauses) -> bool:
        """Tell whether two words of one row speak of the same: their clauses share a third."""
        if other.key in self._ours.sentence.content or word.is_noun != other.is_noun:
            return False
        if self._is_for_a_time and not _has(sentence, "until"):
            return False
        around = sentence.by_clause[other.clause] - {other.key}
        return bool((self._part - {word.key}) & around)

    @property
    def _is_for_a_time(self) -> bool:
        """Whether our sentence says until when: what is open until Friday closes then."""
        return _has(self._ours.sentence, "until")


def _counts_some(sentence: Clauses, word: Word) -> bool:
    """Tell whether its clause is of more or fewer: "fewer than half did", "most did not"."""
    clause = sentence.clauses[word.clause]
    is_compared = clause.opener == "than" and word.clause
    first = sentence.clauses[word.clause - 1].first if is_compared else clause.first
    words = sentence.words[first : clause.end]
    return any(one.is_degree for one in words)


def _waits(ours: Clauses, theirs: Clauses, other: Word) -> bool:
    """Tell whether it is "not before autumn" there, and in autumn or after something here."""
    number = other.clause + 1
    if number >= len(theirs.clauses) or theirs.clauses[number].opener not in {"befor", "until"}:
        return False
    is_ordered = any(side.axis is Axis.ORDERS for word in ours.words for side in word.sides)
    return is_ordered or bool(theirs.by_clause[number] & ours.content)


def _denies(sentence: Clauses) -> bool:
    return any(word.key in DENYING | _TURNING_DOWN for word in sentence.words)


def _has(sentence: Clauses, key: str) -> bool:
    return any(word.key == key for word in sentence.words)
