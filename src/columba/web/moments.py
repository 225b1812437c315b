"""Moments as pages print them: for people, and for machines."""

from dataclasses import dataclass
from datetime import datetime

from columba.lib.dates import format_clock, format_day, format_full, format_short, iso
from columba.lib.publication import Publication


@dataclass(frozen=True, kw_only=True)
class Moment:
    """One moment in the publication's zone and language; `iso` goes into `<time datetime>`."""

    iso: str
    full: str
    short: str
    day: str
    clock: str


def show_moment(moment: datetime | None, publication: Publication) -> Moment | None:
    """Return the moment as `publication` prints it, or None where there is none."""
    if moment is None:
        return None
    zone, language = publication.zone, publication.language
    return Moment(
        iso=iso(moment, zone),
        full=format_full(moment, zone, language),
        short=format_short(moment, zone, language),
        day=format_day(moment, zone, language),
        clock=format_clock(moment, zone, language),
    )
