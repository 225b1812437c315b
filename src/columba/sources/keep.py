"""Keep what a feed says: new entries are added, changed ones renewed, the rest left alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from columba.sources.models import Entry, Source
from columba.sources.parse import ParsedEntry

LONGEST_URL = 2000


@dataclass(frozen=True, kw_only=True)
class Kept:
    """How many entries of one feed were new, and how many had changed."""

    added: int
    changed: int


def keep_entries(source: Source, entries: Sequence[ParsedEntry], *, now: datetime) -> Kept:
    """Store the entries of one feed: one query to look, one to add, one to renew.

    New entries are added oldest first, as they came out, whatever the order of the feed.
    """
    known = _known(source, entries)
    new, changed = [], []
    oldest_first = entries[::-1]
    for parsed in sorted(oldest_first, key=_age):
        if not 0 < len(parsed.url) <= LONGEST_URL:
            continue  # nothing to read, and nothing a reader could open
        entry = known.get(parsed.entry_id) or known.get(parsed.sibling_id)
        if entry is None:
            new.append(Entry(source=source, first_seen_at=now, **_values(parsed, now)))
        elif entry.content_hash != parsed.content_hash:
            for name, value in _values(parsed, now).items():
                setattr(entry, name, value)
            changed.append(entry)
    Entry.objects.bulk_create(new, batch_size=500)
    Entry.objects.bulk_update(changed, _FIELDS, batch_size=200)
    return Kept(added=len(new), changed=len(changed))


def _known(source: Source, entries: Sequence[ParsedEntry]) -> dict[str, Entry]:
    ids = {entry.entry_id for entry in entries} | {entry.sibling_id for entry in entries}
    found = Entry.objects.filter(source=source, entry_id__in=sorted(ids))
    return {entry.entry_id: entry for entry in found}


def _age(entry: ParsedEntry) -> tuple[bool, float]:
    """Order by date; entries without one come first."""
    return entry.date is not None, entry.date.timestamp() if entry.date else 0.0


def _values(parsed: ParsedEntry, now: datetime) -> Mapping[str, Any]:
    date = parsed.date
    offset = date.utcoffset() if date else None
    return {
        "entry_id": parsed.entry_id,
        "url": parsed.url,
        "title": parsed.title,
        "summary_html": parsed.summary_html,
        "content_html": parsed.content_html,
        "authors": list(parsed.authors),
        "image_url": parsed.image_url[:LONGEST_URL],
        "published_at": date,
        "published_offset_minutes": int(offset.total_seconds() // 60)
        if offset is not None
        else None,
        "content_hash": parsed.content_hash,
        "changed_at": now,
    }


_FIELDS = [
    "entry_id", "url", "title", "summary_html", "content_html", "authors", "image_url",
    "published_at", "published_offset_minutes", "content_hash", "changed_at",
]  # fmt: skip
