"""What stands in quotation marks was said or written in exactly these words."""

from collections.abc import Iterator

from columba.commentary.check.evidence import Evidence, Place
from columba.commentary.document import Finding, Kind, Rule
from columba.commentary.inline import plain
from columba.commentary.quotations import comparable, is_verbatim, quoted


def check_sentence(place: Place, evidence: Evidence) -> Iterator[Finding]:
    for span in quoted(plain(place.sentence.text)):
        if not _is_borne_out(span.text, place, evidence):
            yield place.finding(
                Rule.QUOTATION, span.text, "These words are not in what the sentence cites."
            )


def _is_borne_out(quotation: str, place: Place, evidence: Evidence) -> bool:
    """Tell whether the words stand in one cited text.

    A view cites nothing: it may repeat any report, and the phrases its playbook's editor wrote.
    """
    sentence = place.sentence
    texts = [*evidence.paragraphs(sentence), *evidence.stated(sentence)]
    if any(is_verbatim(quotation, text) for text in texts):
        return True
    if sentence.kind is Kind.REPORTED:
        return False
    if comparable(quotation) in {comparable(phrase) for phrase in evidence.draft.vouched}:
        return True
    return sentence.kind is Kind.VIEW and is_verbatim(quotation, evidence.everything)
