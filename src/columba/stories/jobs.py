"""The stages' entries on the timetable."""

from collections.abc import Iterator

from django.conf import settings

from columba.lib.batch import Batch
from columba.stories.assign import cluster_stories as cluster_batches
from columba.stories.assign import waiting_articles
from columba.stories.file import file_stories
from columba.stories.file import waiting_stories as unfiled_stories
from columba.stories.relate import relate_stories as relate_batches
from columba.stories.relate import waiting_stories as unrelated_stories
from columba.stories.summarise import mistitled_stories


def cluster_stories() -> Iterator[Batch]:
    """Put every article that waits into a story."""
    for done in cluster_batches(settings.PUBLICATION):
        joined = done.claimed - done.opened - done.copies
        ends = {"stories": done.opened, "joined": joined, "copies": done.copies}
        if done.retitled:
            ends["retitled"] = done.retitled
        yield Batch(rows=done.claimed + done.retitled, ends=ends)


def count_unclustered() -> int:
    """Return how many articles are in no story yet, and how many stories have an old title."""
    return waiting_articles().count() + mistitled_stories().count()


def categorise_stories() -> Iterator[Batch]:
    """File every story that changed."""
    while (done := file_stories()).claimed:
        yield Batch(rows=done.claimed, ends={"filed": done.filed, "unfiled": done.unfiled})


def count_unfiled() -> int:
    """Return how many stories wait to be filed."""
    return unfiled_stories().count()


def relate_stories() -> Iterator[Batch]:
    """Choose related articles for every story that changed."""
    for done in relate_batches():
        yield Batch(rows=done.claimed, ends={"related": done.listed})


def count_unrelated() -> int:
    """Return how many stories wait for their related articles."""
    return unrelated_stories().count()
