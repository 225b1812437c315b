"""Search: words and phrases, narrowed by category, source and date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe

from columba.articles.models import Article
from columba.lib.publication import Publication
from columba.search.query import PER_PAGE, Hit, Query, Results, Sort, search
from columba.sources.models import Source
from columba.stories.models import Category
from columba.web.addresses import article_url
from columba.web.links import feed_links
from columba.web.moments import Moment, show_moment
from columba.web.outlets import Outlet, outlet_of

LONGEST_FIELD = 200
# Controls, surrogates and non-characters: XML has no way to write them.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
FIELDS = ("q", "category", "source", "since", "until", "sort")


@dataclass(frozen=True, kw_only=True)
class Found:
    """One hit as the page shows it."""

    url: str
    title_html: SafeString
    snippet_html: SafeString
    outlet: Outlet
    published: Moment | None
    copies: int


def search_page(request: HttpRequest) -> HttpResponse:
    """Show the form, and what the search finds where one was asked for."""
    asked = {key: text for key in FIELDS if (text := asked_text(request.GET, key))}
    zone = settings.PUBLICATION.zone
    number = _number(request.GET.get("page", ""))
    query = read_query(request.GET, zone=zone)
    results = search(query, offset=(number - 1) * PER_PAGE) if asked else None
    context = {
        "asked": asked,
        "results": results,
        "hits": _found(results, settings.PUBLICATION) if results else [],
        "page": _page(results, number) if results else None,
        "page_query": f"{urlencode(asked)}&",
        "roots": Category.objects.filter(parent=None).prefetch_related("children"),
        "sources": Source.objects.order_by("title").values_list("key", "title"),
        "feeds": feed_links("search", query=asked) if asked else [],
    }
    return render(request, "web/search.html", context)


def read_query(asked: QueryDict, *, zone: tzinfo, sort: Sort | None = None) -> Query:
    """Return the search that an address asks for; what cannot be read is left out.

    Days are days in `zone`, both included.
    """
    return Query(
        text=asked_text(asked, "q"),
        category=asked_text(asked, "category"),
        source=asked_text(asked, "source"),
        since=_midnight(asked_text(asked, "since"), zone),
        until=_midnight(asked_text(asked, "until"), zone, days=1),
        sort=sort or ("date" if asked.get("sort") == "date" else "relevance"),
    )


def asked_text(asked: QueryDict, key: str) -> str:
    """Return one field of an address, cut to its length, without what no document may hold."""
    return _UNPRINTABLE.sub(" ", asked.get(key, "")[:LONGEST_FIELD]).strip()


def _midnight(text: str, zone: tzinfo, *, days: int = 0) -> datetime | None:
    try:
        day = date.fromisoformat(text) + timedelta(days=days)
    except (ValueError, OverflowError):
        return None
    return datetime(day.year, day.month, day.day, tzinfo=zone)


def _number(text: str) -> int:
    """Return the number of the page asked for; 1 where that is none."""
    return max(1, min(int(text), 10_000)) if text.isascii() and text.isdigit() else 1


def _page(results: Results, number: int) -> Page[int]:
    return Paginator(range(results.total), PER_PAGE).get_page(number)


def _found(results: Results, publication: Publication) -> Sequence[Found]:
    articles = Article.objects.select_related("source").in_bulk(
        [hit.article_id for hit in results.hits]
    )
    return [_show(hit, articles[hit.article_id], publication) for hit in results.hits]


def _show(hit: Hit, article: Article, publication: Publication) -> Found:
    return Found(
        url=article_url(article),
        # Escaped by `search`, which adds <mark> and nothing else.
        title_html=mark_safe(hit.title_html),  # noqa: S308
        snippet_html=mark_safe(hit.snippet_html),  # noqa: S308
        outlet=outlet_of(article),
        published=show_moment(article.published_at, publication),
        copies=hit.copies,
    )
