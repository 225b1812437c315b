"""Bring directory/*.toml into the database."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from columba.directory.models import Kind, Link
from columba.lib.publication import LoadCounts, PublicationError
from columba.lib.urls import is_http, registered_domain

_REQUIRED = ("id", "url", "title", "owner", "kind", "area")
_OPTIONAL = ("owner_domain", "note", "checked_on")
_KEYS = {*_REQUIRED, *_OPTIONAL}


@dataclass(frozen=True)
class _Row:
    """One [[link]] block, checked."""

    where: str
    values: Mapping[str, Any]


def load_directory(folder: Path) -> LoadCounts:
    """Make the links in the database those of the folder's files; twice changes nothing more.

    A link that is gone from the files is deleted, and with it every step that shows it.
    PublicationError names the file and the row, and nothing is changed.
    """
    rows = _read(folder)
    with transaction.atomic():
        return _store(rows)


def _read(folder: Path) -> dict[str, _Row]:
    rows: dict[str, _Row] = {}
    for path in sorted(folder.glob("*.toml")):
        for number, block in enumerate(_blocks(path), 1):
            row = _row(block, f"{path}: [[link]] {number} ({block.get('id', 'no id')})")
            slug = row.values["slug"]
            if slug in rows:
                raise PublicationError(f"{row.where}: the id stands in {rows[slug].where} too.")
            rows[slug] = row
    return rows


def _blocks(path: Path) -> list[dict[str, Any]]:
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise PublicationError(f"{path} cannot be read ({error.strerror}).") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PublicationError(f"{path} is not valid TOML: {error}.") from error
    return list(document.get("link", []))


def _row(block: Mapping[str, Any], where: str) -> _Row:
    if unknown := sorted(set(block) - _KEYS):
        raise PublicationError(f"{where}: unknown key {unknown[0]!r}. Known: {sorted(_KEYS)}.")
    if missing := [key for key in _REQUIRED if not block.get(key)]:
        raise PublicationError(f"{where}: {missing[0]} is missing.")
    if block["kind"] not in Kind.values:
        raise PublicationError(f"{where}: kind {block['kind']!r} is none of {Kind.values}.")
    checked_on = block.get("checked_on")
    if checked_on is not None and not isinstance(checked_on, date):
        raise PublicationError(f"{where}: checked_on should be a date such as 2026-11-22.")
    _check_address(block, where)
    values = {key: block.get(key, "") for key in _KEYS - {"id", "checked_on"}}
    return _Row(where, values | {"slug": block["id"], "checked_on": checked_on})


def _check_address(block: Mapping[str, Any], where: str) -> None:
    """Check that the address is one that the owner's domain vouches for."""
    url, domain = str(block["url"]), str(block.get("owner_domain", ""))
    if url.startswith("tel:"):
        return
    if not is_http(url):
        raise PublicationError(f"{where}: {url!r} is no https:// address and no tel: number.")
    host = url.split("/")[2].lower()
    if domain and host != domain and not host.endswith(f".{domain}"):
        raise PublicationError(
            f"{where}: {url} does not lie on the owner's domain {domain} "
            f"but on {registered_domain(url)}."
        )


def _store(rows: Mapping[str, _Row]) -> LoadCounts:
    known = {link.slug: link for link in Link.objects.all()}
    removed = [link.pk for slug, link in known.items() if slug not in rows]
    added = [Link(**row.values) for slug, row in rows.items() if slug not in known]
    changed = []
    for slug, link in known.items():
        values = rows[slug].values if slug in rows else {}
        if any(getattr(link, key) != value for key, value in values.items()):
            for key, value in values.items():
                setattr(link, key, value)
            changed.append(link)
    Link.objects.filter(pk__in=removed).delete()
    Link.objects.bulk_create(added)
    Link.objects.bulk_update(changed, [*_OPTIONAL, "url", "title", "owner", "kind", "area"])
    return LoadCounts(added=len(added), changed=len(changed), removed=len(removed))
