"""Give a person access to the desk."""

import os
import sys
from argparse import ArgumentParser
from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from columba.accounts.editor import create_editor
from columba.accounts.roles import Role


class Command(BaseCommand):
    help = "Give a person access to the desk, a role there, or a new password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument(
            "--role",
            choices=list(Role),
            type=Role,
            help="reviewer: approves, edits and rejects drafts. editor: also schedules, corrects, "
            "withdraws and closes reports. administrator (of a new account, where none is given): "
            "also every row and every account.",
        )

    def handle(self, *, username: str, role: Role | None, **_: object) -> None:
        password = os.environ.get("COLUMBA_EDITOR_PASSWORD") or _ask(username)
        try:
            validate_password(password)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        created = create_editor(username, password, role=role)
        done = "may now use the desk" if created else "has a new password"
        as_role = f", as {role}" if role else ""
        self.stdout.write(f"{username} {done}{as_role}.")


def _ask(username: str) -> str:
    if not sys.stdin.isatty():
        raise CommandError(
            "There is no terminal to ask for a password; set COLUMBA_EDITOR_PASSWORD to it."
        )
    return getpass(f"Password for {username}: ")
