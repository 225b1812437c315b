"""What the two full-text engines have in common, seen from `query`."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from columba.search.wording import Term

# Marks around a hit inside the engines' answers: characters that no cleaned text holds.
START, STOP = "\x02", "\x03"
TITLE_WEIGHT = 6.0


@dataclass(frozen=True, kw_only=True)
class Match:
    """SQL of one search: what to join, what must hold, how good a row is, and its marked texts.

    The parameters of `title`, `snippet` and `score` come in that order.
    """

    join: str
    where: str
    where_values: tuple[Any, ...]
    score: str  # ascending: the best row first
    title: str
    snippet: str
    marked_values: tuple[Any, ...] = ()
    score_values: tuple[Any, ...] = ()


def match_for(alternatives: list[list[Term]]) -> Match:
    """Return the SQL with which this database's engine finds the wording."""
    if connection.vendor == "postgresql":
        return _postgres(alternatives)
    return _sqlite(alternatives)


def everything() -> Match:
    """Return the SQL of a search without words."""
    return Match(
        join="",
        where="1 = 1",
        where_values=(),
        score="a.published_at",
        title="d.title",
        snippet="substr(d.body, 1, 240)",
    )


def _sqlite(alternatives: list[list[Term]]) -> Match:
    marks = f"'{START}', '{STOP}'"
    return Match(
        join="JOIN search_fts ON search_fts.rowid = d.id",
        where="search_fts MATCH %s",
        where_values=(_fts5(alternatives),),
        score=f"bm25(search_fts, {TITLE_WEIGHT}, 1.0)",
        title=f"highlight(search_fts, 0, {marks})",
        snippet=f"snippet(search_fts, 1, {marks}, ' … ', 34)",
    )


def _fts5(alternatives: list[list[Term]]) -> str:
    return " OR ".join(f"({_fts5_all(terms)})" for terms in alternatives)


def _fts5_all(terms: list[Term]) -> str:
    wanted = " AND ".join(_fts5_term(term) for term in terms if not term.excluded)
    unwanted = [f" NOT {_fts5_term(term)}" for term in terms if term.excluded]
    return f"({wanted})" + "".join(unwanted)


def _fts5_term(term: Term) -> str:
    # The words hold letters and digits only, so no quotation mark can end the string early.
    return '"' + " ".join(term.words) + '"'


def _postgres(alternatives: list[list[Term]]) -> Match:
    query, values = _tsquery(alternatives)
    options = f"StartSel={START}, StopSel={STOP}, MaxWords=34, MinWords=18, MaxFragments=2"
    whole = f"StartSel={START}, StopSel={STOP}, HighlightAll=true"
    return Match(
        join="",
        where=f"d.vector @@ ({query})",
        where_values=values,
        score=f"-ts_rank_cd('{{0.1, 0.2, 0.15, 1.0}}', d.vector, ({query}), 1)",
        score_values=values,
        title=f"ts_headline('english', d.title, ({query}), %s)",
        snippet=f"ts_headline('english', d.body, ({query}), %s)",
        marked_values=(*values, whole, *values, options),
    )


def _tsquery(alternatives: list[list[Term]]) -> tuple[str, tuple[str, ...]]:
    sql = " || ".join(f"({' && '.join(map(_tsquery_term, terms))})" for terms in alternatives)
    return sql, tuple(" ".join(term.words) for terms in alternatives for term in terms)


def _tsquery_term(term: Term) -> str:
    return f"{'!!' if term.excluded else ''}phraseto_tsquery('english', %s)"
