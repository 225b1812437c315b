"""Quotations of reports behind the names of their outlets, and the days where these differ."""

from collections.abc import Sequence

from columba.commentary.document import Kind, Sentence
from columba.commentary.figures import spell
from columba.commentary.inline import escape
from columba.commentary.quotable import Candidate

_AGAIN = ("It adds:", "It also says:")


def attributed(chosen: Sequence[Candidate]) -> tuple[Sentence, ...]:
    """Return each candidate as a quotation behind the name of its outlet.

    The day of a report is named where not all are of one day.
    """
    is_dated = len({candidate.text.day for candidate in chosen}) > 1
    found, before, run = [], "", 0
    for candidate in chosen:
        run = run + 1 if candidate.text.id == before else 0
        before = candidate.text.id
        opening = (
            _AGAIN[min(run, len(_AGAIN)) - 1] if run else _opening(candidate, is_dated=is_dated)
        )
        found.append(
            Sentence(
                text=f"{opening} “{escape(candidate.words)}”",
                kind=Kind.REPORTED,
                cites=(candidate.text.cite(candidate.number),),
                evidence=(candidate.words,),
            )
        )
    return tuple(found)


def _opening(candidate: Candidate, *, is_dated: bool) -> str:
    outlet, day = escape(candidate.text.report.outlet), candidate.text.day
    if is_dated and day:
        return f"On {spell(day).rpartition(' ')[0]} {outlet} reported:"
    return f"{outlet} reports:"
