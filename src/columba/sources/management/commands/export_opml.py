"""Write the sources as OPML."""

from django.conf import settings
from django.core.management.base import BaseCommand

from columba.sources.models import Source
from columba.sources.opml import write_opml


class Command(BaseCommand):
    help = "Write the sources in the database as OPML, to standard output."

    def handle(self, **_: object) -> None:
        sources = Source.objects.filter(enabled=True)
        self.stdout.write(write_opml(sources, title=settings.PUBLICATION.name).decode())
