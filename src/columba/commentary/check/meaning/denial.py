"""Which words of a sentence are denied, and which are left open."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from columba.commentary.check.meaning.clauses import Clauses, Polarity, Word
from columba.commentary.check.meaning.heads import after_no, after_not, carried, complement, rest
from columba.commentary.check.meaning.lexicon import Group
from columba.commentary.check.meaning.verbs import RELATIVE

DENYING = frozenset({"deny", "disput"})  # keys of verbs after which "that" tells what is not so
NEGATING = (Group.NEGATORS, Group.DETERMINERS)

_FEW = frozenset({"few", "littl"})
_OTHER = frozenset({"other", "another"})


def mark_denied(sentence: Clauses) -> Clauses:
    """Set the polarity of every word, and return the sentence.

    What "not" or "no" takes hold of is denied, and what a refusal keeps from happening; the words
    around it may be told either way. Two denials of one word state it.
    """
    _open_unhappened(sentence)
    denials = _Denials(sentence)
    for at in range(len(sentence.words)):
        denials.read(at)
    for at, times in denials.times.items():
        sentence.words[at].polarity = Polarity.DENIED if times % 2 else Polarity.STATED
    return sentence


def _open_unhappened(sentence: Clauses) -> None:
    """Leave open what "before" speaks of, which may never happen, and what is another's."""
    for clause in sentence.clauses:
        if clause.opener == "befor":
            _open(sentence.words[clause.first : clause.end])
    for before, word in pairwise(sentence.words):
        if before.key in _OTHER:
            word.polarity = Polarity.OPEN


class _Denials:
    """Counts how often each word is denied, from the left to the right of the sentence."""

    def __init__(self, sentence: Clauses) -> None:
        self.sentence = sentence
        self.times: Counter[int] = Counter()
        self._is_double = _is_double(sentence)

    def read(self, at: int) -> None:
        sentence = self.sentence
        if sentence.is_a(at, *NEGATING):
            self._deny(at)
        elif sentence.words[at].key in _FEW:
            _open_clause(sentence, at)
        elif sentence.is_a(at, Group.INTENDERS):
            intended = complement(sentence, at)
            _open([] if intended is None else [sentence.words[intended]])
        elif sentence.is_a(at, Group.PREVENTERS):
            self._prevent(at)
        elif sentence.is_a(at, Group.ENDERS):
            self._end(at)

    def _deny(self, at: int) -> None:
        sentence = self.sentence
        if [word.key for word in sentence.words[at : at + 2]] == ["not", "only"]:
            return
        _open_clause(sentence, at)
        if sentence.is_a(at, Group.NEGATORS):
            _open_contrast(sentence, at)
            heads = after_not(sentence, at)
        else:
            _open_relative(sentence, at)
            heads = after_no(sentence, at)
        if not self._is_double:
            self.times.update(heads)

    def _prevent(self, at: int) -> None:
        sentence = self.sentence
        is_sure = sentence.words[at].polarity is not Polarity.OPEN or at in self.times
        kept_from = complement(sentence, at)
        if not self._may_prevent(at, kept_from):
            return
        _open(rest(sentence, at))
        if sentence.is_a(at, Group.PREPOSITIONS) and at:  # "voted against keeping it"
            _open(sentence.words[at - 1 : at])
        if kept_from is None and sentence.words[at].key in DENYING:
            self.times.update(_told_of(sentence, at))
        if kept_from is not None and is_sure:
            for head in carried(sentence, kept_from):
                self.times[head] += 1 + self.times[at]

    def _may_prevent(self, at: int, kept_from: int | None) -> bool:
        """Tell whether it is no "complaints against officers", and no "keeps its doors open"."""
        sentence = self.sentence
        if sentence.is_a(at, Group.PREPOSITIONS):
            return kept_from is not None
        if sentence.words[at].key != "keep":
            return True
        return kept_from is not None and sentence.words[kept_from - 1].key == "from"

    def _end(self, at: int) -> None:
        if self.sentence.is_a(at, Group.BREAKERS):  # "if", "until"
            _open(self.sentence.words[one] for one in self.sentence.clause_of(at).places)
        else:
            _open(rest(self.sentence, at))


def _is_double(sentence: Clauses) -> bool:
    """Tell whether one denial hangs on another: "no contract can be made without a tender"."""
    denying = [word for at, word in enumerate(sentence.words) if sentence.is_a(at, *NEGATING)]
    return len(denying) > 1 and any(word.key == "without" for word in denying)


def _told_of(sentence: Clauses, at: int) -> list[int]:
    """Return the verb of "denied that the army had bombed the road", or nothing."""
    number = sentence.words[at].clause + 1
    if number == len(sentence.clauses) or sentence.clauses[number].opener != "that":
        return []
    return [one for one in sentence.clauses[number].places if sentence.words[one].is_verb][:1]


def _open_clause(sentence: Clauses, at: int) -> None:
    """Leave open the clause, and what "and" or "or" adds to it."""
    number = sentence.words[at].clause
    last = number
    while last + 1 < len(sentence.clauses) and sentence.clauses[last + 1].opener in {"and", "or"}:
        last += 1
    _open(sentence.words[sentence.clauses[number].first : sentence.clauses[last].end])


def _open_relative(sentence: Clauses, at: int) -> None:
    """Leave open what is said of a thing that is none: "no reason that would convince"."""
    end = sentence.clause_of(at).end
    if end < len(sentence.words) and sentence.clause_of(end).opener in RELATIVE:
        _open_clause(sentence, end)


def _open_contrast(sentence: Clauses, at: int) -> None:
    """Leave open what goes before a denial without a verb: "for the tests but not for filters"."""
    number = sentence.words[at].clause
    following = at + 1
    while sentence.is_a(following, Group.ADVERBS):
        following += 1
    if number and sentence.is_a(following, Group.PREPOSITIONS):
        _open(sentence.words[sentence.clauses[number - 1].first : at])


def _open(words: Iterable[Word]) -> None:
    for word in words:
        word.polarity = Polarity.OPEN
