"""Forget signers as soon as the publication's settings say."""

import calendar
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from columba.lib.publication import PetitionSettings
from columba.petitions.models import (
    CommentState,
    LinkRequest,
    Petition,
    Signature,
    SignatureState,
)

_UNCONFIRMED = (SignatureState.RECEIVED, SignatureState.PENDING, SignatureState.REPEATED)
_MONTHS = 12


@dataclass(frozen=True, kw_only=True)
class Erased:
    """What one batch did."""

    unconfirmed: int = 0  # rows deleted that nobody confirmed
    networks: int = 0  # rows that no longer tell where they came from
    anonymised: int = 0  # rows that no longer tell who signed

    @property
    def rows(self) -> int:
        return self.unconfirmed + self.networks + self.anonymised


@transaction.atomic
def erase_signatures(*, now: datetime, kept: PetitionSettings, limit: int = 500) -> Erased:
    """Erase what is due, up to `limit` rows of each sort."""
    requests = _delete(_old_requests(now, kept), limit)
    return Erased(
        unconfirmed=_delete(_unconfirmed(now, kept), limit) + requests,
        networks=_blank(_located(now, kept), limit, address_key="", range_key=""),
        anonymised=_blank(
            _over(now, kept),
            limit,
            name="",
            email="",
            postcode="",
            name_key="",
            email_key="",
            address_key="",
            range_key="",
            comment="",
            comment_state=CommentState.NONE,
            wants_news=False,
            shows_comment=False,
            anonymised_at=now,
        ),
    )


def count_due(now: datetime, kept: PetitionSettings) -> int:
    """Return how many rows are due to be erased."""
    return (
        _unconfirmed(now, kept).count()
        + _old_requests(now, kept).count()
        + _located(now, kept).count()
        + _over(now, kept).count()
    )


def months_before(moment: datetime, months: int) -> datetime:
    """Return the same day and time so many months before; the last of a month that is shorter."""
    count = moment.year * _MONTHS + moment.month - 1 - months
    year, month = count // _MONTHS, count % _MONTHS + 1
    day = min(moment.day, calendar.monthrange(year, month)[1])
    return moment.replace(year=year, month=month, day=day)


def _unconfirmed(now: datetime, kept: PetitionSettings) -> QuerySet[Signature]:
    since = now - timedelta(days=kept.unconfirmed_days)
    return Signature.objects.filter(state__in=_UNCONFIRMED, created_at__lte=since)


def _old_requests(now: datetime, kept: PetitionSettings) -> QuerySet[LinkRequest]:
    return LinkRequest.objects.filter(created_at__lte=now - timedelta(days=kept.unconfirmed_days))


def _located(now: datetime, kept: PetitionSettings) -> QuerySet[Signature]:
    old = Signature.objects.filter(created_at__lte=now - timedelta(days=kept.network_days))
    return old.exclude(range_key="")


def _over(now: datetime, kept: PetitionSettings) -> QuerySet[Signature]:
    """Return the signatures of petitions that ended long enough ago."""
    since = months_before(now, kept.anonymise_months)
    ended = Petition.objects.filter(Q(closed_at__lte=since) | Q(withdrawn_at__lte=since))
    # Petitions are few: asked for first, their signatures are found by an index.
    petitions = list(ended.values_list("pk", flat=True))
    return Signature.objects.filter(petition__in=petitions, anonymised_at__isnull=True)


def _delete(rows: QuerySet[Signature] | QuerySet[LinkRequest], limit: int) -> int:
    chosen = list(rows.order_by("pk").values_list("pk", flat=True)[:limit])
    return rows.model._base_manager.filter(pk__in=chosen).delete()[0]  # noqa: SLF001 - Django's documented name


def _blank(rows: QuerySet[Signature], limit: int, **values: object) -> int:
    chosen = list(rows.order_by("pk").values_list("pk", flat=True)[:limit])
    return Signature.objects.filter(pk__in=chosen).update(**values)
