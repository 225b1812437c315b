"""The sample newsroom: offline, and open to browse a minute later."""

import os
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from columba.demo.edition import read_edition
from columba.demo.folder import editor_password, newsroom_port, write_demo
from columba.demo.server import serve_newsroom
from columba.worker.run import Child, is_free, python_command, supervise

EDITOR = "editor"
STARTS_WITHIN_SECONDS = 60


class Command(BaseCommand):
    help = "Start a sample newsroom on loopback, make a publication of it, and serve the site."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="port of the site")
        parser.add_argument(
            "--data", type=Path, default=Path("demo-data"), help="the demo's folder"
        )
        parser.add_argument("--build-only", action="store_true", help="stop before serving")

    def handle(self, *, port: int, data: Path, build_only: bool, **_: object) -> None:
        if not build_only and not is_free("127.0.0.1", port):
            raise CommandError(f"Port {port} is taken. Choose another: make demo PORT={port + 100}")
        folder = data.absolute()
        edition = read_edition()
        feeds_port = newsroom_port(folder, port + 1)
        write_demo(folder, edition, port=feeds_port)
        environment = _environment(folder, editor_password(folder))
        try:
            with serve_newsroom(edition, port=feeds_port):
                _columba("refresh", environment=environment)
                _columba("create_editor", EDITOR, environment=environment)
                if not build_only:
                    sys.exit(self._serve(port, environment))
        except OSError as error:
            raise CommandError(
                f"Port {feeds_port} of the sample newsroom cannot be used ({error}). Is another "
                "demo running? Stop it, or start this one with another DATA folder."
            ) from error

    def _serve(self, port: int, environment: Mapping[str, str]) -> int:
        site = f"http://127.0.0.1:{port}/"
        command = python_command("web", "--port", str(port), "--lifeline")
        children = [
            Child(name="web", command=command, environment=environment),
            Child(
                name="worker",
                command=python_command("worker", "--lifeline"),
                environment=environment,
            ),
        ]
        announce = threading.Thread(
            target=_when_up, args=(site, lambda: self._announce(site, environment)), daemon=True
        )
        announce.start()
        return supervise(children, say=self.stderr.write)

    def _announce(self, site: str, environment: Mapping[str, str]) -> None:
        password = environment["COLUMBA_EDITOR_PASSWORD"]
        self.stdout.write(f"\nReady: {site}")
        self.stdout.write(f"Desk:  {site}desk/  login {EDITOR}, password {password}")
        self.stdout.write("Ctrl-C stops it; everything stays for the next start.")
        self.stdout.flush()


def _environment(folder: Path, password: str) -> dict[str, str]:
    """Return the environment of the demo's own commands; the newsroom is on a private network."""
    kept = {k: v for k, v in os.environ.items() if k not in {"COLUMBA_DATA", "DATABASE_URL"}}
    return kept | {
        "COLUMBA_PUBLICATION": str(folder),
        "COLUMBA_ALLOW_PRIVATE_NETWORKS": "1",
        "COLUMBA_EDITOR_PASSWORD": password,
    }


def _columba(*arguments: str, environment: Mapping[str, str]) -> None:
    done = subprocess.run(python_command(*arguments), env=environment, check=False)  # noqa: S603 - our own command
    if done.returncode:
        sys.exit(done.returncode)


def _when_up(site: str, say: Callable[[], None]) -> None:
    """Call `say` once the site answers."""
    deadline = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(site, timeout=5):  # noqa: S310 - our own site
                return say()
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    return None
