"""The stage's entry on the timetable."""

from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone

from columba.lib.batch import Batch
from columba.lib.http import Client, limits_for
from columba.sources import poll
from columba.sources.models import Source


def poll_sources() -> Iterator[Batch]:
    """Ask every source that is due."""
    limits = limits_for(settings.PUBLICATION, allow_private=settings.ALLOW_PRIVATE_NETWORKS)
    client = Client(limits)
    while (
        done := poll.poll_sources(
            client=client, now=timezone.now(), publication=settings.PUBLICATION
        )
    ).claimed:
        yield Batch(rows=done.claimed, ends=done.ends)


def count_waiting() -> int:
    """Return how many sources are due."""
    return Source.objects.due(timezone.now()).count()
