"""Every public page is HTML that says what it means, whatever browser or reader opens it."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest
from django.contrib.staticfiles import finders
from html5lib.html5parser import HTMLParser

from tests.browser.town import PAGES, build_town, town_publication

pytestmark = pytest.mark.django_db

# The bar for an article page without its pictures: HTML, style sheet and icon, uncompressed.
LIGHT = 60_000


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker, tmp_path_factory):
    """Return the HTML of every page by name; the database is as it was before afterwards."""
    from django.conf import settings
    from django.db import transaction
    from django.test import Client, override_settings

    media = tmp_path_factory.mktemp("media")
    with (
        django_db_blocker.unblock(),
        override_settings(PUBLICATION=town_publication(), MEDIA_ROOT=media),
        transaction.atomic(),
    ):
        assert settings.PUBLICATION.demo
        town, client = build_town(media), Client()
        yield {name: client.get(path).content.decode() for name, path in town.paths.items()}
        transaction.set_rollback(True)


@pytest.fixture(params=PAGES)
def html(request, pages):
    return pages[request.param]


@pytest.fixture
def tree(html):
    return html5lib.parse(html, namespaceHTMLElements=False)


def test_every_page_of_the_town_is_looked_at(pages):
    assert set(pages) == set(PAGES)


def test_it_parses_without_an_error(html):
    parser = HTMLParser(tree=html5lib.getTreeBuilder("etree"))
    parser.parse(html)
    assert [(place, code) for place, code, _ in parser.errors] == []


def test_ids_are_unique(tree):
    counts = Counter(element.get("id") for element in tree.iter() if element.get("id"))
    assert [name for name, count in counts.items() if count > 1] == []


def test_what_points_inside_the_page_points_to_something(tree):
    ids = {element.get("id") for element in tree.iter()}
    fragments = {
        link.get("href")[1:] for link in tree.iter("a") if link.get("href", "").startswith("#")
    }
    named = {
        name
        for element in tree.iter()
        for key in ("aria-labelledby", "aria-describedby", "aria-controls", "for")
        for name in element.get(key, "").split()
    }
    assert (fragments | named) - ids == set()


def test_headings_make_an_outline(tree):
    levels = [int(e.tag[1]) for e in tree.iter() if e.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_heading_and_link_says_something(tree):
    for element in tree.iter():
        if element.tag in {"h1", "h2", "h3", "a", "button"} and not element.get("aria-hidden"):
            assert "".join(element.itertext()).strip(), element.attrib


def test_pictures_have_words_and_keep_their_place(tree):
    for picture in tree.iter("img"):
        assert picture.get("alt") is not None
        assert int(picture.get("width")) > 0
        assert int(picture.get("height")) > 0


def test_every_field_has_a_label(tree):
    labelled = {label.get("for") for label in tree.iter("label")}
    for element in tree.iter():
        if element.tag in {"input", "select", "textarea"} and element.get("type") != "hidden":
            assert element.get("id") in labelled, element.attrib


def test_it_names_its_language_its_title_and_its_landmarks(tree):
    assert tree.get("lang") == "en"
    assert tree.findtext(".//title").strip()
    for landmark in ("header", "main", "footer", "nav"):
        assert list(tree.iter(landmark)), landmark


def test_it_runs_nothing_and_styles_nothing_in_place(tree):
    for element in tree.iter():
        is_data = element.tag == "script" and element.get("type") == "application/ld+json"
        assert is_data or element.tag not in {"script", "style", "iframe", "object"}
        assert not [key for key in element.attrib if key == "style" or key.startswith("on")]


def test_links_to_other_houses_say_so_and_those_of_our_own_stay_within(tree):
    for link in tree.iter("a"):
        if link.get("href", "").startswith("http"):
            assert "external" in link.get("rel", ""), link.get("href")


def test_the_article_page_has_everything_a_page_of_commentary_has(pages):
    page = html5lib.parse(pages["article"], namespaceHTMLElements=False)
    headings = ["".join(h.itertext()).replace("Commentary", "").strip() for h in page.iter("h2")]
    assert headings == [
        "Opinion",
        "Action",
        "To-Do",
        "10 related articles",
        "How this page was made",
    ]
    assert "boil" in pages["article"]
    assert pages["article"].count('class="pointers"') > 3


def test_an_article_without_a_playbook_of_its_own_still_has_something_to_do(pages):
    assert "What we know" in pages["plain article"]
    assert "To-Do" in pages["plain article"]


def test_an_article_page_is_light_with_its_style_and_icon(pages):
    kept = ("columba/site.css", "columba/favicon.svg")
    extra = sum(Path(finders.find(name)).stat().st_size for name in kept)
    for name in ("article", "plain article", "corrected article"):
        assert len(pages[name].encode()) + extra < LIGHT


def test_an_article_with_a_petition_is_light_too(pages):
    kept = ("columba/site.css", "columba/petitions.css", "columba/favicon.svg")
    extra = sum(Path(finders.find(name)).stat().st_size for name in kept)
    assert "Sign our petition" in pages["petition article"]
    assert len(pages["petition article"].encode()) + extra < LIGHT
