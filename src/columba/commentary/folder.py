"""A publication's folder of playbooks, directory and categories, read without a database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from columba.commentary.document import LinkRow
from columba.commentary.playbook import Playbook, PlaybookError, parse_playbook
from columba.lib.publication import PublicationError
from columba.lib.toml import read_toml


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


def read_playbooks(folder: Path) -> dict[str, tuple[Playbook, str]]:
    """Return every playbook of `folder` and its text, by id, in the order of the file names."""
    if not folder.is_dir():
        raise PublicationError(f"{folder} is no folder. `columba init` writes one to start from.")
    found: dict[str, tuple[Playbook, str]] = {}
    for path in sorted(folder.glob("*.md")):
        playbook, text = read_playbook(path)
        if playbook.id in found:
            other = found[playbook.id][0].name
            raise PlaybookError(
                str(path),
                playbook.places["id"],
                f"{other} has the id {playbook.id!r} too; rename one.",
            )
        found[playbook.id] = playbook, text
    _refuse_two_for_one(folder, [playbook for playbook, _ in found.values()])
    return found


def read_playbook(path: Path) -> tuple[Playbook, str]:
    """Return the playbook in a file and its text."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise PublicationError(f"{path} cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise PublicationError(f"{path} is not UTF-8 text; save it as UTF-8.") from error
    try:
        return parse_playbook(text, name=path.name), text
    except PlaybookError as error:
        raise PlaybookError(str(path), error.line, error.problem) from error


def _refuse_two_for_one(folder: Path, playbooks: list[Playbook]) -> None:
    general: dict[str, str] = {}
    for playbook in playbooks:
        if not playbook.is_general:
            continue
        if other := general.get(playbook.general_for):
            raise PlaybookError(
                str(folder / playbook.name),
                playbook.places["general_for"],
                f"{other} is general_for {playbook.general_for!r} too; "
                "one playbook is the general one of a category.",
            )
        general[playbook.general_for] = playbook.name


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
        for row in read_toml(path).values.get("link", [])
    }


def read_categories(path: Path) -> frozenset[str]:
    """Return the slugs of categories.toml; none where there is no such file."""
    if not path.is_file():
        return frozenset()
    rows = read_toml(path).values.get("category", [])
    return frozenset(row["slug"] for row in rows if "slug" in row)
