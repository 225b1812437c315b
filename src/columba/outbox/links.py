"""Make one-time links, look at them without using them up, and use them."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime

from columba.outbox.models import OneTimeLink

_TOKEN_BYTES = 24
# A token as it stands in an address; anything longer was never one of ours.
LONGEST_TOKEN = 64


def make_links(purpose: str, about: Iterable[int], *, expires_at: datetime) -> dict[int, str]:
    """Store a new link for every row number in `about`; return the token of each.

    `purpose` says in a word what the link is good for; for anything else it is none.
    """
    tokens = {row: secrets.token_urlsafe(_TOKEN_BYTES) for row in about}
    OneTimeLink.objects.bulk_create(
        OneTimeLink(
            token_hash=_hash(token),
            purpose=purpose,
            about=row,
            expires_at=expires_at,
        )
        for row, token in tokens.items()
    )
    return tokens


def find_link(purpose: str, token: str) -> OneTimeLink | None:
    """Return the link with this token, used and expired ones too; nothing is changed."""
    return OneTimeLink.objects.filter(purpose=purpose, token_hash=_hash(token)).first()


def use_link(purpose: str, token: str, *, now: datetime) -> int | None:
    """Use the link up and return the row it is about; None where it may not be used any more.

    Of two who use it at the same moment one gets None.
    """
    rows = OneTimeLink.objects.filter(purpose=purpose, token_hash=_hash(token))
    usable = rows.filter(used_at__isnull=True, expires_at__gt=now)
    if not usable.update(used_at=now):
        return None
    return rows.values_list("about", flat=True).get()


def _hash(token: str) -> str:
    # Tokens are random and long: nothing is gained by a slow hash.
    return hashlib.sha256(token[:LONGEST_TOKEN].encode("utf-8", "replace")).hexdigest()
