"""Close what has run its time."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from columba.petitions.decide import Act, close_petition
from columba.petitions.models import Petition, State, WrongStateError


@dataclass(frozen=True, kw_only=True)
class Closed:
    """What one batch did."""

    closed: int = 0


def close_petitions(*, now: datetime, limit: int = 100) -> Closed:
    """Close up to `limit` petitions whose last day is over, the longest over first."""
    closed = 0
    for pk in list(_over(now).values_list("pk", flat=True)[:limit]):
        try:
            close_petition(pk, Act(by=None, now=now))
        except WrongStateError:
            continue  # somebody closed or withdrew it in this moment
        closed += 1
    return Closed(closed=closed)


def count_over(now: datetime) -> int:
    """Return how many open petitions have run their time."""
    return _over(now).count()


def _over(now: datetime) -> QuerySet[Petition]:
    return Petition.objects.filter(state=State.OPEN, closes_at__lte=now).order_by("closes_at", "pk")
