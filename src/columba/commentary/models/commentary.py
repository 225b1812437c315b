"""The commentary of each story with every revision it ever had."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models

from columba.commentary.document import HumanReview, Sensitivity
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
    """The commentary of one story: what readers see, what waits for a person, what is to come.

    `state` says what readers see: nothing while it is held or withdrawn, `published` otherwise.
    A change of state does not save.
    """

    story = models.OneToOneField(Story, on_delete=models.CASCADE, related_name="commentary")
    state = models.CharField(max_length=12, choices=State, default=State.HELD, db_index=True)
    reasons = models.JSONField(default=list, blank=True)
    published = models.ForeignKey(
        "Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True, db_index=True)
    # Every revision that readers ever saw, as [number, moment], in the order in which they saw it.
    shown = models.JSONField(default=list, blank=True, editable=False)
    # The draft about which a person is asked; `reasons` says why.
    proposed = models.ForeignKey(
        "Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # The newest draft that a person turned down; until one approves, only a person publishes.
    rejected = models.ForeignKey(
        "Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
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
        permissions = [
            ("review_commentary", "Can approve, edit and reject drafts"),
            ("correct_commentary", "Can schedule, correct and withdraw pages and close reports"),
        ]

    def __str__(self) -> str:
        return f"{self.story}: {self.state}"

    @property
    def is_visible(self) -> bool:
        return self.state in {State.PUBLISHED, State.CORRECTED} and self.published_id is not None

    @property
    def is_kept_by_hand(self) -> bool:
        """Tell whether what readers see is a person's wording, which no newer draft replaces."""
        edited = self.published is not None and self.published.is_edited
        return self.is_visible and (self.state == State.CORRECTED or edited)

    @property
    def by_hand(self) -> str:
        """Why only a person may change what readers see; empty where the machine may too."""
        if self.state == State.WITHDRAWN:
            return "A person has withdrawn this page."
        if self.is_kept_by_hand:
            verb = "corrected" if self.state == State.CORRECTED else "edited"
            return f"A person has {verb} this page; a newer draft waits beside it."
        if self.scheduled_id:
            return "A person has scheduled a draft of this page; a newer one waits beside it."
        if self.proposed is not None and self.proposed.is_edited:
            return "A person has edited a draft of this page, which waits to be approved."
        if self.rejected_id:
            return "A person has rejected a draft of this page; a newer one waits for a person."
        return ""

    def corrects(self, revision: "Revision") -> bool:
        """Tell whether `revision` changes by hand the very text that readers have seen."""
        if self.published is None or not self.is_visible or self.published_id == revision.pk:
            return False
        return revision.is_edited and revision.inputs_hash == self.published.inputs_hash

    def publish(
        self,
        revision: "Revision",
        *,
        now: datetime,
        reviewer: "User | None" = None,
        reviewed_at: datetime | None = None,
        over: "Revision | None" = None,
    ) -> None:
        """Show readers `revision`, with a reviewer as read by that person, now or at `reviewed_at`.

        Where a person has decided what readers see, only a person may publish. `over` is a newer
        draft to which this one is preferred.
        """
        self._require(revision.commentary_id == self.pk, "publish a revision of another story")
        self._require(not self.by_hand or reviewer is not None, "be published by itself")
        self.state, self.published, self.reasons = State.PUBLISHED, revision, []
        self.published_at = self.published_at or now
        if not self.shown or self.shown[-1][0] != revision.number:
            self.shown = [*self.shown, [revision.number, now.isoformat()]]
        self.reviewed_by, self.reviewed_at = reviewer, (reviewed_at or now) if reviewer else None
        self._settle()
        self.rejected = over

    def vouch(self, *, now: datetime, reviewer: "User") -> None:
        """Let a person answer for what readers see already."""
        self._require(self.is_visible, "be vouched for")
        self.reviewed_by, self.reviewed_at = reviewer, now

    def hold(self, reasons: list[str], proposed: "Revision | None" = None) -> None:
        """Show readers nothing until somebody publishes; the reasons say why."""
        self._require(self.state in {State.HELD, State.PUBLISHED}, "be held")
        self.state, self.published = State.HELD, None
        self.reviewed_by = self.reviewed_at = None
        self.propose(reasons, proposed)

    def keep(self, reasons: list[str], proposed: "Revision | None" = None) -> None:
        """Go on showing the revision that is published; the reasons say why no newer one is."""
        self._require(self.is_visible, "be kept")
        self.propose(reasons, proposed)

    def propose(self, reasons: list[str], revision: "Revision | None") -> None:
        """Put a draft before a person, unless it is the one that a person has turned down.

        A person's edit that waits goes on waiting; a newer draft of the machine's stands beside it.
        """
        self.reasons = reasons
        if revision and not revision.is_edited and self.proposed and self.proposed.is_edited:
            return
        is_open = revision is not None and revision.pk != self.rejected_id
        self.proposed = revision if is_open else None

    def reject(self, revision: "Revision", reason: str) -> None:
        """Turn a draft down.

        What readers see already is taken from them and proposed again, with the reason: whether
        it is mended, put back or withdrawn in public is for another person to say.
        """
        self._require(revision.commentary_id == self.pk, "reject a revision of another story")
        self._require(self.state != State.WITHDRAWN, "be rejected")
        if self.published_id == revision.pk:
            self._require(self.reviewed_at is None, "be rejected after a person has approved it")
            self.hold([reason], revision)
        else:
            self.propose([], None)
        if self.scheduled_id == revision.pk:
            self.unschedule()
        if not self.corrects(revision):
            self.rejected = revision

    def schedule(self, revision: "Revision", *, at: datetime, by: "User") -> None:
        """Publish `revision` by itself at a moment; a newer draft waits beside it until then."""
        self._require(revision.commentary_id == self.pk, "schedule a revision of another story")
        self._require(self.published_id != revision.pk, "schedule what readers see already")
        self.scheduled, self.scheduled_for, self.scheduled_by = revision, at, by
        self.rejected = None
        self.propose([], None)

    def unschedule(self) -> None:
        """Take back the schedule; the draft is not proposed by this."""
        self._require(self.scheduled_id is not None, "be unscheduled")
        self.scheduled = self.scheduled_for = self.scheduled_by = None

    def withdraw(self, reason: str) -> None:
        """Take the commentary away for good, whatever the machine would write next."""
        self._require(self.state != State.WITHDRAWN, "be withdrawn")
        self.state, self.published = State.WITHDRAWN, None
        self._settle()
        self.reasons = [reason]

    def correct(self, revision: "Revision", *, now: datetime, reviewer: "User") -> None:
        """Show readers a revision in which a person has put something right."""
        self._require(self.is_visible, "be corrected")
        self.publish(revision, now=now, reviewer=reviewer)
        self.state = State.CORRECTED

    def _settle(self) -> None:
        """Forget what else was proposed, rejected or to come."""
        self.proposed = self.rejected = None
        self.scheduled = self.scheduled_for = self.scheduled_by = None

    def _require(self, is_right: bool, what: str) -> None:
        if not is_right:
            raise WrongStateError(f"Commentary {self.pk} is {self.state} and cannot {what}.")


class Revision(models.Model):
    """One draft, unchanged for ever, with what the checker found in it."""

    commentary = models.ForeignKey(Commentary, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    inputs_hash = models.CharField(max_length=64)
    written_by = models.CharField(max_length=80)
    playbook = models.CharField(max_length=80, blank=True, db_index=True)
    playbook_version = models.CharField(max_length=20, blank=True)
    draft = models.JSONField()
    findings = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField()
    # Read off the draft when the row is made, so that the queue need not open it.
    is_sensitive = models.BooleanField(default=False, editable=False)
    finding_count = models.PositiveIntegerField(default=0, editable=False)
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

    def save(self, *args: Any, **values: Any) -> None:  # noqa: ANN401 - Django's signature
        if self._state.adding:
            self.finding_count = len(self.findings)
            self.is_sensitive = (
                self.draft.get("sensitivity") == Sensitivity.HIGH
                or self.draft.get("human_review") == HumanReview.ALWAYS
            )
        super().save(*args, **values)

    @property
    def is_edited(self) -> bool:
        """Tell whether a person's hand is in it; who it was may be forgotten with the account."""
        return self.based_on_id is not None
