"""How well, and how fast, the starter's categories file real articles.

Usage: python bench/categorise.py [--half odd] [--samples 0]

Reads the corpus folder (COLUMBA_CORPUS; its text is for tests only). The desk that gathered the
articles gave each exactly one topic. A topic counts here only where it says clearly what the
article is about (categorise_topics.toml): some categories are wanted, of which such an article
should have at least one, and others fit, since a reader would not wonder at them. Precision is the
share of filings under categories that any topic wants which the article's topic wants or allows:
a lower bound, since an article may well have a second subject that its one topic does not name.

Rules and seed words may be tuned on the half with even numbers; the figures to quote are those of
the odd one.
"""

import argparse
import gzip
import json
import os
import re
import time
import tomllib
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from columba.stories.categorise import Categoriser
from columba.stories.values import CategoryRule, Scored, StoryArticle

ROOT = Path(__file__).resolve().parents[1]
CORPUS = Path(os.environ.get("COLUMBA_CORPUS", ROOT.parent / "shared" / "data"))
CATEGORIES = ROOT / "src" / "columba" / "publication" / "starter" / "categories.toml"
# So that the topics of one election year do not drown the others.
MOST_PER_TOPIC = 100
LONGEST_TOPIC = 22

TOPICS: dict[str, tuple[str, str]] = {
    topic: (row["wanted"], row["fitting"])
    for topic, row in tomllib.loads(
        Path(__file__).with_name("categorise_topics.toml").read_text(encoding="utf-8")
    ).items()
}


@dataclass(frozen=True)
class Document:
    """One article of the corpus, and the topic its desk gave it."""

    topic: str
    article: StoryArticle


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--half", choices=["even", "odd"], default="odd")
    parser.add_argument("--samples", type=int, default=0, help="print so many filings to judge")
    options = parser.parse_args()
    rules = read_rules(CATEGORIES)
    documents = [
        document
        for number, document in enumerate(_balanced(_read_bias()))
        if number % 2 == (options.half == "odd")
    ]
    categoriser = Categoriser(rules)
    filed = [(document, categoriser.categorise(document.article)) for document in documents]
    _print_quality(filed, rules)
    _print_samples(filed, options.samples)
    _print_fundus(categoriser)
    _print_speed([document.article for document in documents], rules)


def read_rules(path: Path) -> list[CategoryRule]:
    """Return the rules of a categories.toml as the loader stores them."""
    return [
        CategoryRule(
            slug=block["slug"],
            name=block["name"],
            parent=block.get("parent", ""),
            words=tuple(block.get("words", ())),
            pairs=tuple((tuple(a), tuple(b)) for a, b in block.get("pairs", ())),
            against=tuple(block.get("against", ())),
        )
        for block in tomllib.loads(path.read_text(encoding="utf-8"))["category"]
    ]


