"""Serve the site."""

from argparse import ArgumentParser

import uvicorn
from django.core.management.base import BaseCommand, CommandError

from columba.publication.tables import require_tables
from columba.worker.lifeline import hold_lifeline
from columba.worker.run import is_free, port_number


class Command(BaseCommand):
    help = "Serve the public site and the desk."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
        parser.add_argument("--port", type=port_number, default=8000, help="port of the site")
        parser.add_argument("--lifeline", action="store_true", help="stop when standard input ends")

    def handle(self, *, host: str, port: int, lifeline: bool, **_: object) -> None:
        if not is_free(host, port):
            raise CommandError(f"{host}:{port} is taken or not ours; choose another with --port.")
        require_tables()
        if lifeline:
            hold_lifeline()
        uvicorn.run(
            "columba.config.asgi:application",
            host=host,
            port=port,
            lifespan="off",
            log_level="warning",
            server_header=False,
            timeout_graceful_shutdown=10,
        )
