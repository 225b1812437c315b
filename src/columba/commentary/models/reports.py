"""What readers report to be wrong."""

from django.db import models

from columba.articles.models import Article
from columba.commentary.models.commentary import Revision


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
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.created_at:%Y-%m-%d}: {self.text[:60]}"
