"""Who is said to speak does speak there, and what a model denies is denied there."""

import re
from collections.abc import Iterator

from columba.commentary.check.evidence import Evidence, Place
from columba.commentary.check.support import overlap
from columba.commentary.document import Finding, Kind, Rule
from columba.commentary.inline import plain
from columba.commentary.speakers import speeches
from columba.lib.sentences import sentences

_NEGATOR = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|refus\w+|den(?:y|ies|ied)|reject\w*|"
    r"declin\w+|fail\w*|rul(?:e|ed|es|ing) out)\b|n['’]t\b",
    re.IGNORECASE,
)


def check_sentence(place: Place, evidence: Evidence) -> Iterator[Finding]:
    sentence = place.sentence
    if sentence.kind is not Kind.REPORTED:
        return
    yield from _speakers(place, evidence)
    if not evidence.is_composed and any("p" in cite for cite in sentence.cites):
        yield from _negation(place, evidence)


def _speakers(place: Place, evidence: Evidence) -> Iterator[Finding]:
    heard = _heard(place, evidence)
    outlets = {text.report.outlet.casefold() for text in evidence.texts.values()}
    for speech in speeches([plain(place.sentence.text)])[0]:
        bare = speech.name.removeprefix("the ")
        if bare.casefold() in outlets or f"the {bare}".casefold() in outlets:
            continue
        if _surname(bare) not in heard:
            yield place.finding(
                Rule.SPEAKER, speech.name, "Nobody of this name speaks in what is cited."
            )


def _heard(place: Place, evidence: Evidence) -> set[str]:
    heard: set[str] = set()
    for text, number in evidence.cited_texts(place.sentence):
        spoken = text.speeches if number is None else text.speeches[number - 1 : number]
        heard.update(_surname(speech.name) for here in spoken for speech in here)
    return heard


def _surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].casefold()


def _negation(place: Place, evidence: Evidence) -> Iterator[Finding]:
    """Find a sentence that denies where the nearest sentence it cites does not, or the reverse."""
    text = plain(place.sentence.text)
    there = [one for part in evidence.paragraphs(place.sentence) for one in sentences(part)]
    if not there:
        return
    nearest = max(there, key=lambda one: overlap(text, one))
    if bool(_NEGATOR.search(text)) != bool(_NEGATOR.search(nearest)):
        yield place.finding(
            Rule.NEGATION, text, f"One of the two denies, the other does not: “{nearest}”"
        )
