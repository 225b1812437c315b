"""Bring the folder of playbooks into the database."""

import hashlib
from pathlib import Path

from django.db import transaction

from columba.commentary.folder import read_playbooks
from columba.commentary.models import Playbook as Row
from columba.commentary.playbook import Playbook
from columba.lib.publication import LoadCounts


def load_playbooks(folder: Path) -> LoadCounts:
    """Make the enabled playbooks equal to the `*.md` files of `folder`; a second load changes none.

    A playbook whose file is gone is switched off and kept, because published pages name it; it
    counts as removed, and as added when its file is back.
    PublicationError names the file and line that cannot be used, and nothing is changed.
    """
    files = read_playbooks(folder)
    with transaction.atomic():
        return _store(files)


def _store(files: dict[str, tuple[Playbook, str]]) -> LoadCounts:
    known = {row.slug: row for row in Row.objects.all()}
    added = changed = 0
    for slug, (playbook, text) in files.items():
        values = _values(playbook, text)
        row = known.get(slug)
        if row is None or not row.enabled:
            Row.objects.update_or_create(slug=slug, defaults=values)
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
