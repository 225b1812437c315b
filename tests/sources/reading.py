"""Read a feed made for a test, on a Sunday evening."""

from datetime import UTC, datetime

from columba.sources.parse import ParsedEntry, ParsedFeed, parse_feed
from tests.sources.make import FEED_URL, rss, rss_item

NOW = datetime(2026, 11, 22, 20, tzinfo=UTC)


def read(body, **options) -> ParsedFeed:
    return parse_feed(body, **({"url": FEED_URL, "content_type": None, "now": NOW} | options))


def read_item(more="", **fields) -> ParsedEntry:
    """Return the one entry of an RSS feed, with `more` in it."""
    return read(rss(rss_item(1, more, **fields))).entries[0]
