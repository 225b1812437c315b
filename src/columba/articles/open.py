"""Give every new entry an article row, and open again what its publisher has changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q, QuerySet

from columba.articles.models import Article, State
from columba.lib.urls import registered_domain, url_key
from columba.sources.models import Entry


@dataclass(frozen=True, kw_only=True)
class Opened:
    """What one batch did."""

    claimed: int
    duplicates: int
    reopened: int


def entries_without_article() -> QuerySet[Entry]:
    """Return the entries that no article row stands for yet."""
    return Entry.objects.filter(article=None).order_by("pk")


def changed_articles() -> QuerySet[Article]:
    """Return the articles whose entry says something else than when they were read."""
    return (
        Article.objects.exclude(entry__content_hash=F("entry_hash"))
        .exclude(state=State.DUPLICATE)
        .order_by("pk")
    )


def open_articles(*, now: datetime, limit: int = 500) -> Opened:
    """Open articles for up to `limit` entries in their order, in one transaction.

    An entry whose address already has an article becomes its duplicate, and is never fetched.
    """
    with transaction.atomic():
        entries = list(entries_without_article()[:limit])
        rows = Article.objects.bulk_create(_row(entry, now) for entry in entries)
        duplicates = _mark_duplicates(rows)
        reopened = _reopen(now, limit)
    return Opened(claimed=len(entries) + reopened, duplicates=duplicates, reopened=reopened)


def originals(keys: set[str]) -> dict[str, Article]:
    """Return the oldest article of its own behind each of these addresses, by url key."""
    found = Article.objects.filter(Q(url_key__in=sorted(keys)) | Q(page_key__in=sorted(keys)))
    known: dict[str, Article] = {}
    for article in found.exclude(state=State.DUPLICATE).order_by("pk"):
        for key in (article.url_key, article.page_key):
            known.setdefault(key, article)
    return known


def _row(entry: Entry, now: datetime) -> Article:
    return Article(
        entry=entry,
        source_id=entry.source_id,
        url=entry.url,
        url_key=url_key(entry.url),
        domain=registered_domain(entry.url),
        entry_hash=entry.content_hash,
        next_at=now,
    )


def _mark_duplicates(rows: Sequence[Article]) -> int:
    known = originals({row.url_key for row in rows})
    again = [row for row in rows if known[row.url_key] != row]
    for row in again:
        row.state, row.duplicate_of = State.DUPLICATE, known[row.url_key]
    Article.objects.bulk_update(again, ["state", "duplicate_of"], batch_size=100)
    return len(again)


def _reopen(now: datetime, limit: int) -> int:
    """Let articles be read again whose entries changed; what was read stays until then."""
    articles = list(changed_articles().select_related("entry")[:limit])
    for article in articles:
        if url_key(article.entry.url) != article.url_key:
            article.url, article.url_key = article.entry.url, url_key(article.entry.url)
        article.entry_hash = article.entry.content_hash
        article.state, article.next_at, article.attempts = State.WAITING, now, 0
    fields = ["entry_hash", "state", "next_at", "attempts", "url", "url_key"]
    Article.objects.bulk_update(articles, fields, batch_size=100)
    return len(articles)
