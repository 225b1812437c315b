"""Close the petitions that have run their time."""

from collections import Counter

from django.core.management.base import BaseCommand

from columba.petitions.jobs import close_petitions


class Command(BaseCommand):
    help = "Close every petition whose last day is over."

    def handle(self, **_: object) -> None:
        done: Counter[str] = Counter()
        for batch in close_petitions():
            done.update(batch.ends)
        self.stdout.write(f"{done['closed']} closed.")
