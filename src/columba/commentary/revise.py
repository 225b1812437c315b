"""A draft with some of its sentences written anew by a person."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from columba.commentary.document import Draft, Kind, Paragraph, Sentence
from columba.commentary.inline import links

NEW = "new"  # in the place of a number: "opinion 2.new" is one more sentence of that paragraph
LONGEST_SENTENCE = 1200
_BETWEEN_CITES = re.compile(r"[\s,;]+")


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What a person typed for one sentence; no text at all takes the sentence out."""

    text: str
    kind: Kind
    cites: tuple[str, ...] = ()


def read_wording(text: str, kind: Kind, cites: str) -> Wording:
    """Return what was typed, on one line, without characters that nobody can see."""
    seen = "".join(char for char in text if char.isspace() or not _is_control(char))
    found = tuple(dict.fromkeys(cite for cite in _BETWEEN_CITES.split(cites) if cite))
    return Wording(text=" ".join(seen.split()), kind=kind, cites=found)


def revise(
    draft: Draft, wordings: Mapping[str, Wording], *, left_out: Collection[int] = ()
) -> Draft:
    """Return the draft with each place worded as given, and without the steps `left_out`.

    Places are those of `Draft.sentences`; what is not named stays, what is unchanged keeps its
    evidence. Steps are counted from 1. Facts that nothing cites any more are left out.
    """
    revised = replace(
        draft,
        what_we_know=_section("what we know", draft.what_we_know, wordings),
        opinion=_section("opinion", draft.opinion, wordings),
        action=_section("action", draft.action, wordings),
        steps=tuple(s for number, s in enumerate(draft.steps, start=1) if number not in left_out),
    )
    cited = dict.fromkeys(cite for _, sentence in revised.sentences() for cite in sentence.cites)
    facts = {f"f.{fact.id}": fact for fact in draft.facts}
    return replace(revised, facts=tuple(facts[cite] for cite in cited if cite in facts))


def problems(
    draft: Draft, wordings: Mapping[str, Wording], *, known_links: Collection[str]
) -> dict[str, str]:
    """Return what cannot be kept at all, by place: no checker need look, no reason overrides it."""
    cites = set(_citable(draft))
    found = {
        where: problem
        for where, wording in wordings.items()
        if wording.text and (problem := _problem(wording, cites, known_links))
    }
    if not any(True for _ in revise(draft, wordings).sentences()):
        found.setdefault("page", "Nothing would be left of the page. Reject the draft instead.")
    return found


def _section(
    name: str, paragraphs: tuple[Paragraph, ...], wordings: Mapping[str, Wording]
) -> tuple[Paragraph, ...]:
    worded = (
        replace(paragraph, sentences=tuple(_sentences(f"{name} {number}", paragraph, wordings)))
        for number, paragraph in enumerate(paragraphs, start=1)
    )
    return tuple(paragraph for paragraph in worded if paragraph.sentences)


def _sentences(
    where: str, paragraph: Paragraph, wordings: Mapping[str, Wording]
) -> Iterator[Sentence]:
    for number, sentence in enumerate(paragraph.sentences, start=1):
        wording = wordings.get(f"{where}.{number}")
        if wording is None or _is_same(wording, sentence):
            yield sentence
        elif wording.text:
            yield Sentence(text=wording.text, kind=wording.kind, cites=wording.cites)
    added = wordings.get(f"{where}.{NEW}")
    if added and added.text:
        yield Sentence(text=added.text, kind=added.kind, cites=added.cites)


def _is_same(wording: Wording, sentence: Sentence) -> bool:
    text = " ".join(sentence.text.split())
    return (wording.text, wording.kind, wording.cites) == (text, sentence.kind, sentence.cites)


def _citable(draft: Draft) -> Iterator[str]:
    """Yield everything that a sentence of the page may cite."""
    for credit in draft.reports:
        yield credit.id
        yield from (f"{credit.id}p{n}" for n in range(1, credit.paragraph_count + 1))
    yield from (f"f.{fact.id}" for fact in draft.facts)


def _problem(wording: Wording, cites: Collection[str], known_links: Collection[str]) -> str:
    if len(wording.text) > LONGEST_SENTENCE:
        return f"A sentence has at most {LONGEST_SENTENCE} characters."
    for cite in wording.cites:
        if cite not in cites:
            return f"There is no {cite} beside this page."
    for label, target in links(wording.text):
        if target not in known_links and target not in cites:
            return f"“{label}” leads to {target}, which is no row of the directory."
    return ""


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs", "Cn"}
