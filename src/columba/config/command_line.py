"""The command line: what `columba help` says, and plain words for what goes wrong."""

import sys
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from textwrap import fill

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import ManagementUtility, find_commands
from django.core.management.base import CommandError
from django.db.utils import (
    DatabaseError,
    DataError,
    IntegrityError,
    InternalError,
    NotSupportedError,
    ProgrammingError,
)

from columba.config.commands import ANYWHERE, GROUPS, OWN
from columba.config.env import SettingError
from columba.lib.publication import PublicationError

_HELP = ("help", "--help", "-h")
_VERSION = ("version", "--version")
# How SQLite and PostgreSQL say that a table or a column is not there.
_NO_TABLES = ("no such table", "no such column", "does not exist")
_INTERRUPTED = 130
_UNUSABLE = 2
_NAMEABLE = (
    CommandError,
    DatabaseError,
    ImproperlyConfigured,
    PublicationError,
    SettingError,
)
# Only a fault of our own brings these about.
_FAULTS = (DataError, IntegrityError, InternalError, NotSupportedError, ProgrammingError)


def run_command(arguments: Sequence[str]) -> int:
    """Run one command and return the exit code; what can be named is said on standard error.

    With --traceback among the arguments, errors come through as they were raised.
    """
    try:
        CommandLine(["columba", *arguments]).execute()
    except _NAMEABLE as error:
        if "--traceback" in arguments:
            raise
        message, code = _explain(error)
        sys.stderr.write(f"columba: {message}\n")
        return code
    except KeyboardInterrupt:
        sys.stderr.write("columba: stopped. What was under way is taken up at the next start.\n")
        return _INTERRUPTED
    return 0


class CommandLine(ManagementUtility):
    """Django's command line under our name, with our commands first."""

    def execute(self) -> None:
        """Run the command; CommandError and what its code raises come through."""
        name, *rest = self.argv[1:] or ["help"]
        if name in _VERSION:
            return _print(f"Columba {version('columba')} (Django {django.get_version()})")
        topics = [word for word in rest if not word.startswith("-")] if name in _HELP else [name]
        if not topics:
            return _print(self.main_help_text(commands_only="--commands" in rest))
        _refuse_unknown(topics[0])
        if name in _HELP:
            self.argv[1:] = ["help", topics[0]]
        elif name not in ANYWHERE and not {"--help", "-h"} & set(rest):
            _require_publication()
        if name in OWN:
            # So that Django hands its errors on and they are said in our own words.
            self.argv.insert(2, "--traceback")
        return super().execute()

    def main_help_text(self, commands_only: bool = False) -> str:
        others = sorted(_django_commands() - set(OWN))
        if commands_only:
            return "\n".join([*OWN, *others])
        return "\n".join(
            [
                "Columba turns the news into something people can do.",
                "",
                "  columba COMMAND [options]     run a command",
                "  columba help COMMAND          say more of one",
                *(line for title, names in GROUPS.items() for line in _group(title, names)),
                "",
                "Django's own commands",
                fill(", ".join(others), 78, initial_indent="  ", subsequent_indent="  "),
            ]
        )


def _group(title: str, names: Iterable[str]) -> list[str]:
    return ["", title, *(f"  {name:<20}{OWN[name]}" for name in names)]


def _django_commands() -> set[str]:
    """Return the names of the commands of Django and of its apps that are installed."""
    packages = ["django.core"]
    try:
        from columba.config.settings import INSTALLED_APPS  # noqa: PLC0415 - reads the folder

        packages += [name for name in INSTALLED_APPS if name.startswith("django.")]
    except (PublicationError, SettingError):
        pass  # help must come even where the settings are what one needs help with
    return {command for package in packages for command in find_commands(_folder(package))}


def _folder(package: str) -> str:
    found = find_spec(package)
    return str(Path(found.origin or "").parent / "management") if found else ""


def _refuse_unknown(name: str) -> None:
    known = [*OWN, *sorted(_django_commands())]
    if name in known:
        return
    near = get_close_matches(name, known, n=1)
    hint = f" Did you mean `columba {near[0]}`?" if near else ""
    raise CommandError(
        f"there is no command {name!r}.{hint} `columba help` lists them all.", returncode=_UNUSABLE
    )


def _require_publication() -> None:
    from columba.config import settings  # noqa: PLC0415 - reads the folder

    if settings.PUBLICATION_DIR is None:
        raise PublicationError(
            f"No columba.toml in {settings.PUBLICATION.folder} or above it. Run `columba init DIR` "
            "and change into DIR, or set COLUMBA_PUBLICATION to a publication's folder."
        )


def _explain(error: Exception) -> tuple[str, int]:
    """Return what to say of an error, and the exit code."""
    if isinstance(error, DatabaseError):
        return _about_database(error), 1
    return str(error), error.returncode if isinstance(error, CommandError) else _UNUSABLE


def _about_database(error: DatabaseError) -> str:
    """Return what the database said, and what to do; raise again what only a fault of ours says."""
    said = " ".join(str(error).split()).rstrip(".?")
    if any(words in said for words in _NO_TABLES):
        return f"The database is not ready ({said}). Run `columba load` first: it makes the tables."
    if isinstance(error, _FAULTS):
        raise error
    return f"The database cannot be used: {said}."


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")
