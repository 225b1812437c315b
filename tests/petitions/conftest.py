"""What the tests of pages share: a publication that takes signatures, and a worker that sleeps."""

import pytest

from tests.petitions.make import KEYS, PUBLICATION


@pytest.fixture
def house(settings):
    """Let the town's own settings be in force."""
    settings.PUBLICATION = PUBLICATION
    settings.ADDRESS_KEY = KEYS.key
    settings.ALLOWED_HOSTS = ["*"]
    return settings


@pytest.fixture(autouse=True)
def woken(monkeypatch):
    """Return the jobs that pages have woken; no queue is touched."""
    names = []
    monkeypatch.setattr("columba.web.sign.wake", names.append)
    return names
