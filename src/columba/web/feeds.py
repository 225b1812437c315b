"""Feeds out: everything, a category, an issue, a story, a search, and the corrections."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from columba.articles.models import Article
from columba.commentary.models import Playbook
from columba.commentary.reading import latest_notices
from columba.commentary.standing import Commented, comments_under
from columba.search.query import search as run_search
from columba.stories.models import Category, Membership, Story
from columba.web.addresses import article_url, commentary_url, issue_url, story_url
from columba.web.cards import for_cards, summary_of
from columba.web.corrections import show_listed
from columba.web.feed_forms import Feed, Item, write_feed
from columba.web.links import FORMATS
from columba.web.outlets import outlet_of
from columba.web.search import FIELDS, asked_text, read_query

LENGTH = 50


def feed_all(request: HttpRequest, form: str) -> HttpResponse:
    """Answer with the newest stories."""
    stories = for_cards(Story.objects.latest_first())[:LENGTH]
    return _answer(request, form, title="", page="/", items=_story_items(request, stories))


def feed_category(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Answer with the newest stories of one category."""
    category = get_object_or_404(Category, slug=slug)
    stories = for_cards(Story.objects.filter(filings__category=category).latest_first())[:LENGTH]
    return _answer(
        request,
        form,
        title=category.name,
        page=f"/categories/{slug}/",
        items=_story_items(request, stories),
    )


def feed_issue(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Answer with the commentary on one issue, newest first; what was withdrawn is gone from it."""
    row = get_object_or_404(Playbook, slug=slug, general_for="")
    items = [_commentary_item(request, one) for one in comments_under(slug, limit=LENGTH)]
    return _answer(request, form, title=row.title, page=issue_url(slug), items=items)


def feed_corrections(request: HttpRequest, form: str) -> HttpResponse:
    """Answer with the newest public notes."""
    notices = latest_notices(LENGTH)
    items = [
        Item(
            url=request.build_absolute_uri(f"{article_url(one.story.lead)}#notice-{one.id}"),
            title=f"{listed.note.word}: {listed.title}",
            summary=one.text,
            author=settings.PUBLICATION.name,
            published_at=one.at,
            categories=(),
        )
        for one, listed in zip(notices, show_listed(notices), strict=True)
    ]
    return _answer(request, form, title="Corrections", page="/corrections/", items=items)


def feed_story(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """Answer with every article of one story, newest first."""
    story = get_object_or_404(for_cards(Story.objects.all()), pk=pk)
    members = (
        Membership.objects.filter(story=story)
        .select_related("article__source")
        .order_by("-article__published_at", "pk")[:LENGTH]
    )
    names = [filing.category.name for filing in story.filings.all()]
    items = [_item(request, member.article, names) for member in members]
    return _answer(request, form, title=story.title, page=story_url(story), items=items)


def feed_search(request: HttpRequest, form: str) -> HttpResponse:
    """Answer with what a search finds now, newest first."""
    query = read_query(request.GET, zone=settings.PUBLICATION.zone, sort="date")
    hits = run_search(query, limit=LENGTH).hits
    articles = Article.objects.select_related("source").in_bulk([hit.article_id for hit in hits])
    items = [
        _item(request, articles[hit.article_id], ()) for hit in hits if hit.article_id in articles
    ]
    asked = {key: text for key in FIELDS if (text := asked_text(request.GET, key))}
    page = f"/search/?{urlencode(asked)}"
    return _answer(request, form, title=f"Search: {query.text}", page=page, items=items)


def _answer(
    request: HttpRequest, form: str, *, title: str, page: str, items: Sequence[Item]
) -> HttpResponse:
    if form not in FORMATS:
        raise Http404(f"There is no feed in the form {form}; use rss, atom or json.")
    name = settings.PUBLICATION.name
    feed = Feed(
        title=f"{name}: {title}" if title else name,
        description=settings.PUBLICATION.tagline,
        page_url=request.build_absolute_uri(page),
        url=request.build_absolute_uri(),
        language=settings.PUBLICATION.language,
        items=items,
    )
    written = write_feed(feed, form)
    return HttpResponse(written.body, content_type=written.media_type)


def _story_items(request: HttpRequest, stories: Iterable[Story]) -> list[Item]:
    return [
        _item(request, story.lead, [filing.category.name for filing in story.filings.all()])
        for story in stories
    ]


def _item(request: HttpRequest, article: Article, categories: Sequence[str]) -> Item:
    return Item(
        url=request.build_absolute_uri(article_url(article)),
        title=article.title,
        summary=summary_of(article, settings.PUBLICATION),
        author=outlet_of(article).name,
        source_name=outlet_of(article).name,
        source_url=article.url,
        published_at=article.published_at or datetime.fromtimestamp(0, UTC),
        categories=categories,
    )


def _commentary_item(request: HttpRequest, one: Commented) -> Item:
    """Return a story's commentary as an entry of its own, labelled as on the page."""
    lead = one.story.lead
    return Item(
        url=request.build_absolute_uri(commentary_url(one.story)),
        title=lead.title,
        summary=summary_of(lead, settings.PUBLICATION),
        author=settings.PUBLICATION.name,
        published_at=one.published_at,
        categories=[filing.category.name for filing in one.story.filings.all()],
        source_name=outlet_of(lead).name,
        source_url=lead.url,
        label=" · ".join(("Commentary", *one.label)),
    )
