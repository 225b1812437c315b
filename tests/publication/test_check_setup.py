"""The set-up check names what a launch lacks, and falls silent when nothing is lacking."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from columba.directory.models import Link
from columba.lib.publication import MailSettings, Publication, Review, Security
from columba.outbox.models import Mail
from columba.publication.check import Installation, Level, check_setup
from tests.make import make_source
from tests.outbox.make import make_mail
from tests.petitions.make import make_open

pytestmark = pytest.mark.django_db

READY = Publication(
    folder=Path(),
    contact="desk@news.town",
    base_url="https://news.town",
    review=Review.FLAGGED,
    mail=MailSettings(host="smtp.news.town", sender="News <mail@news.town>"),
)
INSTALLED = Installation(
    secret_from_environment=True,
    address_key_from_environment=True,
    mail_password=True,
    debug=False,
    private_networks=False,
    database="postgresql",
)
TODAY = date(2026, 11, 23)


def remarks(publication=READY, installed=INSTALLED):
    return {r.what: r.level for r in check_setup(publication, installed, today=TODAY)}


def test_a_publication_that_lacks_nothing_is_fine():
    make_source()
    assert set(remarks().values()) == {Level.FINE}


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"contact": ""}, "contact address"),
        ({"contact": "editor@columba.example"}, "contact address"),
        ({"base_url": "http://news.town"}, "public address"),
        ({"review": Review.NONE}, "review policy"),
    ],
)
def test_what_columba_toml_lacks_is_named(change, what):
    assert remarks(replace(READY, **change))[what] is Level.MISSING


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"secret_from_environment": False}, "secret key"),
        ({"address_key_from_environment": False}, "address key"),
        ({"mail_password": False}, "mail password"),
        ({"debug": True}, "debug mode"),
        ({"private_networks": True}, "private networks"),
    ],
)
def test_what_the_environment_lacks_is_named(change, what):
    assert remarks(installed=replace(INSTALLED, **change))[what] is Level.MISSING


def test_sqlite_is_a_hint_and_no_fault():
    assert remarks(installed=replace(INSTALLED, database="sqlite"))["database"] is Level.HINT


def test_a_publication_without_sources_is_not_ready():
    assert remarks()["sources"] is Level.MISSING


def test_sources_that_keep_failing_and_links_nobody_opened_are_hints():
    make_source(attempts=3)
    Link.objects.create(slug="a", url="https://a.example", title="A", owner="A", kind="record")
    found = remarks()
    assert found["sources that fail"] is Level.HINT
    assert found["directory links"] is Level.HINT


def test_without_mail_nobody_can_sign_and_the_check_says_so():
    make_source()
    assert remarks(replace(READY, mail=None))["mail"] is Level.HINT
    assert remarks(replace(READY, mail=None, demo=True))["mail"] is Level.FINE
    make_open()
    assert remarks(replace(READY, mail=None))["mail"] is Level.MISSING


@pytest.mark.parametrize(
    ("change", "what", "level"),
    [
        ({"host": "smtp.example.org"}, "mail", Level.MISSING),
        ({"sender": "News <mail@example.org>"}, "mail", Level.MISSING),
        ({"security": Security.NONE}, "mail on its way", Level.MISSING),
        ({"security": Security.NONE, "host": "localhost"}, "mail on its way", Level.FINE),
    ],
)
def test_what_mail_lacks_is_named(change, what, level):
    assert remarks(replace(READY, mail=replace(READY.mail, **change)))[what] is level


def test_letters_that_do_not_go_out_are_named():
    make_mail()
    assert remarks()["letters that do not go out"] is Level.FINE
    Mail.objects.update(attempts=3)
    assert remarks()["letters that do not go out"] is Level.MISSING
