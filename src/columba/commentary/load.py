"""Bring the folder of playbooks into the database."""

import hashlib
from pathlib import Path

from django.db import transaction

from columba.commentary.models import Playbook as Row
from columba.commentary.playbook import Playbook, PlaybookError, parse_playbook
from columba.lib.publication import LoadCounts, PublicationError


def load_playbooks(folder: Path) -> LoadCounts:
    """Make the enabled playbooks equal to the `*.md` files of `folder`; a second load changes none.

    A playbook whose file is gone is switched off and kept: published pages name it.
    PublicationError names the file and line that cannot be used, and nothing is changed.
    """
    files = read_playbooks(folder)
    with transaction.atomic():
        return _store(files)


def read_playbooks(folder: Path) -> dict[str, tuple[Playbook, str]]:
    """Return every playbook of `folder` and its text, by id, in the order of the file names."""
    if not folder.is_dir():
        raise PublicationError(f"{folder} is no folder. `columba init` writes one to start from.")
    found: dict[str, tuple[Playbook, str]] = {}
    for path in sorted(folder.glob("*.md")):
        playbook, text = read_playbook(path)
        if playbook.id in found:
            other = found[playbook.id][0].name
            raise PublicationError(f"{path}: {other} has the id {playbook.id!r} too; rename one.")
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
            raise PublicationError(
                f"{folder / playbook.name}: {other} is general_for {playbook.general_for!r} too; "
                "one playbook is the general one of a category."
            )
        general[playbook.general_for] = playbook.name


def _store(files: dict[str, tuple[Playbook, str]]) -> LoadCounts:
    known = {row.slug: row for row in Row.objects.all()}
    added = changed = 0
    for slug, (playbook, text) in files.items():
        values = _values(playbook, text)
        row = known.get(slug)
        if row is None:
            Row.objects.create(slug=slug, **values)
            added += 1
        elif any(getattr(row, key) != value for key, value in values.items()):
            Row.objects.filter(pk=row.pk).update(**values)
            changed += 1
    gone = [row.pk for slug, row in known.items() if slug not in files and row.enabled]
    Row.objects.filter(pk__in=gone).update(enabled=False)
    return LoadCounts(added=added, changed=changed, removed=len(gone))


def _values(playbook: Playbook, text: str) -> dict[str, str | bool]:
    return {
        "version": playbook.version,
        "title": playbook.title,
        "text": text,
        "text_hash": hashlib.sha256(text.encode()).hexdigest(),
        "general_for": playbook.general_for,
        "enabled": True,
    }
