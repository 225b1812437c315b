"""Choose related articles."""

from django.core.management.base import BaseCommand

from columba.stories.relate import relate_stories


class Command(BaseCommand):
    help = "Choose the related articles of the stories that changed."

    def handle(self, **_: object) -> None:
        done = list(relate_stories())
        self.stdout.write(
            f"{sum(one.claimed for one in done)} stories related: "
            f"{sum(one.listed for one in done)} articles listed."
        )
