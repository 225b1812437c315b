"""Fetch lead pictures and keep small copies of them."""

from collections import Counter

from django.conf import settings
from django.core.management.base import BaseCommand

from columba.articles.jobs import fetch_pictures


class Command(BaseCommand):
    help = "Fetch the lead pictures of new articles and keep small copies of them."

    def handle(self, **_: object) -> None:
        if not settings.PUBLICATION.show_images:
            self.stdout.write("columba.toml says [images] show = false: none is fetched.")
            return
        ends: Counter[str] = Counter()
        for batch in fetch_pictures():
            ends.update(batch.ends)
        told = ", ".join(f"{count} {end}" for end, count in sorted(ends.items()))
        self.stdout.write(told or "No picture is due.")
