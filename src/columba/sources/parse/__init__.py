"""The pure core of `sources`: bytes of a feed in, plain values out."""

import re
from datetime import UTC, datetime, tzinfo

from columba.lib import urls
from columba.sources.parse.build import MOST_ENTRIES, Context, build
from columba.sources.parse.decode import decode
from columba.sources.parse.document import read_document
from columba.sources.parse.jsonfeed import read_json
from columba.sources.parse.raw import RawFeed
from columba.sources.parse.values import (
    FeedError,
    Format,
    Hints,
    ParsedEntry,
    ParsedFeed,
    Problem,
    Refusal,
)
from columba.sources.parse.webpage import is_web_page, refuse_web_page
from columba.sources.parse.xml import read_xml

__all__ = [
    "MOST_ENTRIES",
    "FeedError",
    "Format",
    "Hints",
    "ParsedEntry",
    "ParsedFeed",
    "Problem",
    "Refusal",
    "parse_feed",
]

# Where a feed may begin when a server's own words stand before it.
_START = re.compile(r"<(?:\?xml|!DOCTYPE|rss|rdf:RDF|feed|channel)\b", re.IGNORECASE)
_LONGEST_PREAMBLE = 4000


def parse_feed(
    body: bytes,
    *,
    url: str,
    content_type: str | None,
    zone: tzinfo = UTC,
    now: datetime | None = None,
) -> ParsedFeed:
    """Return what a feed document says; FeedError where it is no feed.

    `url` is where it came from. Clocks without a zone are read in `zone`. With `now` given, dates
    more than a day after it are left out. Any bytes end in a ParsedFeed or a FeedError.
    """
    if not body.strip(b" \t\r\n\0"):
        raise FeedError(
            Refusal.EMPTY, "The document is empty. Look whether the address is still right."
        )
    decoded = decode(body, content_type=content_type)
    context = Context(zone, now)
    if not decoded.label_was_right:
        context.problems.add(Problem.ENCODING)
    return build(_read(decoded.text.strip("\ufeff\0 \t\r\n"), url, context), context)


def _read(text: str, url: str, context: Context) -> RawFeed:
    base = url if urls.is_http(url) else ""
    if text.startswith("{"):
        return read_json(text, url=base)
    if is_web_page(text):
        raise refuse_web_page(text, url=base)
    document = read_document(_skip_preamble(text, context), url=base)
    context.problems.update(document.problems)
    return read_xml(document.root, url=base)


def _skip_preamble(text: str, context: Context) -> str:
    if text.startswith("<"):
        return text
    start = _START.search(text, 0, _LONGEST_PREAMBLE)
    if start is None:
        raise FeedError(
            Refusal.NOT_A_FEED,
            "The document is neither XML nor JSON. Open its address in a browser and look.",
        )
    context.problems.add(Problem.LEADING_TEXT)
    return text[start.start() :]
