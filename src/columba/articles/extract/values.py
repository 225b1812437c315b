"""What a page said, and why nothing could be made of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Mode(StrEnum):
    """How a page is read: by one extractor, or by the agreement of three at nine times the cost."""

    FAST = "fast"
    BEST = "best"


class Reason(StrEnum):
    """Everything that can keep a page from being read."""

    TOO_LARGE = "too large"
    TOO_COMPLEX = "too complex"
    NOT_HTML = "not HTML"
    NO_TEXT = "no article text"
    TOO_SLOW = "too slow"


class ExtractionError(Exception):
    """The page gives no article; `reason` is one of a closed set, the message is for people."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason = reason

    def __reduce__(self) -> tuple[type["ExtractionError"], tuple[Reason, str]]:
        """Let the error travel between processes, which calls it with its own arguments again."""
        return type(self), (self.reason, str(self))


@dataclass(frozen=True, kw_only=True)
class Extraction:
    """One page. Moments are aware and keep the offset they were written in.

    `has_clock` says that `published_at` is a time of day and not only a day, `has_zone` that the
    page named its zone, too. `method` names
    what gave the text: an extractor, "json-ld" or "feed". `standfirst` is the summary printed above
    the text, "" where it is one of the paragraphs. `is_article` is what the page says of itself.
    """

    title: str
    authors: tuple[str, ...]
    published_at: datetime | None
    has_clock: bool
    has_zone: bool
    modified_at: datetime | None
    image_url: str
    image_caption: str
    standfirst: str
    paragraphs: tuple[str, ...]
    language: str
    site_name: str
    canonical_url: str
    method: str
    is_article: bool
