"""The publication's own settings, read from `columba.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import tzinfo
from enum import StrEnum
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

FILE_NAME = "columba.toml"


class PublicationError(Exception):
    """columba.toml cannot be used; the message says which line to mend and how."""


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


@dataclass(frozen=True)
class _Images:
    """Keys of [images]."""

    show: bool = True


@dataclass(frozen=True)
class _Window:
    """Keys of [window]."""

    story_days: float = 4


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
    demo: bool = False
    polling: Polling = field(default_factory=Polling)
    excerpt: ExcerptPolicy = field(default_factory=ExcerptPolicy)
    show_images: bool = True
    story_days: float = 4

    @property
    def zone(self) -> tzinfo:
        """The time zone in which dates are printed."""
        return ZoneInfo(self.time_zone)


@dataclass(frozen=True, kw_only=True)
class LoadCounts:
    """How many rows a loader added, changed, and removed or switched off."""

    added: int = 0
    changed: int = 0
    removed: int = 0


def find_folder(start: Path) -> Path | None:
    """Return the nearest folder at or above `start` that holds a columba.toml, or None."""
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder
    return None


def read_publication(folder: Path) -> Publication:
    """Read `folder/columba.toml`; PublicationError names the key that cannot be used."""
    path = folder / FILE_NAME
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise PublicationError(
            f"{path} cannot be read ({error.strerror}). Run `columba init {folder}` to write one."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PublicationError(f"{path} is not valid TOML: {error}.") from error
    return _build(document, folder, path)


def _build(document: Mapping[str, Any], folder: Path, path: Path) -> Publication:
    known = {"publication", "polling", "excerpt", "images", "window", "model", "mail"}
    if unknown := sorted(set(document) - known):
        raise PublicationError(f"{path}: unknown section [{unknown[0]}]. Known: {sorted(known)}.")
    values = _section(document, "publication", Publication, path=path)
    values["review"] = _review(values.get("review", Review.FLAGGED), path)
    _check_zone(values.get("time_zone", "UTC"), path)
    images = _section(document, "images", _Images, path=path)
    window = _section(document, "window", _Window, path=path)
    return Publication(
        folder=folder,
        polling=Polling(**_section(document, "polling", Polling, path=path)),
        excerpt=ExcerptPolicy(**_section(document, "excerpt", ExcerptPolicy, path=path)),
        show_images=images.get("show", True),
        story_days=float(window.get("story_days", 4)),
        **values,
    )


def _section(document: Mapping[str, Any], name: str, kind: type, *, path: Path) -> dict[str, Any]:
    """Return section `name`, each key known to `kind` and of the type of its default."""
    section = dict(document.get(name, {}))
    defaults = {f.name: f.default for f in fields(kind) if isinstance(f.default, str | int | float)}
    for key, value in section.items():
        if key not in defaults:
            raise PublicationError(
                f"{path}: unknown key {key!r} in [{name}]. Known: {sorted(defaults)}."
            )
        if not _fits(value, defaults[key]):
            raise PublicationError(
                f"{path}: [{name}] {key} = {value!r} should be like {defaults[key]!r}."
            )
    return section


def _fits(value: object, default: object) -> bool:
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(value, bool) and isinstance(default, bool)
    if isinstance(default, int | float):
        return isinstance(value, int | float) and value >= 0
    return isinstance(value, str)


def _review(value: str, path: Path) -> Review:
    try:
        return Review(value)
    except ValueError as error:
        raise PublicationError(
            f"{path}: [publication] review = {value!r}; use one of {[r.value for r in Review]}."
        ) from error


def _check_zone(name: str, path: Path) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise PublicationError(
            f"{path}: [publication] time_zone = {name!r} is no IANA zone, "
            'such as "America/New_York".'
        ) from error
