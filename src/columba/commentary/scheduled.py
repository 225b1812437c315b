"""Publish what a person has scheduled, when its moment has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from columba.commentary.models import Commentary, Decision, Verdict

NEWER = "A newer draft waits beside the one that was published on schedule."
NOBODY = "Whoever scheduled it has no account any more; somebody else has to approve it."


@dataclass(frozen=True, kw_only=True)
class Released:
    """What one batch did: `returned` drafts wait for a person again."""

    claimed: int = 0
    published: int = 0
    returned: int = 0


@transaction.atomic
def publish_scheduled(*, now: datetime, limit: int = 50) -> Released:
    """Publish up to `limit` drafts whose moment has come, in the order of their moments."""
    held = list(_due(now).select_for_update().values_list("pk", flat=True)[:limit])
    joined = _due(now).select_related("published", "proposed", "scheduled", "scheduled_by")
    rows = list(joined.filter(pk__in=held))
    read_at = _read_at(rows)
    published = 0
    for row in rows:
        published += _release(row, now=now, read_at=read_at.get(row.pk, now))
        row.save()
    return Released(claimed=len(rows), published=published, returned=len(rows) - published)


def count_due(now: datetime) -> int:
    """Return how many drafts are due to be published."""
    return _due(now).count()


def _due(now: datetime) -> QuerySet[Commentary]:
    rows = Commentary.objects.filter(scheduled_for__lte=now, scheduled__isnull=False)
    return rows.order_by("scheduled_for", "pk")


def _read_at(rows: Sequence[Commentary]) -> dict[int, datetime]:
    """Return when each page was last scheduled: a person had read it then."""
    decisions = Decision.objects.filter(commentary__in=rows, verdict=Verdict.SCHEDULED)
    return dict(decisions.order_by("pk").values_list("commentary", "at"))


def _release(row: Commentary, *, now: datetime, read_at: datetime) -> bool:
    """Publish what is scheduled, else propose it again; tell which."""
    revision, newer = row.scheduled, row.proposed
    if revision is None:
        return False
    if row.scheduled_by is None:
        row.unschedule()
        row.propose([NOBODY], newer or revision)
        return False
    row.publish(revision, now=now, reviewer=row.scheduled_by, reviewed_at=read_at)
    if newer and newer.number > revision.number:
        row.keep([NEWER], newer)
    return True
