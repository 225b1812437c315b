"""Feeds and what they said."""

from django.db import models

from columba.leases.models import Leased


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
    last_polled_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_changed_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_status = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


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
