"""The same event with the sides exchanged gives the same page: structure, views, ask and steps."""

import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from columba.commentary.check import check
from columba.commentary.choose import Shelf, write_page
from columba.commentary.document import Kind
from columba.commentary.folder import read_folder
from columba.commentary.playbook.bare import BARE
from tests.commentary.make import EASTERN, report
from tests.commentary.test_shipped import STARTER

STORIES = tomllib.loads(Path(__file__).with_name("mirrored.toml").read_text("utf-8"))["story"]
AT = datetime(2026, 10, 1, 12, tzinfo=EASTERN)
DAY = datetime(2026, 9, 30, 18, tzinfo=EASTERN)


@pytest.fixture(scope="module")
def shelf():
    folder = read_folder(STARTER)
    issues = [book for book in folder.playbooks if not book.is_general]
    return Shelf(issues=issues, general=BARE, links=folder.links)


def exchanged(text, pairs):
    """Return the text with each of a pair in the place of the other."""
    for first, second in pairs:
        text = text.replace(first, "\0").replace(second, first).replace("\0", second)
    return text


def told(story, *, is_mirrored):
    (first, second), (one, other) = story["sides"][0], story["people"][0]
    if is_mirrored:
        first, second = second, first
    names = {"{A}": first, "{B}": second, "{a}": one, "{b}": other}
    paragraphs = []
    for text in story["paragraphs"]:
        for slot, name in names.items():
            text = text.replace(slot, name)  # noqa: PLW2901 - one slot after the other
        paragraphs.append(text[0].upper() + text[1:])
    return report(*paragraphs, title=story["title"], published_at=DAY)


def pages(story, shelf):
    for is_mirrored in (False, True):
        source = told(story, is_mirrored=is_mirrored)
        playbook, draft = write_page(shelf, [source], at=AT)
        assert not check(draft, [source], playbook.facts, shelf.links)
        yield draft


def shape(draft):
    return [
        (where, paragraph.role, [(s.kind, s.cites) for s in paragraph.sentences])
        for where, paragraph in draft.paragraphs()
    ]


def ours(draft):
    return [
        sentence.text for _, sentence in draft.sentences() if sentence.kind is not Kind.REPORTED
    ]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_exchanging_the_sides_changes_nothing_that_we_say(story, shelf):
    page, mirrored = pages(story, shelf)
    assert page.playbook == mirrored.playbook == story["playbook"]
    assert page.ask == mirrored.ask
    assert page.steps == mirrored.steps
    assert shape(page) == shape(mirrored)
    assert ours(page) == ours(mirrored)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_what_is_reported_differs_by_the_sides_alone(story, shelf):
    page, mirrored = pages(story, shelf)
    reported, reversed_ = (
        [sentence.text for _, sentence in draft.sentences() if sentence.kind is Kind.REPORTED]
        for draft in (page, mirrored)
    )
    (sides,) = story["sides"]
    starts = [name[0].upper() + name[1:] for name in sides]
    pairs = [sides] if sides == starts else [sides, starts]
    assert [exchanged(text, pairs) for text in reversed_] == reported


def test_there_are_at_least_six_and_each_names_two_sides():
    assert len(STORIES) >= 6
    for story in STORIES:
        assert told(story, is_mirrored=True) != told(story, is_mirrored=False)
