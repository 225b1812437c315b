"""Capitalised runs in our own text: what may be the name of somebody or something."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from columba.lib.sentences import sentences
from columba.lib.text import STOP_WORDS

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_DAYS = frozenset((*MONTHS, *WEEKDAYS))
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_][\w’'-]*")
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
_OPENERS = re.compile(r"[:;“\"‘(—–]\s*$|^\W*$")


@dataclass(frozen=True)
class Run:
    """Capitalised words side by side, without what begins the sentence and is no name."""

    words: tuple[str, ...]
    is_first: bool  # the capital of its first word may be that of the sentence
    owns: bool  # "Ohio's"
    next_word: str

    @property
    def text(self) -> str:
        return " ".join(self.words)


def runs(text: str) -> list[Run]:
    """Return the runs of plain `text` in order; months and weekdays are none."""
    return [run for sentence in sentences(text) for run in _in_sentence(sentence)]


def _in_sentence(sentence: str) -> Iterator[Run]:
    words: list[str] = []
    is_first = owns = False
    end = 0
    for match in _TOKEN.finditer(sentence):
        gap, token = sentence[end : match.start()], match.group()
        end = match.end()
        if words and (gap != " " or owns or not _is_capital(token)):
            yield from _close(words, is_first=is_first, owns=owns, next_word=token)
            words = []
        if not _is_capital(token):
            continue
        if not words:
            is_first = bool(_OPENERS.search(sentence[: match.start()]))
        bare = _POSSESSIVE.sub("", token)
        owns = bare != token
        words.append(bare)
    yield from _close(words, is_first=is_first, owns=owns, next_word="")


def _close(words: list[str], *, is_first: bool, owns: bool, next_word: str) -> Iterator[Run]:
    while words and _is_ordinary(words[0], is_first=is_first):
        words, is_first = words[1:], False
    while words and words[-1] in _DAYS:
        words = words[:-1]
    if words:
        yield Run(tuple(words), is_first, owns, next_word)


def _is_ordinary(word: str, *, is_first: bool) -> bool:
    """Tell whether a word at the head of a run is there for the sentence and not for the name."""
    if word in _DAYS or len(word) == 1:
        return True
    bare = re.split("['’]", word)[0].lower()
    return is_first and bare in STOP_WORDS and not word.isupper()


def _is_capital(token: str) -> bool:
    return token[0].isupper()
