"""Every sentence stands on what its kind must stand on, and what it cites is there."""

from collections.abc import Iterator

from columba.commentary.check.evidence import Evidence, Place
from columba.commentary.document import Finding, Kind, Rule


def check_sentence(place: Place, evidence: Evidence) -> Iterator[Finding]:
    yield from _of_its_kind(place)
    for cite in place.sentence.cites:
        if problem := _problem(cite, evidence):
            yield place.finding(Rule.CITATION, cite, problem)


def check_page(evidence: Evidence) -> Iterator[Finding]:
    """Find what the page claims of facts and reports that these do not bear out."""
    draft = evidence.draft
    if draft.general and draft.opinion:
        yield Finding(
            rule=Rule.PROVENANCE,
            where="opinion 1",
            span=draft.playbook,
            message="A general playbook has no Opinion.",
        )
    for fact in draft.facts:
        if evidence.facts.get(fact.id) != fact:
            yield Finding(
                rule=Rule.CITATION,
                where=f"fact {fact.id}",
                span=fact.source,
                message="The fact is not the one that the playbook states.",
            )
    for credit in draft.reports:
        text = evidence.texts.get(credit.id)
        if text is None or (text.report.outlet, text.report.url) != (credit.outlet, credit.url):
            yield Finding(
                rule=Rule.CITATION,
                where=f"report {credit.id}",
                span=credit.outlet,
                message="The report credited is not the one that the page was written from.",
            )


def _of_its_kind(place: Place) -> Iterator[Finding]:
    sentence = place.sentence
    of_reports = [cite for cite in sentence.cites if not cite.startswith("f.")]
    of_facts = [cite for cite in sentence.cites if cite.startswith("f.")]
    if sentence.kind is Kind.REPORTED and not of_reports:
        yield place.finding(
            Rule.PROVENANCE, sentence.text, "A reported sentence cites the report it repeats."
        )
    if sentence.kind is Kind.BACKGROUND and not of_facts:
        yield place.finding(
            Rule.PROVENANCE, sentence.text, "A background sentence cites a dated, sourced fact."
        )


def _problem(cite: str, evidence: Evidence) -> str:
    if cite.startswith("f."):
        fact = evidence.facts.get(cite[2:])
        if fact is None:
            return "There is no such fact."
        if not fact.holds(evidence.first, evidence.last):
            return f"The fact does not hold from {evidence.first} to {evidence.last}."
        return ""
    if cite in evidence.texts or evidence.paragraph(cite) is not None:
        return ""
    return "There is no such paragraph."
