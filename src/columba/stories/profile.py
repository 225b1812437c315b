"""What clustering and relating read of an article: its weighted terms, subjects and fingerprint.

A term is the stem of a word, or a word of a name marked with "@". Weights are whole numbers, so
that sums of them do not depend on the order in which they were added.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from columba.lib.text import STOP_WORDS, fold, names, stem, words
from columba.stories.fingerprint import Fingerprint, fingerprint
from columba.stories.subjects import Subjects, subjects
from columba.stories.values import StoryArticle

NAME_MARK = "@"
# Of the vector of every article's terms.
LENGTH = 1000

_TITLE_COUNTS = 2
_NAME_WEIGHT = 0.7
_MOST_TERMS = 250
_MOST_NAMES = 40
_MOST_CHARACTERS = 6000
_SHORT_WORDS = 60
# "HARLAN (AP) — ", "(Reuters) - ": where and by whom, not what.
_DATELINE = re.compile(
    r"\A(?:[A-Z][A-Z .,'’-]+[A-Z]\b[^(—–-]{0,30})?(?:\([A-Z][\w ]+\))? ?(?:—|–|--?) "
)
_LOWER_CASE = re.compile(r"\b[a-z]+\b")


class Kind(StrEnum):
    """How much of the article there is to read."""

    FULL = "full"
    SHORT = "short"


@dataclass(frozen=True, kw_only=True)
class Profile:
    """One article as numbers; `terms` has the length 1,000 as a vector, names come as printed."""

    kind: Kind
    terms: dict[str, int]
    names: tuple[str, ...]
    subjects: Subjects
    copy: Fingerprint

    def as_json(self) -> dict[str, Any]:
        """Return the profile as JSON holds it; equal profiles give equal documents."""
        return {
            "kind": self.kind.value,
            "terms": self.terms,
            "names": list(self.names),
            "printed": self.subjects.printed,
            "main": sorted(self.subjects.main),
            "shingles": sorted(self.copy.shingles),
            "quoted": sorted(self.copy.shingles - self.copy.told),
            "whole": self.copy.whole,
            "title": sorted(self.copy.title),
            "keeps_title": self.copy.keeps_title,
            "site": self.copy.site,
        }

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> "Profile":
        """Return the profile that `as_json` gave."""
        shingles = frozenset(content["shingles"])
        return cls(
            kind=Kind(content["kind"]),
            terms=dict(content["terms"]),
            names=tuple(content["names"]),
            subjects=Subjects(printed=dict(content["printed"]), main=frozenset(content["main"])),
            copy=Fingerprint(
                shingles=shingles,
                told=shingles - frozenset(content["quoted"]),
                whole=content["whole"],
                title=frozenset(content["title"]),
                keeps_title=content["keeps_title"],
                site=content["site"],
            ),
        )


def profile(article: StoryArticle) -> Profile:
    """Read the title, which counts twice, and the first thousand words or so of the text."""
    body = "\n".join(article.paragraphs)
    read = _DATELINE.sub("", body[:_MOST_CHARACTERS])
    spoken = words(read)
    named = names(f"{article.title}\n{read}")
    uses = Counter(named)
    printed = tuple(_worth_printing(uses, read, site=article.domain))
    return Profile(
        kind=Kind.SHORT if len(spoken) < _SHORT_WORDS else Kind.FULL,
        terms=_scaled(_weights(words(article.title), spoken, named)),
        names=printed,
        subjects=subjects(article, read, names=printed, uses=uses),
        copy=fingerprint(article.title, article.paragraphs, site=article.domain),
    )


def _weights(title: list[str], spoken: list[str], named: list[str]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for word in filter(_is_telling, title):
        counts[stem(word)] += _TITLE_COUNTS
    counts.update(stem(word) for word in spoken if _is_telling(word))
    parts = Counter(
        NAME_MARK + word for name in named for word in fold(name).split() if _is_telling(word)
    )
    weights = {term: 1 + math.log(count) for term, count in counts.items()}
    return weights | {term: _NAME_WEIGHT * (1 + math.log(n)) for term, n in parts.items()}


def _worth_printing(uses: Counter[str], read: str, *, site: str) -> Iterator[str]:
    """Yield the names used most, without the outlet's own and what is a common word as well."""
    common = set(_LOWER_CASE.findall(read))
    for name, _ in uses.most_common(_MOST_NAMES):
        if name.lower() not in common and fold(name).replace(" ", "") not in site:
            yield name


def _is_telling(word: str) -> bool:
    return len(word) > 1 and word not in STOP_WORDS


def _scaled(weights: dict[str, float]) -> dict[str, int]:
    """Return the heaviest terms as whole numbers; equal weights keep the order of the text."""
    kept = sorted(weights.items(), key=lambda pair: -pair[1])[:_MOST_TERMS]
    length = math.sqrt(math.fsum(weight * weight for _, weight in kept)) or 1
    return {term: round(LENGTH * weight / length) for term, weight in kept}
