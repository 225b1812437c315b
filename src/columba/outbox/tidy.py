"""Throw away what the outbox no longer needs."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from columba.outbox.models import Mail, OneTimeLink, State

# The rows hold no address and no word any more, only when what kind of letter went out.
KEEP_LETTERS = timedelta(days=30)
# So that whoever follows an old link is told that it is old.
KEEP_LINKS = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Tidied:
    """How many rows were deleted."""

    letters: int = 0
    links: int = 0


def tidy_outbox(*, now: datetime, limit: int = 1000) -> Tidied:
    """Delete up to `limit` letters and as many links that are of no use any more."""
    letters, links = _old_letters(now), _old_links(now)
    return Tidied(letters=_delete(letters, limit), links=_delete(links, limit))


def count_old(now: datetime) -> int:
    """Return how many rows could be deleted."""
    return _old_letters(now).count() + _old_links(now).count()


def _old_letters(now: datetime) -> QuerySet[Mail]:
    return Mail.objects.exclude(state=State.WAITING).filter(done_at__lte=now - KEEP_LETTERS)


def _old_links(now: datetime) -> QuerySet[OneTimeLink]:
    return OneTimeLink.objects.filter(expires_at__lte=now - KEEP_LINKS)


def _delete(rows: QuerySet[Mail] | QuerySet[OneTimeLink], limit: int) -> int:
    chosen = list(rows.order_by("pk").values_list("pk", flat=True)[:limit])
    return rows.model._base_manager.filter(pk__in=chosen).delete()[0]  # noqa: SLF001 - Django's documented name
