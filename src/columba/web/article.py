"""One article: what was reported, what it could mean, and what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect, render

from columba.articles.excerpt import excerpt
from columba.articles.models import Article
from columba.commentary.reading import published
from columba.lib.publication import Publication
from columba.stories.models import Related, Story
from columba.web.addresses import article_url, story_url
from columba.web.cards import fine_categories, for_cards
from columba.web.moments import Moment, show_moment
from columba.web.outlets import Outlet, outlet_of
from columba.web.pictures import show_picture


@dataclass(frozen=True, kw_only=True)
class RelatedLink:
    """One of the ten related articles, with why it is listed."""

    title: str
    url: str
    outlet: Outlet
    published: Moment | None
    reason: str


def article(
    request: HttpRequest, pk: int, slug: str
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
    commentary = published([story.pk]).get(story.pk)
    context = {
        "article": shown,
        "url": article_url(shown),
        "outlet": outlet_of(shown),
        "published": show_moment(shown.published_at, publication),
        "categories": fine_categories(story),
        "picture": show_picture(shown),
        "excerpt": excerpt(shown.paragraphs, publication.excerpt, licence=shown.source.licence),
        "story": story,
        "story_url": story_url(story),
        "commentary": commentary,
        "related": _related(story, publication),
        "is_indexed": commentary is not None and commentary.is_reviewed,
    }
    return render(request, "web/article.html", context)


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
