"""What has been indexed."""

from django.db import models

from columba.articles.models import Article


class Document(models.Model):
    """One article in the full-text index, as it stood when it was read at `extracted_at`.

    The index itself (`search_fts` on SQLite, the column `vector` on PostgreSQL) belongs to the
    database: triggers and a generated column keep it equal to this table.
    """

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="document")
    title = models.TextField()
    body = models.TextField()
    extracted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title
