"""The sample newsroom is as large and as varied as the pipeline needs to be shown at work."""

import json
import re
import urllib.error
import urllib.request
from collections import Counter

import pytest
from lxml import etree

from columba.demo.edition import image_path, read_edition
from columba.demo.feeds import feed_url, write_feed
from columba.demo.folder import newsroom_port
from columba.demo.server import BROKEN_FEED, serve_newsroom


@pytest.fixture(scope="module")
def edition():
    return read_edition()


@pytest.fixture(scope="module")
def newsroom(edition, tmp_path_factory):
    port = newsroom_port(tmp_path_factory.mktemp("demo"), 18230)
    with serve_newsroom(edition, port=port):
        yield port


def fetch(port, host, path, **headers):
    """Return status, headers and body of one address of the newsroom."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}", headers={"Host": host, **headers}
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def test_it_has_enough_outlets_articles_stories_and_copies(edition):
    assert len(edition.outlets) >= 8
    assert len(edition.pieces) >= 60
    assert len({piece.event for piece in edition.pieces}) >= 20
    assert sum(bool(piece.copy_of) for piece in edition.pieces) >= 8


def test_it_spans_two_days(edition):
    assert len({piece.published.date() for piece in edition.pieces}) == 2


def test_every_house_style_and_every_feed_format_is_used(edition):
    styles = Counter(outlet.style for outlet in edition.outlets.values())
    assert set(styles) == {"jsonld", "opengraph", "microdata", "bare"}
    assert min(styles.values()) >= 2
    assert {o.feed for o in edition.outlets.values()} == {"rss", "atom", "rdf", "json"}


def test_the_reference_story_is_told_by_five_outlets_two_of_them_copying(edition):
    pieces = [piece for piece in edition.pieces if "ukraine" in piece.event]
    assert len({piece.outlet for piece in pieces}) == 5
    assert sum(bool(piece.copy_of) for piece in pieces) == 2


def test_a_copy_runs_under_another_headline(edition):
    originals = {piece.slug: piece for piece in edition.pieces if not piece.copy_of}
    for piece in edition.pieces:
        if piece.copy_of:
            original = originals[piece.copy_of]
            assert piece.headline != original.headline
            assert piece.outlet != original.outlet
            assert set(piece.paragraphs) & set(original.paragraphs)


def test_one_piece_was_corrected_and_one_page_fails(edition):
    assert any(piece.correction for piece in edition.pieces)
    assert [piece.status for piece in edition.pieces].count(500) == 1


def test_every_picture_that_is_named_is_there_and_light(edition):
    for name in {piece.image for piece in edition.pieces if piece.image}:
        path = image_path(name)
        assert path is not None, name
        assert path.stat().st_size < 120_000


def test_every_feed_names_every_piece_of_its_outlet(edition):
    for outlet in edition.outlets.values():
        pieces = edition.pieces_of(outlet.key)
        body = write_feed(outlet, pieces, 8001)
        if outlet.feed == "json":
            titles = [item["title"] for item in json.loads(body)["items"]]
        else:
            items = [
                e
                for e in etree.fromstring(body).iter(etree.Element)
                if re.search(r"}?(item|entry)$", e.tag)
            ]
            titles = [next(c.text for c in e if c.tag.endswith("title")) for e in items]
        assert titles == [piece.headline for piece in pieces]


def test_it_serves_pages_feeds_and_pictures_by_host(edition, newsroom):
    outlet = next(iter(edition.outlets.values()))
    status, headers, body = fetch(newsroom, outlet.host, "/")
    assert status == 200
    assert outlet.name.encode() in body
    path = "/" + feed_url(outlet, newsroom).rsplit("/", 1)[1]
    status, headers, _ = fetch(newsroom, outlet.host, path)
    assert status == 200
    assert fetch(newsroom, outlet.host, path, **{"If-None-Match": headers["ETag"]})[0] == 304
    assert fetch(newsroom, outlet.host, "/images/water-tower.jpg")[0] == 200


def test_its_odd_corners_answer_as_they_should(edition, newsroom):
    outlet = next(iter(edition.outlets.values()))
    assert b"<!doctype html>" in fetch(newsroom, outlet.host, f"/{BROKEN_FEED}")[2]
    assert fetch(newsroom, outlet.host, "/images/../outlets.toml")[0] == 404
    assert fetch(newsroom, "nobody.localhost", "/")[0] == 404


def test_the_folder_keeps_its_port(tmp_path):
    first = newsroom_port(tmp_path, 18430)
    assert newsroom_port(tmp_path, 19000) == first


def test_a_port_is_found_beside_the_last_one_of_all(tmp_path):
    assert newsroom_port(tmp_path, 65_536) <= 65_535
