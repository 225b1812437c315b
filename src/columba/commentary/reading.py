"""What readers see: the published commentary of stories."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from columba.commentary.document import Draft
from columba.commentary.models import Commentary, State
from columba.commentary.serialise import draft_from_json


@dataclass(frozen=True, kw_only=True)
class PublishedCommentary:
    """The revision of a story's commentary that readers see."""

    story_id: int
    draft: Draft
    revision: int
    is_corrected: bool
    composed_at: datetime
    published_at: datetime | None
    reviewed_by: str  # a person's name; empty = nobody has read it yet
    reviewed_at: datetime | None

    @property
    def is_reviewed(self) -> bool:
        return self.reviewed_at is not None


def published(story_ids: Sequence[int]) -> dict[int, PublishedCommentary]:
    """Return the commentary of those stories that readers may see, in one query."""
    rows = Commentary.objects.filter(
        story__in=story_ids, state__in=[State.PUBLISHED, State.CORRECTED], published__isnull=False
    ).select_related("published", "reviewed_by")
    return {row.story_id: shown for row in rows if (shown := _show(row))}


def _show(row: Commentary) -> PublishedCommentary | None:
    if row.published is None:
        return None
    reviewer = row.reviewed_by
    return PublishedCommentary(
        story_id=row.story_id,
        draft=draft_from_json(row.published.draft),
        revision=row.published.number,
        is_corrected=row.state == State.CORRECTED,
        composed_at=row.published.created_at,
        published_at=row.published_at,
        reviewed_by=(reviewer.get_full_name() or reviewer.get_username()) if reviewer else "",
        reviewed_at=row.reviewed_at,
    )
