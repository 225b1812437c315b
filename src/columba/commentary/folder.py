"""A publication's folder as the lint and the preview read it: no database."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from columba.commentary.document import LinkRow
from columba.commentary.load import read_playbooks
from columba.commentary.playbook import Playbook
from columba.lib.publication import PublicationError


@dataclass(frozen=True, kw_only=True)
class Shelf:
    playbooks: Sequence[Playbook]
    links: Mapping[str, LinkRow]
    categories: frozenset[str]


def read_folder(folder: Path) -> Shelf:
    """Return the playbooks of a publication with the links and categories they may name."""
    return Shelf(
        playbooks=[playbook for playbook, _ in read_playbooks(folder / "playbooks").values()],
        links=read_links(folder / "directory"),
        categories=read_categories(folder / "categories.toml"),
    )


def read_links(folder: Path) -> dict[str, LinkRow]:
    """Return the rows of every `*.toml` of the directory, by id."""
    return {
        row["id"]: LinkRow(
            id=row["id"],
            url=row.get("url", ""),
            title=row.get("title", ""),
            owner=row.get("owner", ""),
            kind=row.get("kind", ""),
            area=row.get("area", ""),
            checked_on=row.get("checked_on"),
        )
        for path in sorted(folder.glob("*.toml"))
        for row in _toml(path).get("link", [])
    }


def read_categories(path: Path) -> frozenset[str]:
    """Return the slugs of categories.toml; none where there is no such file."""
    if not path.is_file():
        return frozenset()
    return frozenset(row["slug"] for row in _toml(path).get("category", []) if "slug" in row)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PublicationError(f"{path} cannot be read: {error}.") from error
