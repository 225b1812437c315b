"""Bring the counts up to date."""

from collections import Counter

from django.core.management.base import BaseCommand

from columba.petitions.jobs import count_signatures


class Command(BaseCommand):
    help = "Bring the count of every petition up to a minute ago."

    def handle(self, **_: object) -> None:
        done: Counter[str] = Counter()
        for batch in count_signatures():
            done.update(batch.ends)
        self.stdout.write(f"{done['counts']} counts moved.")
