"""What every test gets."""

import pytest
from hypothesis import settings

# How long one example takes depends on the machine and its load; pytest's own timeout stands guard.
settings.register_profile("columba", deadline=None)
settings.load_profile("columba")


@pytest.fixture(scope="session")
def running_site():
    """Return the one web server on loopback of this run."""
    from tests.loopback import loopback  # for those tests alone that ask for it

    with loopback() as site:
        yield site


@pytest.fixture
def site(running_site):
    """Return the server with no pages on it yet."""
    running_site.pages.clear()
    running_site.asked.clear()
    return running_site
