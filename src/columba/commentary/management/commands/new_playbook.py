"""Write a new playbook to fill in."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from columba.commentary.blank import blank_playbook, is_id
from columba.commentary.folder import read_categories


class Command(BaseCommand):
    help = "Write a new playbook into the publication, with what an editor has to say left open."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id", help="its name, such as river-ferries")
        parser.add_argument("--title", default="", help="its title (default: the id in words)")
        parser.add_argument(
            "--category",
            action="append",
            default=[],
            help="slug of a category it belongs to; may be given again",
        )

    def handle(self, *, id: str, title: str, category: list[str], **_: object) -> None:  # noqa: A002 - the name of the argument
        folder = settings.PUBLICATION.folder
        _refuse_bad_names(id, category, folder)
        path = folder / "playbooks" / f"{id}.md"
        now = timezone.now().astimezone(settings.PUBLICATION.zone)
        text = blank_playbook(
            id,
            title=title or id.replace("-", " ").capitalize(),
            categories=category,
            today=now.date(),
        )
        try:
            path.parent.mkdir(exist_ok=True)
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            raise CommandError(f"{path} is there already; choose another name.") from None
        except OSError as error:
            raise CommandError(f"{path} cannot be written ({error.strerror}).") from error
        self.stdout.write(f"Wrote {path}.")
        self.stdout.write("Next: write what it leaves open, then columba lint_playbooks.")


def _refuse_bad_names(identifier: str, slugs: list[str], folder: Path) -> None:
    if not is_id(identifier):
        raise CommandError(
            f"{identifier!r} cannot be a playbook's id: use lower-case words joined by hyphens, "
            "such as river-ferries."
        )
    known = read_categories(folder / "categories.toml")
    for slug in slugs:
        if known and slug not in known:
            raise CommandError(f"categories.toml has no category {slug!r}.")
