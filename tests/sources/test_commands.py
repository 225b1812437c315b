"""The commands and the timetable's entry."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from columba.sources import jobs
from columba.sources.models import Entry, Source
from tests.make import make_source
from tests.sources.make import rss, rss_item

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _private_networks(settings):
    settings.ALLOW_PRIVATE_NETWORKS = True


def say(command: str) -> str:
    out = StringIO()
    call_command(command, stdout=out)
    return out.getvalue()


def test_poll_sources_asks_all_and_says_what_came_of_it(site):
    for number in range(60):
        make_source(feed_url=site.page(f"/{number}", rss(rss_item(number))))
    make_source(feed_url=site.url("/missing"))
    Source.objects.update(next_at=timezone.now())
    assert jobs.count_waiting() == 61
    assert say("poll_sources") == "1 failed, 60 new entries, 60 read\n"
    assert Entry.objects.count() == 60
    assert jobs.count_waiting() == 0
    assert say("poll_sources") == "No source is due.\n"


def test_export_opml_writes_what_is_switched_on():
    make_source(title="On")
    make_source(title="Off", enabled=False)
    text = say("export_opml")
    assert 'text="On"' in text
    assert 'text="Off"' not in text
