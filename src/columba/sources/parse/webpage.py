"""Web pages where a feed was expected: seen early, and asked which feeds they name."""

import html
import re
from collections.abc import Iterator

from columba.lib import urls
from columba.sources.parse.values import FeedError, Refusal

_HEAD = 200_000
_MOST_NAMED = 3
_PAGE = re.compile(
    r"(?:\s|<\?.{0,500}?\?>|<!--.{0,2000}?-->)*(?:<!DOCTYPE\s+html\b|<(?:html|head|body)\b)",
    re.IGNORECASE | re.DOTALL,
)
_FEED_ROOT = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
_SNIFF = 2000
_LINK = re.compile(r"<link\b([^>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_FEED_TYPE = re.compile(
    r"application/(?:(?:rss|atom|feed)\+(?:xml|json)|json)(?:\s*;.*)?", re.IGNORECASE
)


def is_web_page(text: str) -> bool:
    """Tell whether `text` is HTML and not a feed that calls itself so in its DOCTYPE."""
    return bool(_PAGE.match(text)) and not _FEED_ROOT.search(text, 0, _SNIFF)


def refuse_web_page(text: str, *, url: str) -> FeedError:
    """Return the refusal of a web page, naming the feeds that the page itself points to."""
    named = list(dict.fromkeys(_named_feeds(text[:_HEAD], url)))[:_MOST_NAMED]
    if named:
        return FeedError(
            Refusal.HTML, f"This is a web page, not a feed. It names as feeds: {', '.join(named)}"
        )
    return FeedError(
        Refusal.HTML,
        "This is a web page, not a feed, and it names none. "
        "Look for the feed's own address on the site.",
    )


def _named_feeds(text: str, url: str) -> Iterator[str]:
    for match in _LINK.finditer(text):
        found = {name.lower(): "".join(values) for name, *values in _ATTRIBUTE.findall(match[1])}
        is_feed = _FEED_TYPE.fullmatch(found.get("type", "").strip())
        if is_feed and "alternate" in found.get("rel", "").lower():
            joined = urls.join(url, html.unescape(found.get("href", "")))
            if joined:
                yield joined
