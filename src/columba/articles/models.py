"""Articles: one row per feed entry, with what its page said."""

from django.db import models

from columba.leases.models import Leased
from columba.sources.models import Entry, Source


class State(models.TextChoices):
    WAITING = "waiting"
    EXTRACTED = "extracted"
    DUPLICATE = "duplicate", "same address as another"
    REFUSED = "refused", "given up"


class Article(Leased):
    """One page behind one feed entry."""

    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, related_name="article")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="articles")
    state = models.CharField(max_length=12, choices=State, default=State.WAITING, db_index=True)
    url = models.CharField(max_length=2000)
    url_key = models.CharField(max_length=64, db_index=True)
    # What the entry said when the article was last opened; another hash opens it again.
    entry_hash = models.CharField(max_length=64, blank=True, editable=False)
    # The page behind the address, as it names itself: found when it is read.
    page_key = models.CharField(max_length=64, blank=True, db_index=True)
    domain = models.CharField(max_length=253, blank=True)
    duplicate_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="duplicates"
    )
    title = models.TextField(blank=True)
    authors = models.JSONField(default=list, blank=True)
    site_name = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField(null=True, blank=True, db_index=True)
    published_offset_minutes = models.SmallIntegerField(null=True, blank=True)
    modified_at = models.DateTimeField(null=True, blank=True)
    language = models.CharField(max_length=20, blank=True)
    # The summary the publisher prints above the text; empty where it is the first paragraph.
    standfirst = models.TextField(blank=True)
    paragraphs = models.JSONField(default=list, blank=True)
    image_url = models.CharField(max_length=2000, blank=True)
    image_caption = models.TextField(blank=True)
    word_count = models.PositiveIntegerField(default=0)
    method = models.CharField(max_length=40, blank=True)
    extracted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title or self.url


class Picture(Leased):
    """The lead picture of an article, fetched once and kept as our own small copies."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="picture")
    url = models.CharField(max_length=2000)
    file = models.CharField(max_length=200, blank=True)
    thumbnail = models.CharField(max_length=200, blank=True)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.url
