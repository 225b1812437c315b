"""`columba.toml` into a publication; a mistake in it is named with its line and the mend."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from columba.lib.mail_settings import MAIL_BOUNDS, MAIL_KEYS, read_mail
from columba.lib.model_settings import MODEL_BOUNDS, MODEL_KEYS, read_model
from columba.lib.publication import (
    ExcerptPolicy,
    PetitionSettings,
    Polling,
    Publication,
    PublicationError,
    Review,
)
from columba.lib.toml import TomlFile, read_toml

FILE_NAME = "columba.toml"

# Every key that is known, with a value such as it takes.
KEYS: Mapping[str, Mapping[str, str | bool | int | float]] = {
    "publication": {
        "name": "Our Columba",
        "tagline": "The news, and something you can do about it",
        "language": "en",
        "time_zone": "America/New_York",
        "base_url": "https://news.example.org",
        "contact": "editor@example.org",
        "logo": "logo.svg",
        "review": "flagged",
        "demo": False,
    },
    "review": {"sample": 0.05},
    "polling": {"every_minutes": 10.0, "jitter": 0.1},
    "excerpt": {"paragraphs": 3, "share": 0.3},
    "images": {"show": True},
    "window": {"story_days": 4.0},
    "model": MODEL_KEYS,
    "mail": MAIL_KEYS,
    "petitions": {
        "unconfirmed_days": 14,
        "network_days": 30,
        "anonymise_months": 6,
        "per_address_hour": 20,
        "per_range_hour": 100,
    },
}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
# The least and the most that a number may be.
_BOUNDS = {
    "every_minutes": (1, 7 * 24 * 60),
    "jitter": (0, 1),
    "paragraphs": (0, 1000),
    "share": (0, 1),
    "sample": (0, 1),
    "story_days": (0.1, 60),
    "unconfirmed_days": (1, 14),
    "network_days": (1, 30),
    "anonymise_months": (1, 6),
    "per_address_hour": (1, 100_000),
    "per_range_hour": (1, 100_000),
    **MODEL_BOUNDS,
    **MAIL_BOUNDS,
}


def find_folder(start: Path) -> Path | None:
    """Return the nearest folder at or above `start` that holds a columba.toml, or None."""
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder
    return None


def read_publication(folder: Path) -> Publication:
    """Read `folder/columba.toml`; PublicationError names the line that cannot be used."""
    file = read_toml(folder / FILE_NAME, missing=f"Run `columba init {folder}` to write one.")
    if unknown := sorted(set(file.values) - set(KEYS)):
        raise _unknown_section(file, unknown[0])
    found = {name: _Section(file, name).values() for name in KEYS}
    return Publication(
        folder=folder,
        review_sample=float(found["review"].get("sample", 0.05)),
        polling=Polling(**found["polling"]),
        excerpt=ExcerptPolicy(**found["excerpt"]),
        show_images=found["images"].get("show", True),
        story_days=float(found["window"].get("story_days", 4)),
        model=read_model(found["model"], _Section(file, "model").error, folder=folder),
        mail=read_mail(found["mail"], _Section(file, "mail").error),
        petitions=PetitionSettings(**found["petitions"]),
        **_publication(found["publication"], _Section(file, "publication")),
    )


def _unknown_section(file: TomlFile, name: str) -> PublicationError:
    known = ", ".join(f"[{section}]" for section in KEYS)
    if isinstance(file.values[name], dict):
        where, what = file.place(section=name), f"unknown section [{name}]"
    else:
        where, what = file.place(name), f"{name} stands in no section"
    return PublicationError(f"{where}: {what}. The sections are {known}.")


@dataclass(frozen=True)
class _Section:
    """One section of the file."""

    file: TomlFile
    name: str

    def values(self) -> dict[str, Any]:
        """Return the keys that are set, each known, of its kind and within its bounds."""
        section = self.file.values.get(self.name, {})
        if not isinstance(section, dict):
            raise self.error("", f"write [{self.name}] as a heading, with its keys below it.")
        for key, value in section.items():
            self._check(key, value)
        return section

    def error(self, key: str, problem: str) -> PublicationError:
        return PublicationError(f"{self.file.place(key, section=self.name)}: {problem}")

    def _check(self, key: str, value: object) -> None:
        known = KEYS[self.name]
        if key not in known:
            raise self.error(
                key, f"unknown key {key!r} in [{self.name}]. The keys are {', '.join(known)}."
            )
        example = known[key]
        if not _is_like(value, example):
            raise self.error(
                key, f"{key} = {_toml(value)} should be like {key} = {_toml(example)}."
            )
        least, most = _BOUNDS.get(key, (0, 0))
        if isinstance(value, int | float) and key in _BOUNDS and not least <= value <= most:
            raise self.error(key, f"{key} = {value} should lie between {least} and {most}.")


def _is_like(value: object, example: object) -> bool:
    """Tell whether a value is of the kind of the example; a whole number may stand for any."""
    if isinstance(value, bool) or isinstance(example, bool):
        return isinstance(value, bool) and isinstance(example, bool)
    if isinstance(example, float):
        return isinstance(value, int | float)
    return isinstance(value, type(example))


def _toml(value: object) -> str:
    """Return a value as it stands in a file, shortened where it is long."""
    if isinstance(value, bool):
        return str(value).lower()
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:60]} …"  # noqa: PLR2004 - a line's worth


def _publication(values: Mapping[str, Any], section: _Section) -> dict[str, Any]:
    """Return [publication] with its words turned into what they stand for."""
    address = values.get("base_url", "").rstrip("/")
    if address and not _is_origin(address):
        raise section.error(
            "base_url",
            f'base_url = "{address}" should be the site\'s own address, with https:// before it '
            'and nothing behind it, such as "https://news.example.org".',
        )
    language = values.get("language", "en")
    if not _LANGUAGE.fullmatch(language):
        raise section.error(
            "language", f'language = "{language}" should be a tag, such as "en" or "en-GB".'
        )
    zone = values.get("time_zone", "UTC")
    if not _is_zone(zone):
        raise section.error(
            "time_zone", f'time_zone = "{zone}" is no IANA zone, such as "America/New_York".'
        )
    review = values.get("review", Review.FLAGGED)
    if review not in set(Review):
        known = ", ".join(f'"{one}"' for one in Review)
        raise section.error("review", f'review = "{review}"; use one of {known}.')
    return {**values, "base_url": address, "review": Review(review)}


def _is_origin(address: str) -> bool:
    try:
        parts = urlsplit(address)
        _ = parts.port  # ValueError where it is no number
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"}
        and bool(parts.hostname)
        and address == f"{parts.scheme}://{parts.netloc}"
        and "@" not in parts.netloc
    )


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
