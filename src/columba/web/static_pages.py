"""Pages that hold words and few rows: subscribe, how it works."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from columba.commentary.models import Playbook
from columba.sources.models import Source
from columba.stories.models import Category
from columba.web.links import feed_links


def subscribe(request: HttpRequest) -> HttpResponse:
    """Show every feed a reader may take."""
    roots = Category.objects.filter(parent=None).prefetch_related("children")
    context = {
        "all_feeds": feed_links("all"),
        "first_address": request.build_absolute_uri(reverse("feed-all", args=["rss"])),
        "branches": [
            (root, feed_links("category", slug=root.slug), _child_feeds(root)) for root in roots
        ],
    }
    return render(request, "web/subscribe.html", context)


def how_it_works(request: HttpRequest) -> HttpResponse:
    """Say how the pages are made, with this publication's own settings."""
    context = {
        "review": settings.PUBLICATION.review,
        "polling": settings.PUBLICATION.polling,
        "excerpt": settings.PUBLICATION.excerpt,
        "share": round(settings.PUBLICATION.excerpt.share * 100),
        "sources": Source.objects.filter(enabled=True).order_by("title"),
        "playbooks": Playbook.objects.filter(enabled=True, general_for="").order_by("title"),
        "contact": settings.PUBLICATION.contact,
    }
    return render(request, "web/how_it_works.html", context)


def _child_feeds(root: Category) -> list[tuple[Category, str]]:
    return [
        (child, feed_links("category", slug=child.slug)[0].url) for child in root.children.all()
    ]
