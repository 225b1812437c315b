"""Bring categories.toml into the database."""

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from columba.lib.publication import LoadCounts, PublicationError
from columba.stories.models import Category, Story

_TEXTS = ("slug", "name", "parent", "iptc")
_LISTS = ("words", "against")
_KEYS = {*_TEXTS, *_LISTS, "pairs"}


@dataclass(frozen=True)
class _Entry:
    """One [[category]] block, checked."""

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
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise PublicationError(
            f"{path} cannot be read ({error.strerror}). `columba init` writes one to start from."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PublicationError(f"{path} is not valid TOML: {error}.") from error
    blocks = document.get("category", [])
    if not blocks:
        raise PublicationError(f"{path} holds no [[category]]; write at least one.")
    entries = [_entry(block, number, path) for number, block in enumerate(blocks, 1)]
    _check_tree(entries, path)
    return entries


def _entry(block: Mapping[str, Any], number: int, path: Path) -> _Entry:
    where = f"{path}: [[category]] {number} ({block.get('slug', 'no slug')})"
    if unknown := sorted(set(block) - _KEYS):
        raise PublicationError(f"{where}: unknown key {unknown[0]!r}. Known: {sorted(_KEYS)}.")
    for key in ("slug", "name"):
        if not block.get(key):
            raise PublicationError(f"{where}: {key} is missing.")
    for key in _TEXTS:
        if not isinstance(block.get(key, ""), str):
            raise PublicationError(f"{where}: {key} should be a text in quotation marks.")
    for key in _LISTS:
        if not _is_list_of_texts(block.get(key, [])):
            raise PublicationError(f"{where}: {key} should be a list of texts.")
    if not all(_is_pair(pair) for pair in block.get("pairs", [])):
        raise PublicationError(f"{where}: each of pairs should be two lists of names.")
    rules = {key: block.get(key, []) for key in ("words", "pairs", "against")}
    values = {
        "slug": block["slug"],
        "name": block["name"],
        "iptc": block.get("iptc", ""),
        "position": number,
        "rules": rules,
    }
    return _Entry(values, block.get("parent", ""))


def _is_list_of_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_pair(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(_is_list_of_texts, value))  # noqa: PLR2004


def _check_tree(entries: Sequence[_Entry], path: Path) -> None:
    parents = {entry.values["slug"]: entry.parent for entry in entries}
    twice = [s for s, n in Counter(e.values["slug"] for e in entries).items() if n > 1]
    if twice:
        raise PublicationError(f"{path}: two categories have the slug {twice[0]!r}; rename one.")
    for slug, parent in parents.items():
        if parent and parent not in parents:
            raise PublicationError(f"{path}: {slug} has the parent {parent!r}, which is not here.")
        if parent and parents[parent]:
            raise PublicationError(
                f"{path}: {slug} lies under {parent}, which lies under {parents[parent]}; "
                "there are two levels and no more."
            )


def _store(entries: Sequence[_Entry]) -> LoadCounts:
    known = {category.slug: category for category in Category.objects.all()}
    wanted = [entry.values["slug"] for entry in entries]
    removed = [category.pk for slug, category in known.items() if slug not in wanted]
    Category.objects.filter(pk__in=removed).delete()
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
    return LoadCounts(added=added, changed=changed, removed=len(removed))
