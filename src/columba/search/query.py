"""Search the articles: words and phrases, narrowed by category, source and date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any, Literal

from django.db import connection

from columba.search.engine import START, STOP, Match, everything, match_for
from columba.search.wording import read_wording

Sort = Literal["relevance", "date"]
PER_PAGE = 20
# Ranking every row costs more than it tells once a word is this common; the newest come first.
TOO_MANY_TO_RANK = 20_000


@dataclass(frozen=True, kw_only=True)
class Query:
    """What to look for. Dates are moments: `since` included, `until` excluded."""

    text: str = ""
    category: str = ""  # slug; a root takes in its children
    source: str = ""  # key
    since: datetime | None = None
    until: datetime | None = None
    sort: Sort = "relevance"


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One article found; the two texts are safe HTML with `<mark>` around what was found."""

    article_id: int
    title_html: str
    snippet_html: str
    copies: int


@dataclass(frozen=True, kw_only=True)
class Results:
    """How many articles were found in all, and one page of them."""

    total: int
    hits: Sequence[Hit]


def search(query: Query, *, limit: int = PER_PAGE, offset: int = 0) -> Results:
    """Return the articles that meet `query`; wording that says nothing finds nothing.

    Copies of one text are one hit, unless a source is asked for.
    """
    alternatives = read_wording(query.text)
    if query.text.strip() and not alternatives:
        return Results(total=0, hits=())
    match = match_for(alternatives) if alternatives else everything()
    where, values = _where(query, match)
    total = _count(match, where, values)
    if not total:
        return Results(total=0, hits=())
    by_date = query.sort == "date" or not alternatives or total > TOO_MANY_TO_RANK
    rows = _rows(match, where, values=values, by_date=by_date, page=(limit, offset))
    return Results(total=total, hits=[_hit(row) for row in rows])


_TABLES = """
    FROM search_document d
    {join}
    JOIN articles_article a ON a.id = d.article_id
    JOIN stories_membership m ON m.article_id = a.id
"""


def _where(query: Query, match: Match) -> tuple[str, list[Any]]:
    parts, values = [match.where], list(match.where_values)
    if query.source:
        parts.append("a.source_id IN (SELECT id FROM sources_source WHERE key = %s)")
        values.append(query.source)
    else:
        parts.append("m.copy_of_id IS NULL")
    if query.category:
        parts.append(
            "m.story_id IN (SELECT f.story_id FROM stories_filing f"
            " JOIN stories_category c ON c.id = f.category_id"
            " LEFT JOIN stories_category p ON p.id = c.parent_id"
            " WHERE c.slug = %s OR p.slug = %s)"
        )
        values += [query.category, query.category]
    for moment, test in ((query.since, ">="), (query.until, "<")):
        if moment is not None:
            parts.append(f"a.published_at {test} %s")
            values.append(connection.ops.adapt_datetimefield_value(moment))
    return " AND ".join(parts), values


def _count(match: Match, where: str, values: Sequence[Any]) -> int:
    # Only fixed text of this module is put together here; what readers typed travels as values.
    sql = f"SELECT count(*) {_TABLES.format(join=match.join)} WHERE {where}"
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return int(cursor.fetchone()[0])


def _rows(
    match: Match, where: str, *, values: Sequence[Any], by_date: bool, page: tuple[int, int]
) -> list[tuple[Any, ...]]:
    order = "a.published_at DESC, a.id" if by_date else f"{match.score}, a.published_at DESC, a.id"
    order_values = () if by_date else match.score_values
    sql = f"""
        SELECT a.id, {match.title}, {match.snippet},
               (SELECT count(*) FROM stories_membership o WHERE o.copy_of_id = a.id)
        {_TABLES.format(join=match.join)}
        WHERE {where} ORDER BY {order} LIMIT %s OFFSET %s
    """  # noqa: S608 - as in _count
    with connection.cursor() as cursor:
        cursor.execute(sql, [*match.marked_values, *values, *order_values, *page])
        return list(cursor.fetchall())


def _hit(row: tuple[Any, ...]) -> Hit:
    article, title, snippet, copies = row
    return Hit(
        article_id=article,
        title_html=_marked(title),
        snippet_html=_marked(snippet),
        copies=copies,
    )


def _marked(text: str) -> str:
    """Return the text as HTML: everything escaped, then the engine's marks made visible."""
    return escape(text).replace(START, "<mark>").replace(STOP, "</mark>")
