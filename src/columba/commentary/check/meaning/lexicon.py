"""The words by which reversed meanings are told, from words.toml."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from columba.lib.text import stem


class Axis(StrEnum):
    """In what two words are opposites; each is a list of rows in words.toml."""

    OPPOSITES = "opposites"
    CONVERSES = "converses"
    DEGREES = "degrees"
    ORDERS = "orders"


class Group(StrEnum):
    """Words that do the same work in a sentence; each is a line of words.toml."""

    NEGATORS = "negators"
    DETERMINERS = "determiners"
    PREVENTERS = "preventers"
    ENDERS = "enders"
    INTENDERS = "intenders"
    CARRIERS = "carriers"
    AUXILIARIES = "auxiliaries"
    ARTICLES = "articles"
    PRONOUNS = "pronouns"
    PREPOSITIONS = "prepositions"
    ADVERBS = "adverbs"
    BREAKERS = "breakers"


_SMALL = (
    Group.NEGATORS, Group.DETERMINERS, Group.AUXILIARIES, Group.ARTICLES, Group.PRONOUNS,
    Group.PREPOSITIONS, Group.ADVERBS, Group.BREAKERS,
)  # fmt: skip


class Side(NamedTuple):
    """One end of one row: `sign` is 1 for the words before the comma, -1 for those after."""

    axis: Axis
    row: int
    sign: int


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """Words and phrases by their keys: roots, joined by blanks where there are several."""

    roots: Mapping[str, str]  # of irregular forms
    sides: Mapping[str, tuple[Side, ...]]
    groups: Mapping[Group, frozenset[str]]
    small: frozenset[str]  # what carries no content of its own
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]  # by first root, longest first

    def root(self, word: str) -> str:
        """Return what the forms of a folded word have in common."""
        return self.roots.get(word) or stem(word)


@cache
def lexicon() -> Lexicon:
    """Return the lexicon that ships."""
    text = files("columba.commentary.check.meaning").joinpath("words.toml").read_text("utf-8")
    return read_lexicon(tomllib.loads(text))


def read_lexicon(document: Mapping[str, Any]) -> Lexicon:
    """Return the lexicon of a document in the shape of words.toml."""
    roots = {**_regular(document), **_roots(document["irregular"])}
    sides = _sides(document, roots)
    groups = {
        group: frozenset(_key(word, roots) for word in _listed(document[group])) for group in Group
    }
    return Lexicon(
        roots=roots,
        sides=sides,
        groups=groups,
        small=frozenset().union(*(groups[group] for group in _SMALL)),
        phrases=_phrases([*sides, *(key for keys in groups.values() for key in keys)]),
    )


def _regular(document: Mapping[str, Any]) -> dict[str, str]:
    """Return the forms of the listed words in -e, of which a light stem may differ: "urged"."""
    rows = [ends for axis in Axis for row in document[axis] for ends in row]
    listed = [
        word for words in (*rows, *(document[group] for group in Group)) for word in _listed(words)
    ]
    ending = {word for phrase in listed for word in phrase.split() if word.endswith("e")}
    return {
        form: stem(word)
        for word in sorted(ending)
        for form in (word, f"{word}s", f"{word}d", f"{word[:-1]}ing")
    }


def _roots(irregular: Mapping[str, str]) -> dict[str, str]:
    return {
        form: stem(base) for base, forms in irregular.items() for form in (base, *forms.split())
    }


def _sides(document: Mapping[str, Any], roots: Mapping[str, str]) -> dict[str, tuple[Side, ...]]:
    found: dict[str, list[Side]] = {}
    for axis in Axis:
        for row, ends in enumerate(document[axis]):
            for words, sign in zip(ends, (1, -1), strict=True):
                for word in _listed(words):
                    found.setdefault(_key(word, roots), []).append(Side(axis, row, sign))
    return {key: tuple(sides) for key, sides in found.items()}


def _listed(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


def _key(phrase: str, roots: Mapping[str, str]) -> str:
    return " ".join(roots.get(word) or stem(word) for word in phrase.split())


def _phrases(keys: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, set[tuple[str, ...]]] = {}
    for key in keys:
        first, *rest = key.split()
        if rest:
            found.setdefault(first, set()).add((first, *rest))
    return {
        first: tuple(sorted(phrases, key=lambda one: (-len(one), one)))
        for first, phrases in found.items()
    }
