"""The story index of a publication: rebuilt from the rows of its window, then carried on."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Max, Min

from columba.articles.models import Article
from columba.stories.cluster import StoryIndex, StorySettings
from columba.stories.models import Membership, StoredProfile, Story
from columba.stories.profile import Profile, profile
from columba.stories.values import Assignment, StoryArticle

# Related articles reach further back than stories do.
KEPT = timedelta(days=30)


class Window:
    """A story index that knows which row each of its stories is.

    The index knows a story by its first article, since that exists before the story's row does.
    """

    def __init__(self, settings: StorySettings) -> None:
        self._index = StoryIndex(settings)
        self._rows: dict[int, int] = {}
        self._rebuild(settings.window)

    def assign(self, article: StoryArticle, read: Profile) -> Assignment:
        """Put the article into a story of the index; `row` tells whether the story has a row."""
        return self._index.assign(article, read)

    def row(self, assignment: Assignment) -> int:
        """Return the primary key of the story; KeyError for a new one until `learn` names it."""
        return self._rows[assignment.story]

    def learn(self, first_article: int, story: Story) -> None:
        """Take in which row a new story got."""
        self._rows[first_article] = story.pk

    def _rebuild(self, days: timedelta) -> None:
        newest = Membership.objects.aggregate(newest=Max("at"))["newest"]
        if newest is None:
            return
        held = Membership.objects.filter(at__gte=newest - days)
        firsts = _first_articles(held.values_list("story", flat=True).distinct())
        self._rows = {article: story for story, article in firsts.items()}
        members = held.select_related("article__profile", "story").order_by("pk")
        for member in members.iterator(500):
            self._index.note_opening(firsts[member.story_id], member.story.first_at)
            self._index.replay(
                as_story_article(member.article, member.at, with_text=False),
                _assignment(member, firsts[member.story_id]),
                read=read_profile(member),
            )


def as_story_article(article: Article, at: datetime, *, with_text: bool = True) -> StoryArticle:
    """Return the article as the pure cores see it, counted as published at `at`."""
    return StoryArticle(
        id=article.pk,
        title=article.title,
        paragraphs=tuple(article.paragraphs) if with_text else (),
        published_at=at,
        domain=article.domain,
        url_key=article.url_key,
        language=article.language,
    )


def read_profile(member: Membership) -> Profile:
    """Return the stored profile of the article, which is joined, or read the article again."""
    try:
        return Profile.from_json(member.article.profile.content)
    except StoredProfile.DoesNotExist:
        return profile(as_story_article(member.article, member.at))


def counts_from(article: Article) -> datetime:
    """Return when the article counts as published: never later than its feed first had it."""
    seen = article.entry.first_seen_at
    return min(article.published_at or seen, seen)


def store_profiles(articles: Sequence[tuple[Article, Profile]]) -> None:
    """Keep the profiles of new members, and drop those that nothing will ask for again."""
    StoredProfile.objects.bulk_create(
        StoredProfile(article=article, content=read.as_json()) for article, read in articles
    )
    newest = Membership.objects.aggregate(newest=Max("at"))["newest"]
    if newest is not None:
        StoredProfile.objects.filter(article__membership__at__lt=newest - KEPT).delete()


def _first_articles(stories: object) -> dict[int, int]:
    """Return the first article of each story: the one whose membership has the lowest key."""
    firsts = (
        Membership.objects.filter(story__in=stories)
        .values("story")
        .annotate(first=Min("pk"))
        .values("first")
    )
    return dict(Membership.objects.filter(pk__in=firsts).values_list("story", "article"))


def _assignment(member: Membership, first_article: int) -> Assignment:
    return Assignment(
        story=first_article,
        is_new=False,
        duplicate_of=member.copy_of_id,
        score=member.score,
        reason=member.reason,
    )
