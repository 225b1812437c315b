"""Keep the number of confirmed signatures of every petition.

No signature touches a count. A job adds what was confirmed, and takes off what was withdrawn,
between the moment up to which it has counted and one that lies a minute back: long enough for every
transaction that bears an earlier moment to be over. Once a day each count that moved is made anew.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from columba.petitions.models import PetitionCount, Signature

# Longer than a confirmation may wait for the database.
LAG = timedelta(seconds=60)
# A little less than a day, so that a nightly run finds what the last one made.
BETWEEN_RECOUNTS = timedelta(hours=23)


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What one batch did; `mended` counts were wrong."""

    counted: int = 0
    mended: int = 0


def count_signatures(*, now: datetime, limit: int = 100) -> Counted:
    """Bring up to `limit` counts up to a minute before `now`."""
    until = now - LAG
    counted = 0
    for pk in list(_behind(until).values_list("pk", flat=True)[:limit]):
        _advance(pk, until)
        counted += 1
    return Counted(counted=counted)


def recount_signatures(*, now: datetime, limit: int = 20) -> Counted:
    """Make up to `limit` counts anew that moved since they were last made, a day ago or more."""
    rows = list(_unchecked(now).values_list("pk", flat=True)[:limit])
    return Counted(counted=len(rows), mended=recount(rows, now=now))


def recount(petitions: Iterable[int], *, now: datetime) -> int:
    """Make the counts of these petitions anew; return how many were wrong."""
    return sum(_recount(pk, now=now) for pk in petitions)


def count_behind(now: datetime) -> int:
    """Return how many counts have something to add or to take off."""
    return _behind(now - LAG).count()


def count_unchecked(now: datetime) -> int:
    """Return how many counts are to be made anew."""
    return _unchecked(now).count()


def _behind(until: datetime) -> QuerySet[PetitionCount]:
    """Return the counts with something between what they have counted and `until`."""
    mine = Signature.objects.filter(petition=OuterRef("pk"), is_suspect=False)
    since = OuterRef("counted_until")
    confirmed = mine.filter(confirmed_at__gt=since, confirmed_at__lte=until)
    withdrawn = mine.filter(withdrawn_at__gt=since, withdrawn_at__lte=until)
    moved = Q(Exists(confirmed)) | Q(Exists(withdrawn))
    return PetitionCount.objects.filter(moved, counted_until__lt=until).order_by("pk")


def _unchecked(now: datetime) -> QuerySet[PetitionCount]:
    moved = PetitionCount.objects.filter(counted_until__gt=F("recounted_at"))
    return moved.filter(recounted_at__lte=now - BETWEEN_RECOUNTS).order_by("pk")


@transaction.atomic
def _advance(pk: int, until: datetime) -> None:
    row = PetitionCount.objects.select_for_update().get(pk=pk)
    mine = Signature.objects.filter(petition=pk, is_suspect=False)
    added = mine.filter(confirmed_at__gt=row.counted_until, confirmed_at__lte=until).count()
    taken = mine.filter(withdrawn_at__gt=row.counted_until, withdrawn_at__lte=until).count()
    row.confirmed = max(0, row.confirmed + added - taken)
    row.counted_until = max(row.counted_until, until)
    row.save()


@transaction.atomic
def _recount(pk: int, *, now: datetime) -> bool:
    """Make one count anew, up to where the next window begins; tell whether it was wrong."""
    row = PetitionCount.objects.select_for_update().get(pk=pk)
    until = row.counted_until
    mine = Signature.objects.filter(petition=pk, is_suspect=False, confirmed_at__lte=until)
    confirmed = mine.exclude(withdrawn_at__lte=until).count()
    was_wrong = confirmed != row.confirmed
    row.confirmed, row.recounted_at = confirmed, now
    row.save()
    return was_wrong
