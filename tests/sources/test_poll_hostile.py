"""Each fault of a publisher ends as a reason on its own row, and the others go on."""

import pytest

from columba.sources.models import Entry, Health, Source
from tests.corpus import corpus
from tests.loopback import drip, endless, gzip_bomb
from tests.make import make_source
from tests.sources.conftest import NOW
from tests.sources.make import rss, rss_item

pytestmark = pytest.mark.django_db

CHARSET = rss(rss_item(title="Café “naïf”")).decode().encode("cp1252")
TWICE = rss(rss_item(1, guid="same"), rss_item(2, guid="same"))
LATE = rss(rss_item(pubDate="Fri, 01 Jan 2099 00:00:00 GMT"))
WEB_PAGE = '<!DOCTYPE html><link rel="alternate" type="application/rss+xml" href="/real.xml">'
BOMB = (
    '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    "<rss><channel><title>&b;</title></channel></rss>"
)


def serve_all(site) -> dict[str, str]:
    """Put every fault on the server; return the words that its row must say, by path."""
    site.page("/web-page", WEB_PAGE)
    site.page("/large", b"<rss>" + b" " * 50_000_000)
    site.page("/gzip-bomb", gzip_bomb(60), Content_Encoding="gzip")
    site.page("/xml-bomb", BOMB)
    site.redirect("/circle", "/circle2")
    site.redirect("/circle2", "/circle")
    site.redirect("/metadata", "http://169.254.169.254/latest/meta-data/")
    site.redirect("/file", "file:///etc/passwd")
    site.serve("/drip", drip)
    site.serve("/endless", endless)
    site.page("/empty", b"")
    site.page("/bytes", bytes(range(256)) * 20)
    site.page("/missing", status=404)
    site.page("/packed", b"no gzip at all", Content_Encoding="gzip")
    site.page("/cut", rss(rss_item())[:30], status=500)
    return {
        "/web-page": "This is a web page, not a feed. It names as feeds: ",
        "/large": "larger than 1 MB",
        "/gzip-bomb": "larger than 1 MB",
        "/xml-bomb": "defines XML entities",
        "/circle": "in a circle",
        "/metadata": "169.254.169.254 is not on the public internet",
        "/file": "which is no web address",
        "/drip": "no complete answer within 2 seconds",
        "/endless": "larger than 1 MB",
        "/empty": "The document is empty",
        "/bytes": "neither XML nor JSON",
        "/missing": "404 Not Found",
        "/packed": "compression is damaged",
        "/cut": "500 Internal Server Error",
    }


def test_every_fault_is_a_reason_on_its_own_row_and_the_rest_goes_on(site, poll):
    reasons = serve_all(site)
    for path in reasons:
        make_source(feed_url=site.url(path), next_at=NOW)
    fine = make_source(feed_url=site.page("/fine", rss(rss_item())), next_at=NOW)
    polled = poll()
    assert polled.claimed == len(reasons) + 1
    assert polled.ends["failed"] == len(reasons)
    said = {s.feed_url: s for s in Source.objects.exclude(pk=fine.pk)}
    for path, words in reasons.items():
        row = said[site.url(path)]
        assert words in row.last_reason, path
        assert (row.attempts, row.health, row.leased_by) == (1, Health.FAILING, ""), path
        assert row.next_at > NOW
    fine = Source.objects.get(pk=fine.pk)
    assert (fine.last_reason, fine.health) == ("", Health.FINE)
    assert Entry.objects.count() == 1


@pytest.mark.parametrize(
    ("body", "words", "titles"),
    [
        (CHARSET, "not in the encoding it names", {"Café “naïf”"}),
        (TWICE, "share one id and are told apart by their address", {"Story 1", "Story 2"}),
        (LATE, "a date lies in the future and was left out", {"Story 1"}),
    ],
    ids=["wrong charset", "reused GUIDs", "a date in 2099"],
)
def test_flaws_are_kept_on_the_row_and_the_entries_too(site, poll, body, words, titles):  # noqa: PLR0917 - a table
    source = make_source(feed_url=site.page("/flawed", body), next_at=NOW)
    poll()
    source = Source.objects.get(pk=source.pk)
    assert source.health is Health.FLAWED
    assert words in "; ".join(source.problems)
    assert set(Entry.objects.values_list("title", flat=True)) == titles
    assert not Entry.objects.filter(published_at__year=2099).exists()


@pytest.mark.corpus
def test_known_bombs_end_as_reasons(site, poll):
    for path in sorted(corpus("feeds", "xml-bombs", "xmltestdata").glob("*.xml")):
        url = site.page(f"/{path.name}", path.read_bytes(), Content_Type="application/rss+xml")
        make_source(feed_url=url, next_at=NOW)
    polled = poll()
    assert polled.claimed > 5
    assert polled.ends["failed"] == polled.claimed
    assert not Source.objects.filter(last_reason="").exists()
