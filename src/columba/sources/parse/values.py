"""What a feed says, as plain values."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from columba.sources.parse.identity import guid_id, page_id


class Format(StrEnum):
    RSS = "RSS"
    RDF = "RDF"
    ATOM = "Atom"
    JSON = "JSON Feed"


class Problem(StrEnum):
    """A fault of a feed that could still be read, in words for the operator."""

    ENCODING = "its characters are not in the encoding it names"
    LEADING_TEXT = "text stands before the feed"
    MENDED = "its XML is not well-formed and was mended"
    DAMAGED = "its XML is damaged; what could be read was kept"
    TOO_MANY_ENTRIES = "it has more entries than are read at once"
    FIELD_CUT = "an entry is too long and was cut"
    NO_TITLE = "an entry has no title"
    NO_LINK = "an entry has no usable link"
    NO_DATE = "an entry has no date; the feed's own stands in where it has one"
    BAD_DATE = "a date cannot be read"
    FUTURE_DATE = "a date lies in the future and was left out"
    REUSED_ID = "two entries share one id and are told apart by their address"
    REPEATED_ENTRY = "an entry is there twice"


class Refusal(StrEnum):
    """Why a document is no feed that can be read."""

    EMPTY = "empty"
    HTML = "a web page"
    NOT_A_FEED = "no feed"
    UNREADABLE = "unreadable"
    ENTITIES = "defines entities"
    TOO_COMPLEX = "too complex"


class FeedError(Exception):
    """The document is no feed; the message says what it is and what to do."""

    def __init__(self, reason: Refusal, message: str) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True, kw_only=True)
class ParsedEntry:
    """One item. `published` and `updated` keep the offset in which they were written.

    `entry_id` is unique in its feed and stays the same when the feed is read again.
    `dated_by_feed` says that `published` is only the date of the whole feed.
    """

    entry_id: str
    guid: str
    url: str
    title: str
    summary_html: str = ""
    content_html: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    dated_by_feed: bool = False
    image_url: str = ""
    categories: tuple[str, ...] = ()

    @property
    def date(self) -> datetime | None:
        """When it came out, as far as the feed says."""
        return self.published or self.updated

    @property
    def sibling_id(self) -> str:
        """The id it would have if its feed used its GUID for several pages, or no longer did."""
        if not self.guid:
            return self.entry_id
        alone = guid_id(self.guid)
        return page_id(self.guid, self.url) if self.entry_id == alone else alone

    @property
    def content_hash(self) -> str:
        """SHA-256 hex of what later stages read: it changes when they must read again."""
        date = self.date.isoformat() if self.date and not self.dated_by_feed else ""
        texts = (self.url, self.title, self.summary_html, self.content_html, self.image_url, date)
        parts = (*texts, *self.authors)
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Hints:
    """What the publisher says about how often to ask: minutes, and UTC hours and days of rest."""

    minutes: float | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class ParsedFeed:
    """A feed; entries in its own order. Days in `hints.skip_days` count from Monday = 0."""

    format: Format
    title: str
    site_url: str
    language: str
    hints: Hints
    hub_url: str
    self_url: str
    updated: datetime | None
    entries: tuple[ParsedEntry, ...]
    problems: tuple[Problem, ...]
