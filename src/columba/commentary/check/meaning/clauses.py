"""A sentence as words in clauses, each word stated, denied or left open."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntFlag
from functools import cached_property

from columba.commentary.check.meaning.lexicon import Axis, Group, Lexicon, Side, lexicon
from columba.commentary.names import MONTHS, WEEKDAYS
from columba.lib.sentences import sentences

# What goes on longer is a list, or no prose; it is read in pieces of this many words.
MOST_WORDS = 120

_TOKEN = re.compile(
    r"\d+(?:,\d{3})*(?:\.\d+)?|[^\W\d_]+(?:[’'][^\W\d_]+)*|[.,;:!?()“”\"—–…]|(?<=\s)-(?=\s)"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_OWNER = re.compile(r"(?:['’]s|s['’])$")
_DENIED_AUXILIARY = re.compile(r"\w+n't$|cannot$")
_LEADING = frozenset({"in", "of", "at", "for", "with", "under", "no"})  # before a thing
DAYS = frozenset((*MONTHS, *WEEKDAYS))
_STRONG = frozenset(";:.!?")
_COUNTS = frozenset(
    """two three four five six seven eight nine ten eleven twelve dozen hundr thousand million
    billion trillion percent first second third fourth""".split()
)


class Polarity(IntFlag):
    """Whether a word is stated or denied; OPEN is both: it may be told either way."""

    STATED = 1
    DENIED = 2
    OPEN = 3

    @property
    def flipped(self) -> "Polarity":
        return self if self is Polarity.OPEN else Polarity.OPEN ^ self

    def signed(self, sign: int) -> "Polarity":
        """Return what is said of the other side of an axis where `sign` is -1."""
        return self if sign > 0 else self.flipped


@dataclass(slots=True)
class Word:
    """A word or phrase; `start` and `end` are its place in the text, `key` its root."""

    text: str
    start: int
    end: int
    key: str
    clause: int
    is_name: bool
    is_figure: bool
    is_content: bool
    is_noun: bool  # surely: "the grant", "its rise"
    sides: tuple[Side, ...]
    is_verb: bool = False
    polarity: Polarity = Polarity.STATED

    @property
    def folded(self) -> str:
        return self.text.casefold()

    @property
    def owns(self) -> bool:
        return bool(_OWNER.search(self.text))

    @property
    def is_degree(self) -> bool:
        return any(side.axis is Axis.DEGREES for side in self.sides)

    @property
    def compares(self) -> bool:
        return any(side.axis in {Axis.DEGREES, Axis.ORDERS} for side in self.sides)


@dataclass(slots=True)
class Clause:
    """The words from `first` to `end` between two marks or joining words; `opener` is the first."""

    opener: str
    first: int
    end: int = 0

    @property
    def places(self) -> range:
        return range(self.first, self.end)

    @property
    def is_strong(self) -> bool:
        """Tell whether a mark opens it behind which something new is said."""
        return self.opener in _STRONG


@dataclass(eq=False)
class Clauses:
    """The words of one sentence, and the clauses they stand in."""

    text: str
    words: list[Word]
    clauses: list[Clause]
    lexicon: Lexicon

    def is_a(self, at: int, *groups: Group) -> bool:
        """Tell whether the word at `at` is of one of the groups; False beyond the ends."""
        if not 0 <= at < len(self.words):
            return False
        key = self.words[at].key
        return any(key in self.lexicon.groups[group] for group in groups)

    def clause_of(self, at: int) -> Clause:
        return self.clauses[self.words[at].clause]

    def content_of(self, places: Sequence[int]) -> frozenset[str]:
        return frozenset(self.words[at].key for at in places if self.words[at].is_content)

    @cached_property
    def content(self) -> frozenset[str]:
        return self.content_of(range(len(self.words)))

    def content_after(self, word: Word) -> frozenset[str]:
        return frozenset(w.key for w in self.words if w.is_content and w.start > word.start)

    @cached_property
    def plain_content(self) -> frozenset[str]:
        """The content words that are no names."""
        return frozenset(word.key for word in self.words if word.is_content and not word.is_name)

    @cached_property
    def by_clause(self) -> list[frozenset[str]]:
        return [self.content_of(clause.places) for clause in self.clauses]

    @cached_property
    def by_key(self) -> dict[str, list[Word]]:
        """The content words by their keys."""
        return _grouped((word.key, word) for word in self.words if word.is_content)

    @cached_property
    def by_row(self) -> dict[tuple[Axis, int], list[tuple[Word, int]]]:
        """The words that have opposites, with their signs, by axis and row."""
        found: dict[tuple[Axis, int], list[tuple[Word, int]]] = {}
        for word in self.words:
            for side in word.sides:
                found.setdefault((side.axis, side.row), []).append((word, side.sign))
        return found

    def shown(self, first: int, last: int) -> str:
        """Return the text from one word to another, in whichever order."""
        one, other = sorted((first, last))
        return self.text[self.words[one].start : self.words[other].end]


def _grouped(pairs: Iterator[tuple[str, Word]]) -> dict[str, list[Word]]:
    found: dict[str, list[Word]] = {}
    for key, word in pairs:
        found.setdefault(key, []).append(word)
    return found


def split(text: str, lex: Lexicon | None = None) -> list[Clauses]:
    """Return the sentences of a text as clauses of words, without polarity."""
    lex = lex or lexicon()
    return [
        _Reader(piece, lex).read() for sentence in sentences(text) for piece in _pieces(sentence)
    ]


def _pieces(sentence: str) -> Iterator[str]:
    """Yield the sentence, or pieces of a length that no prose reaches."""
    words = sentence.split()
    if len(words) <= MOST_WORDS:
        yield sentence
        return
    yield from (" ".join(words[at : at + MOST_WORDS]) for at in range(0, len(words), MOST_WORDS))


class _Reader:
    """Reads one sentence into words and clauses."""

    def __init__(self, text: str, lex: Lexicon) -> None:
        self._text = text
        self._lexicon = lex
        self._words: list[Word] = []
        self._clauses = [Clause("", 0)]

    def read(self) -> Clauses:
        tokens = list(_TOKEN.finditer(self._text))
        keys = [self._key(match) for match in tokens]
        at = 0
        while at < len(tokens):
            length = 1
            if tokens[at].group()[0].isalnum():
                length = self._phrase_at(keys, at)
                key = " ".join(keys[at : at + length])
                self._add(key, tokens[at].start(), tokens[at + length - 1].end())
            else:
                self._break(tokens[at].group())
            at += length
        self._clauses[-1].end = len(self._words)
        return Clauses(
            text=self._text, words=self._words, clauses=self._clauses, lexicon=self._lexicon
        )

    def _key(self, token: re.Match[str]) -> str:
        folded = token.group().casefold().replace("’", "'")
        if folded == "not" and self._text.startswith("-", token.end()):
            return "not-"  # "a not-for-profit group" denies nothing
        if _DENIED_AUXILIARY.match(folded):
            return "not"
        return self._lexicon.root(_POSSESSIVE.sub("", folded))

    def _phrase_at(self, keys: list[str], at: int) -> int:
        for phrase in self._lexicon.phrases.get(keys[at], ()):
            if tuple(keys[at : at + len(phrase)]) == phrase:
                return len(phrase)
        return 1

    def _add(self, key: str, start: int, end: int) -> None:
        lex, text = self._lexicon, self._text[start:end]
        if key in lex.groups[Group.BREAKERS]:
            self._break(key)
        is_first = not self._words
        is_small = key in lex.small
        is_name = text[0].isupper() and text not in DAYS and not (is_first and is_small)
        self._words.append(
            Word(
                text=text,
                start=start,
                end=end,
                key=key,
                clause=len(self._clauses) - 1,
                is_name=is_name,
                is_figure=text[0].isdigit() or key in _COUNTS,
                is_content=is_name or not is_small or (text in DAYS and not is_first),
                is_noun=not is_small and self._is_noun(text),
                sides=self._sides(key, text),
            )
        )

    def _sides(self, key: str, text: str) -> tuple[Side, ...]:
        """Return what the word is opposite to; "back" and "up" alone are not what "backed" is."""
        is_adverb = key in self._lexicon.groups[Group.ADVERBS] and text.casefold() == key
        return () if is_adverb else self._lexicon.sides.get(key, ())

    def _is_noun(self, text: str) -> bool:
        if len(self._words) <= self._clauses[-1].first or text.endswith(("ed", "ing")):
            return False
        before = self._words[-1]
        groups = self._lexicon.groups
        is_led = before.key in groups[Group.ARTICLES] or before.key in _LEADING
        return is_led or before.is_figure or before.owns

    def _break(self, opener: str) -> None:
        current = self._clauses[-1]
        current.end = len(self._words)
        if current.first < current.end:
            self._clauses.append(Clause(opener, len(self._words)))
        elif opener.isalpha() or not current.opener or current.opener == ",":
            # Of two in a row, a joining word says more than a comma, and any mark more than none.
            current.opener = opener
