"""The labelled and unlabelled news streams of the corpus folder, as articles for the pure cores."""

import gzip
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from columba.demo.edition import read_edition
from columba.stories.values import StoryArticle

ROOT = Path(__file__).resolve().parents[1]
CORPUS = Path(os.environ.get("COLUMBA_CORPUS", ROOT.parent / "shared" / "data"))
SOME_DAY = datetime(2025, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Labelled:
    """An article, the event it reports, and the topic of which that event is one of several."""

    article: StoryArticle
    event: str
    topic: str


def read_ecbplus() -> list[Labelled]:
    """Return ECB+: each topic has two events that are easily taken for one. It has no dates."""
    lines = (CORPUS / "streams" / "ecbplus" / "ecbplus.jsonl").read_text(encoding="utf-8")
    found = []
    for number, line in enumerate(lines.splitlines(), 1):
        row = json.loads(line)
        title, *body = map(_untokenised, row["sentences"])
        article = _article(number, title, body)
        found.append(Labelled(article, row["event"], row["topic"]))
    return found


def read_events() -> list[Labelled]:
    """Return hand-labelled events in the order of their dates.

    What is reported again more than four days after the last report is another story by the rules
    of the house, so it counts as another event.
    """
    path = CORPUS / "streams" / "event-clusters" / "articles.json"
    rows = [row for row in json.loads(path.read_text(encoding="utf-8")) if row["date_publish"]]
    rows.sort(key=lambda row: (row["date_publish"], row["dId"]))
    last: dict[str, tuple[datetime, int]] = {}
    found = []
    for number, row in enumerate(rows, 1):
        at = datetime.fromisoformat(row["date_publish"]).replace(tzinfo=UTC)
        event = str(row["newsCluster"]["EventId"])
        before, part = last.get(event, (at, 0))
        last[event] = at, part + (at - before > timedelta(days=4))
        body = (row["text"] or "").split("\n")
        article = _article(number, row["title"] or "", body, domain=row["source_domain"])
        found.append(
            Labelled(replace(article, published_at=at), f"{event}.{last[event][1]}", event)
        )
    return found


def read_newsroom() -> list[Labelled]:
    """Return the sample newsroom, in the order of its dates."""
    edition = read_edition()
    pieces = [piece for piece in edition.pieces if piece.status == 200]
    pieces.sort(key=lambda piece: (piece.published, piece.slug))
    found = []
    for number, piece in enumerate(pieces, 1):
        domain = edition.outlets[piece.outlet].domain
        article = _article(number, piece.headline, list(piece.paragraphs), domain=domain)
        article = replace(article, published_at=piece.published)
        found.append(Labelled(article, piece.event, piece.copy_of))
    return found


def read_dated_articles(year: int, most: int) -> list[StoryArticle]:
    """Return full articles of one year in the order of their days; no labels."""
    path = CORPUS / "streams" / "article-bias" / f"articles-{year}.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows.sort(key=lambda row: (row["date"], row["ID"]))
    return [
        replace(
            _article(
                number,
                row["title"],
                row["content_original"].split("\n"),
                domain=row["source_url"] or "",
            ),
            published_at=datetime.fromisoformat(row["date"]).replace(tzinfo=UTC),
        )
        for number, row in enumerate(rows[:most], 1)
    ]


def read_polled_headlines(most: int) -> Iterator[StoryArticle]:
    """Yield headlines in the order in which polls of a front page first had them; no labels."""
    path = CORPUS / "streams" / "headline-polls" / "google-news-top20.jsonl.gz"
    seen: set[tuple[str, str]] = set()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            poll = json.loads(line)
            at = datetime.strptime(poll["path"], "news/%Y/%m/%d/%H-%M.md").replace(tzinfo=UTC)
            for item in poll["items"]:
                key = item["title"], item["outlet"]
                if key in seen:
                    continue
                seen.add(key)
                headline = _article(len(seen), item["title"], [], domain=item["outlet"])
                yield replace(headline, published_at=at)
                if len(seen) == most:
                    return


def _article(number: int, title: str, body: list[str], *, domain: str = "") -> StoryArticle:
    return StoryArticle(
        id=number,
        title=title,
        paragraphs=tuple(part.strip() for part in body if part.strip()),
        published_at=SOME_DAY,
        domain=domain,
    )


def _untokenised(text: str) -> str:
    """Return text as printed that came with blanks around every token."""
    text = re.sub(r"`` ?|''", '"', text)
    text = re.sub(r" ([.,;:!?%)\]])", r"\1", text)
    text = re.sub(r"([($\[]) ", r"\1", text)
    return re.sub(r" ('s|'re|'ve|'ll|'d|'m|n't)\b", r"\1", text)
