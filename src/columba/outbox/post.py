"""Put letters into the outbox."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from columba.lib.mail_address import check_address
from columba.outbox.models import LONGEST_SUBJECT, Mail

# Line breaks of every sort, and whatever else no header may hold.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What somebody is written, before it is a row."""

    kind: str
    to: str
    subject: str
    text: str
    html: str = ""
    unsubscribe_url: str = ""  # of letters to a list alone


def post_letters(letters: Iterable[Letter], *, now: datetime) -> int:
    """Put letters into the outbox, due at once; return how many.

    AddressError, and none is put in, where one is to nobody that can be written to.
    """
    rows = [_row(letter, now) for letter in letters]
    Mail.objects.bulk_create(rows)
    return len(rows)


def one_line(text: str, longest: int = LONGEST_SUBJECT) -> str:
    """Return `text` as a header may hold it: one line, cut at a word's end."""
    line = " ".join(_CONTROLS.sub(" ", text).split())
    if len(line) <= longest:
        return line
    return line[: longest - 2].rsplit(" ", 1)[0] + " …"


def _row(letter: Letter, now: datetime) -> Mail:
    return Mail(
        kind=letter.kind,
        to=check_address(letter.to),
        subject=one_line(letter.subject),
        text=letter.text,
        html=letter.html,
        unsubscribe_url=one_line(letter.unsubscribe_url, 500),
        created_at=now,
        next_at=now,
    )
