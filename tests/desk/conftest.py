"""A shelf to draft from, people of each role, and browsers they are signed in with."""

from dataclasses import replace

import pytest
from django.test import Client

from columba.accounts.roles import Role
from columba.lib.publication import Review
from tests.desk.make import make_page, make_person, make_shelf


@pytest.fixture
def shelf(tmp_path):
    make_shelf(tmp_path)


@pytest.fixture
def held(shelf):
    return make_page(Review.ALL)


@pytest.fixture
def shown(shelf):
    return make_page(Review.FLAGGED)


@pytest.fixture(autouse=True)
def publication(settings):
    settings.PUBLICATION = replace(
        settings.PUBLICATION,
        name="The Harlow Columba",
        time_zone="America/New_York",
        review_sample=0,
    )


@pytest.fixture
def ann():
    return make_person("ann", Role.EDITOR)


@pytest.fixture
def bo():
    return make_person("bo", Role.REVIEWER)


@pytest.fixture
def desk(ann):
    """A browser in which Ann, an editor, is signed in; forms are checked as in earnest."""
    return signed_in(ann)


@pytest.fixture
def reviewer(bo):
    return signed_in(bo)


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client
