"""How well and how fast feeds are read: ours against feedparser and fastfeedparser.

    python -m bench.parse_feeds

Reads the folder of real feeds (COLUMBA_CORPUS). Prints three tables: what feedparser's own test
documents expect, what is left of real feeds after typical damage, and parses per CPU second.
"""

import re
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import fastfeedparser
import feedparser

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.corpus import CORPUS
from tests.sources.expectations import claims, is_met

from columba.sources.parse import FeedError, parse_feed

URL = "https://news.example.org/feed.xml"
SECONDS_EACH = 1.0
Items = set[tuple[str, str]]


def main() -> None:
    warnings.simplefilter("ignore")
    feeds = real_feeds()
    print_expectations(CORPUS / "feeds" / "feedparser" / "tests")
    print_survival(feeds)
    print_speed(feeds)


def real_feeds() -> dict[str, bytes]:
    """Return captured feeds of news sites and blogs that have at least three items."""
    folders = ("captured-news", "picofeed", "rss-parser/input", "miniflux/parser/testdata")
    paths = [p for f in folders for p in sorted((CORPUS / "feeds" / f).glob("*.*"))]
    bodies = {path.name: path.read_bytes() for path in paths if path.suffix in FEED_SUFFIXES}
    return {name: body for name, body in bodies.items() if len(ours(body)) > 2}


FEED_SUFFIXES = {".xml", ".rss", ".atom"}


def print_expectations(folder: Path) -> None:
    found = list(claims(folder))
    met = sum(is_met(claim, folder) for claim in found)
    print(f"feedparser's expectations on title, link, id and dates: {met} of {len(found)} met\n")


def ours(body: bytes) -> Items:
    try:
        feed = parse_feed(body, url=URL, content_type=None)
    except FeedError:
        return set()
    return {(squeeze(entry.title), entry.url) for entry in feed.entries}


def theirs(body: bytes) -> Items:
    feed = feedparser.parse(body)
    return {
        (squeeze(e.get("title", "")), e.get("feedburner_origlink") or e.get("link", ""))
        for e in feed.entries
    }


def fast(body: bytes) -> Items:
    try:
        feed = fastfeedparser.parse(body)
    except (ValueError, TypeError, AttributeError, KeyError):
        return set()
    return {(squeeze(e.get("title", "")), e.get("link", "")) for e in feed.entries}


def squeeze(title: str | None) -> str:
    """Compare titles by their letters: markup and spaces are each library's own business."""
    return re.sub(r"<[^>]*>|&\w+;|\W+", "", title or "")


PARSERS: dict[str, Callable[[bytes], Items]] = {
    "ours": ours, "feedparser": theirs, "fastfeedparser": fast,
}  # fmt: skip


THIRD = 3


def replace_third(body: bytes, old: bytes, new: bytes) -> bytes:
    """Return `body` with the third `old` replaced, or the last one where there are fewer."""
    parts = body.split(old)
    at = min(THIRD, len(parts) - 1)
    return old.join(parts[:at]) + (new if at else b"") + old.join(parts[at:])


def mislabel(body: bytes) -> bytes:
    text = body.decode("utf-8", "replace")
    text = re.sub(r'encoding=["\'][^"\']+["\']', 'encoding="utf-8"', text, count=1)
    return text.encode("cp1252", "replace")


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "none": lambda body: body,
    "bare ampersand in a title": lambda b: replace_third(b, b"</title>", b" R&D & more</title>"),
    "control character": lambda b: replace_third(b, b"</title>", b"\x0b</title>"),
    "&nbsp; undeclared": lambda b: replace_third(b, b"</title>", b"&nbsp;</title>"),
    "an end tag missing": lambda b: replace_third(b, b"</title>", b""),
    "HTML not escaped": lambda b: replace_third(
        b, b"</title>", b"</title><p>One<br>two<img src=x>"
    ),
    "cut off at two thirds": lambda b: b[: len(b) * 2 // 3],
    "prefix undeclared": lambda b: replace_third(b, b"</title>", b"</title><zz:x>1</zz:x>"),
    "text before": lambda b: b"Warning: x in y.php on line 3\n" + b,
    "blank line before": lambda b: b"\n\n" + b,
    "Windows-1252 called UTF-8": mislabel,
}


def print_survival(feeds: dict[str, bytes]) -> None:
    """Print the share of undamaged items that each parser still finds, title and link intact."""
    print(f"{'items kept, title and link intact':36}" + "".join(f"{name:>16}" for name in PARSERS))
    whole = {name: {k: parse(b) for k, b in feeds.items()} for name, parse in PARSERS.items()}
    for damage, apply in DAMAGE.items():
        row = f"{damage:36}"
        for name, parse in PARSERS.items():
            kept = sum(len(whole[name][k] & parse(apply(body))) for k, body in feeds.items())
            total = sum(map(len, whole[name].values()))
            row += f"{kept / total:16.1%}"
        print(row)
    print()


def print_speed(feeds: dict[str, bytes]) -> None:
    bodies = list(feeds.values())
    size = sum(map(len, bodies)) / 1e6
    print(f"{len(bodies)} feeds, {size:.1f} MB{'feeds/CPU s':>22}{'MB/CPU s':>12}{'ratio':>8}")
    rates = {name: rate(parse, bodies) for name, parse in PARSERS.items()}
    for name, feeds_per_second in rates.items():
        megabytes = feeds_per_second * size / len(bodies)
        ratio = feeds_per_second / rates["feedparser"]
        print(f"{name:18}{feeds_per_second:22.0f}{megabytes:12.1f}{ratio:8.1f}")


def rate(parse: Callable[[bytes], Items], bodies: list[bytes]) -> float:
    """Return feeds per CPU second over whole rounds of all of them."""
    started, done = time.process_time(), 0
    while time.process_time() - started < SECONDS_EACH:
        for body in bodies:
            parse(body)
        done += len(bodies)
    return done / (time.process_time() - started)


if __name__ == "__main__":
    main()
