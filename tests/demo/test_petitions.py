"""The demo's petitions can be opened, state what its newsroom reports, and take no side."""

import re
import tomllib

import pytest

from columba.demo.edition import read_edition
from columba.demo.folder import PETITIONS, write_demo
from columba.demo.pages import page_url
from columba.directory.load import load_directory
from columba.lib.settings_file import read_publication
from columba.petitions.decide import Act, open_petition, submit_petition
from columba.petitions.load import draft_petitions
from tests.make import NOON, make_article, make_entry, make_story
from tests.petitions.make import make_editor

PORT = 18400
# The events whose reports each petition rests on.
EVENTS = {
    "church-street-main": "mill-creek-boil-notice",
    "line-4-numbers": "ovt-line-4",
}


@pytest.fixture(scope="module")
def edition():
    return read_edition()


@pytest.fixture
def folder(tmp_path, edition):
    write_demo(tmp_path, edition, port=PORT, site="http://127.0.0.1:8123")
    return tmp_path


def petitions(folder):
    return tomllib.loads((folder / PETITIONS).read_text(encoding="utf-8"))["petition"]


def told(edition, event):
    pieces = [piece for piece in edition.pieces if piece.event == event]
    return " ".join(text for piece in pieces for text in (piece.headline, *piece.paragraphs))


def test_people_can_sign_in_the_demo(folder):
    publication = read_publication(folder)
    assert publication.base_url == "http://127.0.0.1:8123"
    assert publication.takes_signatures


def test_every_number_in_them_is_in_the_reports(folder, edition):
    for one in petitions(folder):
        reports = told(edition, EVENTS[one["slug"]])
        stated = one["details"].partition("Reported by")[0]
        numbers = re.findall(r"\$?\d[\d,.]*\d|\$?\d", stated)
        assert len(numbers) > 8
        assert [number for number in numbers if number not in reports] == []


def test_everybody_in_them_is_in_the_reports(folder, edition):
    for one in petitions(folder):
        reports = told(edition, EVENTS[one["slug"]])
        names = re.findall(
            r"\b[A-Z][a-z]+ [A-Z][a-z]+\b", one["details"].partition("Reported by")[0]
        )
        assert names
        assert [name for name in names if name not in reports] == []


def test_an_address_is_that_of_an_article(folder, edition):
    addresses = {
        page_url(edition.outlets[piece.outlet], piece, PORT): piece.event
        for piece in edition.pieces
    }
    bound = [one for one in petitions(folder) if "article" in one]
    assert bound
    for one in bound:
        assert addresses[one["article"]] == EVENTS[one["slug"]]


@pytest.mark.django_db
def test_they_are_ready_to_be_opened(folder):
    load_directory(folder / "directory")
    for one in petitions(folder):
        if "article" in one:
            make_story(make_article(entry=make_entry(url=one["article"])))
    zone = read_publication(folder).zone
    editor, today = make_editor(), NOON.date()
    drafted = draft_petitions(folder / PETITIONS, today=today, now=NOON, by=editor)
    assert len(drafted) == 2
    for petition in drafted:
        submit_petition(petition.pk, Act(by=editor, now=NOON))
        assert open_petition(petition.pk, Act(by=editor, now=NOON), zone=zone).is_public
