"""Letters on their way, and the one-time links that stand in them."""

import uuid
from datetime import datetime

from django.db import models

from columba.leases.models import REASON_LENGTH, Leased
from columba.outbox.sealed import SealedTextField

LONGEST_SUBJECT = 150


class State(models.TextChoices):
    WAITING = "waiting"
    SENT = "sent"
    REFUSED = "refused", "given up"


class WrongStateError(Exception):
    """The letter is in no state from which this may be done; the message says in which."""


class Mail(Leased):
    """One letter to one address. Once it has gone, or cannot go, address and words are erased."""

    # The same at every try, so that a letter that was sent twice is shown once.
    message_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.SlugField(max_length=40)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    to = SealedTextField(blank=True)
    subject = models.CharField(max_length=LONGEST_SUBJECT)
    text = SealedTextField(blank=True)
    html = SealedTextField(blank=True)
    # Of letters to a list: where its reader leaves by one click (RFC 8058).
    unsubscribe_url = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(db_index=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "letter"
        indexes = [models.Index(fields=["state", "next_at"], name="mail_due")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    def sent(self, *, now: datetime) -> None:
        """Note that the server has taken the letter. Does not save."""
        self._finish(State.SENT, now)

    def refuse(self, reason: str, *, now: datetime) -> None:
        """Give the letter up, with the reason. Does not save."""
        self._finish(State.REFUSED, now)
        self.attempts += 1
        self.last_reason = reason[:REASON_LENGTH]

    def _finish(self, state: State, now: datetime) -> None:
        if self.state != State.WAITING:
            raise WrongStateError(f"Letter {self.pk} is {self.state} already.")
        attempts = self.attempts
        self.settle(next_at=now)
        self.state, self.done_at, self.attempts = state, now, attempts
        self.to = self.text = self.html = self.unsubscribe_url = ""


class OneTimeLink(models.Model):
    """A link that its reader may use once. The token itself stands in the letter alone."""

    token_hash = models.CharField(max_length=64, unique=True)
    purpose = models.SlugField(max_length=40)
    # The row that it is about, in a table that the purpose tells.
    about = models.BigIntegerField()
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["purpose", "about"], name="link_about")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.about}"

    def is_usable(self, now: datetime) -> bool:
        """Tell whether the link may still be used."""
        return self.used_at is None and now < self.expires_at
