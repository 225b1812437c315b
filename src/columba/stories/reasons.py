"""Why the machine decided as it did, in plain words that quote the article."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from columba.lib.text import CALENDAR, fold, stem, words
from columba.stories.profile import NAME_MARK, Profile
from columba.stories.values import StoryArticle

REASON_LENGTH = 300

_PRINTED = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’][sS]$")
_LONGEST_INITIALISM = 4
_READ = 4000
_LONGEST_TITLE = 120
_TERMS = 12
_PHRASES = 3
_WHOLE = 0.995


def title_of(article: StoryArticle) -> str:
    """Return the title in quotation marks, with its site."""
    title = article.title
    short = title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + "…"
    return f"“{short}”" + (f" ({article.domain})" if article.domain else "")


def share(value: float) -> str:
    """Return a share as readers print it: "97 %", and "all" for all but a trifle."""
    return "all" if value >= _WHOLE else f"{int(value * 100)} %"


def listed(phrases: Sequence[str]) -> str:
    """Return the phrases in quotation marks, with commas between."""
    return ", ".join(f"“{phrase}”" for phrase in phrases)


def counted(number: int, noun: str) -> str:
    """Return "1 report", "3 reports"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def phrases(article: StoryArticle, read: Profile, terms: Sequence[str]) -> list[str]:
    """Return the article's own words for the first terms: whole names, and words that adjoin."""
    text = f"{article.title}\n" + "\n".join(article.paragraphs)[:_READ]
    wanted = [term for term in terms if not term.isdigit() and term not in CALENDAR][:_TERMS]
    printed, named = _printed(text), _first_names(read.names)
    found: list[str] = []
    for term in wanted:
        is_name = term.startswith(NAME_MARK)
        phrase = named.get(term[1:], "") if is_name else _adjoining(term, printed, set(wanted))
        if phrase and not _is_held(phrase, found):
            found = [other for other in found if not _is_held(other, [phrase])] + [phrase]
    return found[:_PHRASES]


@dataclass(frozen=True)
class _Word:
    """A word as printed, its stem, and whether only a space divides it from the word before."""

    text: str
    key: str
    adjoins: bool


def _printed(text: str) -> list[_Word]:
    found, end = [], -1
    for match in _PRINTED.finditer(text):
        word = _POSSESSIVE.sub("", match.group())
        is_loud = word.isupper() and len(word) > _LONGEST_INITIALISM
        found.append(_Word(word, _key(word), not is_loud and text[end : match.start()] == " "))
        end = match.end()
    return found


@lru_cache(maxsize=50_000)
def _key(word: str) -> str:
    return "".join(stem(part) for part in words(word)[:1])


def _first_names(found: Sequence[str]) -> dict[str, str]:
    """Return for each word of a name the first name that has it, preferably not in capitals."""
    by_word: dict[str, str] = {}
    for name in sorted(found, key=str.isupper):
        for word in fold(name).split():
            by_word.setdefault(word, name)
    return by_word


def _adjoining(term: str, printed: Sequence[_Word], wanted: set[str]) -> str:
    """Return the first and longest run of wanted words that has the term in it."""
    runs = [_run(at, printed, wanted) for at, word in enumerate(printed) if word.key == term]
    return " ".join(word.text for word in max(runs, key=len, default=[]))


def _run(at: int, printed: Sequence[_Word], wanted: set[str]) -> Sequence[_Word]:
    start, end = at, at + 1
    if at and printed[at].adjoins and _is_wanted(printed[at - 1], wanted):
        start -= 1
    if end < len(printed) and printed[end].adjoins and _is_wanted(printed[end], wanted):
        end += 1
    return printed[start:end]


def _is_wanted(word: _Word, wanted: set[str]) -> bool:
    return word.key in wanted and word.key.isalpha()


def _is_held(phrase: str, others: Iterable[str]) -> bool:
    """Tell whether every word of the phrase is in one of the others already."""
    keys = {_key(word) for word in _PRINTED.findall(phrase)}
    return any(keys <= {_key(word) for word in _PRINTED.findall(other)} for other in others)
