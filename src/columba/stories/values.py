"""The values that clustering, filing and relating work on."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class StoryArticle:
    """An article as the story stage sees it."""

    id: int
    title: str
    paragraphs: tuple[str, ...]
    published_at: datetime
    domain: str
    url_key: str = ""
    language: str = "en"
    story: int | None = None
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """Which story an article joins, whose copy it is if any, how surely, and why."""

    story: int
    is_new: bool
    duplicate_of: int | None
    score: float
    reason: str


@dataclass(frozen=True, kw_only=True)
class CategoryRule:
    """One category as an editor wrote it in categories.toml."""

    slug: str
    name: str
    parent: str
    words: tuple[str, ...] = ()
    pairs: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Scored:
    """That a category fits, how well (0 to 1), and the words that say so."""

    slug: str
    score: float
    reason: str


@dataclass(frozen=True, kw_only=True)
class Related:
    """One related article, how near it is (0 to 1), and why it is listed."""

    id: int
    story: int
    score: float
    reason: str
