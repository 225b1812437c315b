"""Publish what a person has scheduled, when its moment has come."""

from django.core.management.base import BaseCommand

from columba.commentary.jobs import publish_scheduled


class Command(BaseCommand):
    help = "Publish the drafts that a person has scheduled and whose moment has come."

    def handle(self, **_: object) -> None:
        published = sum(batch.ends.get("published", 0) for batch in publish_scheduled())
        self.stdout.write(f"{published} published on schedule.")
