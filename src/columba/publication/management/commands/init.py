"""Write a starter publication."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand

from columba.publication.init import init_publication


class Command(BaseCommand):
    help = "Write a complete starter publication into a folder."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")

    def handle(self, *, folder: Path, **_: object) -> None:
        written = init_publication(folder)
        self.stdout.write(f"Wrote {len(written)} files to {folder}.")
        self.stdout.write(f"Next: cd {folder} && columba run")
