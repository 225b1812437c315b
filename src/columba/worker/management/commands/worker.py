"""Run the timetable and its jobs."""

from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand
from huey.consumer import Consumer

from columba.publication.tables import require_tables
from columba.worker.lifeline import hold_lifeline
from columba.worker.queue import open_queue, register
from columba.worker.schedule import JOBS, free_all_rows_of_the_dead


class Command(BaseCommand):
    help = "Run the timetable and its jobs in this process until it is stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--threads", type=int, default=2, help="jobs at work at the same time")
        parser.add_argument("--lifeline", action="store_true", help="stop when standard input ends")

    def handle(self, *, threads: int, lifeline: bool, **_: object) -> None:
        require_tables()
        if lifeline:
            hold_lifeline()
        free_all_rows_of_the_dead()
        queue = open_queue(
            settings.QUEUE_URL, data_dir=settings.DATA_DIR, secret=settings.SECRET_KEY
        )
        register(queue, JOBS)
        # SIGTERM is Huey's word for "stop now"; ours means "finish what you hold".
        consumer = Consumer(queue, workers=threads, max_delay=1, graceful_signal="TERM")
        consumer.run()
