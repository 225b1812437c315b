"""What signers do with the link in their letter: look at their signature, confirm it, withdraw it.

Looking changes nothing: mail programs follow links before people do.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from columba.outbox.links import find_link, use_link
from columba.outbox.models import OneTimeLink
from columba.petitions.admit import PURPOSE
from columba.petitions.models import Petition, Signature, SignatureState


class Standing(StrEnum):
    """What a link leads to."""

    UNKNOWN = "unknown"  # no link of ours, or one that is long gone
    EXPIRED = "expired"
    TO_CONFIRM = "to confirm"
    TOO_LATE = "too late"  # the petition takes no confirmations any more
    CONFIRMED = "confirmed"
    USED = "used"  # it has served; the signature stands
    WITHDRAWN = "withdrawn"
    ERASED = "erased"


@dataclass(frozen=True, kw_only=True)
class OwnSignature:
    """What the holder of a link is shown; `signature` only while there is something to see."""

    standing: Standing
    signature: Signature | None = None


def look_at_signature(petition: int, token: str, *, now: datetime) -> OwnSignature:
    """Return what a link leads to; nothing is changed by it."""
    link = find_link(PURPOSE, token)
    if link is None:
        return OwnSignature(standing=Standing.UNKNOWN)
    rows = Signature.objects.select_related("petition", "text", "wording")
    row = rows.filter(pk=link.about).first()
    standing = _standing(row, link, petition=petition, now=now)
    seen = standing in {Standing.TO_CONFIRM, Standing.TOO_LATE, Standing.CONFIRMED}
    return OwnSignature(standing=standing, signature=row if seen else None)


@transaction.atomic
def confirm_signature(petition: int, token: str, *, now: datetime) -> bool:
    """Let the signature count and use the link up; tell whether it was this that confirmed it."""
    if not Petition.objects.get(pk=petition).takes_confirmations(now):
        return False
    row = _take_up(petition, token, now=now, only=SignatureState.PENDING)
    if row is None:
        return False
    row.confirm(now=now)
    row.save()
    return True


@transaction.atomic
def withdraw_signature(petition: int, token: str, *, now: datetime) -> bool:
    """Erase the signer and use the link up; tell whether there was anything to erase.

    A signature that was never confirmed leaves no row behind; one that was leaves two moments.
    """
    row = _take_up(petition, token, now=now)
    if row is None:
        return False
    if row.state == SignatureState.PENDING:
        row.delete()
        return True
    row.withdraw(now=now)
    row.save()
    return True


def _take_up(
    petition: int, token: str, *, now: datetime, only: SignatureState | None = None
) -> Signature | None:
    """Return the row of a link, locked, and use the link up; None where there is none to change."""
    link = find_link(PURPOSE, token)
    if link is None:
        return None
    states = [only] if only else [SignatureState.PENDING, SignatureState.CONFIRMED]
    rows = Signature.objects.filter(pk=link.about, petition=petition, state__in=states)
    row = rows.select_for_update(of=("self",)).first()
    if row is None or use_link(PURPOSE, token, now=now) is None:
        return None
    return row


def _standing(
    row: Signature | None, link: OneTimeLink, *, petition: int, now: datetime
) -> Standing:
    """Return what the link leads to: the first of these that is so."""
    if row is None or row.anonymised_at is not None:
        return Standing.ERASED
    in_turn = (
        (row.petition_id != petition, Standing.UNKNOWN),
        (row.state == SignatureState.WITHDRAWN, Standing.WITHDRAWN),
        (link.used_at is not None, Standing.USED),
        (not link.is_usable(now), Standing.EXPIRED),
        (row.state == SignatureState.CONFIRMED, Standing.CONFIRMED),
        (row.petition.takes_confirmations(now), Standing.TO_CONFIRM),
    )
    return next((standing for is_so, standing in in_turn if is_so), Standing.TOO_LATE)
