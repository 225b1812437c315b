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


class Security(StrEnum):
    """How the connection to a mail server is kept from being read on the way."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class MailSettings:
    """A mail server that takes what we send, and whom it comes from.

    The password itself stands in the environment variable that is named, and nowhere else.
    """

    host: str
    sender: str  # "Our Columba <petitions@example.org>"
    port: int = 587
    security: Security = Security.STARTTLS
    user: str = ""  # empty = the server asks for none
    password_variable: str = ""
    reply_to: str = ""
    timeout_seconds: float = 20.0
    per_connection: int = 50  # letters before a new connection: servers cut long ones off


@dataclass(frozen=True, kw_only=True)
class PetitionSettings:
    """How long what signers write is kept, and how many may sign from one place in an hour.

    An operator may keep less and for less long than this, never more.
    """

    unconfirmed_days: int = 14  # then a signature that nobody confirmed is deleted
    network_days: int = 30  # then nothing tells from which network it came
    anonymise_months: int = 6  # after the close, then names and addresses are overwritten
    per_address_hour: int = 20  # signatures of one petition from one network address
    per_range_hour: int = 100  # and from its neighbourhood


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
    mail: MailSettings | None = None  # None = nothing is sent
    petitions: PetitionSettings = field(default_factory=PetitionSettings)

    @property
    def takes_signatures(self) -> bool:
        """Whether anybody can sign: a signature is confirmed by mail that leads back to the site.

        The demo prints its mail instead of sending it.
        """
        return bool(self.base_url) and (self.mail is not None or self.demo)

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
