"""Forget the signers whose time is over."""

from collections import Counter

from django.core.management.base import BaseCommand

from columba.petitions.jobs import erase_signatures


class Command(BaseCommand):
    help = "Erase what the settings no longer allow to be kept: unconfirmed, networks, signers."

    def handle(self, **_: object) -> None:
        done: Counter[str] = Counter()
        for batch in erase_signatures():
            done.update(batch.ends)
        self.stdout.write(
            f"{done['unconfirmed']} unconfirmed deleted, {done['networks']} networks forgotten, "
            f"{done['anonymised']} anonymised."
        )
