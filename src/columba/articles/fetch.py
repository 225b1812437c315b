"""Fetch the pages of waiting articles, and keep what they say."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet

from columba.articles.ask import Failure, ask_for_pages
from columba.articles.extract import Extraction, ExtractionError, Reason
from columba.articles.from_feed import feed_paragraphs, read_from_feed
from columba.articles.keep import keep_extraction
from columba.articles.models import Article, State
from columba.articles.readers import Page, Readers
from columba.articles.same_page import settle_page
from columba.leases.claim import claim
from columba.lib.http import Client, Response

LEASE = timedelta(minutes=15)
FIRST_DELAY = timedelta(minutes=5)
LONGEST_DELAY = timedelta(hours=6)
MOST_ATTEMPTS = 6
# Two days and more: a machine may be off the network over a weekend.
MOST_ATTEMPTS_IF_OURS = 14
# Reasons of a reader that may be gone the next time.
_PASSING = {Reason.TOO_SLOW}


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """What one batch did; `ends` counts articles by what became of them."""

    claimed: int
    ends: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, kw_only=True)
class _Read:
    """What was read, and where it was in the end."""

    extraction: Extraction
    came_from: str


def waiting_articles() -> QuerySet[Article]:
    """Return the articles whose pages have not been read."""
    return Article.objects.filter(state=State.WAITING).order_by("pk")


def fetch_articles(*, client: Client, readers: Readers, now: datetime, limit: int = 40) -> Fetched:
    """Fetch and read up to `limit` waiting articles.

    They are fetched at the same time, read in other processes, and written in the order of their
    rows, in one transaction. A fault of one article is kept on its row.
    """
    claimed = claim(waiting_articles(), limit, now=now, lease=LEASE)
    if not claimed:
        return Fetched(claimed=0)
    readers.start()
    articles = _with_entries(claimed)
    answers = ask_for_pages(client, articles, now=now)
    outcomes = _read_all(articles, answers, readers=readers, now=now)
    ends: Counter[str] = Counter()
    with transaction.atomic():
        for article, outcome in zip(articles, outcomes, strict=True):
            ends[_store(article, outcome, now=now)] += 1
            # One by one, since the next may turn out to be the same page.
            article.save(update_fields=_WRITTEN)
    return Fetched(claimed=len(articles), ends=ends)


def _with_entries(articles: Sequence[Article]) -> list[Article]:
    keys = [article.pk for article in articles]
    rows = Article.objects.select_related("entry", "source").filter(pk__in=keys)
    return list(rows.order_by("pk"))


def _read_all(
    articles: Sequence[Article],
    answers: Sequence[Response | Failure],
    *,
    readers: Readers,
    now: datetime,
) -> list[_Read | Failure]:
    """Return what every article says, or why it says nothing, in order."""
    pages = {
        article.pk: _page(article, answer, now)
        for article, answer in zip(articles, answers, strict=True)
        if isinstance(answer, Response)
    }
    read = dict(zip(pages, readers.read(list(pages.values())), strict=True))
    return [
        _outcome(article, answer, pages=pages, read=read)
        for article, answer in zip(articles, answers, strict=True)
    ]


def _page(article: Article, answer: Response, now: datetime) -> Page:
    own = feed_paragraphs(article.entry)
    return Page(
        html=answer.body,
        url=answer.url,
        content_type=answer.content_type,
        zone=_zone(article),
        now=now,
        spare={"feed": "\n".join(own)} if own else {},
    )


def _zone(article: Article) -> ZoneInfo:
    try:
        return ZoneInfo(article.source.time_zone or "UTC")
    except (KeyError, ValueError):
        return ZoneInfo("UTC")


def _outcome(
    article: Article,
    answer: Response | Failure,
    *,
    pages: Mapping[int, Page],
    read: Mapping[int, Extraction | ExtractionError],
) -> _Read | Failure:
    if isinstance(answer, Failure):
        return _or_from_feed(article, answer)
    found = read[article.pk]
    if isinstance(found, Extraction):
        return _Read(extraction=found, came_from=pages[article.pk].url)
    failure = Failure(message=str(found), is_final=found.reason not in _PASSING)
    return _or_from_feed(article, failure)


def _or_from_feed(article: Article, failure: Failure) -> _Read | Failure:
    """Return the article its feed carries where its page will never be had."""
    if failure.is_final and (carried := read_from_feed(article.entry)):
        return _Read(extraction=carried, came_from=article.url)
    return failure


def _store(article: Article, outcome: _Read | Failure, *, now: datetime) -> str:
    """Put the outcome into the row and return its name. Does not save."""
    if isinstance(outcome, Failure):
        return _put_off(article, outcome, now)
    settle_page(article, came_from=outcome.came_from, canonical=outcome.extraction.canonical_url)
    if article.state == State.DUPLICATE:
        article.settle(next_at=now)
        return "duplicates"
    keep_extraction(article, outcome.extraction, now=now)
    return "read"


def _put_off(article: Article, failure: Failure, now: datetime) -> str:
    delay = min(FIRST_DELAY * 3**article.attempts, LONGEST_DELAY)
    article.put_off(failure.message, now=now, delay=max(delay, failure.wait or delay))
    most = MOST_ATTEMPTS_IF_OURS if failure.may_be_ours else MOST_ATTEMPTS
    if not failure.is_final and article.attempts < most:
        return "to be tried again"
    if article.extracted_at is not None:
        # What was read before stays; only the change could not be had.
        article.state = State.EXTRACTED
        return "left as it was"
    article.state = State.REFUSED
    return "refused"


_WRITTEN = [
    *Article.LEASE_FIELDS,
    "state", "duplicate_of", "url", "page_key", "domain", "title", "authors", "site_name",
    "published_at", "published_offset_minutes", "modified_at", "language", "standfirst",
    "paragraphs", "image_url", "image_caption", "word_count", "method", "extracted_at",
]  # fmt: skip
