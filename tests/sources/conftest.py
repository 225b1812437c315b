"""A way to poll what is due."""

from datetime import UTC, datetime, timedelta

import pytest

from columba.lib.http import Client, Limits
from columba.lib.publication import Polling, Publication
from columba.sources.poll import poll_sources

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LIMITS = Limits(
    allow_private=True,
    total_seconds=2,
    connect_seconds=1,
    max_bytes=1_000_000,
    concurrency=20,
    host_concurrency=20,
)


@pytest.fixture
def poll(tmp_path):
    """Return a function that polls what is due some minutes after noon."""
    publication = Publication(folder=tmp_path, polling=Polling(every_minutes=10, jitter=0))

    def run(minutes: float = 0, **options):
        options = {"client": Client(LIMITS), "publication": publication} | options
        return poll_sources(now=NOW + timedelta(minutes=minutes), **options)

    return run
