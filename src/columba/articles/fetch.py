"""Fetch the pages of waiting articles, and keep what they say."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http import HTTPStatus
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet

from columba.articles.extract import Extraction, ExtractionError
from columba.articles.keep import keep_extraction
from columba.articles.models import Article, State
from columba.articles.readers import Page, Readers
from columba.leases.claim import claim
from columba.lib.html import plain_text
from columba.lib.http import Client, FetchError, Reason, Response, status_message

LEASE = timedelta(minutes=15)
ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
MOST_BYTES = 5_000_000
MOST_ATTEMPTS = 4
FIRST_DELAY = timedelta(minutes=5)
LONGEST_DELAY = timedelta(hours=6)
# Statuses that say the same tomorrow.
_FINAL = {
    HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.PAYMENT_REQUIRED,
    HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED,
    HTTPStatus.NOT_ACCEPTABLE, HTTPStatus.GONE, HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS,
}  # fmt: skip
_PASSING = {
    Reason.NAME_NOT_FOUND, Reason.CONNECT_FAILED, Reason.TIMEOUT, Reason.BAD_RESPONSE,
    Reason.CUT_SHORT, Reason.TLS_FAILED,
}  # fmt: skip
# A feed's own text of fewer paragraphs is a teaser and no article.
FEWEST_PARAGRAPHS = 3


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """What one batch did; `ends` counts articles by what became of them."""

    claimed: int
    ends: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, kw_only=True)
class _Failure:
    """Why an article could not be read, and whether trying again can help."""

    message: str
    is_final: bool
    wait: timedelta | None = None


def waiting_articles() -> QuerySet[Article]:
    """Return the articles whose pages have not been read."""
    return Article.objects.filter(state=State.WAITING).order_by("pk")


def fetch_articles(*, client: Client, readers: Readers, now: datetime, limit: int = 40) -> Fetched:
    """Fetch and read up to `limit` waiting articles.

    They are fetched at the same time, read in other processes, and written in the order of their
    rows, in one transaction. A fault of one article is kept on its row.
    """
    articles = claim(waiting_articles(), limit, now=now, lease=LEASE)
    if not articles:
        return Fetched(claimed=0)
    articles = _with_entries(articles)
    answers = asyncio.run(_ask_all(client, articles))
    outcomes = _read(articles, answers, readers=readers, now=now)
    ends: Counter[str] = Counter()
    with transaction.atomic():
        for article, outcome in zip(articles, outcomes, strict=True):
            ends[_store(article, outcome, now=now)] += 1
        Article.objects.bulk_update(articles, _WRITTEN, batch_size=50)
    return Fetched(claimed=len(articles), ends=ends)


def _with_entries(articles: Sequence[Article]) -> list[Article]:
    rows = Article.objects.select_related("entry", "source").filter(
        pk__in=[article.pk for article in articles]
    )
    return list(rows.order_by("pk"))


async def _ask_all(client: Client, articles: Sequence[Article]) -> list[Response | FetchError]:
    async with client:
        return list(await asyncio.gather(*(_ask(client, article) for article in articles)))


async def _ask(client: Client, article: Article) -> Response | FetchError:
    try:
        return await client.get(article.url, accept=ACCEPT, max_bytes=MOST_BYTES)
    except FetchError as error:
        return error


def _read(
    articles: Sequence[Article],
    answers: Sequence[Response | FetchError],
    *,
    readers: Readers,
    now: datetime,
) -> list[Extraction | _Failure]:
    """Return what every article says, or why it says nothing, in order."""
    outcomes: list[Extraction | _Failure | Page] = [
        _page_or_failure(article, answer, now)
        for article, answer in zip(articles, answers, strict=True)
    ]
    pages = [one for one in outcomes if isinstance(one, Page)]
    read = iter(readers.read(pages))
    return [_outcome(next(read)) if isinstance(one, Page) else one for one in outcomes]


def _page_or_failure(
    article: Article, answer: Response | FetchError, now: datetime
) -> Page | _Failure:
    if isinstance(answer, Response) and answer.ok:
        return _page(article, answer.body, answer=answer, now=now)
    failure = _failure(answer, now)
    if failure.is_final and (own := _feed_text(article)):
        # The publisher sends the whole text in the feed and keeps the page to itself.
        return _page(article, own.encode(), answer=None, now=now)
    return failure


def _page(article: Article, html: bytes, *, answer: Response | None, now: datetime) -> Page:
    own = _feed_text(article)
    return Page(
        html=html,
        url=answer.url if answer else article.url,
        content_type=answer.content_type if answer else "text/html; charset=utf-8",
        zone=_zone(article),
        now=now,
        spare={"feed": plain_text(own)} if own else {},
    )


def _feed_text(article: Article) -> str:
    """Return the feed's own HTML of the article where it is one, else nothing."""
    html = article.entry.content_html
    paragraphs = [line for line in plain_text(html).splitlines() if len(line.split()) > 8]  # noqa: PLR2004 - shorter lines are captions
    return html if len(paragraphs) >= FEWEST_PARAGRAPHS else ""


def _zone(article: Article) -> ZoneInfo:
    try:
        return ZoneInfo(article.source.time_zone or "UTC")
    except (KeyError, ValueError):
        return ZoneInfo("UTC")


def _failure(answer: Response | FetchError, now: datetime) -> _Failure:
    if isinstance(answer, FetchError):
        return _Failure(message=str(answer), is_final=answer.reason not in _PASSING)
    return _Failure(
        message=status_message(answer.status),
        is_final=answer.status in _FINAL,
        wait=answer.retry_after(now),
    )


def _outcome(read: Extraction | ExtractionError) -> Extraction | _Failure:
    if isinstance(read, ExtractionError):
        return _Failure(message=str(read), is_final=True)
    return read


def _store(article: Article, outcome: Extraction | _Failure, *, now: datetime) -> str:
    if isinstance(outcome, Extraction):
        keep_extraction(article, outcome, now=now)
        return "read"
    delay = min(FIRST_DELAY * 3**article.attempts, LONGEST_DELAY)
    article.put_off(outcome.message, now=now, delay=max(delay, outcome.wait or delay))
    if outcome.is_final or article.attempts >= MOST_ATTEMPTS:
        article.state = State.REFUSED
        return "refused"
    return "to be tried again"


_WRITTEN = [
    *Article.LEASE_FIELDS,
    "state", "duplicate_of", "title", "authors", "site_name", "published_at",
    "published_offset_minutes", "language", "paragraphs", "image_url", "image_caption",
    "word_count", "method", "extracted_at",
]  # fmt: skip
