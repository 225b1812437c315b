"""Fetch and read the page of every new or changed entry."""

from collections import Counter

from django.core.management.base import BaseCommand

from columba.articles.jobs import extract_articles


class Command(BaseCommand):
    help = "Fetch and read the page of every new or changed entry."

    def handle(self, **_: object) -> None:
        ends: Counter[str] = Counter()
        for batch in extract_articles():
            ends.update(batch.ends)
        told = ", ".join(f"{count} {end}" for end, count in sorted(ends.items()))
        self.stdout.write(told or "No article is due.")
