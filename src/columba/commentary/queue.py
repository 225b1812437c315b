"""What waits for a person at the desk, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Count, Q, QuerySet

from columba.commentary.models import Commentary, ErrorReport, State
from columba.stories.models import Membership

# Nobody goes back to read what was news a fortnight ago.
SAMPLED_FOR = timedelta(days=14)
_HEX_DIGITS = 8


class Why(StrEnum):
    """The reasons for which a page waits; it may have several."""

    SENSITIVE = "sensitive"
    FLAGGED = "flagged"  # by the checker
    RULE = "rule"  # the publication or the playbook has a person read it
    NEWER = "newer"  # a newer draft stands beside what readers see
    REPORTED = "reported"  # by a reader
    SAMPLED = "sampled"  # published by the machine, drawn to be read


@dataclass(frozen=True, kw_only=True)
class Draw:
    """Which pages are sampled: a share of what the machine published, 0 to 1, lately."""

    share: float
    now: datetime

    @property
    def below(self) -> str:
        """The bound under which a page's hash draws it: the same page is drawn or not for ever."""
        if self.share >= 1:
            return "g"
        return f"{int(self.share * 16**_HEX_DIGITS):0{_HEX_DIGITS}x}" if self.share > 0 else ""

    def draws(self, row: Commentary) -> bool:
        """Tell whether the page, with its published revision joined, is one of the sample."""
        shown = row.published
        return (
            shown is not None
            and row.state == State.PUBLISHED
            and row.reviewed_at is None
            and row.proposed_id is None
            and shown.inputs_hash < self.below
            and row.published_at is not None
            and row.published_at >= self.now - SAMPLED_FOR
        )


def waiting(draw: Draw, why: Why | None = None) -> QuerySet[Commentary]:
    """Return the pages that wait for a person, newest news first; for one reason, or for any."""
    conditions = _conditions(draw)
    wanted = conditions[why] if why else _any(conditions)
    joined = Commentary.objects.filter(wanted).select_related("story", "proposed", "published")
    return joined.defer("proposed__draft", "published__draft").order_by("-story__last_at", "-pk")


def count_waiting(draw: Draw) -> dict[str, int]:
    """Return how many pages wait for each reason, and under "all" how many in all: one query."""
    conditions = _conditions(draw)
    counts = {why.value: Count("pk", filter=condition) for why, condition in conditions.items()}
    return Commentary.objects.aggregate(all=Count("pk", filter=_any(conditions)), **counts)


def next_waiting(rows: QuerySet[Commentary], after: Commentary) -> Commentary | None:
    """Return the page that comes after this one in the queue, else the first, else none."""
    others = rows.exclude(pk=after.pk)
    last_at = after.story.last_at
    below = Q(story__last_at__lt=last_at) | Q(story__last_at=last_at, pk__lt=after.pk)
    return others.filter(below).first() or others.first()


def reasons_of(row: Commentary, draw: Draw, *, reported: Mapping[int, int]) -> list[Why]:
    """Return why a page that `waiting` joined waits; `reported` counts open reports by story."""
    found = {
        Why.SENSITIVE: row.proposed is not None and row.proposed.is_sensitive,
        Why.FLAGGED: row.proposed is not None and row.proposed.finding_count > 0,
        Why.NEWER: row.proposed is not None and row.is_visible,
        Why.REPORTED: row.story_id in reported,
        Why.SAMPLED: draw.draws(row),
    }
    reasons = [why for why, is_so in found.items() if is_so]
    is_other = row.proposed is not None and not set(reasons) - {Why.REPORTED}
    return [Why.RULE, *reasons] if is_other else reasons


def open_reports() -> QuerySet[ErrorReport]:
    """Return what readers reported and nobody has closed, oldest first, with its page joined."""
    joined = ErrorReport.objects.filter(closed_at=None).select_related(
        "article__membership__story__commentary", "revision"
    )
    return joined.defer("article__paragraphs", "revision__draft").order_by("created_at", "pk")


def reports_by_story(rows: Iterable[Commentary]) -> dict[int, int]:
    """Return how many open reports there are about each of the pages that has any."""
    stories = [row.story_id for row in rows]
    reports = ErrorReport.objects.filter(closed_at=None, article__membership__story__in=stories)
    counted = reports.order_by().values_list("article__membership__story")
    return dict(counted.annotate(count=Count("pk")))


def _conditions(draw: Draw) -> dict[Why, Q]:
    is_proposed = Q(proposed__isnull=False)
    is_visible = Q(state__in=[State.PUBLISHED, State.CORRECTED], published__isnull=False)
    is_sensitive, is_flagged = Q(proposed__is_sensitive=True), Q(proposed__finding_count__gt=0)
    reported = Membership.objects.filter(
        article__error_reports__isnull=False, article__error_reports__closed_at=None
    )
    return {
        Why.SENSITIVE: is_sensitive,
        Why.FLAGGED: is_flagged,
        Why.RULE: is_proposed
        & ~is_visible
        & Q(proposed__is_sensitive=False, proposed__finding_count=0),
        Why.NEWER: is_proposed & is_visible,
        Why.REPORTED: Q(story__in=reported.order_by().values("story")),
        Why.SAMPLED: Q(
            state=State.PUBLISHED,
            reviewed_at=None,
            proposed=None,
            published__inputs_hash__lt=draw.below,
            published_at__gte=draw.now - SAMPLED_FOR,
        ),
    }


def _any(conditions: Mapping[Why, Q]) -> Q:
    """Join the conditions: every proposed draft waits for one reason or another."""
    others = conditions[Why.REPORTED] | conditions[Why.SAMPLED]
    return Q(proposed__isnull=False) | others
