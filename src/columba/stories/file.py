"""File stories under categories."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from columba.articles.models import Article
from columba.stories.categorise import Categoriser
from columba.stories.models import Category, Filing, Membership, Story
from columba.stories.values import CategoryRule, Scored, StoryArticle

# How many reports of a story are read for its categories: the lead, and the first other ones.
READ_REPORTS = 3


@dataclass(frozen=True, kw_only=True)
class Filed:
    """What one batch did."""

    claimed: int
    filed: int
    unfiled: int


def waiting_stories() -> QuerySet[Story]:
    """Return the stories that changed, or were never filed."""
    return Story.objects.filter(categories_stale=True).order_by("pk")


def file_stories(*, limit: int = 200) -> Filed:
    """File up to `limit` stories that wait, in one transaction."""
    categories = list(Category.objects.all())
    categoriser = Categoriser(rules_of(categories))
    numbers = {category.slug: category.pk for category in categories}
    with transaction.atomic():
        # Locked, so that a story that gets a new member meanwhile is stale again afterwards.
        waiting = waiting_stories().select_for_update(of=("self",))
        stories = list(waiting.select_related("lead")[:limit])
        reports = _reports(stories)
        scored = {
            story.pk: categoriser.categorise(_as_read(story, reports.get(story.pk, [])))
            for story in stories
        }
        _store(scored, numbers)
        Story.objects.filter(pk__in=scored).update(categories_stale=False, related_stale=True)
    filed = sum(bool(found) for found in scored.values())
    return Filed(claimed=len(stories), filed=filed, unfiled=len(stories) - filed)


def rules_of(categories: Iterable[Category]) -> list[CategoryRule]:
    """Return the rules of categories as the pure core reads them, in the order of the tree."""
    ordered = sorted(categories, key=lambda category: category.position)
    slugs = {category.pk: category.slug for category in ordered}
    return [
        CategoryRule(
            slug=category.slug,
            name=category.name,
            parent=slugs.get(category.parent_id or 0, ""),
            words=tuple(category.rules.get("words", ())),
            pairs=tuple((tuple(a), tuple(b)) for a, b in category.rules.get("pairs", ())),
            against=tuple(category.rules.get("against", ())),
        )
        for category in ordered
    ]


def _reports(stories: Iterable[Story]) -> dict[int, list[Article]]:
    """Return the originals of each story, oldest first, in one query."""
    reports: dict[int, list[Article]] = {}
    members = (
        Membership.objects.filter(story__in=stories, copy_of=None)
        .select_related("article")
        .order_by("at", "article_id")
    )
    for member in members:
        reports.setdefault(member.story_id, []).append(member.article)
    return reports


def _as_read(story: Story, reports: list[Article]) -> StoryArticle:
    others = [report for report in reports if report.pk != story.lead_id]
    read = [story.lead, *others][:READ_REPORTS]
    return StoryArticle(
        id=story.lead_id,
        title=story.lead.title,
        paragraphs=tuple(paragraph for report in read for paragraph in report.paragraphs),
        published_at=story.first_at,
        domain=story.lead.domain,
        language=story.lead.language,
    )


def _store(scored: dict[int, list[Scored]], numbers: dict[str, int]) -> None:
    Filing.objects.filter(story__in=scored).delete()
    Filing.objects.bulk_create(
        Filing(
            story_id=story,
            category_id=numbers[one.slug],
            score=one.score,
            reason=one.reason[:300],
        )
        for story, found in scored.items()
        for one in found
    )
