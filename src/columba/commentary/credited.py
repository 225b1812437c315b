"""The reports that a draft credits, as they read now."""

from datetime import tzinfo

from columba.articles.models import Article
from columba.commentary.compose import text_hash
from columba.commentary.document import Credit, Draft, Report


def credited_reports(draft: Draft, *, zone: tzinfo) -> list[Report]:
    """Return the draft's reports under the ids it cites them by, in one query.

    A report whose article is gone has no paragraphs.
    """
    numbers = [credit.article_id for credit in draft.reports]
    texts = Article.objects.select_related("source").in_bulk(numbers)
    return [_report(credit, texts.get(credit.article_id), zone) for credit in draft.reports]


def is_as_drafted(report: Report, credit: Credit) -> bool:
    """Tell whether the report still reads as it did when the draft was written from it."""
    return text_hash(report.paragraphs) == credit.text_hash


def _report(credit: Credit, article: Article | None, zone: tzinfo) -> Report:
    published = credit.published_at.astimezone(zone) if credit.published_at else None
    return Report(
        id=credit.id,
        article_id=credit.article_id,
        outlet=credit.outlet,
        owner=credit.owner,
        url=credit.url,
        title=credit.title,
        published_at=published,
        paragraphs=tuple(article.paragraphs) if article else (),
        licence=article.source.licence if article else "",
        copies=credit.copies,
    )
