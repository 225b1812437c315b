"""Every rule over every sentence, then the rules about the page as a whole."""

from collections.abc import Iterable, Mapping, Sequence

from columba.commentary.check import (
    address,
    citations,
    copying,
    entailment,
    links,
    markup,
    names,
    numbers,
    quoting,
    reversal,
    speech,
    support,
    wording,
)
from columba.commentary.check.entailment import Judge
from columba.commentary.check.evidence import Evidence, Place
from columba.commentary.document import Draft, Fact, Finding, LinkRow, Report

_OF_A_SENTENCE = (
    citations.check_sentence,
    quoting.check_sentence,
    names.check_sentence,
    numbers.check_sentence,
    support.check_sentence,
    speech.check_sentence,
    reversal.check_sentence,
    address.check_sentence,
    wording.check_sentence,
)
_OF_A_PAGE = (
    citations.check_page,
    copying.check_page,
    links.check_page,
    markup.check_page,
)


def check(  # noqa: PLR0917 - the four things a page is held against, in the order of the design
    draft: Draft,
    sources: Sequence[Report],
    facts: Iterable[Fact],
    directory: Mapping[str, LinkRow],
    *,
    judge: Judge | None = None,
) -> list[Finding]:
    """Return what may not be published of the draft, in the order of the page; nothing is best.

    Plain Python over words: what is invented, misquoted, uncited, copied or addressed to readers
    is found, and most of what is turned into its opposite. A `judge`, where there is one, is asked
    about every sentence that cites something.
    """
    evidence = Evidence(draft, sources, facts=facts, directory=directory)
    findings = [
        finding
        for where, sentence in draft.sentences()
        for rule in _OF_A_SENTENCE
        for finding in rule(Place(where, sentence), evidence)
    ]
    findings += [finding for rule in _OF_A_PAGE for finding in rule(evidence)]
    return findings + list(entailment.check_page(evidence, judge) if judge else ())
