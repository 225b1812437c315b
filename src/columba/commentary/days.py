"""The days that reports name and that are still to come."""

import re
from datetime import date, timedelta

from columba.commentary.names import MONTHS, WEEKDAYS

_SHORT = {name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)}
_MONTH = "|".join((*MONTHS, *(rf"{name[:3]}\." for name in MONTHS), r"Sept\."))
_DAY = re.compile(
    rf"(?:(?:{'|'.join(WEEKDAYS)}),? )?"
    rf"(?P<month>{_MONTH}) (?P<day>[0-3]?\d)(?:, (?P<year>20\d\d))?\b"
)
# A day without a year, this long gone, is one of the year to come.
_LONG_GONE = timedelta(days=180)


def day_ahead(sentence: str, *, after: date) -> str:
    """Return the first day in the sentence that lies after `after`, as it is written there."""
    for match in _DAY.finditer(sentence):
        day = _date(match, after)
        if day and day > after:
            return match.group()
    return ""


def _date(match: re.Match[str], after: date) -> date | None:
    month, day = _SHORT[match["month"][:3].lower()], int(match["day"])
    try:
        found = date(int(match["year"] or after.year), month, day)
        is_next = not match["year"] and found < after - _LONG_GONE
        return found.replace(year=found.year + 1) if is_next else found
    except ValueError:  # 31 June; 29 February in another year
        return None
