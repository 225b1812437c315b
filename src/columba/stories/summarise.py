"""What a story is called, which article leads it, and how many report it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import F, QuerySet
from django.utils.text import slugify

from columba.articles.models import Article
from columba.stories.models import Membership, Story

_SLUG_LENGTH = 80
# Beyond this many words a report is no fuller account of one event, only a longer one.
_COMPLETE_WORDS = 800


def open_story(article: Article, *, at: datetime) -> Story:
    """Return the story, not yet saved, that its first article opens."""
    story = Story(lead=article, first_at=at, last_at=at)
    _entitle(story)
    return story


def summarise_stories(numbers: Iterable[int]) -> None:
    """Choose lead and title anew, and count articles and independent outlets."""
    stories = Story.objects.in_bulk(list(numbers))
    members: dict[int, list[Membership]] = {number: [] for number in stories}
    rows = Membership.objects.filter(story__in=stories).select_related("article__source")
    for member in rows.order_by("at", "pk"):
        members[member.story_id].append(member)
    for number in sorted(stories):
        _summarise(stories[number], members[number])
    Story.objects.bulk_update(
        stories.values(),
        [
            "title", "slug", "lead", "first_at", "last_at", "article_count", "outlet_count",
            "categories_stale", "related_stale",
        ],
        batch_size=200,
    )  # fmt: skip


def mistitled_stories() -> QuerySet[Story]:
    """Return the stories whose lead was corrected and has another title now."""
    return Story.objects.exclude(title=F("lead__title"))


def retitle_stories() -> int:
    """Take over the new titles of leads that were corrected; return how many there were."""
    stories = list(mistitled_stories().select_related("lead"))
    for story in stories:
        _entitle(story)
        story.categories_stale = story.related_stale = True
    Story.objects.bulk_update(
        stories, ["title", "slug", "categories_stale", "related_stale"], batch_size=200
    )
    return len(stories)


def _summarise(story: Story, members: Sequence[Membership]) -> None:
    story.lead = max(members, key=_merit).article
    _entitle(story)
    story.first_at, story.last_at = members[0].at, members[-1].at
    story.article_count = len(members)
    story.outlet_count = len({_owner(m.article) for m in members if m.copy_of_id is None}) or 1
    story.categories_stale = story.related_stale = True


def _merit(member: Membership) -> tuple[bool, int, float]:
    """Rank originals before copies, then complete reports before short ones, then early ones."""
    complete = min(member.article.word_count, _COMPLETE_WORDS)
    return member.copy_of_id is None, complete, -member.at.timestamp()


def _owner(article: Article) -> str:
    return article.source.owner or article.domain


def _entitle(story: Story) -> None:
    story.title = story.lead.title
    story.slug = slugify(story.title)[:_SLUG_LENGTH].strip("-") or "story"
