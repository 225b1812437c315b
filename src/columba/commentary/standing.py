"""Which issues have a standing page, which stories are under them, and which of those repeat it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Count, Max, QuerySet
from django.db.models.fields.json import KeyTextTransform

from columba.commentary.labels import Origin, tag
from columba.commentary.library import playbook_of
from columba.commentary.models import Commentary
from columba.commentary.models import Playbook as Row
from columba.commentary.playbook import Playbook
from columba.commentary.reading import PublishedCommentary, visible
from columba.lib.publication import Publication
from columba.stories.models import Story

# Whoever reads a publication every day need not read the same background twice in a week.
TOLD_FOR = timedelta(days=7)
COUNTED_FOR = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """The day as of which standing pages are written, and whether playbooks go out of date."""

    day: date
    expires: bool = True

    def is_open(self, playbook: Playbook) -> bool:
        """Tell whether the playbook may still publish."""
        return not self.expires or playbook.is_current(self.day)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One issue with a page of its own: its stories of the last thirty days, and the newest."""

    playbook: Playbook
    story_count: int
    newest_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Commented:
    """A story with commentary on an issue, and the label that the commentary bears."""

    story: Story
    published_at: datetime
    label: tuple[str, ...]


def calendar(publication: Publication, *, now: datetime) -> Calendar:
    """Return the calendar of a publication; the demo's stands still at its newest story."""
    if not publication.demo:
        return Calendar(day=now.astimezone(publication.zone).date())
    newest = Story.objects.aggregate(at=Max("last_at"))["at"] or now
    return Calendar(day=newest.astimezone(publication.zone).date(), expires=False)


def standing_issues(today: Calendar) -> list[Standing]:
    """Return every issue that has a page, those with the newest stories first, in two queries."""
    rows = Row.objects.filter(enabled=True, general_for="").order_by("title")
    midnight = datetime.combine(today.day, time(), tzinfo=UTC)
    recent = Story.objects.filter(last_at__gte=midnight - COUNTED_FOR).order_by().values("pk")
    counted = visible().filter(story__in=recent).values("published__playbook").order_by()
    counts = {
        row["published__playbook"]: row
        for row in counted.annotate(stories=Count("pk"), newest=Max("story__last_at"))
    }
    found = [
        Standing(
            playbook=playbook,
            story_count=counts[row.slug]["stories"] if row.slug in counts else 0,
            newest_at=counts[row.slug]["newest"] if row.slug in counts else None,
        )
        for row in rows
        if (playbook := open_issue(row, today))
    ]
    return sorted(
        found, key=lambda one: one.newest_at.timestamp() if one.newest_at else 0, reverse=True
    )


def find_issue(slug: str, today: Calendar) -> Playbook | None:
    """Return the playbook of an issue that has a page, else None: one query."""
    row = Row.objects.filter(slug=slug).first()
    return open_issue(row, today) if row else None


def open_issue(row: Row, today: Calendar) -> Playbook | None:
    """Return the playbook of a row if it is of an issue, in use and not out of date."""
    playbook = playbook_of(row) if row.enabled and not row.general_for else None
    return playbook if playbook and today.is_open(playbook) else None


def comments_under(slug: str, *, limit: int) -> list[Commented]:
    """Return the newest visible commentary of an issue, without its text: three queries."""
    found = visible().filter(published__playbook=slug).order_by("-published_at", "-pk")
    newest = list(found.values_list("pk", flat=True)[:limit])
    rows = (
        Commentary.objects.filter(pk__in=newest)
        .select_related("published", "reviewed_by", "story__lead__source")
        .prefetch_related("story__filings__category")
        .annotate(
            drafted_with=KeyTextTransform("drafted_with", "published__draft"),
            signed_by=KeyTextTransform("signed_by", "published__draft"),
        )
        .defer("published__draft")
        .order_by("-published_at", "-pk")
    )
    return [
        Commented(
            story=row.story,
            published_at=row.published_at or row.story.last_at,
            label=_label(row, drafted_with=row.drafted_with, signed_by=row.signed_by),
        )
        for row in rows
    ]


def stories_under(slug: str) -> QuerySet[Story]:
    """Return the stories whose visible commentary is of this issue, newest first."""
    return Story.objects.filter(
        commentary__in=visible().filter(published__playbook=slug)
    ).latest_first()


def told_before(shown: Iterable[PublishedCommentary]) -> set[int]:
    """Return those of the stories that repeat an issue: one query for all of them.

    Readers find the issue's commentary on another story that began up to seven days before; of two
    that began together, the one with the lower number came first.
    """
    ours = [one for one in shown if one.draft.opinion and not one.draft.general]
    if not ours:
        return set()
    told = _told(ours)
    return {one.story_id for one in ours if any(other.is_before(one) for other in told)}


@dataclass(frozen=True)
class _Told:
    """That readers find an issue's commentary on a story."""

    issue: str
    story_id: int
    began_at: datetime

    def is_before(self, one: PublishedCommentary) -> bool:
        if self.issue != one.draft.playbook or self.began_at < one.began_at - TOLD_FOR:
            return False
        return (self.began_at, self.story_id) < (one.began_at, one.story_id)


def _told(ours: Sequence[PublishedCommentary]) -> list[_Told]:
    """Return all that may have come before one of these stories."""
    began = [one.began_at for one in ours]
    stories = Story.objects.filter(first_at__range=(min(began) - TOLD_FOR, max(began)))
    rows = visible().filter(
        published__playbook__in={one.draft.playbook for one in ours},
        story__in=stories.order_by().values("pk"),
    )
    values = rows.order_by().values_list("published__playbook", "story_id", "story__first_at")
    return [_Told(*row) for row in values]


def _label(row: Commentary, *, drafted_with: str, signed_by: str) -> tuple[str, ...]:
    revision, reviewer = row.published, row.reviewed_by
    origin = Origin(
        written_by=revision.written_by if revision else "",
        drafted_with=drafted_with or "",
        signed_by=signed_by or "",
    )
    return tag(
        origin,
        reviewed_by=reviewer.name if reviewer else "",
        is_edited=revision is not None and revision.is_edited,
    )
