"""A real browser over the town, served on loopback; skipped, saying so, where there is none."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings
from pytest_django.live_server_helper import LiveServer

from tests.browser.desk_town import Desk, build_desk
from tests.browser.town import Town, build_town, town_publication

# Chromium as root, in a container, without asking its maker for anything.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """Mark what stands in this folder: it drives a browser and reads the database."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db)


@dataclass
class Site:
    """The town as it is served, and a browser to look at it."""

    url: str
    town: Town
    desk: Desk
    browser: object
    requested: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @contextmanager
    def page(self, name="", *, width=1440, **options) -> Iterator:
        """Open one page of the town in a window of its own; everything it asks for is noted."""
        options = {"viewport": {"width": width, "height": 900}} | options
        context = self.browser.new_context(**options)
        page = context.new_page()
        page.on("request", lambda request: self.requested.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        try:
            if name:
                self.visit(page, name)
            yield page
        finally:
            context.close()

    @contextmanager
    def at_desk(self, name="", **options) -> Iterator:
        """Open one page of the desk as an editor who has signed in."""
        with self.page(**options) as page:
            cookie = {"name": "sessionid", "value": self.desk.cookie, "url": self.url}
            page.context.add_cookies([cookie])
            if name:
                self.visit(page, name)
            yield page

    def visit(self, page, name) -> None:
        page.goto(self.url + (self.town.paths | self.desk.paths)[name])


@pytest.fixture
def _django_db_helper():
    """Open no transaction around a test: the town stands, committed, for a whole module."""


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, tmp_path_factory, _chromium):
    """Serve the town while a module is tested, then empty the database again.

    The rows are committed, once for all tests, since the server reads them from threads of its own.
    """
    media = tmp_path_factory.mktemp("media")
    settings = override_settings(
        PUBLICATION=town_publication(), MEDIA_ROOT=media, ALLOWED_HOSTS=["*"]
    )
    with django_db_blocker.unblock(), settings:
        town = build_town(media)
        desk = build_desk()
        server = LiveServer("localhost")
        try:
            with _open_browser(_chromium) as browser:
                yield Site(url=server.url, town=town, desk=desk, browser=browser)
        finally:
            server.stop()
            call_command("flush", verbosity=0, interactive=False)


@pytest.fixture(scope="session")
def _chromium():
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    pytest.importorskip("axe_playwright_python", reason="axe is not installed")
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    return path or pytest.skip("there is no chromium on PATH (Debian: apt-get install chromium)")


@contextmanager
def _open_browser(path):
    """Run Chromium; its driver keeps an event loop in this thread, so tests leave rows alone."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()
