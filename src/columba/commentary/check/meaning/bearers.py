"""A name of the report that stands where the cited sentence has another."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from columba.commentary.check.meaning.align import nearest
from columba.commentary.check.meaning.reading import Passage, Told, is_surely_name
from columba.commentary.names import Run, runs
from columba.commentary.speakers import strip_titles

_LEAST_SHARED = 2  # words that are no names, below which nothing is repeated
_NEARLY_ALL = 0.75
_SHORTEST = 4  # letters that two forms of a name share: "Ostrel", "Ostreli"
_PRONOUN = re.compile(r"\b(?:he|she|they|it|his|her|their|its|him|them)\b", re.IGNORECASE)
_PLACED = re.compile(
    r"\b(?:in|at|near|from|of|on|to|around|across|outside|toward|towards)\s(?:the\s)?$",
    re.IGNORECASE,
)
_LONGEST_PREPOSITION = 12
_SMALL = re.compile(r"\s[a-z]")
_NOWHERE = 10**6
_STOP = re.compile(r"[.;!?\n]")
_WORD = re.compile(r"\w+")
_MOST_LOOKS = 12  # at places where the name stands
_BESIDE = 30  # characters before and behind a name in which it is said what it is


class Misplaced(NamedTuple):
    """A name of ours, and the sentence that speaks of somebody else."""

    name: str
    theirs: str


class _Near(NamedTuple):
    told: Told
    passage: Passage
    earlier: str  # what the paragraph says before the sentence


def misplaced(
    ours: Told, passages: Sequence[Passage], *, report: str, free: str
) -> Iterator[Misplaced]:
    """Yield the names of ours that are not those of what it repeats.

    `report` is the text that they stand in; names that stand in `free`, such as outlets', may be
    said anywhere.
    """
    near = _nearest(ours, passages)
    if not near:
        return
    elsewhere = " ".join(p.text for p in passages if all(p is not one.passage for one in near))
    for run in actors(ours, report):
        is_free = _stands(run, free) or _stands(run, elsewhere)
        if not is_free and all(_lacks(run, one, ours, report=report) for one in near):
            yield Misplaced(run.text, near[0].told.sentence.text)


def actors(told: Told, report: str) -> list[Run]:
    """Return the names that may do something: no places, and no "American" of "American tourists".

    The word that a sentence begins with is one where the report has it as a name elsewhere.
    """
    return [
        run
        for run in told.runs
        if (is_surely_name(run) or _is_name_inside(run.text, report)) and _may_act(run, told)
    ]


def _may_act(run: Run, told: Told) -> bool:
    text = told.sentence.text
    start = text.find(run.text)
    is_place = _PLACED.search(text[max(0, start - _LONGEST_PREPOSITION) : start])
    is_verb = any(word.is_verb and word.text == run.next_word for word in told.sentence.words)
    follows = text[start + len(run.text) :]
    is_adjective = (
        not run.owns and _SMALL.match(follows) and not is_verb and _is_noun_next(run, told)
    )
    return not (is_place or is_adjective)


def _is_noun_next(run: Run, told: Told) -> bool:
    """Tell whether a thing follows at once: "Jewish groups"."""
    return any(word.is_content and word.text == run.next_word for word in told.sentence.words)


def _is_name_inside(word: str, report: str) -> bool:
    """Tell whether the capitalised word stands somewhere behind a small letter or a comma."""
    at = report.find(word)
    while at > 0:
        before = report[max(0, at - 2) : at]
        if before[-1] == " " and (before[0].islower() or before[0] == ","):
            return True
        at = report.find(word, at + 1)
    return False


def _nearest(ours: Told, passages: Sequence[Passage]) -> list[_Near]:
    places: list[_Near] = []
    for passage in passages:
        earlier = ""
        for told in passage.told:
            places.append(_Near(told, passage, earlier))
            earlier = f"{earlier} {told.sentence.text}"
    part = ours.sentence.plain_content
    found = nearest(ours.sentence, [one.told.sentence for one in places], part=part)
    shared = [len(part & sentence.content) for sentence in found]
    if not found or max(shared) < _LEAST_SHARED:
        return []
    return [one for one in places if one.told.sentence in found]


def _lacks(run: Run, near: _Near, ours: Told, *, report: str) -> bool:
    """Tell whether the sentence is of somebody else, by name or by a pronoun."""
    text = near.told.sentence.text
    if _stands(run, near.passage.text) and not _says_all(near.told, ours):
        return False
    if any(_says_of(run, one, ours) for one in near.passage.told if one is not near.told):
        return False
    if _stands(run, text) or _is_described(run, near.told, report):
        return False
    names = actors(near.told, report)
    starts = [text.find(name.text) for name in names]
    pronoun = _PRONOUN.search(text)
    if pronoun and pronoun.start() < min(starts, default=_NOWHERE):
        meant = near.earlier if _names_any(near.earlier, report) else near.passage.before
        return not _stands(run, meant) and any(map(is_surely_name, runs(meant)))
    return any(not _stands(name, ours.sentence.text) for name in names)


def _names_any(text: str, report: str) -> bool:
    found = runs(text)
    return any(is_surely_name(run) or _is_name_inside(run.text, report) for run in found)


def _says_all(theirs: Told, ours: Told) -> bool:
    """Tell whether the one sentence says nearly all of what ours says."""
    part = ours.sentence.plain_content
    return len(part & theirs.sentence.content) >= _NEARLY_ALL * len(part)


def _says_of(run: Run, theirs: Told, ours: Told) -> bool:
    """Tell whether another sentence says of the name a word of what ours does."""
    if not _stands(run, theirs.sentence.text):
        return False
    sentence = ours.sentence
    own = (
        content
        for clause, content in zip(sentence.clauses, sentence.by_clause, strict=True)
        if any(sentence.words[at].text.startswith(run.words[-1]) for at in clause.places)
    )
    names = sentence.content - sentence.plain_content
    return any((content - names) & theirs.sentence.content for content in own)


def _stands(run: Run, text: str) -> bool:
    """Tell whether the last word of the name, a form of it or its letters stand in the text."""
    last = (strip_titles(run.words) or list(run.words))[-1]
    stem = last[: max(_SHORTEST, len(last) - 2)]
    if re.search(rf"\b{re.escape(stem)}", text, re.IGNORECASE):
        return True
    if len(run.words) > 1:
        return "".join(word[0] for word in run.words) in text
    letters = r"\w*\W+(?:of |the |for )*".join(last) if last.isupper() else ""
    return bool(letters) and re.search(rf"\b{letters}", text) is not None


def _is_described(run: Run, told: Told, report: str) -> bool:
    """Tell whether the sentence means the name by what it is: "the mayor" for Mayor Ruth Okafor."""
    words = told.sentence.words
    nouns = {w.folded for w in words if w.is_noun and w.is_content and not w.is_name}
    last, at = run.words[-1], -1
    for _ in range(_MOST_LOOKS if nouns else 0):
        at = report.find(last, at + 1)
        if at < 0:
            return False
        end = at + len(last)
        before = _STOP.split(report[max(0, at - _BESIDE) : at])[-1]
        after = _STOP.split(report[end : end + _BESIDE])[0]
        if nouns & set(_WORD.findall(f"{before} {after}".casefold())):
            return True
    return False
