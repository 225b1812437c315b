"""What has been indexed."""

from django.db import models

from columba.articles.models import Article


class Document(models.Model):
    """One article in the full-text index, as it stood when it was indexed."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="document")
    title = models.TextField()
    body = models.TextField()
    content_hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title
