"""When it was published: the first moment that says its clock and zone, never only its day."""

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo

from columba.lib.dates import Stamp, read_stamp

# The same moment written in two zones may fall on two days.
_SAME_DAY = timedelta(hours=36)


def choose_moment(texts: Iterable[str], zone: tzinfo, *, now: datetime | None) -> Stamp | None:
    """Return the first of the stamps that can be read, made more exact by the ones behind it.

    A day without a clock gives way to a later text that names a clock on that day, a clock without
    a zone to one that names the same clock with its zone.
    """
    stamps = [stamp for text in texts if (stamp := read_stamp(text, zone, now=now))]
    if not stamps:
        return None
    first = stamps[0]
    if not first.has_clock:
        first = next((s for s in stamps if s.has_clock and _on_day(s, first)), first)
    if not first.has_zone and first.has_clock:
        first = next((s for s in stamps if s.has_zone and _same_clock(s, first)), first)
    return first


def _on_day(stamp: Stamp, day: Stamp) -> bool:
    return stamp.moment.date() == day.moment.date() or abs(stamp.moment - day.moment) < _SAME_DAY


def _same_clock(stamp: Stamp, other: Stamp) -> bool:
    one, two = stamp.moment.replace(tzinfo=None), other.moment.replace(tzinfo=None)
    return one.replace(second=0, microsecond=0) == two.replace(second=0, microsecond=0)
