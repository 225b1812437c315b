"""What a row carries so that it can be claimed: when it is due, who holds it, what went wrong."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

REASON_LENGTH = 500


class Leased(models.Model):
    """A row that some stage works on; the row is the truth, a queue only wakes the worker."""

    next_at = models.DateTimeField(default=timezone.now, db_index=True)
    leased_until = models.DateTimeField(null=True, blank=True, editable=False)
    leased_by = models.CharField(max_length=120, blank=True, editable=False)
    attempts = models.PositiveIntegerField(default=0, editable=False)
    last_reason = models.CharField(max_length=REASON_LENGTH, blank=True, editable=False)

    LEASE_FIELDS = ("next_at", "leased_until", "leased_by", "attempts", "last_reason")

    class Meta:
        abstract = True

    @staticmethod
    def due(now: datetime) -> Q:
        """Match rows that are due at `now` and held by nobody."""
        free = Q(leased_until__isnull=True) | Q(leased_until__lte=now)
        return Q(next_at__lte=now) & free

    def settle(self, *, next_at: datetime) -> None:
        """Let go of a row whose work succeeded; it is due again at `next_at`. Does not save."""
        self.leased_until, self.leased_by = None, ""
        self.attempts, self.last_reason = 0, ""
        self.next_at = next_at

    def put_off(self, reason: str, *, now: datetime, delay: timedelta) -> None:
        """Let go of a row whose work failed; keep the reason, due after `delay`. Does not save."""
        self.leased_until, self.leased_by = None, ""
        self.attempts += 1
        self.last_reason = reason[:REASON_LENGTH]
        self.next_at = now + delay


class Lock(models.Model):
    """A name that one process at a time may hold, for work that cannot be shared out by row."""

    name = models.CharField(max_length=80, unique=True)
    holder = models.CharField(max_length=120, blank=True)
    held_until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name
