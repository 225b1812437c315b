"""The sample newsroom: offline, and open to browse a minute later."""

import os
import signal
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from columba.demo.edition import Edition, read_edition
from columba.demo.folder import (
    PETITIONS,
    claim_folder,
    editor_password,
    newsroom_port,
    write_demo,
)
from columba.demo.server import serve_newsroom
from columba.worker.run import Place, is_free, port_number, python_command, serve

EDITOR = "editor"


class Command(BaseCommand):
    help = "Start a sample newsroom on loopback, make a publication of it, and serve the site."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=port_number, default=8000, help="port of the site")
        parser.add_argument(
            "--data", type=Path, default=Path("demo-data"), help="the demo's folder"
        )
        parser.add_argument("--build-only", action="store_true", help="stop before serving")

    def handle(self, *, port: int, data: Path, build_only: bool, **_: object) -> None:
        if not build_only and not is_free("127.0.0.1", port):
            raise CommandError(f"Port {port} is taken. Choose another: make demo PORT={port + 100}")
        # So that SIGTERM, like Ctrl-C, leaves by way of what has to be closed.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
        folder = data.absolute()
        edition = read_edition()
        place = Place(host="127.0.0.1", port=port)
        feeds_port, password = _write(folder, edition, place)
        environment = _environment(folder, password)
        with _newsroom(edition, feeds_port):
            _columba("refresh", environment=environment)
            _columba("create_editor", EDITOR, environment=environment)
            petitions = str(folder / PETITIONS)
            _columba("draft_petitions", petitions, "--open-as", EDITOR, environment=environment)
            if not build_only:
                sys.exit(self._serve(place, environment))

    def _serve(self, place: Place, environment: Mapping[str, str]) -> int:
        return serve(
            place,
            say=self._say,
            ready=lambda: self._announce(place.url, environment),
            environment=environment,
        )

    def _announce(self, site: str, environment: Mapping[str, str]) -> None:
        password = environment["COLUMBA_EDITOR_PASSWORD"]
        self._say(f"\nReady: {site}")
        self._say(f"Desk:  {site}desk/  login {EDITOR}, password {password}")
        self._say("Ctrl-C stops it; everything stays for the next start.")

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


def _write(folder: Path, edition: Edition, place: Place) -> tuple[int, str]:
    """Write the demo's publication; return the port of its newsroom and the editor's password."""
    try:
        claim_folder(folder)
        feeds_port = newsroom_port(folder, place.port + 1)
        write_demo(folder, edition, port=feeds_port, site=place.url.rstrip("/"))
        return feeds_port, editor_password(folder)
    except OSError as error:
        raise CommandError(
            f"{folder} cannot be written ({error.strerror}). Choose another folder: "
            "make demo DATA=/tmp/demo"
        ) from error


@contextmanager
def _newsroom(edition: Edition, port: int) -> Iterator[None]:
    with ExitStack() as stack:
        try:
            stack.enter_context(serve_newsroom(edition, port=port))
        except OSError as error:
            raise CommandError(
                f"Port {port} of the sample newsroom cannot be used ({error.strerror}). Is another "
                "demo running? Stop it, or start this one with another folder: "
                "make demo DATA=/tmp/demo"
            ) from error
        yield


def _environment(folder: Path, password: str) -> dict[str, str]:
    """Return the environment of the demo's own commands; the newsroom is on a private network."""
    kept = {k: v for k, v in os.environ.items() if k not in {"COLUMBA_DATA", "DATABASE_URL"}}
    return kept | {
        "COLUMBA_PUBLICATION": str(folder),
        "COLUMBA_ALLOW_PRIVATE_NETWORKS": "1",
        "COLUMBA_EDITOR_PASSWORD": password,
    }


def _columba(*arguments: str, environment: Mapping[str, str]) -> None:
    try:
        done = subprocess.run(python_command(*arguments), env=environment, check=False)  # noqa: S603 - our own command
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)  # Ctrl-C reached the command as well, which has said so
    if done.returncode:
        sys.exit(done.returncode)