def _read_bias() -> Iterator[Document]:
    for path in sorted((CORPUS / "streams" / "article-bias").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row["topic"] in TOPICS:
                    yield Document(row["topic"], _article(row["title"], row["content_original"]))


def _article(title: str, text: str) -> StoryArticle:
    return StoryArticle(
        id=zlib.crc32(f"{title}\n{text}".encode()),
        title=title,
        paragraphs=tuple(filter(None, text.split("\n"))),
        published_at=datetime(2018, 1, 1, tzinfo=UTC),
        domain="",
    )


def _balanced(documents: Iterable[Document]) -> list[Document]:
    """Return at most MOST_PER_TOPIC of every topic, drawn evenly and always the same."""
    by_topic: dict[str, dict[int, Document]] = defaultdict(dict)
    for document in documents:
        by_topic[document.topic][document.article.id] = document
    return [
        of_topic[number]
        for _, of_topic in sorted(by_topic.items())
        for number in sorted(of_topic)[:MOST_PER_TOPIC]
    ]


def _print_quality(filed: list[tuple[Document, list[Scored]]], rules: list[CategoryRule]) -> None:
    tree = _Tree(rules)
    kinds = {topic: (tree.below(a), tree.and_above(f"{a} {b}")) for topic, (a, b) in TOPICS.items()}
    clear = set().union(*(wanted for wanted, _ in kinds.values()))
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: dict[str, Counter[str]] = defaultdict(Counter)
    for document, scored in filed:
        wanted, fitting = kinds[document.topic]
        slugs = {one.slug for one in scored}
        counts = rows[document.topic]
        counts["articles"] += 1
        counts["found"] += bool(slugs & wanted)
        counts["none"] += not slugs
        # A root comes along with its fine category, so it is judged only where it stands alone.
        for slug in slugs & clear - tree.brought_along(slugs):
            is_right = slug in fitting
            counts["filings"] += 1
            counts["right"] += is_right
            if not is_right:
                wrong[slug][document.topic] += 1
    print(f"{'topic':34}{'articles':>9}{'recall':>8}{'precision':>10}{'none':>6}")
    for topic, counts in [*sorted(rows.items()), ("all", sum(rows.values(), Counter()))]:
        print(
            f"{topic:34}{counts['articles']:9}{counts['found'] / counts['articles']:8.2f}"
            f"{counts['right'] / max(counts['filings'], 1):10.2f}"
            f"{counts['none'] / counts['articles']:6.2f}"
        )
    fine = sum(sum(map(tree.is_fine, (one.slug for one in scored))) for _, scored in filed)
    print(f"fine categories an article: {fine / len(filed):.2f}")
    print("most often in doubt:")
    for slug, topics in sorted(wrong.items(), key=lambda item: -item[1].total())[:15]:
        print(f"  {slug:28}{topics.total():4}  {dict(topics.most_common(5))}")


class _Tree:
    def __init__(self, rules: list[CategoryRule]) -> None:
        self._parents = {rule.slug: rule.parent for rule in rules}

    def is_fine(self, slug: str) -> bool:
        return bool(self._parents[slug])

    def below(self, slugs: str) -> set[str]:
        """Return these categories and what lies under them."""
        named = set(slugs.split())
        if unknown := named - set(self._parents):
            raise SystemExit(f"{CATEGORIES} has no {sorted(unknown)}")
        return {slug for slug, parent in self._parents.items() if {slug, parent} & named}

    def and_above(self, slugs: str) -> set[str]:
        """Return these, what lies under them, and their roots, which say less."""
        return self.below(slugs) | {self._parents[slug] for slug in slugs.split()}

    def brought_along(self, slugs: set[str]) -> set[str]:
        return {self._parents[slug] for slug in slugs}


def _print_samples(filed: list[tuple[Document, list[Scored]]], number: int) -> None:
    for document, scored in filed[:: max(len(filed) // number, 1)] if number else ():
        print(f"\n[{document.topic}] {document.article.title[:110]}")
        for one in scored:
            print(f"   {one.score:.2f} {one.slug}: {one.reason}")


def _print_fundus(categoriser: Categoriser) -> None:
    """Print the filings of a few pages of many countries beside their publishers' own labels."""
    print("\nother publishers' pages, their labels, and where they are filed:")
    for path in sorted((CORPUS / "pages" / "fundus").rglob("parser/test_data/*/*.json")):
        if path.parent.name not in {"au", "ca", "ind", "na", "uk", "us", "za"}:
            continue
        for page in json.loads(path.read_text(encoding="utf-8")).values():
            sections = (page.get("body") or {}).get("sections", ())
            text = "\n".join(line for section in sections for line in section["paragraphs"])
            scored = categoriser.categorise(_article(page["title"], text))
            labels = ", ".join(page.get("topics") or ())
            print(f"  {page['title'][:60]:60} | {labels[:40]:40} | {[one.slug for one in scored]}")


def _print_speed(articles: list[StoryArticle], rules: list[CategoryRule]) -> None:
    articles = articles[:200]
    started = time.perf_counter()
    categoriser = Categoriser(rules)
    compiled = time.perf_counter()
    for article in articles:
        categoriser.categorise(article)
    ours = len(articles) / (time.perf_counter() - compiled)
    patterns = [_pattern(rule) for rule in rules]
    few = articles[::8]
    started_loop = time.perf_counter()
    for article in few:
        text = "\n".join((article.title, *article.paragraphs))
        for pattern in patterns:
            pattern.findall(text)
    loop = len(few) / (time.perf_counter() - started_loop)
    print(
        f"\n{len(rules)} categories compiled in {compiled - started:.3f} s; {ours:.0f} articles/s; "
    )
    print(
        f"a loop of one regex per category: {loop:.1f} articles/s; {ours / loop:.1f} times as fast"
    )


def _pattern(rule: CategoryRule) -> re.Pattern[str]:
    words = (
        re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in rule.words
    )
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


if __name__ == "__main__":
    main()
