"""Bring the full-text index up to date."""

from django.core.management.base import BaseCommand

from columba.search.index import index_articles


class Command(BaseCommand):
    help = "Bring the full-text index up to date with the articles."

    def handle(self, **_: object) -> None:
        added = changed = 0
        while (done := index_articles()).claimed:
            added, changed = added + done.added, changed + done.changed
        self.stdout.write(f"{added} articles added to the index, {changed} renewed.")
