"""How much of a report a page may show, and in which two helpings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from columba.lib.publication import ExcerptPolicy
from columba.lib.sentences import sentences

_WORDS = re.compile(r"[a-z]+|\d+")
# Spellings of "nobody's rights are reserved" and of the governments' open licences.
_FREE = (("public", "domain"), ("publicdomain",), ("pdm",), ("cc", "0"), ("zero",), ("ogl",))


@dataclass(frozen=True, kw_only=True)
class Excerpt:
    """`lead` shows at once, `expandable` on request; what is in neither stays with the publisher.

    `shown_share` is the share of the text's characters in both, 0 to 1. `complete` says that the
    licence gives the whole text and that it is all here; `cut` that a paragraph ends early, at the
    end of a sentence.
    """

    lead: tuple[str, ...]
    expandable: tuple[str, ...]
    shown_share: float
    complete: bool
    cut: bool = False


def excerpt(paragraphs: Sequence[str], policy: ExcerptPolicy, *, licence: str) -> Excerpt:
    """Return what a page may show of `paragraphs` under the source's licence.

    Without a licence that says more: whole paragraphs from the top within both bounds of `policy`.
    Where the first alone passes the share, it is cut at the end of a sentence, after at least one.
    """
    total = sum(map(len, paragraphs))
    if allows_whole(licence):
        return _helpings(paragraphs, total, complete=True)
    budget = policy.share * total
    if not total or not budget or not policy.paragraphs:
        return Excerpt(lead=(), expandable=(), shown_share=0, complete=False)
    shown = _whole_paragraphs(paragraphs[: policy.paragraphs], budget)
    if shown:
        return _helpings(shown, total)
    return _helpings([_first_sentences(paragraphs[0], budget)], total, cut=True)


def allows_whole(licence: str) -> bool:
    """Tell whether the licence lets anyone print the whole text unchanged.

    Public domain, CC0, CC BY, CC BY-SA, CC BY-ND (we change nothing) and open government licences
    do. The NC licences do not: whether a publication is commercial is not ours to decide.
    """
    words = tuple(_WORDS.findall(licence.casefold()))
    if "nc" in words:
        return False
    if {"cc", "creativecommons"} & set(words) and "by" in words:
        return True
    return any(_contains(words, free) for free in _FREE)


def _contains(words: tuple[str, ...], run: tuple[str, ...]) -> bool:
    return any(words[at : at + len(run)] == run for at in range(len(words) - len(run) + 1))


def _whole_paragraphs(paragraphs: Sequence[str], budget: float) -> list[str]:
    shown: list[str] = []
    for paragraph in paragraphs:
        budget -= len(paragraph)
        if budget < 0:
            break
        shown.append(paragraph)
    return shown


def _first_sentences(paragraph: str, budget: float) -> str:
    """Return the first sentences within `budget` characters, and one whatever its length."""
    first, *others = sentences(paragraph) or [paragraph]
    shown = [first]
    for sentence in others:
        if len(" ".join([*shown, sentence])) > budget:
            break
        shown.append(sentence)
    return " ".join(shown)


def _helpings(
    shown: Sequence[str], total: int, *, complete: bool = False, cut: bool = False
) -> Excerpt:
    return Excerpt(
        lead=tuple(shown[:1]),
        expandable=tuple(shown[1:]),
        shown_share=sum(map(len, shown)) / total if total else 0,
        complete=complete and bool(shown),
        cut=cut and sum(map(len, shown)) < total,
    )
