"""Serve the site."""

from argparse import ArgumentParser

import uvicorn
from django.core.management.base import BaseCommand

from columba.worker.lifeline import hold_lifeline


class Command(BaseCommand):
    help = "Serve the public site and the desk."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--lifeline", action="store_true", help="stop when standard input ends")

    def handle(self, *, host: str, port: int, lifeline: bool, **_: object) -> None:
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
