"""A sentence says something of what it cites, and not of another paragraph."""

from collections.abc import Iterator

from columba.commentary.check.evidence import Evidence, Place
from columba.commentary.document import Finding, Kind, Rule
from columba.commentary.inline import plain
from columba.commentary.quotations import comparable
from columba.lib.text import STOP_WORDS, stem, words

LEAST_OVERLAP = 0.34


def check_sentence(place: Place, evidence: Evidence) -> Iterator[Finding]:
    """Find a sentence that shares too few words with what it cites.

    The composer's reported sentences are an editor's, in an editor's words: each carries the words
    of the paragraph that let it appear, and these must stand there.
    """
    sentence = place.sentence
    if sentence.kind is Kind.VIEW and not sentence.evidence:
        return
    if sentence.kind is Kind.BACKGROUND:
        yield from _overlap(place, evidence)
    elif evidence.is_composed:
        yield from _evidence(place, evidence)
    else:
        yield from _overlap(place, evidence)


def overlap(text: str, cited: str) -> float:
    """Return the share of the content words of `text` that `cited` has too; 1 of no words."""
    wanted = _content(plain(text))
    return len(wanted & _content(cited)) / len(wanted) if wanted else 1.0


def _overlap(place: Place, evidence: Evidence) -> Iterator[Finding]:
    cited = evidence.cited(place.sentence)
    share = overlap(place.sentence.text, cited)
    if cited and share < LEAST_OVERLAP:
        yield place.finding(
            Rule.SUPPORT,
            place.sentence.text,
            f"Only {share:.0%} of its words stand in what it cites; {LEAST_OVERLAP:.0%} is least.",
        )


def _evidence(place: Place, evidence: Evidence) -> Iterator[Finding]:
    sentence = place.sentence
    cited = [cite for cite in sentence.cites if evidence.paragraph(cite) is not None]
    if len(cited) != len(sentence.evidence):
        yield place.finding(
            Rule.SUPPORT, sentence.text, "Some paragraph is cited without the words that matter."
        )
        return
    for cite, words_there in zip(cited, sentence.evidence, strict=True):
        if comparable(words_there).strip() not in comparable(evidence.paragraph(cite) or ""):
            yield place.finding(Rule.SUPPORT, words_there, f"These words do not stand in {cite}.")


def _content(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text) if word not in STOP_WORDS)
