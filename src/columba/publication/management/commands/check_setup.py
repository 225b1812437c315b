"""Say what is missing for a real launch."""

import os
import sys

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection
from django.utils import timezone
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from columba.publication.check import Installation, Level, check_setup
from columba.publication.tables import require_tables


class Command(BaseCommand):
    help = "Say what this publication still lacks before it is shown to the public."

    def handle(self, **_: object) -> None:
        require_tables()
        remarks = check_setup(settings.PUBLICATION, _installed(), today=timezone.now().date())
        table = Table(show_header=False, box=None, pad_edge=False)
        for remark in sorted(remarks, key=lambda remark: list(Level).index(remark.level)):
            table.add_row(remark.level.value, remark.what, escape(remark.advice))
        Console().print(table)
        missing = sum(remark.level is Level.MISSING for remark in remarks)
        self.stdout.write(f"{missing} missing." if missing else "Ready to launch.")
        if missing:
            sys.exit(1)


def _installed() -> Installation:
    mail = settings.PUBLICATION.mail
    return Installation(
        secret_from_environment=_is_set("COLUMBA_SECRET_KEY"),
        address_key_from_environment=settings.ADDRESS_KEY_IS_APART,
        mail_password=mail is None or not mail.password_variable or _is_set(mail.password_variable),
        debug=settings.DEBUG,
        private_networks=settings.ALLOW_PRIVATE_NETWORKS,
        database=connection.vendor,
    )


def _is_set(name: str) -> bool:
    return bool({name, f"{name}_FILE"} & set(os.environ))
