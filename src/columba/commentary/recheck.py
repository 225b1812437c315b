"""The checker over a draft that a person has edited."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from columba.commentary.check import check
from columba.commentary.document import COMPOSER, Draft, Finding, LinkRow, Report

PERSON = "a person"


def recheck(
    before: Draft, after: Draft, reports: Sequence[Report], *, links: Mapping[str, LinkRow]
) -> list[Finding]:
    """Return what may not be published of `after` without a written reason.

    A sentence that the composer did not write is held to what a model's is: its words must stand
    in what it cites, and it may not deny what is said there.
    """
    found = check(after, reports, after.facts, links)
    if after.written_by != COMPOSER:
        return found
    kept = {sentence for _, sentence in before.sentences()}
    edited = {where for where, sentence in after.sentences() if sentence not in kept}
    stricter = check(replace(after, written_by=PERSON), reports, after.facts, links)
    mixed = [one for one in found if one.where not in edited]
    mixed += [one for one in stricter if one.where in edited]
    places = {where: place for place, (where, _) in enumerate(after.sentences())}
    return sorted(mixed, key=lambda one: places.get(one.where, len(places)))
