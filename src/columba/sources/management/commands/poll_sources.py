"""Ask every feed that is due."""

from collections import Counter

from django.core.management.base import BaseCommand

from columba.sources.jobs import poll_sources


class Command(BaseCommand):
    help = "Ask every feed that is due, and keep new and changed entries."

    def handle(self, **_: object) -> None:
        ends: Counter[str] = Counter()
        for batch in poll_sources():
            ends.update(batch.ends)
        told = ", ".join(f"{count} {end}" for end, count in sorted(ends.items()))
        self.stdout.write(told or "No source is due.")
