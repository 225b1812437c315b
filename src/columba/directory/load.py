"""Bring directory/*.toml into the database."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction

from columba.directory.models import Kind, Link
from columba.lib.publication import LoadCounts, PublicationError
from columba.lib.toml import read_toml
from columba.lib.urls import is_http, registered_domain

_REQUIRED = ("id", "url", "title", "owner", "kind", "area")
_OPTIONAL = ("owner_domain", "note", "checked_on")
_KEYS = {*_REQUIRED, *_OPTIONAL}
# As the columns of the table have it.
_LENGTHS = {"id": 80, "url": 500, "title": 200, "owner": 200, "owner_domain": 200, "area": 40}
_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_PHONE = re.compile(r"tel:\+?[0-9]{3,15}")


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
    if not folder.is_dir():
        raise PublicationError(f"There is no folder {folder}. `columba init` writes one.")
    rows: dict[str, _Row] = {}
    for path in sorted(folder.glob("*.toml")):
        for place, block in _blocks(path):
            row = _row(block, f"{place} ({block.get('id', 'no id')})")
            slug = row.values["slug"]
            if slug in rows:
                raise PublicationError(
                    f"{row.where}: the id is taken by {rows[slug].where}. Give one another id."
                )
            rows[slug] = row
    return rows


def _blocks(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every [[link]] of a file after where it stands: "file:line: [[link]] number"."""
    file = read_toml(path)
    if unknown := sorted(set(file.values) - {"link"}):
        where = file.place(unknown[0], section=unknown[0])
        raise PublicationError(f"{where}: unknown section {unknown[0]!r}; use [[link]] only.")
    blocks = file.values.get("link", [])
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        where = file.place("link", section="link")
        raise PublicationError(f"{where}: write each link under [[link]], with two brackets.")
    for number, place in enumerate(file.places("link", len(blocks)), 1):
        yield f"{place}: [[link]] {number}", blocks[number - 1]


def _row(block: Mapping[str, Any], where: str) -> _Row:
    _check_keys(block, where)
    if not _ID.fullmatch(block["id"]):
        raise PublicationError(
            f'{where}: the id should be small letters, digits and hyphens, such as "us-vote".'
        )
    if block["kind"] not in Kind.values:
        raise PublicationError(
            f"{where}: kind {block['kind']!r} is unknown. Use one of: {', '.join(Kind.values)}."
        )
    _check_address(block, where)
    values = {key: block.get(key, "") for key in _KEYS - {"id", "checked_on"}}
    return _Row(where, values | {"slug": block["id"], "checked_on": block.get("checked_on")})


def _check_keys(block: Mapping[str, Any], where: str) -> None:
    if unknown := sorted(set(block) - _KEYS):
        raise PublicationError(f"{where}: unknown key {unknown[0]!r}. Known: {sorted(_KEYS)}.")
    for key in _REQUIRED:
        if not block.get(key):
            raise PublicationError(f"{where}: {key} is missing.")
    for key, value in block.items():
        if key == "checked_on":
            if not isinstance(value, date) or isinstance(value, datetime):
                raise PublicationError(f"{where}: checked_on should be a day: 2026-11-22.")
        elif not isinstance(value, str):
            raise PublicationError(f"{where}: {key} should be a text in quotation marks.")
        elif len(value) > _LENGTHS.get(key, len(value)):
            raise PublicationError(
                f"{where}: {key} is longer than {_LENGTHS[key]} characters; shorten it."
            )


def _check_address(block: Mapping[str, Any], where: str) -> None:
    """Check that the address is a number to call, or lies on the domain of the row's owner."""
    url, domain = block["url"], block.get("owner_domain", "").lower()
    is_phone = _PHONE.fullmatch(url) is not None
    if is_phone != (block["kind"] == Kind.PHONE):
        raise PublicationError(
            f'{where}: a row of kind "phone", and no other, has a number as its url: '
            f'"tel:+18004264791", not {url!r}.'
        )
    if is_phone:
        return
    if not is_http(url):
        raise PublicationError(f"{where}: {url!r} is no https:// address.")
    if not domain:
        raise PublicationError(
            f'{where}: owner_domain is missing; for this address it is "{registered_domain(url)}" '
            "if that is whose page it is."
        )
    host = urlsplit(url).hostname or ""
    if "." not in domain or not f".{host}".endswith(f".{domain}"):
        raise PublicationError(
            f"{where}: {url} lies on {registered_domain(url)}, not on the owner's domain {domain}. "
            "Correct one of them; a page of somebody else's needs its own owner."
        )


def _store(rows: Mapping[str, _Row]) -> LoadCounts:
    known = {link.slug: link for link in Link.objects.select_for_update()}
    removed = [link.pk for slug, link in known.items() if slug not in rows]
    added = [Link(**row.values) for slug, row in rows.items() if slug not in known]
    changed = [
        link for slug, link in known.items() if slug in rows and _take(link, rows[slug].values)
    ]
    Link.objects.filter(pk__in=removed).delete()
    Link.objects.bulk_create(added)
    Link.objects.bulk_update(changed, [*_OPTIONAL, "url", "title", "owner", "kind", "area"])
    return LoadCounts(added=len(added), changed=len(changed), removed=len(removed))


def _take(link: Link, values: Mapping[str, Any]) -> bool:
    """Give a link what the file says of it; return whether that was news."""
    if all(getattr(link, key) == value for key, value in values.items()):
        return False
    for key, value in values.items():
        setattr(link, key, value)
    return True
