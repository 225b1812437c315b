"""Take in what comes from outside: signatures, and requests for a letter about one.

Both are rows that are added and nothing else. Nothing is looked up, so that neither the answer nor
the time that it takes can tell who has signed.
"""

from datetime import datetime

from columba.petitions.form import Signing
from columba.petitions.keys import Keys, Origin
from columba.petitions.models import (
    ConsentWording,
    LinkRequest,
    Signature,
    SignatureState,
)
from columba.petitions.reading import PublicPetition

# So many wait only when something is wrong; then it is better to say so.
MOST_WAITING = 50_000


class TooManyWaitingError(Exception):
    """More came in than can be looked at soon: whoever signs should try again in a minute."""


def receive_signature(
    signing: Signing,
    petition: PublicPetition,
    *,
    wording: ConsentWording,
    origin: Origin,
    keys: Keys,
    now: datetime,
) -> None:
    """Keep a checked form under the text of an open petition as it stands now."""
    if _is_full():
        raise TooManyWaitingError
    Signature.objects.create(
        petition_id=petition.pk,
        text_id=petition.text.pk,
        name=signing.name,
        email=signing.email,
        postcode=signing.postcode,
        comment=signing.comment,
        name_key=keys.name(signing.name),
        email_key=keys.email(signing.email),
        address_key=origin.address_key,
        range_key=origin.range_key,
        wording=wording,
        agreed_at=now,
        wants_news=signing.wants_news,
        shows_comment=signing.shows_comment,
        created_at=now,
    )


def receive_request(email: str, petition: PublicPetition, *, keys: Keys, now: datetime) -> None:
    """Keep a request for a letter about the signatures of a checked address."""
    if _is_full():
        raise TooManyWaitingError
    LinkRequest.objects.create(
        petition_id=petition.pk, email=email, email_key=keys.email(email), created_at=now
    )


def _is_full() -> bool:
    waiting = Signature.objects.filter(state=SignatureState.RECEIVED).order_by()
    requests = LinkRequest.objects.filter(handled_at__isnull=True).order_by()
    last = slice(MOST_WAITING - 1, MOST_WAITING)
    return any(rows.values("pk")[last].exists() for rows in (waiting, requests))
