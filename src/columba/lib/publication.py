"""The publication: what one installation is called, and how it goes about its work."""

from dataclasses import dataclass, field
from datetime import tzinfo
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo


class PublicationError(Exception):
    """A file of the publication cannot be used; the message says which line to mend and how."""


class Review(StrEnum):
    """Who must see commentary before readers do."""

    ALL = "all"
    FLAGGED = "flagged"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Polling:
    """How often a feed is asked, in minutes, and by how much the moment is spread (0 to 1)."""

    every_minutes: float = 10
    jitter: float = 0.1


@dataclass(frozen=True, kw_only=True)
class ExcerptPolicy:
    """How much of a source's text a page shows: paragraphs at most, and share of the text."""

    paragraphs: int = 3
    share: float = 0.30


@dataclass(frozen=True, kw_only=True)
class ModelSettings:
    """A language model that writes: where it answers, what it costs and what it may cost.

    Prices are per million tokens, prices and caps in `currency`. The key itself stands in the
    environment variable that is named, and nowhere else.
    """

    base_url: str
    model: str
    input_price: float
    output_price: float
    key_variable: str = ""  # empty = the endpoint asks for no key
    currency: str = "USD"
    daily_cap: float = 1.0
    monthly_cap: float = 20.0
    concurrency: int = 2
    read_seconds: float = 120.0
    max_tokens: int = 2000
    effort: str = ""  # of models that reason: "low", "medium" or "high"; empty = as they come
    rules: str = ""  # path of the editor's own rules in the folder; empty = those that come along


@dataclass(frozen=True, kw_only=True)
class Publication:
    """What one installation is called, where it lives and how it is reviewed."""

    folder: Path
    name: str = "Columba"
    tagline: str = "The news, and something you can do about it"
    language: str = "en"
    time_zone: str = "UTC"
    base_url: str = ""
    contact: str = ""
    logo: str = ""
    review: Review = Review.FLAGGED
    review_sample: float = 0.05  # share of what the machine published that a person is to read
    demo: bool = False
    polling: Polling = field(default_factory=Polling)
    excerpt: ExcerptPolicy = field(default_factory=ExcerptPolicy)
    show_images: bool = True
    story_days: float = 4
    model: ModelSettings | None = None  # None = no language model runs

    @property
    def zone(self) -> tzinfo:
        """The time zone in which dates are printed."""
        return ZoneInfo(self.time_zone)


@dataclass(frozen=True, kw_only=True)
class LoadCounts:
    """How many rows a loader added or brought back, changed, and removed or switched off."""

    added: int = 0
    changed: int = 0
    removed: int = 0
