"""The reports of a story, as commentary reads them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import tzinfo

from columba.articles.models import Article
from columba.articles.models import State as ArticleState
from columba.commentary.contacts import contacts
from columba.commentary.document import Report
from columba.commentary.quotations import quoted
from columba.stories.models import Membership

_LONGEST_OUTLET = 60


def reports_of(story_ids: Sequence[int], *, zone: tzinfo) -> dict[int, list[Report]]:
    """Return the independent reports of each story, "a1", "a2", … in the order of publication.

    A copy adds no report: its outlet is named with the report it copies. Dates are in `zone`, that
    of the publication, so that a page speaks of one day only.
    """
    members: dict[int, list[Membership]] = defaultdict(list)
    rows = Membership.objects.filter(story__in=story_ids, article__state=ArticleState.EXTRACTED)
    for row in rows.select_related("article__source").order_by("pk"):
        if row.article.paragraphs:
            members[row.story_id].append(row)
    return {story: _reports(members[story], zone) for story in story_ids}


def _reports(members: Iterable[Membership], zone: tzinfo) -> list[Report]:
    rows = sorted(members, key=lambda row: (row.at, row.article_id))
    here = {row.article_id: row for row in rows}
    originals = [row for row in rows if row.copy_of_id not in here]
    copies: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        if row.copy_of_id in here:
            copies[_original(row, here)].append(outlet_name(row.article))
    return [
        report_of(row.article, number, zone=zone, copies=copies[row.article_id])
        for number, row in enumerate(originals, start=1)
    ]


def _original(row: Membership, here: Mapping[int, Membership]) -> int:
    """Return the article at the end of a chain of copies."""
    seen: set[int] = set()
    while (before := here.get(row.copy_of_id or 0)) and before.article_id not in seen:
        seen.add(row.article_id)
        row = before
    return row.article_id


def report_of(article: Article, number: int, *, zone: tzinfo, copies: Sequence[str] = ()) -> Report:
    """Return an article whose `source` is joined as report `number`, with outlets that copy it."""
    return Report(
        id=f"a{number}",
        article_id=article.pk,
        outlet=outlet_name(article),
        owner=article.source.owner or article.domain,
        url=article.url,
        title=article.title,
        published_at=article.published_at.astimezone(zone) if article.published_at else None,
        paragraphs=tuple(article.paragraphs),
        licence=article.source.licence,
        copies=tuple(dict.fromkeys(copies)),
    )


def outlet_name(article: Article) -> str:
    """Return the outlet as sentences name it: as its pages do, else as the operator's list does.

    The page's own word is outside text: one that is long or gives an address is not used.
    """
    own = " ".join(article.site_name.split())
    is_fit = own and len(own) <= _LONGEST_OUTLET and not contacts(own) and not quoted(own)
    listed = article.source.title.split(": ")[0].strip()
    return own if is_fit else listed or article.domain
