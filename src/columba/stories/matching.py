"""Find many words and phrases in one pass over a text."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from columba.lib.text import fold

Key = TypeVar("Key", bound=Hashable)

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*\*?")
_POSSESSIVE = re.compile(r"['’]s$")
# Prefixes are looked up by their first letters; a shorter one would match half the dictionary.
_STEM_LETTERS = 3


@dataclass(frozen=True)
class Token:
    """One word of a text: folded for matching, and whether it is printed in capitals."""

    text: str
    in_capitals: bool


@dataclass(frozen=True)
class Found:
    """A word or phrase that a text uses: as the rule spells it, its words, how often, where."""

    word: str
    size: int
    count: int
    first: int


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


@dataclass(frozen=True)
class _Phrase(Generic[Key]):
    word: str
    parts: tuple[_Part, ...]
    key: Key


def tokens_of(text: str) -> list[Token]:
    """Return the words of `text`; "U.S." is "us" in capitals, "Ohio's" is "ohio"."""
    return [_token(raw) for raw in _TOKEN.findall(text)]


class Matcher(Generic[Key]):
    """Words and phrases, each with a key, compiled for looking through many texts.

    Whole words, whatever their case; a word in capitals only in capitals; "librar*" is any word
    that begins so.
    """

    def __init__(self, words: Iterable[tuple[str, Key]]) -> None:
        self._whole: dict[str, list[_Phrase[Key]]] = defaultdict(list)
        self._begun: dict[str, list[_Phrase[Key]]] = defaultdict(list)
        for word, key in words:
            parts = tuple(_part(raw) for raw in _TOKEN.findall(word))
            if not parts:
                continue
            phrase = _Phrase(word.rstrip("*"), parts, key)
            first = parts[0]
            if first.is_prefix:
                self._begun[first.text[:_STEM_LETTERS]].append(phrase)
            else:
                self._whole[first.text].append(phrase)

    def find(self, tokens: Sequence[Token]) -> dict[Key, list[Found]]:
        """Return, by key, the words that `tokens` use, each with its count and first place."""
        places: dict[tuple[Key, str], list[int]] = defaultdict(list)
        sizes: dict[str, int] = {}
        for at, token in enumerate(tokens):
            for phrase in self._beginning_with(token):
                if _fits(phrase, tokens, at):
                    places[phrase.key, phrase.word].append(at)
                    sizes[phrase.word] = len(phrase.parts)
        found: dict[Key, list[Found]] = defaultdict(list)
        for (key, word), at_all in places.items():
            found[key].append(Found(word, sizes[word], len(at_all), at_all[0]))
        return found

    def _beginning_with(self, token: Token) -> Iterable[_Phrase[Key]]:
        yield from self._whole.get(token.text, ())
        yield from self._begun.get(token.text[:_STEM_LETTERS], ())


def _fits(phrase: _Phrase[Key], tokens: Sequence[Token], at: int) -> bool:
    if at + len(phrase.parts) > len(tokens):
        return False
    return all(part.fits(tokens[at + n]) for n, part in enumerate(phrase.parts))


def _token(raw: str) -> Token:
    bare = raw.replace(".", "").rstrip("*")
    capitals = bare.isupper() and len(bare) > 1
    return Token(_POSSESSIVE.sub("", fold(bare)), capitals)


def _part(raw: str) -> _Part:
    token = _token(raw)
    return _Part(token.text, raw.endswith("*"), token.in_capitals)
