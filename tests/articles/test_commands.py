"""The commands, the timetable's entries and the desk."""

from io import StringIO

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from columba.articles import jobs
from columba.articles.models import Article, Picture, State
from columba.lib.publication import Publication
from tests.articles.make import PARAGRAPHS, page
from tests.articles.test_pictures import drawn
from tests.make import make_article, make_entry

pytestmark = pytest.mark.django_db

HTML = "text/html; charset=utf-8"


@pytest.fixture(autouse=True)
def _here(settings, tmp_path):
    settings.ALLOW_PRIVATE_NETWORKS = True
    settings.MEDIA_ROOT = tmp_path / "media"


def say(command: str) -> str:
    out = StringIO()
    call_command(command, stdout=out)
    return out.getvalue()


def test_extract_articles_reads_all_that_waits_and_says_what_came_of_it(site):
    first = make_entry(url=site.page("/main", page(), Content_Type=HTML))
    make_entry(url=first.url + "?utm_source=x")
    make_entry(url=site.url("/missing"))
    assert jobs.count_waiting_articles() == 3
    assert say("extract_articles") == "1 duplicates, 1 read, 1 refused\n"
    assert Article.objects.get(entry=first).paragraphs == PARAGRAPHS
    assert jobs.count_waiting_articles() == 0
    assert say("extract_articles") == "No article is due.\n"


def test_fetch_pictures_keeps_them_where_the_site_serves_them(site, settings):
    make_article(image_url=site.page("/lead.jpg", drawn()))
    make_article(image_url=site.url("/gone.jpg"))
    assert jobs.count_waiting_pictures() == 2
    assert say("fetch_pictures") == "1 kept, 1 not to be had\n"
    kept = Picture.objects.exclude(file="").get()
    assert (settings.MEDIA_ROOT / kept.file).is_file()
    assert jobs.count_waiting_pictures() == 0
    assert say("fetch_pictures") == "No picture is due.\n"


def test_a_publication_without_pictures_fetches_none(site, settings):
    folder = django_settings.PUBLICATION.folder
    settings.PUBLICATION = Publication(folder=folder, show_images=False)
    make_article(image_url=site.page("/lead.jpg", drawn()))
    assert jobs.count_waiting_pictures() == 0
    assert "show = false" in say("fetch_pictures")
    assert site.asked == []


def test_the_desk_shows_what_was_read_and_why_the_rest_was_not(admin_client):
    article = make_article(title="Main breaks", paragraphs=["<b>Not</b> bold."])
    make_article(state=State.REFUSED, title="", last_reason="The server answered 404.")
    listed = admin_client.get(reverse("admin:articles_article_changelist")).content.decode()
    assert "Main breaks" in listed
    assert "The server answered 404." in listed
    url = reverse("admin:articles_article_change", args=[article.pk])
    assert "<p>&lt;b&gt;Not&lt;/b&gt; bold.</p>" in admin_client.get(url).content.decode()


def test_the_desk_can_have_pages_and_pictures_fetched_again(admin_client):
    article = make_article(state=State.REFUSED, attempts=6)
    picture = Picture.objects.create(article=article, url="https://a.example/x.jpg", attempts=5)
    for name, row, action in (
        ("article", article, "read_again"),
        ("picture", picture, "fetch_again"),
    ):
        url = reverse(f"admin:articles_{name}_changelist")
        data = {"action": action, "_selected_action": [row.pk]}
        assert "again within a minute" in admin_client.post(url, data, follow=True).content.decode()
    article.refresh_from_db()
    picture.refresh_from_db()
    assert (article.state, article.attempts, picture.attempts) == (State.WAITING, 0, 0)
    assert max(article.next_at, picture.next_at) <= timezone.now()


def test_nobody_adds_or_deletes_what_was_read(admin_client):
    for name in ("article", "picture"):
        assert admin_client.get(reverse(f"admin:articles_{name}_add")).status_code == 403
