"""What programs ask for: icons, HEAD, and a site under a name that is not its own."""

import io
import logging

import pytest
from django.conf import settings
from django.urls import reverse

from columba.config.log import AnotherName
from columba.web.addresses import article_url, story_url
from columba.web.urls import urlpatterns
from tests.make import file_under, make_article, make_category, make_story

pytestmark = pytest.mark.django_db

PLAIN_PAGES = [
    pattern.name for pattern in urlpatterns if pattern.name and "<" not in str(pattern.pattern)
]


@pytest.fixture
def story():
    story = make_story(make_article(title="Levee holds"))
    file_under(story, make_category("drinking-water", name="Drinking Water"))
    return story


@pytest.mark.parametrize("path", ["/favicon.ico", "/apple-touch-icon.png"])
def test_an_icon_is_found_where_programs_guess_it(client, path):
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/static/columba/apple-touch-icon")
    assert "max-age" in answer["Cache-Control"]
    assert client.head(path).status_code == 302


@pytest.mark.parametrize("name", PLAIN_PAGES)
def test_every_page_answers_a_request_for_its_head(client, story, name):
    assert client.head(reverse(name)).status_code == client.get(reverse(name)).status_code < 400


def test_every_page_of_a_row_answers_a_request_for_its_head(client, story):
    for path in (
        article_url(story.lead),
        story_url(story),
        "/categories/drinking-water/",
        f"/feeds/stories/{story.pk}.rss",
        "/feeds/categories/drinking-water.json",
    ):
        answer = client.head(path)
        assert (answer.status_code, answer.content) == (200, b""), path


def test_a_site_asked_for_under_another_name_refuses_in_plain_words(client):
    answer = client.get("/", headers={"host": "evil.example"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "is not one that this site answers to" in page
    assert "COLUMBA_ALLOWED_HOSTS" in page
    assert "evil.example" not in page


@pytest.fixture
def log():
    """Return what is logged from now on, as the settings have it written."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter(settings.LOGGING["formatters"]["line"]["format"]))
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "e vil", "☃" * 300])
def test_being_asked_for_under_another_name_is_one_line_of_the_log(client, log, host):
    client.get("/", HTTP_HOST=host)
    lines = log.getvalue().splitlines()
    assert len(lines) == 1
    assert " WARNING django.security.DisallowedHost: asked for under the name " in lines[0]
    assert host[:20] in lines[0]
    assert len(lines[0]) < 500


def test_a_record_without_a_request_is_no_trouble():
    record = logging.LogRecord("x", logging.ERROR, "x", 1, "said", None, None)
    assert AnotherName().filter(record)
    assert "''" in record.getMessage()
