"""What people decided about commentary, and what readers are told of it."""

from django.conf import settings
from django.db import models

from columba.commentary.models.commentary import Commentary, Revision


class Verdict(models.TextChoices):
    APPROVED = "approved"
    EDITED = "edited"
    REJECTED = "rejected"
    SCHEDULED = "scheduled"
    UNSCHEDULED = "unscheduled"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


class Decision(models.Model):
    """What one person decided about one revision, and why; never changed, never deleted."""

    commentary = models.ForeignKey(Commentary, on_delete=models.CASCADE, related_name="decisions")
    revision = models.ForeignKey(
        Revision, null=True, blank=True, on_delete=models.SET_NULL, related_name="decisions"
    )
    verdict = models.CharField(max_length=12, choices=Verdict)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(db_index=True)
    due_at = models.DateTimeField(
        null=True, blank=True
    )  # of a schedule: when it is to be published

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.commentary_id}: {self.verdict} {self.at:%Y-%m-%d}"


class NoticeKind(models.TextChoices):
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"


class Notice(models.Model):
    """A dated public note: what was put right on a page, or why it was taken away."""

    commentary = models.ForeignKey(Commentary, on_delete=models.CASCADE, related_name="notices")
    revision = models.ForeignKey(
        Revision, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    kind = models.CharField(max_length=12, choices=NoticeKind)
    text = models.TextField()
    at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}: {self.text[:60]}"
