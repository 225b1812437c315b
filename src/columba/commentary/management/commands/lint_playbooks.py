"""Say what in the playbooks of a folder would mislead readers or hold its pages."""

import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from columba.commentary.folder import read_playbooks
from columba.commentary.playbook import Problem, Severity
from columba.commentary.soundness import lint_folder
from columba.lib.publication import PublicationError

# A pipe or a log has no width of its own.
_WIDE = 200


class Command(BaseCommand):
    help = "Check the playbooks of a publication; exit with 1 where one has an error."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folder",
            nargs="?",
            type=Path,
            default=settings.PUBLICATION.folder,
            help="the publication's folder (default: the one in use)",
        )

    def handle(self, *, folder: Path, **_: object) -> None:
        today = timezone.now().astimezone(settings.PUBLICATION.zone).date()
        try:
            problems = lint_folder(folder, at=today, demo=settings.PUBLICATION.demo)
            count = len(read_playbooks(folder / "playbooks"))
        except PublicationError as error:
            raise CommandError(str(error)) from error
        self._print(problems)
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        self.stdout.write(f"{count} playbooks, {errors} errors, {len(problems) - errors} warnings.")
        if errors:
            raise SystemExit(1)

    def _print(self, problems: list[Problem]) -> None:
        if not problems:
            return
        table = Table("Where", "", "Problem", box=None, pad_edge=False)
        for problem in problems:
            where = f"{problem.name}:{problem.line}"
            table.add_row(where, problem.severity, escape(problem.message))
        console = Console(width=None if sys.stdout.isatty() else _WIDE)
        with console.capture() as capture:
            console.print(table)
        self.stdout.write(capture.get())
