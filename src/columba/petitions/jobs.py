"""The petitions' entries on the timetable."""

from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone

from columba.lib.batch import Batch
from columba.petitions import admit, close, count, erase


def admit_signatures() -> Iterator[Batch]:
    """Sort out every signature and request that came in."""
    while (
        done := admit.admit_signatures(now=timezone.now(), publication=settings.PUBLICATION)
    ).claimed:
        ends = {
            "admitted": done.admitted,
            "suspect": done.suspect,
            "repeated": done.repeated,
            "letters": done.letters,
            "silent": done.silent,
        }
        yield Batch(rows=done.claimed, ends={end: n for end, n in ends.items() if n})


def count_received() -> int:
    """Return how many signatures and requests nobody has looked at yet."""
    return admit.count_received()


def count_signatures() -> Iterator[Batch]:
    """Bring every count up to a minute ago."""
    while done := count.count_signatures(now=timezone.now()).counted:
        yield Batch(rows=done, ends={"counts": done})


def count_behind() -> int:
    """Return how many counts have something to add or to take off."""
    return count.count_behind(timezone.now())


def recount_signatures() -> Iterator[Batch]:
    """Make every count anew that moved since yesterday."""
    while (done := count.recount_signatures(now=timezone.now())).counted:
        yield Batch(rows=done.counted, ends={"counts": done.counted, "mended": done.mended})


def count_unchecked() -> int:
    """Return how many counts are to be made anew."""
    return count.count_unchecked(timezone.now())


def close_petitions() -> Iterator[Batch]:
    """Close every petition whose last day is over."""
    while done := close.close_petitions(now=timezone.now()).closed:
        yield Batch(rows=done, ends={"closed": done})


def count_over() -> int:
    """Return how many open petitions have run their time."""
    return close.count_over(timezone.now())


def erase_signatures() -> Iterator[Batch]:
    """Forget every signer whose time is over."""
    kept = settings.PUBLICATION.petitions
    while (done := erase.erase_signatures(now=timezone.now(), kept=kept)).rows:
        ends = {
            "unconfirmed": done.unconfirmed,
            "networks": done.networks,
            "anonymised": done.anonymised,
        }
        yield Batch(rows=done.rows, ends={end: n for end, n in ends.items() if n})


def count_due() -> int:
    """Return how many signers are due to be forgotten."""
    return erase.count_due(timezone.now(), settings.PUBLICATION.petitions)
