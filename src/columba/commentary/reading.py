"""What readers see: the published commentary of stories, and what they are told of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from columba.commentary.document import Draft
from columba.commentary.models import Commentary, Notice, NoticeKind, State
from columba.commentary.serialise import draft_from_json
from columba.stories.models import Story


@dataclass(frozen=True, kw_only=True)
class PublishedCommentary:
    """The revision of a story's commentary that readers see."""

    story_id: int
    began_at: datetime  # when the first report of the story came
    draft: Draft
    revision: int
    is_corrected: bool
    composed_at: datetime
    published_at: datetime | None
    reviewed_by: str  # a person's name; empty = nobody has read it yet
    reviewed_at: datetime | None
    is_edited: bool = False  # a person's hand is in the text
    shown_since: datetime | None = None  # when readers first saw this revision
    version_count: int = 1  # how many revisions readers have seen

    @property
    def is_reviewed(self) -> bool:
        return self.reviewed_at is not None


@dataclass(frozen=True, kw_only=True)
class PublicNotice:
    """What readers are told of a page: what was put right, or why it was taken away."""

    id: int
    story: Story
    kind: NoticeKind
    text: str
    at: datetime
    is_withdrawn: bool  # whether the page is withdrawn now


def visible() -> QuerySet[Commentary]:
    """Return the commentary that readers may see."""
    # Said of the two other states: an index that holds nearly every row would be no help.
    hidden = [State.HELD, State.WITHDRAWN]
    return Commentary.objects.filter(published__isnull=False).exclude(state__in=hidden)


def published(story_ids: Sequence[int]) -> dict[int, PublishedCommentary]:
    """Return the commentary of those stories that readers may see, in one query."""
    joined = visible().select_related("published", "reviewed_by", "story")
    rows = joined.filter(story__in=story_ids)
    return {row.story_id: shown for row in rows if (shown := _show(row))}


def _show(row: Commentary) -> PublishedCommentary | None:
    if row.published is None:
        return None
    reviewer = row.reviewed_by
    return PublishedCommentary(
        story_id=row.story_id,
        began_at=row.story.first_at,
        draft=draft_from_json(row.published.draft),
        revision=row.published.number,
        is_corrected=row.state == State.CORRECTED,
        composed_at=row.published.created_at,
        published_at=row.published_at,
        reviewed_by=reviewer.name if reviewer else "",
        reviewed_at=row.reviewed_at,
        is_edited=row.published.is_edited,
        shown_since=_since(row),
        version_count=len(row.shown) or 1,
    )


def _since(row: Commentary) -> datetime | None:
    """Return when readers first saw what they see; None where that was not written down."""
    return datetime.fromisoformat(row.shown[-1][1]) if row.shown else None


def notices_of(story_ids: Sequence[int]) -> dict[int, list[PublicNotice]]:
    """Return the notices of each of those stories that has any, newest first, in one query."""
    found: dict[int, list[PublicNotice]] = {}
    for row in public_notices().filter(commentary__story__in=story_ids):
        found.setdefault(row.commentary.story_id, []).append(show_notice(row))
    return found


def latest_notices(limit: int) -> list[PublicNotice]:
    """Return the newest notices of all stories, newest first, in one query."""
    return [show_notice(row) for row in public_notices()[:limit]]


def withdrawn(story_ids: Sequence[int]) -> dict[int, PublicNotice]:
    """Return those of the stories whose commentary is withdrawn now, each with why."""
    found = {}
    for story, notices in notices_of(story_ids).items():
        reasons = [notice for notice in notices if notice.kind is NoticeKind.WITHDRAWAL]
        if reasons and reasons[0].is_withdrawn:
            found[story] = reasons[0]
    return found


def public_notices() -> QuerySet[Notice]:
    """Return the notices of pages that readers have seen, newest first, their stories joined."""
    joined = Notice.objects.select_related("commentary__story__lead").only(
        "kind",
        "text",
        "at",
        "commentary__state",
        "commentary__story__title",
        "commentary__story__lead__title",
    )
    return joined.filter(commentary__published_at__isnull=False)


def show_notice(row: Notice) -> PublicNotice:
    """Return a notice of `public_notices` as readers get it."""
    return PublicNotice(
        id=row.pk,
        story=row.commentary.story,
        kind=NoticeKind(row.kind),
        text=row.text,
        at=row.at,
        is_withdrawn=row.commentary.state == State.WITHDRAWN,
    )
