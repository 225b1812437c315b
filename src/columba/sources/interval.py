"""When a source is asked again: our own interval, never sooner than its publisher wishes."""

import hashlib
from datetime import datetime, timedelta

from columba.lib.publication import Polling
from columba.sources.models import Source

LONGEST = timedelta(days=1)
_HOURS_LOOKED_AHEAD = 24 * 8


def next_poll(
    source: Source, *, now: datetime, polling: Polling, max_age: timedelta | None
) -> datetime:
    """Return the next moment to ask a source that answered."""
    hint = timedelta(minutes=source.publisher_minutes or 0)
    interval = max(timedelta(minutes=polling.every_minutes), hint, max_age or timedelta(0))
    interval = min(interval, LONGEST)
    spread = interval * (polling.jitter * _share(f"{source.key} {now.isoformat()}"))
    return _after_rest(now + interval + spread, source)


def retry_delay(attempts: int, *, polling: Polling, wait: timedelta | None) -> timedelta:
    """Return how long to leave a source alone that failed `attempts` times before.

    The delay grows by one interval with every failure: doubling it would be too harsh on feeds
    that come back, as most do. What the server asks for (`wait`) is its floor; a day its ceiling.
    """
    delay = timedelta(minutes=polling.every_minutes) * (attempts + 1)
    return min(max(delay, wait or timedelta(0)), LONGEST)


def _share(text: str) -> float:
    """Return a number from 0 to 1 that depends on `text` alone."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4]) / 2**32


def _after_rest(moment: datetime, source: Source) -> datetime:
    """Return `moment`, or the first hour after it in which the publisher wishes to be asked."""
    for hours in range(_HOURS_LOOKED_AHEAD):
        later = moment + timedelta(hours=hours)
        if later.hour not in source.rest_hours and later.weekday() not in source.rest_days:
            return later
    return moment
