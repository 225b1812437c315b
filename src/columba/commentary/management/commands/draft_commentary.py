"""Draft the commentary of every story that waits."""

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from columba.commentary.model_writer.writer import open_writer
from columba.commentary.write import draft_commentary


class Command(BaseCommand):
    help = "Draft, check and publish or hold the commentary of every story that waits."

    def handle(self, **_: object) -> None:
        published = held = unchanged = 0
        writer = open_writer(settings.PUBLICATION, key=settings.MODEL_KEY)
        while (
            done := draft_commentary(
                now=timezone.now(), publication=settings.PUBLICATION, writer=writer
            )
        ).claimed:
            published += done.published
            held += done.held
            unchanged += done.unchanged
        self.stdout.write(f"{published} published, {held} held, {unchanged} unchanged.")
