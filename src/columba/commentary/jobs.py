"""The stage's entries on the timetable."""

from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone

from columba.commentary import scheduled, write
from columba.commentary.model_writer.writer import open_writer
from columba.lib.batch import Batch


def draft_commentary() -> Iterator[Batch]:
    """Draft the commentary of every story that waits."""
    writer = open_writer(settings.PUBLICATION, key=settings.MODEL_KEY)
    while (
        done := write.draft_commentary(
            now=timezone.now(), publication=settings.PUBLICATION, writer=writer
        )
    ).claimed:
        ends = {
            "drafts": done.published + done.held,
            "published": done.published,
            "held": done.held,
            "unchanged": done.unchanged,
        }
        yield Batch(rows=done.claimed, ends={end: count for end, count in ends.items() if count})


def count_waiting() -> int:
    """Return how many stories wait for a draft."""
    return write.count_waiting(settings.PUBLICATION)


def publish_scheduled() -> Iterator[Batch]:
    """Publish every draft that a person has scheduled and whose moment has come."""
    while (done := scheduled.publish_scheduled(now=timezone.now())).claimed:
        ends = {"published": done.published, "returned": done.returned}
        yield Batch(rows=done.claimed, ends={end: count for end, count in ends.items() if count})


def count_scheduled() -> int:
    """Return how many scheduled drafts are due to be published."""
    return scheduled.count_due(timezone.now())
