"""How much of a report a page may show, and in which two helpings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

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
    end of a sentence. `standfirst` is the publisher's summary, where it may be shown as well.
    """

    lead: tuple[str, ...]
    expandable: tuple[str, ...]
    shown_share: float
    complete: bool
    cut: bool = False
    standfirst: str = ""


def excerpt(
    paragraphs: Sequence[str], policy: ExcerptPolicy, *, licence: str, standfirst: str = ""
) -> Excerpt:
    """Return what a page may show of `paragraphs` under the source's licence.

    Without a licence that says more: whole paragraphs from the top within both bounds of `policy`.
    Where the first alone passes the share, it is cut at the end of a sentence, after at least one.
    A standfirst counts as text of the report, and shows where there is room for it beside them.
    """
    if allows_whole(licence):
        whole = _helpings(paragraphs, sum(map(len, paragraphs)), complete=True)
        return replace(whole, standfirst=standfirst)
    alone = _within(paragraphs, policy)
    if not standfirst or not alone.lead:
        return alone
    beside = _beside(standfirst, paragraphs, policy)
    return beside if beside is not None else alone


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


def _beside(standfirst: str, paragraphs: Sequence[str], policy: ExcerptPolicy) -> Excerpt | None:
    """Return what shows with the standfirst above it; None where that would be too much."""
    total = sum(map(len, paragraphs))
    whole = total + len(standfirst)
    room = policy.share * whole - len(standfirst)
    if room <= 0:
        return None
    shown = _within(paragraphs, replace(policy, share=room / total))
    share = (shown.shown_share * total + len(standfirst)) / whole
    if share > policy.share:
        return None
    return replace(shown, standfirst=standfirst, shown_share=share)


def _within(paragraphs: Sequence[str], policy: ExcerptPolicy) -> Excerpt:
    total = sum(map(len, paragraphs))
    budget = policy.share * total
    if not total or not budget or not policy.paragraphs:
        return Excerpt(lead=(), expandable=(), shown_share=0, complete=False)
    shown = _whole_paragraphs(paragraphs[: policy.paragraphs], budget)
    if shown:
        return _helpings(shown, total)
    return _helpings([_first_sentences(paragraphs[0], budget)], total, cut=True)


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
