"""Readers in this process, and a way to fetch what waits."""

from datetime import UTC, datetime, timedelta

import pytest

from columba.articles.fetch import fetch_articles
from columba.articles.open import open_articles
from columba.articles.readers import Readers, read_page
from columba.lib.http import Client, Limits

NOW = datetime(2025, 8, 18, 12, tzinfo=UTC)
LIMITS = Limits(
    allow_private=True,
    total_seconds=5,
    connect_seconds=2,
    max_bytes=20_000_000,
    concurrency=20,
    host_concurrency=20,
)


class ReadersHere(Readers):
    """Reads pages in this process: quicker for a few, and no less the same reading."""

    def start(self):
        return

    def read(self, pages):
        return [read_page(page) for page in pages]


@pytest.fixture
def fetch():
    """Return a function that opens and fetches what is due some minutes after noon."""

    def run(minutes: float = 0, **options):
        now = NOW + timedelta(minutes=minutes)
        open_articles(now=now)
        options = {"client": Client(LIMITS), "readers": ReadersHere()} | options
        return fetch_articles(now=now, **options)

    return run
