"""The terms of an English text: noun phrases of two or three words, and nouns used often.

No dictionary tells a noun here; its place does. Somewhere in the text a phrase begins right after
"the", "of", a figure or a possessive, and it always ends before a little word or a mark.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from columba.lib.text import CALENDAR, STOP_WORDS, fold, stem, words
from columba.stories.commonplaces import COMMON_NOUNS, QUALIFIERS, VERBS

# How often a term must be used, and a noun alone; standing in the title counts as two uses.
_LEAST_USES = 2
_LEAST_USES_ALONE = 3
_TITLE_USES = 2

_MOST = 30
_LONGEST = 3
_LEAST_LETTERS = 3
_LEAST_LETTERS_ALONE = 4
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*['’]?")
_POSSESSIVE = re.compile(r"(?:['’][sS]|[sS]['’])\Z")
# What may stand before a phrase. Not "to", which stands before verbs as well: "to close schools".
_OPENERS = frozenset(
    """a about across after against an any at before between both by during each every for from her
    his in into its my near no of on our over per some such the their these this those through under
    with without your""".split()
)

Run = list["_Word"]


@dataclass(frozen=True)
class _Word:
    """A word as printed, its stem, and what joins it to the word before in its run."""

    text: str
    key: str
    joint: str


@dataclass
class _Counts:
    """How often each phrase is used, how it is printed, and which surely begin and end as one."""

    uses: Counter[str] = field(default_factory=Counter)
    printed: dict[str, Counter[str]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)
    ended: set[str] = field(default_factory=set)
    whole: set[str] = field(default_factory=set)


def terms(title: str, text: str) -> dict[str, str]:
    """Return the terms that the text uses again or has in its title: keys, and each as printed.

    The most used come first.
    """
    counts = _Counts()
    for line in text.splitlines():
        for run, is_begun in _runs(line):
            _count(run, counts, is_begun=is_begun)
    told = f" {' '.join(stem(word) for word in words(title))} "
    uses = {key: n + _TITLE_USES * (f" {key} " in told) for key, n in counts.uses.items()}
    kept = [key for key in uses if _is_often_enough(key, uses[key]) and _is_term(key, counts)]
    kept.sort(key=lambda key: (-uses[key], key))
    return {key: _usual(counts.printed[key]) for key in kept[:_MOST]}


def _runs(line: str) -> Iterator[tuple[Run, bool]]:
    """Yield each unbroken run of words that may be of a phrase, and whether a phrase begins it."""
    run: Run = []
    is_begun = opens = False
    end = 0
    for match in _TOKEN.finditer(line):
        gap, word = line[end : match.start()], match.group()
        end = match.end()
        joint = gap if gap in {" ", "-"} else ""
        opens = opens and bool(joint)
        is_part = _may_be_part(word, after_opener=opens)
        if run and not (is_part and joint):
            yield run, is_begun
            run = []
        if is_part:
            is_begun = is_begun if run else opens
            run.append(_Word(word, _key(word), joint))
        opens = _opens(word)
    if run:
        yield run, is_begun


def _may_be_part(word: str, *, after_opener: bool) -> bool:
    # "The proposed budget", but not "crews repaired pipes".
    return _has_content(word) and (after_opener or not word.endswith("ed"))


@lru_cache(maxsize=50_000)
def _has_content(word: str) -> bool:
    if not word.isalpha() or not word.islower() or len(word) < _LEAST_LETTERS:
        return False
    if word in STOP_WORDS or word in QUALIFIERS or word in VERBS or word in CALENDAR:
        return False
    return not word.endswith("ly")


@lru_cache(maxsize=50_000)
def _key(word: str) -> str:
    return stem(fold(word))


@lru_cache(maxsize=50_000)
def _opens(word: str) -> bool:
    lower = word.lower()
    return (
        lower in _OPENERS
        or lower in QUALIFIERS
        or word.isdigit()
        or _POSSESSIVE.search(word) is not None
    )


def _count(run: Run, counts: _Counts, *, is_begun: bool) -> None:
    for start in range(len(run)):
        for end in range(start + 1, min(len(run), start + _LONGEST) + 1):
            part = run[start:end]
            key = " ".join(word.key for word in part)
            counts.uses[key] += 1
            counts.printed.setdefault(key, Counter())[_printed(part)] += 1
            first, last = start == 0 and is_begun, end == len(run)
            if first:
                counts.begun.add(key)
            if last:
                counts.ended.add(key)
            if first and last:
                counts.whole.add(key)


def _printed(part: Sequence[_Word]) -> str:
    return part[0].text + "".join(word.joint + word.text for word in part[1:])


def _is_often_enough(key: str, uses: int) -> bool:
    return uses >= (_LEAST_USES if " " in key else _LEAST_USES_ALONE)


def _is_term(key: str, counts: _Counts) -> bool:
    parts = key.split()
    if all(part in _COMMON_STEMS for part in parts):
        return False
    if len(parts) == 1:
        return key in counts.whole and _is_noun_alone(_usual(counts.printed[key]))
    return key in counts.begun and key in counts.ended


def _is_noun_alone(word: str) -> bool:
    return len(word) >= _LEAST_LETTERS_ALONE and not word.endswith(("ed", "ing"))


def _usual(printed: Counter[str]) -> str:
    """Return the form used most; the first in the text of those used equally often."""
    return max(printed, key=lambda form: printed[form])


_COMMON_STEMS = frozenset(stem(noun) for noun in COMMON_NOUNS)
