"""One article: what was reported, what it could mean, and what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect, render

from columba.articles.excerpt import Excerpt
from columba.articles.models import Article
from columba.lib.publication import Publication
from columba.stories.models import Related, Story
from columba.web.addresses import article_url, story_url
from columba.web.cards import excerpt_of, fine_categories, for_cards, summary_of
from columba.web.commentary import Printed, show_commentary
from columba.web.moments import Moment, show_moment
from columba.web.offer import offer_on
from columba.web.outlets import Outlet, outlet_of
from columba.web.pictures import show_picture

# Systems stamp both dates as they publish; what lies closer than this is one act.
UPDATED_AFTER = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True)
class RelatedLink:
    """One of the ten related articles, with why it is listed."""

    title: str
    url: str
    outlet: Outlet
    published: Moment | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class Helping:
    """Paragraphs of the report, each with the anchor that commentary points to."""

    standfirst: str
    lead: Sequence[tuple[str, str]]
    expandable: Sequence[tuple[str, str]]
    complete: bool

    @property
    def paragraphs_shown(self) -> int:
        return len(self.lead) + len(self.expandable)


def article(
    request: HttpRequest,
    pk: int,
    slug: str,  # noqa: ARG001 - part of the address, for people
) -> HttpResponse | HttpResponsePermanentRedirect:
    """Show one article; an address with old words in it moves to the new ones."""
    shown = get_object_or_404(
        Article.objects.select_related("source", "picture", "membership"),
        pk=pk,
        membership__isnull=False,
    )
    if request.path != article_url(shown):
        return redirect(article_url(shown), permanent=True)
    publication = settings.PUBLICATION
    story = for_cards(Story.objects.all()).get(pk=shown.membership.story_id)
    helping = _helping(excerpt_of(shown, publication))
    commentary = show_commentary(
        Printed(
            request=request,
            article=shown,
            story=story,
            paragraphs_shown=helping.paragraphs_shown,
        )
    )
    context = {
        "article": shown,
        "absolute_url": request.build_absolute_uri(article_url(shown)),
        "description": summary_of(shown, publication),
        "outlet": outlet_of(shown),
        "published": show_moment(shown.published_at, publication),
        "updated": show_moment(_updated_at(shown), publication),
        "categories": fine_categories(story),
        "picture": show_picture(shown),
        "helping": helping,
        "story": story,
        "story_url": story_url(story),
        "related": _related(story, publication),
        "commentary": commentary,
        "draft": commentary.draft,
        "offer": offer_on(story, playbooks=[commentary.playbook]),
    }
    return render(request, "web/article.html", context)


def _updated_at(shown: Article) -> datetime | None:
    """Return when the publisher changed the report, where that was after it came out."""
    published, modified = shown.published_at, shown.modified_at
    if published is None or modified is None or modified - published < UPDATED_AFTER:
        return None
    return modified


def _helping(shown: Excerpt) -> Helping:
    numbers = count(1)
    return Helping(
        standfirst=shown.standfirst,
        lead=[(f"p{next(numbers)}", text) for text in shown.lead],
        expandable=[(f"p{next(numbers)}", text) for text in shown.expandable],
        complete=shown.complete,
    )


def _related(story: Story, publication: Publication) -> Sequence[RelatedLink]:
    rows = Related.objects.filter(story=story).select_related("article__source")
    return [
        RelatedLink(
            title=row.article.title,
            url=article_url(row.article),
            outlet=outlet_of(row.article),
            published=show_moment(row.article.published_at, publication),
            reason=row.reason,
        )
        for row in rows
    ]
