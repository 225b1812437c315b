"""Search: words and phrases, narrowed by category, source and date."""

from collections.abc import Mapping
from datetime import date, datetime, time

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from columba.search.query import Query, search
from columba.sources.models import Source
from columba.stories.models import Category
from columba.web.links import feed_links

PER_PAGE = 20
SORTS = ("relevance", "date")


def search_page(request: HttpRequest) -> HttpResponse:
    """Show the form, and what the search finds where one was asked for."""
    asked = {key: value for key, value in request.GET.items() if value and key != "page"}
    results = search(read_query(request.GET)) if asked else None
    context = {
        "asked": asked,
        "results": results,
        "roots": Category.objects.filter(parent=None).prefetch_related("children"),
        "sources": Source.objects.order_by("title").values_list("key", "title"),
        "feeds": feed_links("search", query=asked) if asked else [],
    }
    return render(request, "web/search.html", context)
