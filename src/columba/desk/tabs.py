"""The reasons for which pages wait, as the queue's tabs: each with its count."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from columba.commentary.models import Commentary
from columba.commentary.queue import Draw, Why, count_waiting, open_reports

LABELS: Mapping[Why, str] = {
    Why.SENSITIVE: "Sensitive",
    Why.FLAGGED: "Flagged by the checker",
    Why.NEWER: "Newer draft",
    Why.RULE: "By rule",
    Why.SAMPLED: "Sampled",
    Why.REPORTED: "Reported",
}


@dataclass(frozen=True, kw_only=True)
class Tab:
    name: str
    url: str
    count: int | None  # None = not counted
    is_current: bool


def draw_at(now: datetime) -> Draw:
    """Return which pages are sampled at this moment, as the publication sets it."""
    return Draw(share=settings.PUBLICATION.review_sample, now=now)


def read_why(text: str) -> Why | None:
    """Return the reason a form or an address names; None where it names none."""
    return Why(text) if text in set(Why) else None


def tabs(current: str, *, now: datetime) -> list[Tab]:
    """Return the tabs in their order; `current` is a reason, "all", or the name of a page."""
    counts: dict[str, int | None] = {**count_waiting(draw_at(now))}
    counts["reports"] = open_reports().count()
    counts["scheduled"] = Commentary.objects.filter(scheduled__isnull=False).count()
    queue = reverse("desk:queue")
    rows = [("all", "All that waits", queue)]
    # Reported pages are found from the reports themselves, each at its sentence.
    listed = [why for why in LABELS if why is not Why.REPORTED]
    rows += [(why.value, LABELS[why], f"{queue}?why={why}") for why in listed]
    rows += [
        ("reports", "Readers' reports", reverse("desk:reports")),
        ("scheduled", "Scheduled", reverse("desk:scheduled")),
        ("decided", "Decided lately", reverse("desk:decided")),
    ]
    return [
        Tab(name=name, url=url, count=counts.get(key), is_current=key == current)
        for key, name, url in rows
    ]
