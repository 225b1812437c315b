"""Web, worker and timetable in one command."""

import sys
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from columba.publication.prepare import prepare
from columba.worker.run import Place, is_free, port_number, serve


class Command(BaseCommand):
    help = "Serve the site and keep it fresh: web, worker and timetable under one supervisor."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
        parser.add_argument("--port", type=port_number, default=8000, help="port of the site")

    def handle(self, *, host: str, port: int, **_: object) -> None:
        place = Place(host=host, port=port)
        if not is_free(host, port):
            raise CommandError(f"{host}:{port} is taken or not ours; choose another with --port.")
        self._say(f"Starting {settings.PUBLICATION.name} …")
        prepare(settings.PUBLICATION.folder)
        ready = f"Ready: {place.url}  (Ctrl-C stops it)"
        sys.exit(serve(place, say=self._say, ready=lambda: self._say(ready)))

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
