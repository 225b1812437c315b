"""Every rule over every sentence, then the rules about the page as a whole."""

from collections.abc import Iterable, Mapping, Sequence

from columba.commentary.check import (
    citations,
    copying,
    links,
    markup,
    names,
    numbers,
    quoting,
    speech,
    support,
    wording,
)
from columba.commentary.check.evidence import Evidence, Place
from columba.commentary.document import Draft, Fact, Finding, LinkRow, Report

_OF_A_SENTENCE = (
    citations.check_sentence,
    quoting.check_sentence,
    names.check_sentence,
    numbers.check_sentence,
    support.check_sentence,
    speech.check_sentence,
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
) -> list[Finding]:
    """Return what may not be published of the draft, in the order of the page; nothing is best.

    Plain Python, so blind to much: it catches what is invented, misquoted, uncited or copied, and
    not a meaning turned round in words that the reports do use.
    """
    evidence = Evidence(draft, sources, facts=facts, directory=directory)
    findings = [
        finding
        for where, sentence in draft.sentences()
        for rule in _OF_A_SENTENCE
        for finding in rule(Place(where, sentence), evidence)
    ]
    return findings + [finding for rule in _OF_A_PAGE for finding in rule(evidence)]
