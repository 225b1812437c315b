"""Make the counts anew."""

from collections import Counter

from django.core.management.base import BaseCommand

from columba.petitions.jobs import recount_signatures


class Command(BaseCommand):
    help = "Make every count anew that moved since it was last made, a day ago or more."

    def handle(self, **_: object) -> None:
        done: Counter[str] = Counter()
        for batch in recount_signatures():
            done.update(batch.ends)
        self.stdout.write(f"{done['counts']} counts made anew, {done['mended']} were wrong.")
