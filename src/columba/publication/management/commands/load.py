"""Bring the publication's folder into the database."""

from django.conf import settings
from django.core.management.base import BaseCommand

from columba.publication.prepare import prepare


class Command(BaseCommand):
    help = "Bring the folder's sources, categories, playbooks and directory into the database."

    def handle(self, **_: object) -> None:
        for what, counts in prepare(settings.PUBLICATION.folder).items():
            self.stdout.write(
                f"{what:<16} {counts.added:>5} added {counts.changed:>5} changed "
                f"{counts.removed:>5} removed"
            )
