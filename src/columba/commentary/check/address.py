"""A page tells and argues; it gives its readers no orders, least of all a report's.

What to do stands in the steps, which come from playbooks. An order in what a model writes, or in
words of a report that nobody is said to speak, is how an instruction hidden in a report would look.
"""

from collections.abc import Iterator

from columba.commentary.check.evidence import Evidence, Place
from columba.commentary.document import Finding, Kind, Rule
from columba.commentary.inline import plain
from columba.commentary.orders import to_a_machine, to_readers
from columba.commentary.quotations import quoted, unquoted

_ACTION = "action"  # the section that speaks to readers, in an editor's words


def check_sentence(place: Place, evidence: Evidence) -> Iterator[Finding]:
    """Find what speaks to the reader; the composer's own words are an editor's, and vouched for."""
    sentence = place.sentence
    if place.where.startswith(_ACTION) and sentence.kind is not Kind.REPORTED:
        return
    text = plain(sentence.text)
    for found in () if evidence.is_composed else to_readers(unquoted(text)):
        yield place.finding(
            Rule.ADDRESS, found, "This tells readers what to do; the steps are there for that."
        )
    for found in to_a_machine(text):
        yield place.finding(Rule.ADDRESS, found, "These words are meant for a machine.")
    if sentence.kind is Kind.REPORTED and not _is_spoken(place, evidence):
        for found in (one for span in quoted(text) for one in to_readers(span.text)):
            yield place.finding(
                Rule.ADDRESS, found, "A report's words to its readers, which nobody speaks in it."
            )


def _is_spoken(place: Place, evidence: Evidence) -> bool:
    """Tell whether somebody speaks in a paragraph that the sentence cites."""
    return any(
        text.speeches[number - 1]
        for text, number in evidence.cited_texts(place.sentence)
        if number is not None and 0 < number <= len(text.paragraphs)
    )
