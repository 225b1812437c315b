"""Pages for machines: health, robots, sitemaps, the list of sources."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone

from columba.articles.models import Article
from columba.commentary.models import Commentary
from columba.commentary.reading import visible
from columba.commentary.standing import calendar, standing_issues
from columba.petitions.models import State
from columba.petitions.reading import public_petitions
from columba.sources.models import Source
from columba.sources.opml import write_opml
from columba.stories.models import Category, Story
from columba.web.addresses import article_url, issue_url, story_url
from columba.web.petitions import petition_url

# The sitemap protocol allows 50,000 addresses a file, the news sitemap 1,000 of two days.
MOST_STORIES = 40_000
MOST_NEWS = 1_000
NEWS_DAYS = timedelta(days=2)


def healthz(_request: HttpRequest) -> HttpResponse:
    """Answer "ok" when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


def robots(request: HttpRequest) -> HttpResponse:
    """Name the sitemaps, and keep crawlers out of the desk and of search results."""
    lines = [
        "User-agent: *",
        "Disallow: /desk/",
        "Disallow: /search/",
        "Disallow: /feeds/search.",
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
        f"Sitemap: {request.build_absolute_uri('/news-sitemap.xml')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def icon(_request: HttpRequest) -> HttpResponse:
    """Lead programs that guess where the icon is to where it is; its name there may change."""
    response = HttpResponseRedirect(static("columba/apple-touch-icon.png"))
    response["Cache-Control"] = "public, max-age=86400"
    return response


def sitemap(request: HttpRequest) -> HttpResponse:
    """List the pages that may be indexed; commentary nobody has reviewed may not."""
    fixed = ("/", "/categories/", "/issues/", "/petitions/", "/corrections/")
    rows = [(path, "") for path in fixed]
    rows += [(f"/categories/{slug}/", "") for slug in _filed_under()]
    rows += [(issue_url(slug), "") for slug in _signed_issues()]
    rows += [(petition_url(slug), "") for slug in _petitions()]
    rows += [(article_url(row.story.lead), _changed(row)) for row in _reviewed()[:MOST_STORIES]]
    rows += [
        (story_url(story), story.last_at.isoformat())
        for story in Story.objects.latest_first()[: MOST_STORIES - len(rows)]
    ]
    return render(
        request,
        "web/sitemap.xml",
        {"rows": [(request.build_absolute_uri(path), changed) for path, changed in rows]},
        content_type="application/xml; charset=utf-8",
    )


def _petitions() -> list[str]:
    """Return the petitions that stand: open, over or answered, but not withdrawn."""
    shown = public_petitions(now=timezone.now())
    return [one.slug for one in shown if one.state is not State.WITHDRAWN]


def news_sitemap(request: HttpRequest) -> HttpResponse:
    """List the articles of the last two days whose commentary a person has reviewed."""
    since = timezone.now() - NEWS_DAYS
    articles = Article.objects.filter(
        published_at__gte=since, membership__story__commentary__in=_reviewed()
    ).order_by("-published_at", "pk")[:MOST_NEWS]
    rows = [(request.build_absolute_uri(article_url(article)), article) for article in articles]
    context = {"rows": rows, "publication": settings.PUBLICATION}
    return render(
        request, "web/news_sitemap.xml", context, content_type="application/xml; charset=utf-8"
    )


def sources_opml(_request: HttpRequest) -> HttpResponse:
    """Give the list of sources away, as other readers can load it."""
    body = write_opml(Source.objects.filter(enabled=True), title=settings.PUBLICATION.name)
    return HttpResponse(body, content_type="text/x-opml; charset=utf-8")


def _filed_under() -> Iterable[str]:
    filed = Category.objects.filter(filings__isnull=False).distinct()
    return filed.values_list("slug", flat=True)


def _signed_issues() -> list[str]:
    """Return the issues whose playbook somebody answers for."""
    found = standing_issues(calendar(settings.PUBLICATION, now=timezone.now()))
    return [one.playbook.id for one in found if one.playbook.review.signed_by]


def _reviewed() -> QuerySet[Commentary]:
    """Return the visible commentary that a person has reviewed, newest stories first."""
    rows = visible().filter(reviewed_at__isnull=False).order_by("-story__last_at", "-pk")
    return rows.select_related("story__lead").defer("story__lead__paragraphs")


def _changed(row: Commentary) -> str:
    """Return when the page changed last: by a report, or by a person's hand."""
    moments = (row.story.last_at, row.reviewed_at)
    return max(moment for moment in moments if moment).isoformat()
