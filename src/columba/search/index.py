"""Keep the full-text index up to date with the articles."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from columba.articles.models import Article, State
from columba.search.models import Document

LONGEST_BODY = 100_000
# The engines' marks, and what else no text should hold.
_CONTROL = {code: " " for code in range(32) if chr(code) not in "\n\t"}


@dataclass(frozen=True, kw_only=True)
class Indexed:
    """What one batch did."""

    claimed: int
    added: int
    changed: int


def waiting_articles() -> QuerySet[Article]:
    """Return the articles that are in a story and not, or not as they are now, in the index."""
    current = Document.objects.filter(article=OuterRef("pk"), extracted_at=OuterRef("extracted_at"))
    return (
        Article.objects.filter(state=State.EXTRACTED, membership__isnull=False)
        .filter(~Exists(current))
        .order_by("pk")
    )


def index_articles(*, limit: int = 500) -> Indexed:
    """Index up to `limit` articles that wait, in one transaction."""
    articles = list(waiting_articles()[:limit])
    with transaction.atomic():
        known = Document.objects.in_bulk([a.pk for a in articles], field_name="article_id")
        added = [_document(article) for article in articles if article.pk not in known]
        changed = [_renew(known[a.pk], a) for a in articles if a.pk in known]
        Document.objects.bulk_create(added)
        Document.objects.bulk_update(changed, ["title", "body", "extracted_at"], batch_size=200)
    return Indexed(claimed=len(articles), added=len(added), changed=len(changed))


def _document(article: Article) -> Document:
    return _renew(Document(article=article), article)


def _renew(document: Document, article: Article) -> Document:
    document.title = article.title.translate(_CONTROL)
    document.body = "\n".join(article.paragraphs)[:LONGEST_BODY].translate(_CONTROL)
    document.extracted_at = article.extracted_at
    return document
