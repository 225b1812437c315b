"""Send what waits in the outbox."""

import re
import smtplib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import QuerySet

from columba.leases.claim import claim
from columba.outbox.message import Sender, build_message
from columba.outbox.models import Mail, State

# Longer than a batch takes whose every connection breaks.
LEASE = timedelta(minutes=30)
# How long a letter waits after each failure; after the last it is given up, two days on.
DELAYS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440))
_PERMANENT = range(500, 600)
# A reason is kept in the open, and servers like to repeat the address in it.
_ADDRESS = re.compile(r"[^\s<>@:;,()]+@[^\s<>@:;,()]+")


class End(StrEnum):
    """What came of one try."""

    SENT = "sent"
    REFUSED = "given up"
    LATER = "put off"


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What one batch did."""

    claimed: int = 0
    sent: int = 0
    refused: int = 0
    put_off: int = 0


def send_mail(
    *,
    now: datetime,
    sender: Sender,
    open_backend: Callable[[], BaseEmailBackend],
    limit: int = 100,
) -> Sent:
    """Send up to `limit` letters that are due, in order; each is saved before the next is sent.

    A letter that cannot be sent now keeps the reason and is tried again later. When the server
    itself cannot be reached the rest of the batch is put off with it, untried.
    """
    rows = claim(_waiting(), limit, now=now, lease=LEASE)
    post = _Post(sender=sender, open_backend=open_backend, now=now)
    ends = [post.send(mail) for mail in rows]
    post.hang_up()
    return Sent(
        claimed=len(rows),
        sent=ends.count(End.SENT),
        refused=ends.count(End.REFUSED),
        put_off=ends.count(End.LATER),
    )


def count_waiting(now: datetime) -> int:
    """Return how many letters are due."""
    return _waiting().filter(Mail.due(now)).count()


def _waiting() -> QuerySet[Mail]:
    return Mail.objects.filter(state=State.WAITING).order_by("next_at", "pk")


@dataclass(kw_only=True)
class _Post:
    """One connection after another to the mail server, until it fails."""

    sender: Sender
    open_backend: Callable[[], BaseEmailBackend]
    now: datetime
    backend: BaseEmailBackend | None = None
    sent_over_it: int = 0
    unreachable: str = ""  # why the server cannot be reached

    def send(self, mail: Mail) -> End:
        """Try to send the letter, and save what came of it."""
        end = self._put_off(mail, self.unreachable) if self.unreachable else self._try(mail)
        mail.save()
        return end

    def hang_up(self) -> None:
        """Close the connection, as well as a broken one can be closed."""
        if self.backend is not None:
            # Nothing is lost where that fails: every letter has been settled.
            with suppress(smtplib.SMTPException, OSError):
                self.backend.close()
        self.backend, self.sent_over_it = None, 0

    def _try(self, mail: Mail) -> End:
        try:
            self._connection().send_messages([build_message(mail, self.sender)])
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _ in error.recipients.values()]
            answers = "; ".join(_said(code, text) for code, text in error.recipients.values())
            is_final = bool(codes) and all(code in _PERMANENT for code in codes)
            return self._refuse(mail, answers) if is_final else self._put_off(mail, answers)
        except smtplib.SMTPDataError as error:
            answer = _said(error.smtp_code, error.smtp_error)
            if error.smtp_code in _PERMANENT:
                return self._refuse(mail, answer)
            return self._put_off(mail, answer)
        except (smtplib.SMTPException, OSError) as error:
            return self._lose(mail, error)
        except ValueError as error:
            # No header can hold what stands in the row: it will be no better tomorrow.
            return self._refuse(mail, str(error))
        self.sent_over_it += 1
        mail.sent(now=self.now)
        return End.SENT

    def _connection(self) -> BaseEmailBackend:
        if self.sent_over_it >= self.sender.per_connection:
            self.hang_up()
        if self.backend is None:
            self.backend = self.open_backend()
            self.backend.open()
        return self.backend

    def _lose(self, mail: Mail, error: Exception) -> End:
        """Note that the server is gone; over a used connection one more is worth a try."""
        had_worked = self.sent_over_it > 0
        self.hang_up()
        if isinstance(error, smtplib.SMTPResponseException):
            reason = _said(error.smtp_code, error.smtp_error)
        else:
            reason = f"{type(error).__name__}: {error}"
        if not had_worked:
            self.unreachable = reason
        return self._put_off(mail, reason)

    def _refuse(self, mail: Mail, reason: str) -> End:
        mail.refuse(_in_the_open(reason), now=self.now)
        return End.REFUSED

    def _put_off(self, mail: Mail, reason: str) -> End:
        if mail.attempts >= len(DELAYS):
            return self._refuse(mail, f"Given up after {mail.attempts + 1} tries: {reason}")
        mail.put_off(_in_the_open(reason), now=self.now, delay=DELAYS[mail.attempts])
        return End.LATER


def _said(code: int, text: bytes | str) -> str:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
    return f"The mail server said {code}: {' '.join(words.split())}"


def _in_the_open(reason: str) -> str:
    return _ADDRESS.sub("…@…", reason)
