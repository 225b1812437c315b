"""Give a person access to the desk."""

import os
from argparse import ArgumentParser
from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from columba.accounts.editor import create_editor


class Command(BaseCommand):
    help = "Give a person access to the desk, or set a new password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")

    def handle(self, *, username: str, **_: object) -> None:
        password = os.environ.get("COLUMBA_EDITOR_PASSWORD") or getpass(
            f"Password for {username}: "
        )
        try:
            validate_password(password)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        created = create_editor(username, password)
        done = "may now use the desk" if created else "has a new password"
        self.stdout.write(f"{username} {done}.")
