"""Feeds and what they said."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from columba.leases.models import Leased


class Off(models.TextChoices):
    """Why a source is not asked any more."""

    FILE = "file", "no longer in sources.opml"
    GONE = "gone", "taken down by its publisher"
    DESK = "desk", "switched off at the desk"


class Health(models.TextChoices):
    """What an editor must know of a source at a glance."""

    OFF = "off"
    WAITING = "waiting", "not asked yet"
    FAILING = "failing"
    FLAWED = "flawed", "fine, with flaws"
    FINE = "fine"


class SourceQuerySet(models.QuerySet["Source"]):
    """Questions about many sources."""

    def due(self, now: datetime) -> Self:
        return self.filter(Leased.due(now), enabled=True).order_by("next_at", "pk")

    def of_health(self, health: Health) -> Self:
        return self.filter(_HEALTH_RULES[health])

    def make_due(self, now: datetime) -> int:
        """Let the next poll ask these sources; return how many are switched on."""
        return self.filter(enabled=True).update(next_at=now)


class Source(Leased):
    """One feed: what the operator says of it, and what the last poll found.

    `next_at` is the next poll; `attempts` counts failures in a row; `last_reason` is the last one.
    """

    key = models.SlugField(max_length=120, unique=True)
    feed_url = models.URLField(max_length=1000, unique=True)
    title = models.CharField(max_length=300)
    site_url = models.URLField(max_length=1000, blank=True)
    owner = models.CharField(max_length=200, blank=True)
    licence = models.CharField(max_length=80, default="all-rights-reserved")
    country = models.CharField(max_length=20, blank=True)
    leaning = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=20, blank=True)
    time_zone = models.CharField(max_length=60, blank=True)
    folder = models.CharField(max_length=120, blank=True)
    enabled = models.BooleanField(default=True)
    off_because = models.CharField(max_length=4, choices=Off, blank=True, editable=False)

    etag = models.CharField(max_length=1000, blank=True, editable=False)
    last_modified = models.CharField(max_length=200, blank=True, editable=False)
    body_hash = models.CharField(max_length=64, blank=True, editable=False)
    # What the publisher says of polling: minutes between polls, UTC hours and days (Monday = 0) of
    # rest, and the address the feed has moved to for good.
    publisher_minutes = models.FloatField(null=True, blank=True, editable=False)
    rest_hours = models.JSONField(default=list, blank=True, editable=False)
    rest_days = models.JSONField(default=list, blank=True, editable=False)
    moved_to = models.CharField(max_length=1000, blank=True, editable=False)
    # Faults of a feed that could still be read, in words for the operator.
    problems = models.JSONField(default=list, blank=True, editable=False)
    reuses_ids = models.BooleanField(default=False, editable=False)
    last_polled_at = models.DateTimeField(null=True, blank=True, editable=False)
    # When the whole document last came, and not only word that it had not changed.
    fetched_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_changed_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_status = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def health(self) -> Health:
        if not self.enabled:
            return Health.OFF
        if self.last_polled_at is None:
            return Health.WAITING
        if self.last_reason:
            return Health.FAILING
        return Health.FLAWED if self.problems or self.moved_to else Health.FINE

    def switch_off(self, because: Off) -> None:
        """Ask it no more; it keeps what it brought. Does not save."""
        self.enabled, self.off_because = False, because

    def switch_on(self, *, now: datetime) -> None:
        """Ask it again, from `now` on. Does not save."""
        self.enabled, self.off_because, self.next_at = True, "", now


_FLAWS = ~Q(problems=[]) | ~Q(moved_to="")
_ASKED = Q(enabled=True, last_polled_at__isnull=False)
_HEALTH_RULES = {
    Health.OFF: Q(enabled=False),
    Health.WAITING: Q(enabled=True, last_polled_at__isnull=True),
    Health.FAILING: _ASKED & ~Q(last_reason=""),
    Health.FLAWED: _ASKED & Q(last_reason="") & _FLAWS,
    Health.FINE: _ASKED & Q(last_reason="") & ~_FLAWS,
}


class Entry(models.Model):
    """One item of one feed, under an id that stays the same when the feed is read again."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="entries")
    entry_id = models.CharField(max_length=64)
    url = models.CharField(max_length=2000)
    title = models.TextField()
    summary_html = models.TextField(blank=True)
    content_html = models.TextField(blank=True)
    authors = models.JSONField(default=list, blank=True)
    image_url = models.CharField(max_length=2000, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_offset_minutes = models.SmallIntegerField(null=True, blank=True)
    content_hash = models.CharField(max_length=64)
    first_seen_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "entries"
        constraints = [
            models.UniqueConstraint(fields=["source", "entry_id"], name="entry_unique_in_source")
        ]

    def __str__(self) -> str:
        return self.title
