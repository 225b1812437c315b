"""A petition: its state, its text in every version, what it is bound to."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models

from columba.directory.models import Link
from columba.stories.models import Category, Story

if TYPE_CHECKING:
    from columba.accounts.models import User

LONGEST_TITLE = 80
LONGEST_ASK = 300
# Whoever signed in the last hour has a day to find the letter.
GRACE = timedelta(hours=24)


class State(models.TextChoices):
    DRAFTED = "drafted"
    IN_REVIEW = "in review"
    OPEN = "open"
    CLOSED = "closed"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


PUBLIC = (State.OPEN, State.CLOSED, State.ANSWERED, State.WITHDRAWN)


class WrongStateError(Exception):
    """A row is in no state from which this may be done; the message says in which."""


class FrozenTextError(Exception):
    """A text that people may have signed was to be changed."""


class Petition(models.Model):
    """One demand to one body with the power to meet it. A change of state does not save."""

    slug = models.SlugField(max_length=80, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFTED, db_index=True)
    text = models.ForeignKey(
        "PetitionText", null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )
    # What it is bound to: on the pages of which stories it is offered.
    playbook = models.SlugField(max_length=80, blank=True)
    category = models.ForeignKey(
        Category, null=True, blank=True, on_delete=models.SET_NULL, related_name="petitions"
    )
    story = models.ForeignKey(
        Story, null=True, blank=True, on_delete=models.SET_NULL, related_name="petitions"
    )
    everywhere = models.BooleanField(default=False)
    closes_on = models.DateField(null=True, blank=True)  # the last day, in the publication's zone
    closes_at = models.DateTimeField(null=True, blank=True, db_index=True, editable=False)
    created_at = models.DateTimeField()
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)  # what the addressee said
    outcome = models.TextField(blank=True)  # what came of it
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)  # why it was withdrawn, or closed before its day

    class Meta:
        ordering = ["-pk"]
        permissions = [("decide_petition", "Can open, close, answer and withdraw petitions")]

    def __str__(self) -> str:
        return self.slug

    @property
    def is_public(self) -> bool:
        """Tell whether readers may see it: once opened it stays, whatever becomes of it."""
        return self.opened_at is not None

    @property
    def may_be_edited(self) -> bool:
        """Tell whether nobody can have signed it yet."""
        return self.state in {State.DRAFTED, State.IN_REVIEW}

    def takes_signatures(self, now: datetime) -> bool:
        """Tell whether it may be signed at `now`."""
        return self.state == State.OPEN and self.closes_at is not None and now < self.closes_at

    def takes_confirmations(self, now: datetime) -> bool:
        """Tell whether a signature that came in time may still be confirmed at `now`."""
        end = self.closed_at or self.closes_at
        is_kept = self.state in {State.OPEN, State.CLOSED, State.ANSWERED}
        return is_kept and end is not None and now < end + GRACE

    def submit(self) -> None:
        """Put the draft before whoever decides."""
        self._go(State.IN_REVIEW, {State.DRAFTED}, "be submitted")

    def send_back(self) -> None:
        """Return the draft to whoever wrote it."""
        self._go(State.DRAFTED, {State.IN_REVIEW}, "be sent back")

    def open(self, *, now: datetime, closes_at: datetime, by: "User") -> None:
        """Let people sign, until `closes_at`; only a person opens a petition."""
        self._go(State.OPEN, {State.IN_REVIEW}, "be opened")
        self.opened_at, self.closes_at, self.opened_by = now, closes_at, by

    def close(self, *, at: datetime, reason: str = "") -> None:
        """End the signing; `reason` says why where that is before its day."""
        self._go(State.CLOSED, {State.OPEN}, "be closed")
        self.closed_at, self.reason = at, reason

    def record_answer(self, answer: str, *, outcome: str, now: datetime) -> None:
        """Show what the addressee said and what came of it; either may be added to later."""
        self._go(State.ANSWERED, {State.CLOSED, State.ANSWERED}, "be answered")
        self.answer, self.outcome = answer, outcome
        self.answered_at = self.answered_at or now

    def withdraw(self, reason: str, *, now: datetime) -> None:
        """Give it up for good, with the reason; one that was public stays to be read."""
        self._go(
            State.WITHDRAWN,
            {State.DRAFTED, State.IN_REVIEW, State.OPEN, State.CLOSED},
            "be withdrawn",
        )
        self.withdrawn_at, self.reason = now, reason

    def _go(self, state: State, allowed: set[State], what: str) -> None:
        if self.state not in allowed:
            raise WrongStateError(f"The petition is {self.state} and cannot {what}.")
        self.state = state


class PetitionText(models.Model):
    """One version of what is signed. Once the petition is open it never changes again.

    The addressee is kept as the directory named it then: the row there may change or go.
    """

    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="texts")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=LONGEST_TITLE)
    ask = models.CharField(max_length=LONGEST_ASK)
    details = models.TextField(blank=True)
    addressee = models.ForeignKey(
        Link, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    addressee_name = models.CharField(max_length=200, blank=True)
    addressee_url = models.CharField(max_length=500, blank=True)
    power = models.CharField(max_length=300, blank=True)  # what the addressee can do about it
    note = models.CharField(max_length=300, blank=True)  # what was put right in this version
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    frozen_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["petition", "number"]
        constraints = [
            models.UniqueConstraint(fields=["petition", "number"], name="petition_text_once")
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **values: Any) -> None:  # noqa: ANN401 - Django's signature
        """Save; FrozenTextError where the row in the database may have been signed."""
        stored = PetitionText.objects.filter(pk=self.pk, frozen_at__isnull=False)
        if not self._state.adding and stored.exists():
            raise FrozenTextError(f"Version {self.number} of {self.petition} may not be changed.")
        super().save(*args, **values)

    def address_to(self, link: Link | None, name: str = "") -> None:
        """Take the addressee from a row of the directory, under the name of its owner or `name`."""
        self.addressee = link
        self.addressee_name = (name or link.owner) if link else ""
        self.addressee_url = link.url if link else ""


class Transition(models.Model):
    """That a petition went from one state to another, by whom and why; never changed."""

    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="transitions")
    before = models.CharField(max_length=10, choices=State, blank=True)
    after = models.CharField(max_length=10, choices=State)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.petition}: {self.before} → {self.after}"
