"""Bring petitions that were written as text to the desk, as drafts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from columba.accounts.models import User
from columba.articles.models import Article
from columba.directory.models import Link
from columba.lib.publication import PublicationError
from columba.lib.toml import read_toml
from columba.petitions.draft import Plan, Wording, draft_petition
from columba.petitions.models import LONGEST_ASK, LONGEST_TITLE, Petition
from columba.stories.models import Category, Story

_LONGEST = {
    "slug": 60,
    "title": LONGEST_TITLE,
    "ask": LONGEST_ASK,
    "details": 20_000,
    "addressee": 80,
    "addressee_name": 200,
    "power": 300,
    "playbook": 80,
    "category": 80,
    "article": 2000,
}
_REQUIRED = ("slug", "title", "ask", "addressee", "power")
_OTHERS = ("everywhere", "closes_on", "open_days")


@dataclass(frozen=True, kw_only=True)
class Found:
    """What one block of the file says, checked and found in the database."""

    slug: str
    wording: Wording
    plan: Plan


@transaction.atomic
def draft_petitions(path: Path, *, today: date, now: datetime, by: User | None) -> list[Petition]:
    """Draft the petitions of a file that are not there yet, known by their slug; return those.

    What is there is left as it is: it may have been signed. PublicationError names the block that
    cannot be used, and nothing is drafted.
    """
    found = [_read(block, where, today=today) for where, block in _blocks(path)]
    there = set(Petition.objects.values_list("slug", flat=True))
    return [
        draft_petition(one.wording, one.plan, now=now, by=by, slug=one.slug)
        for one in found
        if one.slug not in there
    ]


def _blocks(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    file = read_toml(path)
    blocks = file.values.get("petition")
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise PublicationError(f"{path}:1: write every petition as a [[petition]] block.")
    yield from zip(file.places("petition", len(blocks)), blocks, strict=True)


def _read(block: Mapping[str, Any], where: str, *, today: date) -> Found:
    for fault in _faults(block):
        raise PublicationError(f"{where}: {fault}")
    return Found(
        slug=block["slug"],
        wording=Wording(
            title=block["title"],
            ask=block["ask"],
            details=block.get("details", "").strip(),
            addressee=_addressee(block["addressee"], where),
            addressee_name=block.get("addressee_name", ""),
            power=block["power"],
        ),
        plan=Plan(
            story=_story(block.get("article", ""), where),
            playbook=block.get("playbook", ""),
            category=_category(block.get("category", ""), where),
            everywhere=block.get("everywhere", False),
            closes_on=_last_day(block, today),
        ),
    )


def _faults(block: Mapping[str, Any]) -> Iterator[str]:
    known = {*_LONGEST, *_OTHERS}
    if unknown := sorted(set(block) - known):
        yield f"unknown key {unknown[0]!r}. The keys are {', '.join(sorted(known))}."
    for key in _REQUIRED:
        if not block.get(key):
            yield f"{key} is missing."
    for key, longest in _LONGEST.items():
        value = block.get(key, "")
        if not isinstance(value, str) or len(value) > longest:
            yield f"{key} should be a text of at most {longest} characters."
    if type(block.get("closes_on", date.min)) is not date:
        yield "closes_on should be a day: 2026-11-30."
    if type(block.get("open_days", 1)) is not int:
        yield "open_days should be a whole number."
    if not isinstance(block.get("everywhere", False), bool):
        yield "everywhere should be true or false."


def _addressee(slug: str, where: str) -> Link:
    link = Link.objects.filter(slug=slug).first()
    if link is None:
        raise PublicationError(
            f"{where}: there is no {slug!r} in the directory; add it there first."
        )
    return link


def _story(url: str, where: str) -> Story | None:
    """Return the story of the article at an address; None where no address is given."""
    if not url:
        return None
    article = Article.objects.filter(url=url, membership__isnull=False).first()
    if article is None:
        raise PublicationError(f"{where}: no story has an article at {url}.")
    return article.membership.story


def _category(slug: str, where: str) -> Category | None:
    if not slug:
        return None
    category = Category.objects.filter(slug=slug).first()
    if category is None:
        raise PublicationError(f"{where}: there is no category {slug!r}.")
    return category


def _last_day(block: Mapping[str, Any], today: date) -> date | None:
    if "open_days" in block:
        return today + timedelta(days=block["open_days"])
    day: date | None = block.get("closes_on")
    return day
