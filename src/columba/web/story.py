"""One story: every outlet's coverage, and a timeline."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect, render

from columba.lib.publication import Publication
from columba.stories.models import Membership, Story
from columba.web.addresses import article_url, story_url
from columba.web.cards import fine_categories, for_cards, summary_of
from columba.web.links import feed_links
from columba.web.moments import Moment, show_moment
from columba.web.outlets import Outlet, outlet_of
from columba.web.pictures import show_picture


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """One article of the story; `copies` are the outlets that ran the same text."""

    title: str
    url: str
    outlet: Outlet
    published: Moment | None
    summary: str
    reason: str
    copies: Sequence["Coverage"] = ()


def story(
    request: HttpRequest,
    pk: int,
    slug: str,  # noqa: ARG001 - part of the address, for people
) -> HttpResponse | HttpResponsePermanentRedirect:
    """Show one story; an address with old words in it moves to the new ones."""
    shown = get_object_or_404(for_cards(Story.objects.all()), pk=pk)
    if request.path != story_url(shown):
        return redirect(story_url(shown), permanent=True)
    coverage = _coverage(shown, settings.PUBLICATION)
    context = {
        "story": shown,
        "url": story_url(shown),
        "lead_url": article_url(shown.lead),
        "picture": show_picture(shown.lead),
        "categories": fine_categories(shown),
        "coverage": coverage,
        "timeline": _timeline(coverage),
        "feeds": feed_links("story", pk=shown.pk),
    }
    return render(request, "web/story.html", context)


def _coverage(shown: Story, publication: Publication) -> list[Coverage]:
    """Return the originals, oldest first, each with its copies."""
    members = list(
        Membership.objects.filter(story=shown)
        .select_related("article__source")
        .order_by("article__published_at", "pk")
    )
    originals = [member for member in members if member.copy_of_id is None]
    return [_covered(member, members, publication) for member in originals]


def _covered(
    member: Membership, members: Iterable[Membership], publication: Publication
) -> Coverage:
    article = member.article
    copies = [other for other in members if other.copy_of_id == article.pk]
    return Coverage(
        title=article.title,
        url=article_url(article),
        outlet=outlet_of(article),
        published=show_moment(article.published_at, publication),
        summary=summary_of(article, publication),
        reason=member.reason,
        copies=[_covered(copy, (), publication) for copy in copies],
    )


def _timeline(coverage: Iterable[Coverage]) -> list[tuple[str, list[Coverage]]]:
    """Return every article, copies too, by the day it appeared, oldest first."""
    articles = [one for original in coverage for one in (original, *original.copies)]
    days: dict[str, list[Coverage]] = {}
    for one in sorted(articles, key=lambda c: c.published.iso if c.published else ""):
        days.setdefault(one.published.day if one.published else "No date", []).append(one)
    return list(days.items())
