"""A story as one entry of a list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from columba.articles.excerpt import Excerpt, excerpt
from columba.articles.models import Article
from columba.lib.publication import Publication
from columba.stories.models import Story
from columba.web.addresses import article_url, story_url
from columba.web.moments import Moment, show_moment
from columba.web.outlets import Outlet, outlet_of
from columba.web.pictures import Shown, show_picture

SUMMARY_WORDS = 38
FEWEST_WORDS = 6  # a shorter paragraph is a date line or a label, not what the report says
MOST_CATEGORIES = 3


@dataclass(frozen=True, kw_only=True)
class CategoryLink:
    """A category with the address of its page."""

    name: str
    slug: str


@dataclass(frozen=True, kw_only=True)
class Card:
    """What a list shows of a story: its lead article, and how many outlets report it."""

    story: int
    title: str
    url: str
    story_url: str
    summary: str
    outlet: Outlet
    published: Moment | None
    latest: Moment | None  # when its newest report came out
    picture: Shown | None
    categories: Sequence[CategoryLink]
    outlet_count: int
    article_count: int


def for_cards(stories: QuerySet[Story]) -> QuerySet[Story]:
    """Join what cards need, so that a list costs three queries whatever its length."""
    return stories.select_related("lead__source", "lead__picture").prefetch_related(
        "filings__category__parent"
    )


def show_cards(stories: Iterable[Story], publication: Publication) -> list[Card]:
    """Return the cards of stories that `for_cards` has joined."""
    return [_card(story, publication) for story in stories]


def fine_categories(story: Story) -> list[CategoryLink]:
    """Return the story's categories, fine ones first; a root only where nothing finer fits."""
    filed = [filing.category for filing in story.filings.all()]
    fine = [category for category in filed if category.parent_id is not None]
    return [CategoryLink(name=c.name, slug=c.slug) for c in (fine or filed)[:MOST_CATEGORIES]]


def excerpt_of(article: Article, publication: Publication) -> Excerpt:
    """Return what pages may show of an article whose `source` the caller has joined."""
    return excerpt(
        article.paragraphs,
        publication.excerpt,
        licence=article.source.licence,
        standfirst=article.standfirst,
    )


def summary_of(article: Article, publication: Publication) -> str:
    """Return the standfirst, else the start, of what the article's own page shows.

    A few dozen words at most, ended with an ellipsis where cut.
    """
    shown = excerpt_of(article, publication)
    texts = [text.split() for text in (shown.standfirst, *shown.lead, *shown.expandable)]
    words: list[str] = next((text for text in texts if len(text) >= FEWEST_WORDS), [])
    if len(words) <= SUMMARY_WORDS:
        return " ".join(words)
    return " ".join(words[:SUMMARY_WORDS]).rstrip(",;:–—-") + " …"


def _card(story: Story, publication: Publication) -> Card:
    lead = story.lead
    return Card(
        story=story.pk,
        title=lead.title,
        url=article_url(lead),
        story_url=story_url(story),
        summary=summary_of(lead, publication),
        outlet=outlet_of(lead),
        published=show_moment(lead.published_at, publication),
        latest=show_moment(story.last_at, publication),
        picture=show_picture(lead),
        categories=fine_categories(story),
        outlet_count=story.outlet_count,
        article_count=story.article_count,
    )
