"""Put every article that has been read into a story.

Articles are taken in the order in which they were published, as far as they are known when a run
begins. Those that come in later than that order would have it may end up in other stories than if
all had been known from the start; what is decided stays decided.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, F, QuerySet
from django.db.models.functions import Coalesce, Least

from columba.articles.models import Article, State
from columba.lib.publication import Publication
from columba.stories.cluster import StorySettings
from columba.stories.models import Membership, Story
from columba.stories.profile import Profile, profile
from columba.stories.summarise import open_story, retitle_stories, summarise_stories
from columba.stories.values import Assignment
from columba.stories.window import KEPT, Window, as_story_article, counts_from, store_profiles

# A list of related articles this long wants nothing from new stories.
FULL_LIST = 10


@dataclass(frozen=True, kw_only=True)
class Clustered:
    """What one batch did: articles taken, stories opened, copies found, stories retitled."""

    claimed: int
    opened: int
    copies: int
    retitled: int


def cluster_stories(publication: Publication, *, limit: int = 100) -> Iterator[Clustered]:
    """Work through every article that waits, `limit` a batch, each batch in one transaction."""
    with transaction.atomic():
        retitled = retitle_stories()
    if retitled:
        yield Clustered(claimed=0, opened=0, copies=0, retitled=retitled)
    if not waiting_articles().exists():
        return
    window = Window(StorySettings(window=timedelta(days=publication.story_days)))
    while (done := _assign_batch(window, limit)).claimed:
        yield done


def waiting_articles() -> QuerySet[Article]:
    """Return the articles in no story, in the order in which they count as published."""
    seen = F("entry__first_seen_at")
    return (
        Article.objects.filter(state=State.EXTRACTED, membership__isnull=True)
        .select_related("entry")
        .order_by(Least(Coalesce("published_at", seen), seen), "pk")  # as `counts_from`
    )


@transaction.atomic
def _assign_batch(window: Window, limit: int) -> Clustered:
    taken = [_take(window, article) for article in waiting_articles()[:limit]]
    opened = [one for one in taken if one.assignment.is_new]
    if opened:
        _open_stories(window, opened)
        _want_longer_lists()
    members = Membership.objects.bulk_create(_membership(window, one) for one in taken)
    store_profiles([(one.article, one.read) for one in taken])
    summarise_stories({member.story_id for member in members})
    copies = sum(one.assignment.duplicate_of is not None for one in taken)
    return Clustered(claimed=len(taken), opened=len(opened), copies=copies, retitled=0)


@dataclass(frozen=True, kw_only=True)
class _Taken:
    article: Article
    at: datetime
    read: Profile
    assignment: Assignment


def _take(window: Window, article: Article) -> _Taken:
    at = counts_from(article)
    told = as_story_article(article, at)
    read = profile(told)
    return _Taken(article=article, at=at, read=read, assignment=window.assign(told, read))


def _open_stories(window: Window, opened: Sequence[_Taken]) -> None:
    stories = Story.objects.bulk_create(open_story(one.article, at=one.at) for one in opened)
    for one, story in zip(opened, stories, strict=True):
        window.learn(one.article.pk, story)


def _want_longer_lists() -> None:
    """Let stories whose list of related articles is short choose again, now that there are more."""
    newest = Story.objects.latest_first()[0].last_at
    recent = Story.objects.filter(last_at__gte=newest - KEPT, related_stale=False)
    short = recent.annotate(listed=Count("related")).filter(listed__lt=FULL_LIST)
    Story.objects.filter(pk__in=list(short.values_list("pk", flat=True))).update(related_stale=True)


def _membership(window: Window, one: _Taken) -> Membership:
    return Membership(
        article=one.article,
        story_id=window.row(one.assignment),
        copy_of_id=one.assignment.duplicate_of,
        at=one.at,
        score=one.assignment.score,
        reason=one.assignment.reason,
    )
