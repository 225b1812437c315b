"""Run every stage until nothing waits."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console

from columba.leases.exclusive import BusyError
from columba.publication.prepare import prepare
from columba.sources.poll import OUT_OF_REACH
from columba.worker.progress import Bars, closing_table
from columba.worker.queue import NO_NETWORK
from columba.worker.refresh import refresh
from columba.worker.refused import refused
from columba.worker.schedule import STAGES, free_all_rows_of_the_dead


class Command(BaseCommand):
    help = "Run every stage until nothing waits, with progress bars and a closing table."

    def handle(self, **_: object) -> None:
        console = Console()
        prepare(settings.PUBLICATION.folder)
        free_all_rows_of_the_dead()
        try:
            with Bars(console) as bars:
                runs = refresh(STAGES, watcher=bars)
        except BusyError as error:
            raise CommandError(f"{error} Wait for it, or stop it, then run this again.") from error
        console.print(closing_table(runs, refused()))
        if lost := sum(run.ends[OUT_OF_REACH] for run in runs):
            console.print(NO_NETWORK % lost)
