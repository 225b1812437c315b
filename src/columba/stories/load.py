"""Bring categories.toml into the database."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from columba.lib.publication import LoadCounts, PublicationError
from columba.lib.toml import read_toml
from columba.stories.matching import fault_of
from columba.stories.models import Category, Story

_TEXTS = ("slug", "name", "parent", "iptc")
_LISTS = ("words", "against")
_KEYS = {*_TEXTS, *_LISTS, "pairs"}
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class _Entry:
    """One [[category]] block, checked; `where` names its file and line."""

    where: str
    values: Mapping[str, Any]
    parent: str


def load_categories(path: Path) -> LoadCounts:
    """Make the tree in the database equal to the file; stories are filed again where it changed.

    PublicationError names the block that cannot be used, and nothing is changed.
    """
    entries = _read(path)
    with transaction.atomic():
        counts = _store(entries)
        if counts != LoadCounts():
            Story.objects.update(categories_stale=True)
    return counts


def _read(path: Path) -> list[_Entry]:
    file = read_toml(path, missing="`columba init` writes one to start from.")
    blocks = file.values.get("category")
    if not isinstance(blocks, list) or not blocks:
        raise PublicationError(f"{path}:1: there is no [[category]]; write at least one.")
    if not all(isinstance(block, dict) for block in blocks):
        raise PublicationError(
            f"{file.place('category')}: write every category as a [[category]] block."
        )
    places = file.places("category", len(blocks))
    entries = [
        _entry(block, number, where=place)
        for number, (place, block) in enumerate(zip(places, blocks, strict=True), 1)
    ]
    _check_tree(entries)
    return entries


def _entry(block: Mapping[str, Any], number: int, *, where: str) -> _Entry:
    if fault := next(_faults(block), ""):
        name = block.get("slug", "no slug")
        raise PublicationError(f"{where}: [[category]] {number} ({name}): {fault}.")
    values = {
        "slug": block["slug"],
        "name": block["name"],
        "iptc": block.get("iptc", ""),
        "position": number,
        "rules": {key: block.get(key, []) for key in ("words", "pairs", "against")},
    }
    return _Entry(where, values, block.get("parent", ""))


def _faults(block: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with a block, the gravest first."""
    yield from (
        f"unknown key {key!r}. Known: {', '.join(sorted(_KEYS))}"
        for key in sorted(set(block) - _KEYS)
    )
    yield from (f"{key} is missing" for key in ("slug", "name") if not block.get(key))
    for key in _TEXTS:
        if not isinstance(block.get(key, ""), str):
            yield f"{key} should be a text in quotation marks"
    if not _SLUG.fullmatch(block["slug"]):
        yield "slug should be small letters, digits and hyphens, such as 'drinking-water'"
    for key in _LISTS:
        if not _is_list_of_texts(block.get(key, [])):
            yield f"{key} should be a list of texts"
    pairs = block.get("pairs", [])
    if not isinstance(pairs, list) or not all(map(_is_pair, pairs)):
        yield "each of pairs should be two lists of names"
    yield from (f"{word!r} {fault}" for word in _all_words(block) if (fault := fault_of(word)))


def _is_list_of_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_pair(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(_is_list_of_texts, value))  # noqa: PLR2004


def _all_words(block: Mapping[str, Any]) -> Iterator[str]:
    yield from (word for key in _LISTS for word in block.get(key, []))
    yield from (word for pair in block.get("pairs", []) for side in pair for word in side)


def _check_tree(entries: Sequence[_Entry]) -> None:
    parents: dict[str, str] = {}
    for entry in entries:
        if entry.values["slug"] in parents:
            raise PublicationError(
                f"{entry.where}: two categories have the slug {entry.values['slug']!r}; rename one."
            )
        parents[entry.values["slug"]] = entry.parent
    for entry in entries:
        slug, parent = entry.values["slug"], entry.parent
        if parent and parent not in parents:
            raise PublicationError(
                f"{entry.where}: {slug} has the parent {parent!r}, which is not here."
            )
        if parent and parents[parent]:
            raise PublicationError(
                f"{entry.where}: {slug} lies under {parent}, which lies under {parents[parent]}; "
                "there are two levels and no more."
            )


def _store(entries: Sequence[_Entry]) -> LoadCounts:
    known = {category.slug: category for category in Category.objects.all()}
    wanted = [entry.values["slug"] for entry in entries]
    removed = [category.pk for slug, category in known.items() if slug not in wanted]
    added = changed = 0
    # Roots first, so that every parent has its number when its children are written.
    for entry in sorted(entries, key=lambda entry: bool(entry.parent)):
        values = dict(entry.values) | {
            "parent_id": known[entry.parent].pk if entry.parent else None
        }
        category = known.get(values["slug"])
        if category is None:
            known[values["slug"]] = Category.objects.create(**values)
            added += 1
        elif any(getattr(category, key) != value for key, value in values.items()):
            for key, value in values.items():
                setattr(category, key, value)
            category.save()
            changed += 1
    # Last, so that children which moved to another parent do not go with the old one.
    Category.objects.filter(pk__in=removed).delete()
    return LoadCounts(added=added, changed=changed, removed=len(removed))
