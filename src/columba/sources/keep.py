"""Keep what a feed says: new entries are added, changed ones renewed, the rest left alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from columba.lib.urls import url_key
from columba.sources.models import Entry, Source
from columba.sources.parse import ParsedEntry

_IDS_PER_QUERY = 500


@dataclass(frozen=True, kw_only=True)
class Kept:
    """How many entries of one feed were new, and how many had changed."""

    added: int
    changed: int


def keep_entries(source: Source, entries: Sequence[ParsedEntry], *, now: datetime) -> Kept:
    """Store the entries of one feed in a handful of queries, however many there are.

    New entries are added oldest first, as they came out, whatever the order of the feed. One
    without an address is left out: nothing could be read, and nothing opened.
    """
    readable = sorted((e for e in reversed(entries) if e.url), key=_age)
    known = _known(source, readable)
    new: dict[str, Entry] = {}
    changed: dict[int, Entry] = {}
    for parsed in readable:
        row, row_id = _place(parsed, known, reuses_ids=source.reuses_ids)
        if row is None:
            values = _values(parsed, now) | {"entry_id": row_id, "first_seen_at": now}
            new.setdefault(row_id, Entry(source=source, **values))
        elif row.content_hash != parsed.content_hash:
            _renew(row, parsed, now)
            changed[row.pk] = row
    # Another process that polls the same source after our lease ran out may have been quicker.
    Entry.objects.bulk_create(new.values(), batch_size=500, ignore_conflicts=True)
    Entry.objects.bulk_update(changed.values(), _RENEWED, batch_size=200)
    return Kept(added=len(new), changed=len(changed))


def _age(entry: ParsedEntry) -> tuple[bool, float]:
    """Order by date; entries without one come first."""
    return entry.date is not None, entry.date.timestamp() if entry.date else 0.0


def _known(source: Source, entries: Sequence[ParsedEntry]) -> dict[str, Entry]:
    """Return the rows that any of the entries may stand for, by id."""
    wanted = dict.fromkeys(entry.entry_id for entry in entries)
    if source.reuses_ids:
        wanted |= dict.fromkeys(entry.sibling_id for entry in entries)
    return {
        row.entry_id: row
        for ids in _portions(list(wanted))
        for row in Entry.objects.filter(source=source, entry_id__in=ids)
    }


def _portions(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), _IDS_PER_QUERY):
        yield ids[start : start + _IDS_PER_QUERY]


def _place(
    parsed: ParsedEntry, known: Mapping[str, Entry], *, reuses_ids: bool
) -> tuple[Entry | None, str]:
    """Return the row an entry stands for (or None) and the id under which it is kept.

    In a feed that has used one GUID for several pages, a row is another page's unless its address
    is the entry's: then the entry goes under its other id.
    """
    if not reuses_ids:
        return known.get(parsed.entry_id), parsed.entry_id
    ids = (parsed.entry_id, parsed.sibling_id)
    key = url_key(parsed.url)
    for row_id in ids:
        if row_id in known and url_key(known[row_id].url) == key:
            return known[row_id], row_id
    return None, next((row_id for row_id in ids if row_id not in known), parsed.entry_id)


def _renew(row: Entry, parsed: ParsedEntry, now: datetime) -> None:
    """Give a row what the feed says now; the date of the whole feed dates nothing twice."""
    values = _values(parsed, now)
    if parsed.dated_by_feed:
        values |= {"published_at": row.published_at}
        values |= {"published_offset_minutes": row.published_offset_minutes}
    for name, value in values.items():
        setattr(row, name, value)


def _values(parsed: ParsedEntry, now: datetime) -> dict[str, Any]:
    date = parsed.date
    offset = date.utcoffset() if date else None
    return {
        "url": parsed.url,
        "title": parsed.title,
        "summary_html": parsed.summary_html,
        "content_html": parsed.content_html,
        "authors": list(parsed.authors),
        "image_url": parsed.image_url,
        "published_at": date,
        "published_offset_minutes": None if offset is None else offset // timedelta(minutes=1),
        "content_hash": parsed.content_hash,
        "changed_at": now,
    }


_RENEWED = [
    "url", "title", "summary_html", "content_html", "authors", "image_url", "published_at",
    "published_offset_minutes", "content_hash", "changed_at",
]  # fmt: skip
