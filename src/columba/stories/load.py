"""Bring categories.toml into the database."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from columba.lib.publication import LoadCounts, PublicationError
from columba.stories.matching import fault_of
from columba.stories.models import Category, Story

_TEXTS = ("slug", "name", "parent", "iptc")
_LISTS = ("words", "against")
_KEYS = {*_TEXTS, *_LISTS, "pairs"}
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


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
    blocks = document.get("category")
    if not isinstance(blocks, list) or not blocks:
        raise PublicationError(f"{path} holds no [[category]]; write at least one.")
    if not all(isinstance(block, dict) for block in blocks):
        raise PublicationError(f"{path}: write every category as a [[category]] block.")
    entries = [_entry(block, number, path) for number, block in enumerate(blocks, 1)]
    _check_tree(entries, path)
    return entries


def _entry(block: Mapping[str, Any], number: int, path: Path) -> _Entry:
    where = f"{path}: [[category]] {number} ({block.get('slug', 'no slug')})"
    if fault := next(_faults(block), ""):
        raise PublicationError(f"{where}: {fault}.")
    values = {
        "slug": block["slug"],
        "name": block["name"],
        "iptc": block.get("iptc", ""),
        "position": number,
        "rules": {key: block.get(key, []) for key in ("words", "pairs", "against")},
    }
    return _Entry(values, block.get("parent", ""))


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
