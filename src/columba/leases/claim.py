"""Claim due rows for this process, and free the rows of processes that died."""

from datetime import datetime, timedelta
from typing import TypeVar

from django.db import connections, transaction
from django.db.models import QuerySet

from columba.leases.holder import is_alive, this_process
from columba.leases.models import Leased

Row = TypeVar("Row", bound=Leased)


def claim(rows: QuerySet[Row], limit: int, *, now: datetime, lease: timedelta) -> list[Row]:
    """Claim up to `limit` due rows in the order of `rows` until `now + lease`.

    Two workers never get the same row: SQLite serialises the IMMEDIATE transaction, PostgreSQL
    skips rows that another transaction has locked.
    """
    due = rows.filter(Leased.due(now))
    with transaction.atomic(using=rows.db):
        if connections[rows.db].features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True, of=("self",))
        claimed = list(due[:limit])
        until = now + lease
        for row in claimed:
            row.leased_until, row.leased_by = until, this_process()
        rows.model._base_manager.using(rows.db).filter(  # noqa: SLF001 - Django's documented name
            pk__in=[row.pk for row in claimed]
        ).update(leased_until=until, leased_by=this_process())
    return claimed


def free_rows_of_the_dead(rows: QuerySet[Row]) -> int:
    """Free rows held by processes of this host that no longer run; return how many."""
    held = rows.filter(leased_until__isnull=False).exclude(leased_by="")
    holders = held.order_by().values_list("leased_by", flat=True).distinct()
    dead = [holder for holder in holders if not is_alive(holder)]
    return rows.filter(leased_by__in=dead).update(leased_until=None, leased_by="")
