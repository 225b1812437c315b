"""Bring sources.opml into the database."""

from dataclasses import asdict
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from columba.lib.publication import LoadCounts
from columba.sources.models import Source
from columba.sources.opml import Outline, read_opml


def load_sources(path: Path) -> LoadCounts:
    """Make the sources in the database those of the file; loading twice changes nothing more.

    A source is known by its address. One that is gone from the file is switched off and keeps
    what it brought; its polling goes on where it was when it comes back.
    """
    outlines = read_opml(path)
    with transaction.atomic():
        known = {source.feed_url: source for source in Source.objects.all()}
        wanted = {outline.feed_url for outline in outlines}
        removed = [s for url, s in known.items() if url not in wanted and s.enabled]
        for source in removed:
            # Lets go of its key too, which another may want.
            source.enabled, source.key = False, f"{source.key}-gone-{source.pk}"
        Source.objects.bulk_update(removed, ["enabled", "key"], batch_size=500)
        added = [Source(**asdict(o)) for o in outlines if o.feed_url not in known]
        changed = [known[o.feed_url] for o in outlines if _take_over(known.get(o.feed_url), o)]
        Source.objects.bulk_update(changed, _FIELDS, batch_size=200)
        Source.objects.bulk_create(added)
    return LoadCounts(added=len(added), changed=len(changed), removed=len(removed))


_FIELDS = [*Outline.__dataclass_fields__, "enabled", "next_at"]


def _take_over(source: Source | None, outline: Outline) -> bool:
    """Give the source what the file says of it; return whether that was news."""
    if source is None:
        return False
    values = asdict(outline) | {"enabled": True}
    if all(getattr(source, name) == value for name, value in values.items()):
        return False
    if not source.enabled:
        source.next_at = timezone.now()
    for name, value in values.items():
        setattr(source, name, value)
    return True
