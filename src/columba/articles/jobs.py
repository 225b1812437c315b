"""The stages' entries on the timetable."""

from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone

from columba.articles import fetch, pictures
from columba.articles.open import changed_articles, entries_without_article, open_articles
from columba.articles.readers import Readers
from columba.leases.models import Leased
from columba.lib.batch import Batch
from columba.lib.http import Client, limits_for


def extract_articles() -> Iterator[Batch]:
    """Open articles for new entries, then fetch and read every page that is due."""
    while (opened := open_articles(now=timezone.now())).claimed:
        if opened.duplicates:
            yield Batch(rows=opened.duplicates, ends={"duplicates": opened.duplicates})
    client = _client()
    with Readers() as readers:
        while (
            done := fetch.fetch_articles(client=client, readers=readers, now=timezone.now())
        ).claimed:
            yield Batch(rows=done.claimed, ends=done.ends)


def count_waiting_articles() -> int:
    """Return how many entries and articles wait to be read."""
    due = fetch.waiting_articles().filter(Leased.due(timezone.now()))
    return entries_without_article().count() + changed_articles().count() + due.count()


def fetch_pictures() -> Iterator[Batch]:
    """Fetch every lead picture that is due, where the publication shows pictures."""
    if not settings.PUBLICATION.show_images:
        return
    while pictures.open_pictures(now=timezone.now()):
        continue
    client = _client()
    while (
        done := pictures.fetch_pictures(
            client=client, folder=settings.MEDIA_ROOT, now=timezone.now()
        )
    ).claimed:
        ends = {"kept": done.kept, "not to be had": done.failed}
        yield Batch(rows=done.claimed, ends={end: n for end, n in ends.items() if n})


def count_waiting_pictures() -> int:
    """Return how many pictures wait to be fetched."""
    if not settings.PUBLICATION.show_images:
        return 0
    due = pictures.waiting_pictures().filter(Leased.due(timezone.now()))
    return pictures.articles_without_picture().count() + due.count()


def _client() -> Client:
    return Client(limits_for(settings.PUBLICATION, allow_private=settings.ALLOW_PRIVATE_NETWORKS))
