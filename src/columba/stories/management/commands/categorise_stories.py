"""File the stories that changed."""

from django.core.management.base import BaseCommand

from columba.stories.file import file_stories


class Command(BaseCommand):
    help = "File stories under categories by the words of categories.toml."

    def handle(self, **_: object) -> None:
        filed = unfiled = 0
        while (done := file_stories()).claimed:
            filed, unfiled = filed + done.filed, unfiled + done.unfiled
        self.stdout.write(f"{filed} stories filed, {unfiled} under nothing.")
