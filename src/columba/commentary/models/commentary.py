"""The commentary of each story with every revision it ever had."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from columba.leases.models import Leased
from columba.stories.models import Story

if TYPE_CHECKING:
    from columba.accounts.models import User


class State(models.TextChoices):
    HELD = "held"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


class WrongStateError(Exception):
    """The commentary is in no state from which this may be done; the message says in which."""


class Commentary(Leased):
    """The commentary of one story: which revision readers see, and why a newer one is held.

    `state` says what readers see: nothing while it is held or withdrawn, `published` otherwise.
    A change of state does not save.
    """

    story = models.OneToOneField(Story, on_delete=models.CASCADE, related_name="commentary")
    state = models.CharField(max_length=12, choices=State, default=State.HELD, db_index=True)
    reasons = models.JSONField(default=list, blank=True)
    published = models.ForeignKey(
        "Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    scheduled = models.ForeignKey(
        "Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    scheduled_for = models.DateTimeField(null=True, blank=True, db_index=True)
    scheduled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    inputs_hash = models.CharField(max_length=64, blank=True)
    # What the story was when it was last looked at: how many members, the newest reading of one,
    # and the playbooks, links and categories of the time.
    seen_articles = models.PositiveIntegerField(default=0, editable=False)
    extracted_at = models.DateTimeField(null=True, blank=True, editable=False)
    library_hash = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "commentary"

    def __str__(self) -> str:
        return f"{self.story}: {self.state}"

    @property
    def is_visible(self) -> bool:
        return self.state in {State.PUBLISHED, State.CORRECTED} and self.published_id is not None

    def publish(
        self, revision: "Revision", *, now: datetime, reviewer: "User | None" = None
    ) -> None:
        """Show readers `revision`, with a reviewer as read by that person.

        What a person has corrected or withdrawn only a person may publish again.
        """
        self._require(revision.commentary_id == self.pk, "publish a revision of another story")
        by_hand = self.state in {State.CORRECTED, State.WITHDRAWN}
        self._require(not by_hand or reviewer is not None, "be published by itself")
        self.state, self.published, self.reasons = State.PUBLISHED, revision, []
        self.published_at = self.published_at or now
        self.reviewed_by, self.reviewed_at = reviewer, now if reviewer else None

    def hold(self, reasons: list[str]) -> None:
        """Show readers nothing until somebody publishes; the reasons say why."""
        self._require(self.state in {State.HELD, State.PUBLISHED}, "be held")
        self.state, self.published, self.reasons = State.HELD, None, reasons
        self.reviewed_by = self.reviewed_at = None

    def keep(self, reasons: list[str]) -> None:
        """Go on showing the revision that is published; the reasons say why no newer one is."""
        self._require(self.is_visible, "be kept")
        self.reasons = reasons

    def withdraw(self, reason: str) -> None:
        """Take the commentary away for good, whatever the machine would write next."""
        self._require(self.state != State.WITHDRAWN, "be withdrawn")
        self.state, self.published, self.reasons = State.WITHDRAWN, None, [reason]

    def correct(self, revision: "Revision", *, now: datetime, reviewer: "User") -> None:
        """Show readers a revision in which a person has put something right."""
        self._require(self.is_visible, "be corrected")
        self.publish(revision, now=now, reviewer=reviewer)
        self.state = State.CORRECTED

    def _require(self, is_right: bool, what: str) -> None:
        if not is_right:
            raise WrongStateError(f"Commentary {self.pk} is {self.state} and cannot {what}.")


class Revision(models.Model):
    """One draft, unchanged for ever, with what the checker found in it."""

    commentary = models.ForeignKey(Commentary, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    inputs_hash = models.CharField(max_length=64)
    written_by = models.CharField(max_length=80)
    playbook = models.CharField(max_length=80, blank=True)
    playbook_version = models.CharField(max_length=20, blank=True)
    draft = models.JSONField()
    findings = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField()
    # Where a person edited it: who, and the revision that was on the screen.
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    based_on = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["commentary", "number"], name="revision_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.commentary} #{self.number}"
