"""How fast the full-text index is built and asked, on made-up articles.

Usage: python -m bench.search [--articles 10000]

SQLite in a temporary folder, or PostgreSQL where DATABASE_URL says so (a database of its own: the
rows are written and stay). Words follow Zipf's law, as in any language.
"""

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from statistics import median, quantiles

import django

FOLDER = tempfile.TemporaryDirectory(prefix="columba-bench-")
os.environ["COLUMBA_DATA"] = FOLDER.name
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "columba.config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 - after django.setup
from django.db import connection, transaction  # noqa: E402

from columba.articles.models import Article  # noqa: E402
from columba.search.index import index_articles  # noqa: E402
from columba.search.query import Query, search  # noqa: E402
from columba.sources.models import Entry, Source  # noqa: E402
from columba.stories.models import Category, Filing, Membership, Story  # noqa: E402

WORDS = 40_000
LENGTH = 350
SOURCES = 40
CATEGORIES = 20
REPEATS = 15
NOON = datetime(2025, 8, 17, 12, tzinfo=UTC)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_000)
    options = parser.parse_args()
    with FOLDER:
        call_command("migrate", verbosity=0)
        vocabulary = Vocabulary(random.Random(5))
        _write_articles(options.articles, vocabulary)
        _print_indexing(options.articles)
        _print_queries(vocabulary)


class Vocabulary:
    """Made-up words, the first far more common than the last."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
        made = {"".join(chance.choices(syllables, k=chance.choice([2, 3, 3, 4]))): None}
        while len(made) < WORDS:
            made["".join(chance.choices(syllables, k=chance.choice([2, 3, 3, 4])))] = None
        self.words = list(made)
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(WORDS)))

    def text(self, length: int) -> str:
        return " ".join(self._chance.choices(self.words, cum_weights=self._weights, k=length))

    def ranked(self, low: int, high: int) -> str:
        """Return a word from the given ranks, 0 being the most common."""
        return self.words[self._chance.randrange(low, high)]


def _write_articles(count: int, vocabulary: Vocabulary) -> None:
    """Write articles, each in a story of its own, filed under one of twenty categories."""

    categories = Category.objects.bulk_create(
        Category(slug=f"category-{n}", name=f"Category {n}", position=n) for n in range(CATEGORIES)
    )
    for first in range(0, count, 1000):
        _write_batch(range(first, min(count, first + 1000)), vocabulary, categories=categories)


def _write_batch(numbers: range, vocabulary: Vocabulary, *, categories: list[Category]) -> None:

    with transaction.atomic():
        sources = [_source(n) for n in range(SOURCES)]
        moments = [NOON - timedelta(minutes=n) for n in numbers]
        entries = Entry.objects.bulk_create(
            Entry(
                source=sources[n % SOURCES], entry_id=f"e{n}", url=f"https://o.example/{n}",
                title="t", content_hash="h", first_seen_at=at, changed_at=at,
            )
            for n, at in zip(numbers, moments, strict=True)
        )  # fmt: skip
        articles = Article.objects.bulk_create(
            Article(
                entry=entry, source_id=entry.source_id, state="extracted", url=entry.url,
                url_key=entry.entry_id, title=vocabulary.text(9), published_at=at,
                extracted_at=at, paragraphs=[vocabulary.text(LENGTH // 5) for _ in range(5)],
            )
            for entry, at in zip(entries, moments, strict=True)
        )  # fmt: skip
        stories = Story.objects.bulk_create(
            Story(title=a.title, slug="s", lead=a, first_at=a.published_at, last_at=a.published_at)
            for a in articles
        )
        pairs = list(zip(articles, stories, strict=True))
        Membership.objects.bulk_create(
            Membership(article=a, story=s, at=a.published_at, reason="made") for a, s in pairs
        )
        Filing.objects.bulk_create(
            Filing(story=s, category=categories[s.pk % CATEGORIES], score=1, reason="made")
            for s in stories
        )


def _source(number: int) -> Source:
    made, _ = Source.objects.get_or_create(
        key=f"source-{number}",
        defaults={"feed_url": f"https://s{number}.example/feed", "title": f"Source {number}"},
    )
    return made


def _print_indexing(count: int) -> None:

    started = time.perf_counter()
    while index_articles().claimed:
        pass
    rate = count / (time.perf_counter() - started)
    with connection.cursor() as cursor:  # as a server does by itself after a while
        cursor.execute("ANALYZE")
    print(f"{connection.vendor}, {count} articles of {LENGTH} words: {rate:.0f} indexed/s")


def _print_queries(vocabulary: Vocabulary) -> None:

    def show(name: str, make: Callable[[], Query]) -> None:
        taken, found = [], []
        for _ in range(REPEATS):
            query = make()
            started = time.perf_counter()
            found.append(search(query).total)
            taken.append(1000 * (time.perf_counter() - started))
        print(
            f"  {name:<34} {median(found):>8.0f} found   median {median(taken):>7.1f} ms   "
            f"95 % {quantiles(taken, n=20)[-1]:>7.1f} ms"
        )

    for name, make in _kinds(vocabulary):
        show(name, make)


def _kinds(vocabulary: Vocabulary) -> Iterator[tuple[str, Callable[[], Query]]]:
    def word(low: int, high: int) -> str:
        return vocabulary.ranked(low, high)

    yield "a rare word", lambda: Query(text=word(8000, 20000))
    yield "an ordinary word", lambda: Query(text=word(300, 2000))
    yield "two ordinary words", lambda: Query(text=f"{word(50, 500)} {word(50, 500)}")
    yield (
        "either of two, without a third",
        lambda: Query(text=f"{word(200, 900)} OR {word(200, 900)} -{word(5, 50)}"),
    )
    yield "a phrase", lambda: Query(text=f'"{word(0, 30)} {word(0, 30)}"')
    yield "the most common words", lambda: Query(text=word(0, 3))
    yield "the same, newest first", lambda: Query(text=word(0, 3), sort="date")
    yield "a word in a category", lambda: Query(text=word(50, 500), category="category-7")
    yield (
        "a word of a source since a day",
        lambda: Query(text=word(50, 500), source="source-3", since=NOON - timedelta(days=3)),
    )
    yield "a category, newest first", lambda: Query(category="category-7")


if __name__ == "__main__":
    main()
