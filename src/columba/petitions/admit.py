"""Sort out what came in: new signatures, repetitions, crowds, requests; then write to senders."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet
from django.db.models.base import Model

from columba.lib.publication import Publication
from columba.lib.seal import SealError
from columba.outbox.links import make_links
from columba.outbox.post import post_letters
from columba.petitions.admission import (
    Crowd,
    Known,
    Limits,
    Verdict,
    is_suspect,
    may_write,
    rule,
)
from columba.petitions.letters import OWN_HOURS, Kind, Letters
from columba.petitions.models import LinkRequest, Petition, Signature, SignatureState

PURPOSE = "signature"  # of the links in letters
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
_STANDING = (SignatureState.PENDING, SignatureState.CONFIRMED)
_SEALED = ("name", "email", "postcode")

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, kw_only=True)
class Admitted:
    """What one batch did; `silent` senders got no letter, having had enough of them."""

    claimed: int = 0
    admitted: int = 0
    suspect: int = 0
    repeated: int = 0
    letters: int = 0
    silent: int = 0


@transaction.atomic
def admit_signatures(*, now: datetime, publication: Publication, limit: int = 200) -> Admitted:
    """Sort out up to `limit` signatures and as many requests, in the order in which they came."""
    signatures = _locked(_received(), limit)
    requests = _locked(_unanswered(), limit)
    wanted = {row.petition_id for row in signatures} | {row.petition_id for row in requests}
    petitions = Petition.objects.select_related("text").in_bulk(wanted)
    sorting = _Sorting(now=now, publication=publication, petitions=petitions)
    for signature in signatures:
        sorting.sort(signature)
    for request in requests:
        sorting.answer(request)
    letters = sorting.write_letters()
    return Admitted(
        claimed=len(signatures) + len(requests),
        admitted=sorting.ends[Verdict.ADMIT],
        suspect=sorting.suspects,
        repeated=len(signatures) - sorting.ends[Verdict.ADMIT],
        letters=letters,
        silent=sorting.silent,
    )


def count_received() -> int:
    """Return how many signatures and requests nobody has looked at yet."""
    return _received().count() + _unanswered().count()


def _received() -> QuerySet[Signature]:
    # What is sealed is opened where a letter is written, and nowhere else.
    rows = Signature.objects.filter(state=SignatureState.RECEIVED)
    return rows.defer(*_SEALED).order_by("pk")


def _unanswered() -> QuerySet[LinkRequest]:
    return LinkRequest.objects.filter(handled_at__isnull=True).defer("email").order_by("pk")


def _locked(rows: QuerySet[Row], limit: int) -> list[Row]:
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True, of=("self",))
    return list(rows[:limit])


@dataclass(frozen=True, kw_only=True)
class _Reply:
    """A letter that is to be written once the links in it exist."""

    kind: Kind
    petition: int
    signatures: tuple[int, ...]


@dataclass(kw_only=True)
class _Sorting:
    """One batch on its way."""

    now: datetime
    publication: Publication
    petitions: Mapping[int, Petition]
    ends: Counter[Verdict] = field(default_factory=Counter)
    suspects: int = 0
    silent: int = 0
    replies: list[_Reply] = field(default_factory=list)

    def sort(self, row: Signature) -> None:
        """Decide what becomes of a signature, save it, and note what its sender is written."""
        known = _known(row.petition_id, row.email_key)
        is_over = not self.petitions[row.petition_id].takes_confirmations(self.now)
        ruling = rule(row.name_key, known, is_over=is_over)
        self.ends[ruling.verdict] += 1
        if ruling.verdict is Verdict.ADMIT:
            row.admit(suspect=is_suspect(_crowd(row), _limits(self.publication)))
            self.suspects += row.is_suspect
            known = [Known(signature=row.pk, name_key=row.name_key)]
            row.save(update_fields=["state", "is_suspect"])
        else:
            known = [ruling.earlier] if ruling.earlier else known
            row.repeat()
            row.save(update_fields=_FORGOTTEN)
        if kind := _KINDS.get(ruling.verdict):
            self._note(kind, row, known)

    def answer(self, request: LinkRequest) -> None:
        """Note what is written to whoever asked for the way to their signature, if anything."""
        request.handled_at, request.email = self.now, ""
        request.save(update_fields=["handled_at", "email"])
        known = _known(request.petition_id, request.email_key)
        if known:
            self._note(Kind.OWN, request, known)

    def write_letters(self) -> int:
        """Write the letters that were noted and put them into the outbox; return how many."""
        rows = _readable({pk for reply in self.replies for pk in reply.signatures})
        letters = Letters(self.publication, self._make_tokens(rows.values()))
        return post_letters(
            (
                letters.write(reply.kind, self.petitions[reply.petition], signatures)
                for reply in self.replies
                for signatures in _by_address(reply.signatures, rows)
            ),
            now=self.now,
        )

    def _note(self, kind: Kind, cause: Signature | LinkRequest, known: Sequence[Known]) -> None:
        unconfirmed = max((one.letter_count for one in known if not one.is_confirmed), default=0)
        today = _letters_today(cause)
        if not may_write(unconfirmed=unconfirmed, to_mailbox_today=today):
            self.silent += 1
            return
        pks = tuple(one.signature for one in known)
        Signature.objects.filter(pk__in=pks).update(letter_count=F("letter_count") + 1)
        self.replies.append(_Reply(kind=kind, petition=cause.petition_id, signatures=pks))

    def _make_tokens(self, signatures: Iterable[Signature]) -> dict[int, str]:
        """Return a token for each; one to confirm with is good for as long as its row is kept."""
        kept = timedelta(days=self.publication.petitions.unconfirmed_days)
        by_state: dict[str, list[int]] = {state: [] for state in _STANDING}
        for signature in signatures:
            by_state[signature.state].append(signature.pk)
        pending, confirmed = (by_state[state] for state in _STANDING)
        return make_links(PURPOSE, pending, expires_at=self.now + kept) | make_links(
            PURPOSE, confirmed, expires_at=self.now + timedelta(hours=OWN_HOURS)
        )


_FORGOTTEN = (
    "state",
    "name",
    "email",
    "postcode",
    "name_key",
    "comment",
    "comment_state",
    "wants_news",
    "shows_comment",
)
_KINDS = {
    Verdict.ADMIT: Kind.CONFIRM,
    Verdict.CONFIRM_AGAIN: Kind.CONFIRM,
    Verdict.SIGNED_ALREADY: Kind.SIGNED_ALREADY,
    Verdict.TOO_MANY_NAMES: Kind.TOO_MANY_NAMES,
}


def _known(petition: int, email_key: str) -> list[Known]:
    """Return the signatures of a mailbox that stand under a petition, the oldest first."""
    rows = Signature.objects.filter(email_key=email_key, petition=petition, state__in=_STANDING)
    found = rows.order_by("pk").values_list("pk", "name_key", "state", "letter_count")
    return [
        Known(
            signature=pk,
            name_key=name_key,
            is_confirmed=state == SignatureState.CONFIRMED,
            letter_count=letter_count,
        )
        for pk, name_key, state, letter_count in found
    ]


def _crowd(row: Signature) -> Crowd:
    """Return how many came from the same place within the hour before, this one included."""
    recent = Signature.objects.filter(
        petition=row.petition_id,
        created_at__gt=row.created_at - HOUR,
        created_at__lte=row.created_at,
        pk__lte=row.pk,
    )
    return Crowd(
        from_address=recent.filter(address_key=row.address_key).count() if row.address_key else 0,
        from_range=recent.filter(range_key=row.range_key).count() if row.range_key else 0,
    )


def _limits(publication: Publication) -> Limits:
    allowed = publication.petitions
    return Limits(per_address=allowed.per_address_hour, per_range=allowed.per_range_hour)


def _letters_today(cause: Signature | LinkRequest) -> int:
    """Return how often the mailbox gave rise to a letter within the day before, this one too."""
    recent = Q(
        email_key=cause.email_key,
        created_at__gt=cause.created_at - DAY,
        created_at__lte=cause.created_at,
    )
    # Of those of one moment, the ones that came in first.
    earlier = Q(pk__lte=cause.pk)
    signatures, requests = Signature.objects.filter(recent), LinkRequest.objects.filter(recent)
    if isinstance(cause, Signature):
        return signatures.filter(earlier).count() + requests.count()
    return signatures.count() + requests.filter(earlier).count()


def _readable(pks: Iterable[int]) -> dict[int, Signature]:
    """Return those signatures that can be read; what another address key sealed cannot."""
    wanted = sorted(pks)
    try:
        return Signature.objects.in_bulk(wanted)
    except SealError:
        return {pk: row for pk in wanted if (row := _read(pk))}


def _read(pk: int) -> Signature | None:
    try:
        return Signature.objects.get(pk=pk)
    except SealError:
        return None


def _by_address(pks: Iterable[int], rows: Mapping[int, Signature]) -> list[list[Signature]]:
    """Return the signatures in groups, each of those that gave one and the same address.

    Two spellings of a mailbox may be two mailboxes after all: nobody is sent another's link.
    """
    groups: dict[str, list[Signature]] = {}
    for pk in pks:
        if pk in rows:
            groups.setdefault(rows[pk].email, []).append(rows[pk])
    return list(groups.values())
