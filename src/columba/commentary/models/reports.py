"""What readers report to be wrong."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from columba.articles.models import Article
from columba.commentary.models.commentary import Revision, WrongStateError

if TYPE_CHECKING:
    from columba.accounts.models import User


class Closing(models.TextChoices):
    """What came of a report."""

    FIXED = "fixed", "It was wrong and has been put right"
    NO_ERROR = "no error", "It was not an error"


class ErrorReport(models.Model):
    """What a reader says is wrong on a page; open until somebody has dealt with it."""

    article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.SET_NULL, related_name="error_reports"
    )
    # The sentence it is about ("opinion 2.1"), in the revision that was shown then.
    sentence = models.CharField(max_length=40, blank=True)
    revision = models.ForeignKey(
        Revision, null=True, blank=True, on_delete=models.SET_NULL, related_name="error_reports"
    )
    text = models.TextField()
    email = models.EmailField(blank=True)
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True, db_index=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    closing = models.CharField(max_length=12, choices=Closing, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.created_at:%Y-%m-%d}: {self.text[:60]}"

    def close(self, closing: Closing, *, by: "User", now: datetime, note: str = "") -> None:
        """Say what came of the report. Does not save."""
        if self.closed_at is not None:
            raise WrongStateError(f"Report {self.pk} has been closed already.")
        self.closing, self.note = closing, note
        self.closed_by, self.closed_at = by, now
