"""The outbox's entries on the timetable."""

from collections.abc import Iterator

from django.conf import settings
from django.core.mail import get_connection
from django.utils import timezone

from columba.lib.batch import Batch
from columba.outbox import send, tidy
from columba.outbox.message import sender_of


def send_mail() -> Iterator[Batch]:
    """Send every letter that is due; without a mail server none is."""
    if not can_send():
        return
    sender = sender_of(settings.PUBLICATION, otherwise=settings.DEFAULT_FROM_EMAIL)
    while (
        done := send.send_mail(now=timezone.now(), sender=sender, open_backend=get_connection)
    ).claimed:
        ends = {"sent": done.sent, "given up": done.refused, "put off": done.put_off}
        yield Batch(rows=done.claimed, ends={end: count for end, count in ends.items() if count})


def count_mail() -> int:
    """Return how many letters are due to be sent."""
    return send.count_waiting(timezone.now()) if can_send() else 0


def can_send() -> bool:
    """Tell whether there is a mail server to send by; the demo prints instead."""
    return settings.PUBLICATION.mail is not None or settings.PUBLICATION.demo


def tidy_outbox() -> Iterator[Batch]:
    """Delete what the outbox no longer needs."""
    while (done := tidy.tidy_outbox(now=timezone.now())).letters + done.links:
        ends = {"letters": done.letters, "links": done.links}
        yield Batch(rows=done.letters + done.links, ends=ends)


def count_old() -> int:
    """Return how many rows of the outbox could be deleted."""
    return tidy.count_old(timezone.now())
