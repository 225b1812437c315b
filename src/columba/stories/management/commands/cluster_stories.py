"""Put the articles that were read into stories."""

from django.conf import settings
from django.core.management.base import BaseCommand

from columba.stories.assign import cluster_stories


class Command(BaseCommand):
    help = "Find copies and put every new article into a story."

    def handle(self, **_: object) -> None:
        done = list(cluster_stories(settings.PUBLICATION))
        self.stdout.write(
            f"{sum(one.claimed for one in done)} articles clustered: "
            f"{sum(one.opened for one in done)} new stories, "
            f"{sum(one.copies for one in done)} copies; "
            f"{sum(one.retitled for one in done)} stories retitled."
        )
