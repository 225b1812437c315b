"""Hold a name alone, across every process of the installation."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from columba.leases.holder import is_alive, this_process
from columba.leases.models import Lock

LEASE = timedelta(minutes=10)


class BusyError(Exception):
    """Another live process holds the name; the message says which."""


@contextmanager
def exclusive(name: str) -> Iterator[None]:
    """Hold `name` while the block runs; raise BusyError where another live process holds it.

    A process that died loses its hold at once on its own host, and after ten minutes elsewhere.
    """
    _take(name, now=timezone.now())
    try:
        yield
    finally:
        _mine(name).update(holder="", held_until=None)


def renew(name: str) -> None:
    """Hold `name` for ten more minutes; long work calls it after every batch."""
    _mine(name).update(held_until=timezone.now() + LEASE)


def _mine(name: str) -> QuerySet[Lock]:
    return Lock.objects.filter(name=name, holder=this_process())


def _take(name: str, *, now: datetime) -> None:
    with transaction.atomic():
        Lock.objects.bulk_create([Lock(name=name)], ignore_conflicts=True)
        rows = Lock.objects.all()
        if connection.features.has_select_for_update:
            rows = rows.select_for_update()
        lock = rows.get(name=name)
        if _is_held(lock, now):
            raise BusyError(f"{name} is already running in process {lock.holder}.")
        lock.holder, lock.held_until = this_process(), now + LEASE
        lock.save()


def _is_held(lock: Lock, now: datetime) -> bool:
    if not lock.holder or lock.held_until is None or lock.held_until <= now:
        return False
    return is_alive(lock.holder)
