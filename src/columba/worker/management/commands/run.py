"""Web, worker and timetable in one command."""

import sys
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from columba.publication.prepare import prepare
from columba.worker.run import Child, is_free, python_command, supervise


class Command(BaseCommand):
    help = "Serve the site and keep it fresh: web, worker and timetable under one supervisor."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, host: str, port: int, **_: object) -> None:
        if not is_free(host, port):
            raise CommandError(f"{host}:{port} is taken or not ours; choose another with --port.")
        prepare(settings.PUBLICATION.folder)
        web = python_command("web", "--host", host, "--port", str(port), "--lifeline")
        children = [
            Child(name="web", command=web),
            Child(name="worker", command=python_command("worker", "--lifeline")),
        ]
        self.stdout.write(f"{settings.PUBLICATION.name}: http://{host}:{port}/  (Ctrl-C stops it)")
        self.stdout.flush()
        sys.exit(supervise(children, say=self.stderr.write))
