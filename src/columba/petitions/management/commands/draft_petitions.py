"""Bring petitions written as text to the desk."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from columba.accounts.models import User
from columba.petitions.decide import Act, NotReadyError, open_petition, submit_petition
from columba.petitions.load import draft_petitions


class Command(BaseCommand):
    help = "Bring petitions written in a TOML file to the desk, as drafts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--open-as",
            metavar="EDITOR",
            help="open them at once, in the name of an editor who has read them",
        )

    def handle(self, *, file: Path, open_as: str | None, **_: object) -> None:
        now, zone = timezone.now(), settings.PUBLICATION.zone
        editor = _editor(open_as) if open_as else None
        with transaction.atomic():
            drafted = draft_petitions(file, today=now.astimezone(zone).date(), now=now, by=editor)
            for petition in drafted if editor else ():
                act = Act(by=editor, now=now, reason="Opened on the command line.")
                submit_petition(petition.pk, act)
                try:
                    open_petition(petition.pk, act, zone=zone)
                except NotReadyError as error:
                    raise CommandError(f"{petition.slug}: {error} Nothing was drafted.") from error
        done = "drafted and opened" if editor else "drafted"
        self.stdout.write(f"{len(drafted)} {done}.")


def _editor(username: str) -> User:
    editor = User.objects.filter(username=username, is_active=True).first()
    if editor is None:
        raise CommandError(f"There is no editor {username!r}; `columba create_editor` makes one.")
    return editor
