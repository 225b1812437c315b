"""Pages that hold words and few rows: subscribe, how it works."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from columba.commentary.playbook import Playbook
from columba.commentary.standing import calendar, standing_issues
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
        "issues": _issue_feeds(),
        "corrections_feeds": feed_links("corrections"),
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
        "playbooks": _playbooks(),
        "contact": settings.PUBLICATION.contact,
        "petition_settings": settings.PUBLICATION.petitions,
    }
    return render(request, "web/how_it_works.html", context)


def _playbooks() -> list[Playbook]:
    """Return the playbooks of every issue that has a page, by title."""
    found = standing_issues(calendar(settings.PUBLICATION, now=timezone.now()))
    return sorted((one.playbook for one in found), key=lambda playbook: playbook.title)


def _issue_feeds() -> list[tuple[str, str]]:
    """Return the title and feed of every issue that has a page, by title."""
    return [(one.title, feed_links("issue", slug=one.id)[0].url) for one in _playbooks()]


def _child_feeds(root: Category) -> list[tuple[Category, str]]:
    return [
        (child, feed_links("category", slug=child.slug)[0].url) for child in root.children.all()
    ]
