"""The stage's entry on the timetable."""

from collections.abc import Iterator

from columba.lib.batch import Batch
from columba.search.index import index_articles as index_batch
from columba.search.index import waiting_articles


def index_articles() -> Iterator[Batch]:
    """Index every article that waits."""
    while (done := index_batch()).claimed:
        yield Batch(rows=done.claimed, ends={"added": done.added, "renewed": done.changed})


def count_waiting() -> int:
    """Return how many articles wait for the index."""
    return waiting_articles().count()
