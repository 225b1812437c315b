"""Which stories stand on top: the fresh ones that many independent outlets report.

A story's worth is the number of its independent outlets, halved for every twelve hours between its
newest article and the newest article of all: after half a day, twice the outlets are needed. An
outlet is an owner; copies of one text count once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

HALF_LIFE = timedelta(hours=12)


@dataclass(frozen=True)
class Standing:
    """What ranks a story."""

    pk: int
    last_at: datetime
    outlets: int


def rank(stories: Sequence[Standing], *, limit: int) -> list[int]:
    """Return the keys of the `limit` worthiest stories; of equals, the newer and later made one."""
    if not stories:
        return []
    now = max(story.last_at for story in stories)
    ordered = sorted(stories, key=lambda s: (worth(s, now), s.last_at, s.pk), reverse=True)
    return [story.pk for story in ordered[:limit]]


def worth(story: Standing, now: datetime) -> float:
    """Return the number of outlets, halved with every half-life before `now`."""
    return float(story.outlets * 0.5 ** ((now - story.last_at) / HALF_LIFE))
