"""Why the machine decided as it did, in plain words that quote the article."""

import re
from collections.abc import Iterable, Iterator, Sequence

from columba.lib.text import fold, names, stem, words
from columba.stories.profile import NAME_MARK
from columba.stories.values import StoryArticle

REASON_LENGTH = 300

_PRINTED = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_READ = 4000
_LONGEST_TITLE = 120
_TERMS = 12
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


def phrases(article: StoryArticle, terms: Sequence[str], limit: int = 3) -> list[str]:
    """Return the article's own words for the first terms: whole names, and words that adjoin."""
    text = f"{article.title}\n" + "\n".join(article.paragraphs)[:_READ]
    wanted = list(terms[:_TERMS])
    printed = [(token, _key(token)) for token in _PRINTED.findall(text)]
    named = _first_names(names(text))
    found: list[str] = []
    for term in wanted:
        is_name = term.startswith(NAME_MARK)
        phrase = named.get(term[1:], "") if is_name else _adjoining(term, printed, set(wanted))
        if phrase and not _is_held(phrase, found):
            found = [other for other in found if not _is_held(other, [phrase])] + [phrase]
        if len(found) == limit:
            break
    return found


def _key(token: str) -> str:
    return "".join(stem(word) for word in words(token)[:1])


def _first_names(found: Iterable[str]) -> dict[str, str]:
    """Return for each word of a name the first name that has it."""
    by_word: dict[str, str] = {}
    for name in found:
        for word in fold(name).split():
            by_word.setdefault(word, name)
    return by_word


def _adjoining(term: str, printed: Sequence[tuple[str, str]], wanted: set[str]) -> str:
    """Return the first words that hold the term and other wanted terms right beside it."""
    best: list[str] = []
    for at, (_, key) in enumerate(printed):
        if key != term:
            continue
        run = list(_run(at, printed, wanted))
        if len(run) > len(best):
            best = run
    return " ".join(best)


def _run(at: int, printed: Sequence[tuple[str, str]], wanted: set[str]) -> Iterator[str]:
    if at and printed[at - 1][1] in wanted:
        yield printed[at - 1][0]
    yield printed[at][0]
    if at + 1 < len(printed) and printed[at + 1][1] in wanted:
        yield printed[at + 1][0]


def _is_held(phrase: str, others: Iterable[str]) -> bool:
    """Tell whether every word of the phrase is in one of the others already."""
    keys = {_key(word) for word in _PRINTED.findall(phrase)}
    return any(keys <= {_key(word) for word in _PRINTED.findall(other)} for other in others)
