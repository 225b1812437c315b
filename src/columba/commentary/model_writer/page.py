"""A model's answer as a page: its sentences in the Opinion, the composer's in everything else."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from columba.commentary.check.support import LEAST_OVERLAP, overlap
from columba.commentary.compose import THE_NEWS
from columba.commentary.document import Draft, Fact, Kind, Paragraph, Sentence, Step
from columba.commentary.inline import escape
from columba.commentary.model_writer.brief import Brief
from columba.commentary.playbook.lint_lines import CASES
from columba.commentary.playbook.values import Rung

_WRITTEN_BY = 80  # characters of a model's name on a page
_BACKGROUND = ("the history", "the background")
_WHY_NOW = "why now"
_LEAST_CASES = 3
_LEAST_STEPS = 6
_ORDER = ("news", "history", "meaning", "cases", "view")
_NAMES = {
    "news": THE_NEWS,
    "history": _BACKGROUND[0],
    "meaning": "what it would mean",
    "cases": CASES,
    "view": "our view",
}
_OPEN = re.compile(r"(?:whether|who|whom|whose|what|which|when|where|how|why)\b", re.IGNORECASE)

Json = Mapping[str, Any]


def page(answer: Json, brief: Brief, *, model: str) -> Draft:
    """Return the composer's page with the model's sentences in place of its Opinion.

    What the model may leave out, the playbook's own background and cases, stays the composer's. It
    writes no ask, step, letter or link: of these it chooses by id, and safety cannot be left out.
    """
    composed = brief.composed
    opinion = tuple(_opinion(answer, brief))
    action = tuple(_with_peg(paragraph, _peg(answer)) for paragraph in composed.action)
    draft = replace(
        composed,
        written_by=model[:_WRITTEN_BY],
        opinion=opinion,
        action=action,
        steps=_steps(answer["steps"], brief),
    )
    return replace(draft, facts=tuple(_facts(draft, brief)))


def written_by_composer(draft: Draft, composed: Draft) -> frozenset[str]:
    """Return the places of the page's sentences that are the composer's own."""
    own = {sentence for _, sentence in composed.sentences()}
    return frozenset(where for where, sentence in draft.sentences() if sentence in own)


def _opinion(answer: Json, brief: Brief) -> Iterator[Paragraph]:
    written = {paragraph["role"]: paragraph["sentences"] for paragraph in answer["opinion"]}
    if len(written.get("cases", ())) < _LEAST_CASES:
        written.pop("cases", None)
    for role in _ORDER:
        if role not in written:
            yield from _composed(role, brief)
            continue
        sentences = tuple(_sentence(said) for said in written[role])
        if role == "news":
            sentences += _open_questions(answer["uncertain"], brief)
        yield Paragraph(role=_NAMES[role], sentences=sentences)


def _composed(role: str, brief: Brief) -> Iterator[Paragraph]:
    """Yield what the playbook itself says where the model left it to it."""
    wanted = {"history": _BACKGROUND, "cases": (CASES,)}.get(role, ())
    yield from (one for one in brief.composed.opinion if one.role in wanted)


def _sentence(said: Json) -> Sentence:
    kind = Kind(said["k"])
    return Sentence(
        text=escape(said["t"]),
        kind=kind,
        cites=() if kind is Kind.VIEW else tuple(dict.fromkeys(said["c"])),
    )


def _open_questions(clauses: Sequence[str], brief: Brief) -> tuple[Sentence, ...]:
    """Return in our words what the reports leave open: of the whole of each, so it cites them."""
    opening = "The report leaves open" if len(brief.texts) == 1 else "The reports leave open"
    asked = [_clause(clause) for clause in clauses if _OPEN.match(clause)]
    asked = [clause for clause in asked if _is_about(f"{opening} {clause}", brief)]
    if not asked:
        return ()
    listed = asked[0] if len(asked) == 1 else f"{', '.join(asked[:-1])}, and {asked[-1]}"
    return (
        Sentence(
            text=escape(f"{opening} {listed}."),
            kind=Kind.REPORTED,
            cites=tuple(text.id for text in brief.texts),
        ),
    )


def _is_about(sentence: str, brief: Brief) -> bool:
    """Tell whether what is left open is of what the reports speak of at all."""
    return (
        overlap(sentence, "\n".join(p for t in brief.texts for p in t.paragraphs)) >= LEAST_OVERLAP
    )


def _clause(text: str) -> str:
    return text[:1].lower() + text[1:].rstrip(" .?!;,")


def _peg(answer: Json) -> Sentence | None:
    said = answer["peg"]
    if not said["t"]:
        return None
    return Sentence(text=escape(said["t"]), kind=Kind.REPORTED, cites=tuple(said["c"]))


def _with_peg(paragraph: Paragraph, peg: Sentence | None) -> Paragraph:
    if peg is None or paragraph.role != _WHY_NOW:
        return paragraph
    return replace(paragraph, sentences=(peg, *paragraph.sentences))


def _steps(chosen: Sequence[str], brief: Brief) -> tuple[Step, ...]:
    """Return the composer's steps without those the model left out, if enough are left."""
    steps = brief.composed.steps
    kept = tuple(
        step
        for name, step in zip(brief.steps, steps, strict=True)
        if name in chosen or step.rung == Rung.SAFETY
    )
    return kept if len(kept) >= min(_LEAST_STEPS, len(steps)) else steps


def _facts(draft: Draft, brief: Brief) -> Iterator[Fact]:
    """Yield the facts that are cited, in the order of their first citation."""
    known = {f"f.{fact.id}": fact for fact in brief.facts}
    cites = (cite for _, sentence in draft.sentences() for cite in sentence.cites)
    yield from (known[cite] for cite in dict.fromkeys(cites) if cite in known)
