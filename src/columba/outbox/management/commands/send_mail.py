"""Send the letters that are due."""

from collections import Counter

from django.core.management.base import BaseCommand, CommandError

from columba.outbox.jobs import can_send, send_mail


class Command(BaseCommand):
    help = "Send every letter in the outbox that is due."

    def handle(self, **_: object) -> None:
        if not can_send():
            raise CommandError(
                "There is no mail server: set [mail] in columba.toml. Letters wait until then."
            )
        done: Counter[str] = Counter()
        for batch in send_mail():
            done.update(batch.ends)
        self.stdout.write(
            f"{done['sent']} sent, {done['put off']} put off, {done['given up']} given up."
        )
