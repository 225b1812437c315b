"""Choose the related articles of the stories that changed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import Prefetch, QuerySet

from columba.articles.models import Article
from columba.stories.file import rules_of
from columba.stories.models import Category, Filing, Membership, Related, Story
from columba.stories.profile import Profile
from columba.stories.related import RelatedIndex
from columba.stories.values import Related as Chosen
from columba.stories.values import StoryArticle
from columba.stories.window import KEPT, as_story_article, read_profile

# How many of the newest stories may be listed, and how many reports of each.
MOST_STORIES = 3000
MOST_REPORTS = 3


@dataclass(frozen=True, kw_only=True)
class RelatedStories:
    """What one batch did: stories handled, articles listed."""

    claimed: int
    listed: int


def relate_stories(*, limit: int = 100) -> Iterator[RelatedStories]:
    """Work through every story that waits, `limit` a batch, each batch in one transaction."""
    if not waiting_stories().exists():
        return
    shelf = _Shelf()
    while (done := _relate_batch(shelf, limit)).claimed:
        yield done


def waiting_stories() -> QuerySet[Story]:
    """Return the stories that changed, or that have room on their list."""
    return Story.objects.filter(related_stale=True).order_by("pk")


@transaction.atomic
def _relate_batch(shelf: "_Shelf", limit: int) -> RelatedStories:
    # Locked, so that a story that gets a new member meanwhile is stale again afterwards.
    waiting = waiting_stories().select_for_update(of=("self",))
    stories = list(_with_reports(waiting)[:limit])
    lists = shelf.choose(stories)
    Related.objects.filter(story__in=lists).delete()
    rows = [row for story, chosen in lists.items() for row in _rows(story, chosen)]
    Related.objects.bulk_create(rows)
    Story.objects.filter(pk__in=lists).update(related_stale=False)
    return RelatedStories(claimed=len(stories), listed=len(rows))


class _Shelf:
    """The articles that may be listed: the lead and a few originals of every recent story."""

    def __init__(self) -> None:
        newest = Story.objects.latest_first()[0].last_at
        recent = Story.objects.latest_first().filter(last_at__gte=newest - KEPT)
        reports = [
            (story, member)
            for story in _with_reports(recent[:MOST_STORIES])
            for member in _originals(story)
        ]
        profiles = _read([member for _, member in reports])
        candidates = [_seen(story, member) for story, member in reports]
        tree = rules_of(Category.objects.all())
        self._index = RelatedIndex(candidates, tree=tree, profiles=profiles)

    def choose(self, stories: Iterable[Story]) -> dict[int, list[Chosen]]:
        """Return the articles to list under each story, by its key."""
        leads = [(story, _lead(story)) for story in stories]
        profiles = _read([lead for _, lead in leads])
        return {
            story.pk: self._index.related(_seen(story, lead), read=profiles[lead.article_id])
            for story, lead in leads
        }


def _with_reports(stories: QuerySet[Story]) -> QuerySet[Story]:
    """Join what a list is chosen by, without the texts."""
    reports = Membership.objects.select_related("article__profile").order_by("at", "pk")
    filings = Filing.objects.select_related("category").order_by("-score", "pk")
    return stories.prefetch_related(
        Prefetch("memberships", reports.defer("article__paragraphs")), Prefetch("filings", filings)
    )


def _lead(story: Story) -> Membership:
    return next(m for m in story.memberships.all() if m.article_id == story.lead_id)


def _originals(story: Story) -> list[Membership]:
    """Return the lead and the first few reports that are no copies."""
    members = sorted(story.memberships.all(), key=lambda m: m.article_id != story.lead_id)
    originals = [m for m in members if m.copy_of_id is None or m.article_id == story.lead_id]
    return originals[:MOST_REPORTS]


def _read(members: Sequence[Membership]) -> dict[int, Profile]:
    """Return the profiles by article; the texts of those not kept are fetched in one query."""
    unread = {m.article_id: m.article for m in members if not hasattr(m.article, "profile")}
    texts = Article.objects.filter(pk__in=unread).values_list("pk", "paragraphs")
    for number, paragraphs in texts:
        unread[number].paragraphs = paragraphs
    return {member.article_id: read_profile(member) for member in members}


def _seen(story: Story, member: Membership) -> StoryArticle:
    seen = as_story_article(member.article, member.at, with_text=False)
    categories = tuple(filing.category.slug for filing in story.filings.all())
    return replace(seen, story=story.pk, categories=categories)


def _rows(story: int, chosen: Sequence[Chosen]) -> Iterator[Related]:
    for rank, one in enumerate(chosen, 1):
        yield Related(
            story_id=story, article_id=one.id, rank=rank, score=one.score, reason=one.reason
        )
