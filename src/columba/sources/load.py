"""Bring sources.opml into the database."""

from collections.abc import Iterable
from dataclasses import asdict, fields
from itertools import count
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from columba.lib.publication import LoadCounts
from columba.sources.models import Off, Source
from columba.sources.opml import Outline, read_opml

_LONGEST_KEY = 100
# What the feed itself tells where the file does not.
_LEFT_TO_THE_FEED = {"site_url", "language"}


def load_sources(path: Path) -> LoadCounts:
    """Make the sources in the database those of the file; loading twice changes nothing more.

    A source is known by its address. One that is gone from the file is switched off, counts as
    removed and keeps what it brought; it is asked again, and counts as added, when it comes back.
    """
    outlines = {outline.feed_url: outline for outline in read_opml(path)}
    with transaction.atomic():
        known = {source.feed_url: source for source in Source.objects.select_for_update()}
        removed = [s for url, s in known.items() if url not in outlines and s.enabled]
        for source in removed:
            source.switch_off(Off.FILE)
        back = [s for url, s in known.items() if url in outlines and s.off_because == Off.FILE]
        changed = [known[url] for url in outlines if url in known and _take(outlines[url], known)]
        new = _new_sources([o for url, o in outlines.items() if url not in known], known.values())
        Source.objects.bulk_update([*removed, *changed], _FIELDS, batch_size=200)
        Source.objects.bulk_create(new)
    # Those that are back are among the changed.
    return LoadCounts(
        added=len(new) + len(back), changed=len(changed) - len(back), removed=len(removed)
    )


_FIELDS = [*(field.name for field in fields(Outline)), "enabled", "off_because", "next_at"]


def _take(outline: Outline, known: dict[str, Source]) -> bool:
    """Give a known source what the file says of it; return whether that was news."""
    source = known[outline.feed_url]
    values = {
        name: value
        for name, value in asdict(outline).items()
        if value or name not in _LEFT_TO_THE_FEED
    }
    is_back = source.off_because == Off.FILE
    if not is_back and all(getattr(source, name) == value for name, value in values.items()):
        return False
    for name, value in values.items():
        setattr(source, name, value)
    if is_back:
        source.switch_on(now=timezone.now())
    return True


def _new_sources(outlines: Iterable[Outline], known: Iterable[Source]) -> list[Source]:
    """Return a row for each, under a key made of its title that no other row has or had."""
    keys = {source.key for source in known}
    rows = []
    for outline in outlines:
        stem = slugify(outline.title)[:_LONGEST_KEY] or "source"
        numbered = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
        key = next(candidate for candidate in numbered if candidate not in keys)
        keys.add(key)
        rows.append(Source(key=key, **asdict(outline)))
    return rows
