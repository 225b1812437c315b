"""Put what a page said, and what its feed said, into the article's row."""

from datetime import datetime, timedelta, timezone

from columba.articles.extract import Extraction
from columba.articles.models import Article, State

LONGEST_URL = 2000
FUTURE_SLACK = timedelta(days=1)


def keep_extraction(article: Article, read: Extraction, *, now: datetime) -> None:
    """Give the row what was read; the page's word goes before the feed's. Does not save.

    `article.entry` and `article.source` have been joined.
    """
    entry = article.entry
    moment = _published(article, read, now)
    article.title = read.title or entry.title
    article.authors = list(read.authors or entry.authors)
    article.site_name = (read.site_name or article.source.title)[:300]
    article.published_at = moment
    article.published_offset_minutes = _offset(moment)
    article.language = read.language or article.source.language
    article.paragraphs = list(read.paragraphs)
    article.image_url = (read.image_url or entry.image_url)[:LONGEST_URL]
    article.image_caption = read.image_caption
    article.word_count = sum(len(paragraph.split()) for paragraph in read.paragraphs)
    article.method = read.method
    article.extracted_at = now
    article.settle(next_at=now)
    article.state = State.EXTRACTED


def _published(article: Article, read: Extraction, now: datetime) -> datetime:
    """Return the page's moment where it names a clock, else the feed's, else when it was seen."""
    own = _as_the_feed_said(article)
    page = read.published_at
    if page is not None and own is not None and not read.has_clock:
        # A day alone: the feed knows the hour, unless it speaks of another day.
        page = own if abs(own - page) < timedelta(days=1, hours=14) else page
    for moment in (page, own):
        if moment is not None and moment <= now + FUTURE_SLACK:
            return moment
    return article.entry.first_seen_at


def _as_the_feed_said(article: Article) -> datetime | None:
    """Return the entry's moment in the offset it was written in."""
    moment, minutes = article.entry.published_at, article.entry.published_offset_minutes
    if moment is None or minutes is None:
        return moment
    return moment.astimezone(timezone(timedelta(minutes=minutes)))


def _offset(moment: datetime) -> int | None:
    offset = moment.utcoffset()
    return int(offset.total_seconds() // 60) if offset is not None else None
