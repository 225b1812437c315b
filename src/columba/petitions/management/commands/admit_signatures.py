"""Sort out the signatures that came in."""

from collections import Counter

from django.core.management.base import BaseCommand

from columba.petitions.jobs import admit_signatures


class Command(BaseCommand):
    help = "Sort out what came in: new signatures, repetitions, requests; write to their senders."

    def handle(self, **_: object) -> None:
        done: Counter[str] = Counter()
        for batch in admit_signatures():
            done.update(batch.ends)
        self.stdout.write(
            f"{done['admitted']} admitted, {done['suspect']} of them suspect; "
            f"{done['repeated']} repeated; {done['letters']} letters."
        )
