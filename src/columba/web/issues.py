"""The standing pages of issues: what is on record, each side's best case, and every story."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from columba.commentary.issue import standing_issue
from columba.commentary.library import read_links
from columba.commentary.models import Playbook as Row
from columba.commentary.playbook import Playbook
from columba.commentary.render import render_issue
from columba.commentary.standing import (
    Calendar,
    Standing,
    calendar,
    open_issue,
    standing_issues,
    stories_under,
)
from columba.lib.publication import Publication
from columba.stories.models import Story
from columba.web.addresses import article_url, issue_url
from columba.web.cards import for_cards, show_cards
from columba.web.links import feed_links
from columba.web.moments import Moment, show_moment

PER_PAGE = 12
IN_THE_NEWS = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One issue of the list."""

    title: str
    url: str
    deck: str
    line: str
    story_count: int
    newest: Moment | None


def issue_list(request: HttpRequest) -> HttpResponse:
    """Show every issue with a page: those in the news first, newest first, then the others."""
    publication = settings.PUBLICATION
    today = calendar(publication, now=timezone.now())
    found = standing_issues(today)
    since = datetime.combine(today.day, time(), tzinfo=publication.zone) - IN_THE_NEWS
    in_the_news = [one for one in found if one.newest_at and one.newest_at >= since]
    others = [one for one in found if one not in in_the_news]
    context = {
        "in_the_news": [_entry(one, publication) for one in in_the_news],
        "others": [_entry(one, publication) for one in others],
        "absolute_url": request.build_absolute_uri(request.path),
    }
    return render(request, "web/issues.html", context)


def issue(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one issue; where its playbook is closed only its stories, and 410 where it has none."""
    row = Row.objects.filter(slug=slug, general_for="").first()
    if row is None:
        raise Http404("There is no such issue.")
    today = calendar(settings.PUBLICATION, now=timezone.now())
    playbook = open_issue(row, today)
    stories = for_cards(stories_under(slug))
    page = Paginator(stories, PER_PAGE).get_page(request.GET.get("page"))
    if playbook is None and not page.paginator.count:
        return render(request, "web/gone.html", {"title": row.title}, status=410)
    context: dict[str, object] = {
        "title": row.title,
        "page": page,
        "cards": show_cards(page.object_list, settings.PUBLICATION),
        "feeds": feed_links("issue", slug=slug),
        "absolute_url": request.build_absolute_uri(issue_url(slug)),
        **(_standing(playbook, today, page) if playbook else {"issue": None}),
    }
    return render(request, "web/issue.html", context)


def _standing(playbook: Playbook, today: Calendar, page: Page[Story]) -> dict[str, object]:
    """Return what the first page of an issue says beside its stories."""
    if page.number > 1:
        return {"issue": None, "is_continued": True}
    links = read_links()
    newest = list(page.object_list[:1])
    shown = standing_issue(playbook, links, day=today.day, has_story=bool(newest))
    newest_url = article_url(newest[0].lead) if newest else ""
    return {
        "issue": render_issue(shown, links, newest_url=newest_url),
        "is_indexed": bool(playbook.review.signed_by),
    }


def _entry(one: Standing, publication: Publication) -> Entry:
    return Entry(
        title=one.playbook.title,
        url=issue_url(one.playbook.id),
        deck=one.playbook.deck,
        line=one.playbook.line,
        story_count=one.story_count,
        newest=show_moment(one.newest_at, publication),
    )
