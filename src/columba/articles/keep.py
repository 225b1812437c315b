"""Put what a page said, and what its feed said, into the article's row."""

from datetime import datetime, timedelta, timezone

from columba.articles.extract import Extraction
from columba.articles.models import Article, State

LONGEST_URL = 2000
LONGEST_NAME = 300
FUTURE_SLACK = timedelta(days=1)
# The same moment lies this far apart at most where a page leaves out its zone or its clock.
LOOSENESS = timedelta(days=1, hours=14)


def keep_extraction(article: Article, read: Extraction, *, now: datetime) -> None:
    """Give the row what was read; the page's word goes before the feed's. Does not save.

    `article.entry` and `article.source` have been joined.
    """
    entry = article.entry
    moment = _published(article, read, now)
    article.title = read.title or entry.title
    article.authors = list(read.authors or entry.authors)
    article.site_name = (read.site_name or article.source.title)[:LONGEST_NAME]
    article.published_at = moment
    article.published_offset_minutes = _offset(moment)
    article.modified_at = _modified(read, moment, now)
    article.language = read.language or article.source.language
    article.standfirst = read.standfirst
    article.paragraphs = list(read.paragraphs)
    article.image_url = _fitting(read.image_url) or _fitting(entry.image_url)
    article.image_caption = read.image_caption
    article.word_count = sum(len(paragraph.split()) for paragraph in read.paragraphs)
    article.method = read.method
    article.extracted_at = now
    article.settle(next_at=now)
    article.state = State.EXTRACTED


def _published(article: Article, read: Extraction, now: datetime) -> datetime:
    """Return the page's moment if it is exact, else the feed's, else when the entry was seen.

    A page that leaves out clock or zone gives way to a feed that knows them, unless the two speak
    of different days.
    """
    said, page = _as_the_feed_said(article), read.published_at
    is_exact = read.has_clock and read.has_zone
    if page and said and not is_exact and abs(said - page) < LOOSENESS:
        page = said
    for moment in (page, said):
        if moment is not None and moment <= now + FUTURE_SLACK:
            return moment
    return article.entry.first_seen_at


def _modified(read: Extraction, published: datetime, now: datetime) -> datetime | None:
    """Return when the page says it was changed, None where it was not or that cannot be."""
    moment = read.modified_at
    if moment is None or not published < moment <= now + FUTURE_SLACK:
        return None
    return moment


def _as_the_feed_said(article: Article) -> datetime | None:
    """Return the entry's moment in the offset it was written in."""
    moment, minutes = article.entry.published_at, article.entry.published_offset_minutes
    if moment is None or minutes is None:
        return moment
    return moment.astimezone(timezone(timedelta(minutes=minutes)))


def _offset(moment: datetime) -> int | None:
    offset = moment.utcoffset()
    return int(offset.total_seconds() // 60) if offset is not None else None


def _fitting(url: str) -> str:
    """Return the address, or nothing where it is too long to be kept whole."""
    return url if len(url) <= LONGEST_URL else ""
