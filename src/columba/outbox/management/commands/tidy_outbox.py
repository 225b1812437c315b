"""Delete what the outbox no longer needs."""

from collections import Counter

from django.core.management.base import BaseCommand

from columba.outbox.jobs import tidy_outbox


class Command(BaseCommand):
    help = "Delete letters that went out, and links that expired, 30 days ago or more."

    def handle(self, **_: object) -> None:
        done: Counter[str] = Counter()
        for batch in tidy_outbox():
            done.update(batch.ends)
        self.stdout.write(f"{done['letters']} letters and {done['links']} links deleted.")
