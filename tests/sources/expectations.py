"""What the feedparser project's own test documents expect, as far as both read the same fields.

Each document says in a comment what its values are. Those on title, link, id and dates of the feed
and its entries are compared; ours are plain text, theirs HTML, so markup is taken off theirs.
"""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from columba.lib.dates import parse_stamp
from columba.lib.html import plain_line
from columba.sources.parse import FeedError, ParsedFeed, parse_feed

_EXPECT = re.compile(r"Expect:\s*(.*?)\s*(?:-->|\n\s*\n|\n\s*\w+:|\Z)", re.DOTALL)
_HEADER = re.compile(r"Header:\s*Content-type:\s*(\S.*)", re.IGNORECASE)
_CLAIM = re.compile(
    r"(?:entries\[(?P<index>\d+)\]|feed)(?:\[['\"](?P<key>\w+)['\"]\]|\.(?P<attr>\w+)) == "
    r"(?P<value>u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")|\([\d, ]+\))"
)
_DATES = {
    "published", "updated", "created", "date", "issued", "modified",
    "published_parsed", "updated_parsed", "created_parsed", "date_parsed", "issued_parsed",
    "modified_parsed",
}  # fmt: skip


@dataclass(frozen=True)
class Claim:
    """One expected value: of the feed (no index) or of an entry."""

    path: Path
    index: int | None
    field: str
    value: object
    content_type: str | None


def claims(folder: Path) -> Iterator[Claim]:
    """Yield every claim on the compared fields, document by document."""
    for path in sorted(folder.rglob("*.xml")):
        text = path.read_bytes().decode("latin-1")
        header = _HEADER.search(text)
        for match in _CLAIM.finditer(" ".join(_expectations(text))):
            field = match["key"] or match["attr"]
            if field in {"title", "link", "id", "guid", *_DATES}:
                index = int(match["index"]) if match["index"] else None
                value = ast.literal_eval(match["value"])
                yield Claim(path, index, field, value, header[1].strip() if header else None)


def is_met(claim: Claim, folder: Path) -> bool:
    """Tell whether our reading of the claim's document agrees."""
    url = f"http://127.0.0.1:8097/{claim.path.relative_to(folder.parent).as_posix()}"
    try:
        feed = parse_feed(claim.path.read_bytes(), url=url, content_type=claim.content_type)
    except FeedError:
        return False
    if claim.index is None:
        return _agrees_on_feed(claim, feed)
    return claim.index < len(feed.entries) and _agrees_on_entry(claim, feed)


def _expectations(text: str) -> list[str]:
    match = _EXPECT.search(text[:4000])
    return [match[1]] if match else []


def _agrees_on_feed(claim: Claim, feed: ParsedFeed) -> bool:
    checks: dict[str, Callable[[], bool]] = {
        "title": lambda: _same_text(feed.title, claim.value),
        "link": lambda: _same_url(feed.site_url, claim.value),
        "id": lambda: True,
        "guid": lambda: True,
    }
    if claim.field in checks:
        return checks[claim.field]()
    return _same_date((feed.updated,), claim.value)


def _agrees_on_entry(claim: Claim, feed: ParsedFeed) -> bool:
    entry = feed.entries[claim.index or 0]
    if claim.field == "title":
        return _same_text(entry.title, claim.value)
    if claim.field == "link":
        return _same_url(entry.url, claim.value)
    if claim.field in {"id", "guid"}:
        return entry.guid == claim.value
    return _same_date((entry.published, entry.updated), claim.value)


def _same_text(ours: str, theirs: object) -> bool:
    return ours in {" ".join(str(theirs).split()), plain_line(str(theirs))}


def _same_url(ours: str, theirs: object) -> bool:
    """Tell whether the addresses agree; where theirs is none that can be fetched, ours is empty."""
    return ours == theirs or (not str(theirs).startswith("http") and ours == "")


def _same_date(ours: tuple[datetime | None, ...], theirs: object) -> bool:
    if isinstance(theirs, tuple):
        return any(o is not None and o.astimezone(UTC).timetuple()[:6] == theirs[:6] for o in ours)
    return parse_stamp(str(theirs), UTC) in ours
