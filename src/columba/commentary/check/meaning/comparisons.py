"""More and less, before and after: the word that compares, and what stands on either side of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from columba.commentary.check.meaning.clauses import Clauses, Polarity, Word
from columba.commentary.check.meaning.denial import NEGATING
from columba.commentary.check.meaning.frames import subject
from columba.commentary.check.meaning.lexicon import Axis, Group, Side
from columba.commentary.check.meaning.verbs import BE, auxiliary

_FAR = 10  # words behind a clause that the sentence begins with: "Before the storm, …"
_OF_PLACE = frozenset({"over", "under"})
_THEM = frozenset({"them", "him", "her", "us", "me", "you"})
_GOES_ON = frozenset({"than", "as", "and", "or", "that"})
_EQUALS = (" as much", " as many")  # "twice as much as"


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """`polarity` is that of the row's first side; `left` and `right` are keys of content words."""

    word: Word
    side: Side
    polarity: Polarity
    left: frozenset[str]
    right: frozenset[str]
    sentence: frozenset[str]  # the keys of all of it
    names: frozenset[str]  # of the whole sentence
    has_than: bool
    is_doubted: bool  # that it stands behind a refusal, an end or a doubt
    shown: str


def comparisons(sentence: Clauses) -> list[Comparison]:
    names = frozenset(word.key for word in sentence.words if word.is_name)
    return [
        _comparison(sentence, at, side=side, names=names)
        for at, word in enumerate(sentence.words)
        if word.compares and _is_compared(sentence, at) and not _is_action(sentence, at)
        for side in word.sides
        if side.axis in {Axis.DEGREES, Axis.ORDERS}
    ]


def _is_compared(sentence: Clauses, at: int) -> bool:
    """Tell whether it is no place or span: "over 200", but not "over the river", "before them"."""
    key, following = sentence.words[at].key, sentence.words[at + 1 : at + 2]
    if key in _OF_PLACE:
        return bool(following) and following[0].is_figure
    return not (following and following[0].folded in _THEM)


def _is_action(sentence: Clauses, at: int) -> bool:
    """Tell whether it is "to lower", and not "is lower"."""
    return sentence.words[at].is_verb and auxiliary(sentence, at) not in BE


def _comparison(sentence: Clauses, at: int, *, side: Side, names: frozenset[str]) -> Comparison:
    right = _right(sentence, at)
    left = _left(sentence, at, is_order=side.axis is Axis.ORDERS)
    return Comparison(
        word=sentence.words[at],
        side=side,
        polarity=_polarity(sentence, at, side).signed(side.sign),
        left=_compared(sentence, [*left, *range(at + 1, right.start - 1)])
        | _subject(sentence, at, left),
        right=_compared(sentence, right),
        sentence=sentence.content,
        names=names,
        has_than=sentence.words[right.start - 1].key in {"than", "as"},
        is_doubted=any(sentence.is_a(one, Group.ENDERS, Group.PREVENTERS) for one in range(at)),
        shown=sentence.shown(at, max(at, right.stop - 1)),
    )


def _polarity(sentence: Clauses, at: int, side: Side) -> Polarity:
    """Return what a denial makes of it; what is doubted or ended is compared all the same."""
    word = sentence.words[at]
    if word.polarity is Polarity.DENIED:
        return Polarity.DENIED
    clause = sentence.clause_of(at)
    first = sentence.clauses[max(0, word.clause - 1)].first if clause.first == at else clause.first
    is_denied = any(sentence.is_a(one, *NEGATING) for one in range(first, clause.end))
    if side.axis is Axis.ORDERS:
        return _polarity_of_order(sentence, range(first, at), is_denied=is_denied)
    return Polarity.OPEN if is_denied else Polarity.STATED


def _polarity_of_order(sentence: Clauses, left: range, *, is_denied: bool) -> Polarity:
    """Return that of "before" and its like: what did not happen before came after."""
    is_until = sentence.words[left.stop].key == "until"
    if any(sentence.words[one].polarity is Polarity.DENIED for one in left):
        return Polarity.DENIED
    return Polarity.OPEN if is_denied or is_until else Polarity.STATED


def _left(sentence: Clauses, at: int, *, is_order: bool) -> range:
    clause = sentence.clause_of(at)
    if at == 0 and is_order:  # "Before the storm, the town had paid."
        end = _end(sentence, at)
        return range(end, min(len(sentence.words), end + _FAR))
    if at and clause.first == at:
        return range(sentence.clauses[sentence.words[at].clause - 1].first, at)
    return range(clause.first, at)


def _right(sentence: Clauses, at: int) -> range:
    """Return what follows, or what follows "than": "more people than the mill"."""
    standard = "as" if sentence.words[at].key.endswith(_EQUALS) else "than"
    end = _end(sentence, at)
    than = next((one for one in range(at + 1, end) if sentence.words[one].key == standard), at)
    return range(than + 1, max(than + 1, _end(sentence, than)))


def _end(sentence: Clauses, at: int) -> int:
    """Return where the stretch ends in which what is compared stands."""
    number = sentence.words[at].clause
    end = sentence.clauses[number].end
    for clause in sentence.clauses[number + 1 :]:
        has_verb = any(sentence.words[one].is_verb for one in clause.places)
        if clause.opener not in _GOES_ON or (clause.opener not in {"than", "as"} and has_verb):
            break
        end = clause.end
    return end


def _subject(sentence: Clauses, at: int, left: Sequence[int]) -> frozenset[str]:
    """Return who or what is compared, where the clause leaves that to the one before."""
    clause = sentence.clause_of(at)
    if clause.opener == "wher" and clause.first:  # "in the harbor, where turnout was lowest"
        before = sentence.clauses[sentence.words[at].clause - 1]
        return _compared(sentence, before.places)
    if at == 0 or any(sentence.words[one].is_name for one in left):
        return frozenset()
    return subject(sentence, at)


def _compared(sentence: Clauses, places: Sequence[int]) -> frozenset[str]:
    return sentence.content_of([one for one in places if not sentence.words[one].compares])
