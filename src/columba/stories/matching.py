"""Find many words and phrases in one pass over a text."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Generic, TypeVar

from columba.lib.text import fold

Key = TypeVar("Key", bound=Hashable)

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*\*?")
_POSSESSIVE = re.compile(r"['’][sS]$")
# Prefixes are looked up by their first letters.
_STEM_LETTERS = 3
# A headline set in capitals says of none of its words that it is an abbreviation.
_LOUD_WORDS = 4
# How many words a matcher remembers what to do about; a language has fewer in use.
_MOST_KNOWN = 100_000


@dataclass(frozen=True)
class Token:
    """One word of a text: folded for matching, as printed, and whether in capitals."""

    text: str
    printed: str
    in_capitals: bool


@dataclass(frozen=True)
class Found:
    """A word or phrase that a text uses, how many words it has, and where it begins.

    It is spelt as the rule spells it; a word of which the rule has the beginning, as the text does.
    """

    word: str
    size: int
    places: tuple[int, ...]

    @property
    def count(self) -> int:
        return len(self.places)

    @property
    def first(self) -> int:
        return self.places[0]


@dataclass(frozen=True)
class _Part:
    """One word of a phrase: a whole word, the beginning of one, or capitals only."""

    text: str
    is_prefix: bool
    needs_capitals: bool

    def fits(self, token: Token) -> bool:
        if self.needs_capitals and not token.in_capitals:
            return False
        return token.text.startswith(self.text) if self.is_prefix else token.text == self.text


@dataclass(frozen=True, eq=False)
class _Phrase(Generic[Key]):
    word: str
    parts: tuple[_Part, ...]
    key: Key

    def stands_at(self, tokens: Sequence[Token], at: int) -> bool:
        if at + len(self.parts) > len(tokens):
            return False
        return all(part.fits(tokens[at + n]) for n, part in enumerate(self.parts))

    def found_at(self, places: Sequence[int], tokens: Sequence[Token]) -> Found:
        used = iter(tokens[places[0] :])

        def spelling(match: re.Match[str]) -> str:
            token, written = next(used), match.group()
            if not written.endswith("*"):
                return written
            return token.printed.lower() if written[0].islower() else token.printed

        return Found(_TOKEN.sub(spelling, self.word), len(self.parts), tuple(places))


def tokens_of(text: str) -> list[Token]:
    """Return the words of `text`; "U.S." is "us" in capitals, "Ohio's" is "ohio"."""
    return [token for line in text.splitlines() for token in _line(line)]


def fault_of(word: str) -> str:
    """Say why this word of a rule cannot match as its writer meant it; "" where it can."""
    parts = _parts(word)
    if not parts:
        return "has no letter or digit to look for"
    if "*" in _TOKEN.sub("", word):
        return "has a * that does not follow the beginning of a word"
    if parts[0].is_prefix and len(parts[0].text) < _STEM_LETTERS:
        return f"begins too many words; write at least {_STEM_LETTERS} letters before the *"
    return ""


def _line(line: str) -> list[Token]:
    found = [_token(raw) for raw in _TOKEN.findall(line)]
    if len(found) >= _LOUD_WORDS and line.isupper():
        return [replace(token, in_capitals=False) for token in found]
    return found


class Matcher(Generic[Key]):
    """Words and phrases, each with a key, compiled for looking through many texts.

    Whole words, whatever their case; a word in capitals only in capitals; "librar*" is any word
    that begins so. Of the phrases of one key that stand in one place the longest counts, alone.
    """

    def __init__(self, words: Iterable[tuple[str, Key]]) -> None:
        self._whole: dict[str, list[_Phrase[Key]]] = defaultdict(list)
        self._begun: dict[str, list[_Phrase[Key]]] = defaultdict(list)
        self._known: dict[str, tuple[_Phrase[Key], ...]] = {}
        for word, key in words:
            if parts := _parts(word):
                self._shelve(_Phrase(word, parts, key))
        self._beginnings = sorted({len(text) for text in self._begun})

    def _shelve(self, phrase: _Phrase[Key]) -> None:
        first = phrase.parts[0]
        if first.is_prefix:
            self._begun[first.text[:_STEM_LETTERS]].append(phrase)
        else:
            self._whole[first.text].append(phrase)

    def find(self, tokens: Sequence[Token]) -> dict[Key, list[Found]]:
        """Return, by key, the words that `tokens` use, each with the places where it begins."""
        places: dict[Key, dict[_Phrase[Key], list[int]]] = defaultdict(lambda: defaultdict(list))
        taken: dict[Key, int] = {}
        for at, token in enumerate(tokens):
            for phrase in self._beginning_with(token.text):
                if taken.get(phrase.key, 0) <= at and phrase.stands_at(tokens, at):
                    taken[phrase.key] = at + len(phrase.parts)
                    places[phrase.key][phrase].append(at)
        return {
            key: [phrase.found_at(at, tokens) for phrase, at in phrases.items()]
            for key, phrases in places.items()
        }

    def _beginning_with(self, word: str) -> tuple[_Phrase[Key], ...]:
        """Return the phrases whose first word this may be, longest first."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[word] = self._look_up(word)
        return known

    def _look_up(self, word: str) -> tuple[_Phrase[Key], ...]:
        begun = (
            phrase
            for length in self._beginnings
            for phrase in self._begun.get(word[:length], ())
            if word.startswith(phrase.parts[0].text)
        )
        found = [*self._whole.get(word, ()), *begun]
        return tuple(sorted(found, key=lambda phrase: -len(phrase.parts)))


def _parts(word: str) -> tuple[_Part, ...]:
    return tuple(map(_part, _TOKEN.findall(word)))


def _part(raw: str) -> _Part:
    token = _token(raw)
    return _Part(token.text, raw.endswith("*"), token.in_capitals)


@lru_cache(maxsize=50_000)
def _token(raw: str) -> Token:
    printed = _POSSESSIVE.sub("", raw.rstrip("*"))
    bare = printed.replace(".", "")
    return Token(fold(bare), printed, in_capitals=bare.isupper() and len(bare) > 1)
