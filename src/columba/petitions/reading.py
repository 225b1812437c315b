"""What readers may know of petitions: text, state and count; never who signed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from columba.petitions.choose import Bound, Fit, Traits, choose
from columba.petitions.models import (
    CommentState,
    Petition,
    PetitionText,
    Signature,
    SignatureState,
    State,
)

MOST_COMMENTS = 50


@dataclass(frozen=True, kw_only=True)
class Version:
    """One version of the text."""

    pk: int
    number: int
    title: str
    ask: str
    details: Sequence[str]  # paragraphs
    addressee: str
    addressee_url: str
    power: str
    note: str  # what was put right in it; empty in the first
    frozen_at: datetime


@dataclass(frozen=True, kw_only=True)
class PublicPetition:
    """A petition as readers see it."""

    pk: int
    slug: str
    state: State
    text: Version
    count: int
    opened_at: datetime
    closes_on: date
    takes_signatures: bool
    closed_at: datetime | None
    answered_at: datetime | None
    answer: Sequence[str]
    outcome: Sequence[str]
    withdrawn_at: datetime | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class Offer:
    """The petition that stands on the pages of a story, and how near to it it is."""

    petition: PublicPetition
    fit: Fit


def offer_for(traits: Traits, *, now: datetime) -> Offer | None:
    """Return the open petition that fits a story best; None where none does. One query."""
    near = _public().filter(_may_fit(traits), state=State.OPEN)
    rows = [row for row in near if row.takes_signatures(now)]
    choice = choose((bound for row in rows if (bound := _bound(row))), traits)
    if choice is None:
        return None
    chosen = next(row for row in rows if row.pk == choice.petition)
    return Offer(petition=_show(chosen, now), fit=choice.fit)


def public_petitions(*, now: datetime) -> list[PublicPetition]:
    """Return every petition that ever was public, the newest first."""
    return [_show(row, now) for row in _public().order_by("-opened_at", "-pk")]


def public_petition(slug: str, *, now: datetime) -> PublicPetition | None:
    """Return one petition; None where there is none, or none that is public."""
    row = _public().filter(slug=slug).first()
    return _show(row, now) if row else None


def versions(petition: PublicPetition) -> list[Version]:
    """Return every version of the text that people may have signed, the newest first."""
    rows = PetitionText.objects.filter(petition=petition.pk, frozen_at__isnull=False)
    return [_version(row) for row in rows.order_by("-number")]


def comments(petition: PublicPetition) -> list[str]:
    """Return the newest comments that an editor has let through, without who wrote them."""
    rows = Signature.objects.filter(
        petition=petition.pk,
        state=SignatureState.CONFIRMED,
        comment_state=CommentState.SHOWN,
        is_suspect=False,
    )
    newest = rows.order_by("-confirmed_at", "-pk")
    return list(newest.values_list("comment", flat=True)[:MOST_COMMENTS])


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, which empty lines part."""
    blocks = text.replace("\r\n", "\n").split("\n\n")
    return [" ".join(block.split()) for block in blocks if block.strip()]


def _public() -> QuerySet[Petition]:
    shown = Petition.objects.filter(opened_at__isnull=False, text__isnull=False)
    return shown.select_related("text", "count")


def _may_fit(traits: Traits) -> Q:
    """Match what is bound to a story, or to what it is about; `choose` decides between them."""
    bound = Q(story=traits.story) | Q(everywhere=True)
    if traits.playbooks:
        bound |= Q(playbook__in=traits.playbooks)
    if traits.categories:
        bound |= Q(category__in=traits.categories)
    return bound


def _bound(row: Petition) -> Bound | None:
    if row.closes_at is None:
        return None
    return Bound(
        petition=row.pk,
        closes_at=row.closes_at,
        story=row.story_id,
        playbook=row.playbook,
        category=row.category_id,
        everywhere=row.everywhere,
    )


def _show(row: Petition, now: datetime) -> PublicPetition:
    if row.text is None or row.opened_at is None or row.closes_on is None:
        raise ValueError(f"Petition {row.pk} is public and has no text or no dates.")
    return PublicPetition(
        pk=row.pk,
        slug=row.slug,
        state=State(row.state),
        text=_version(row.text),
        count=row.count.confirmed,
        opened_at=row.opened_at,
        closes_on=row.closes_on,
        takes_signatures=row.takes_signatures(now),
        closed_at=row.closed_at,
        answered_at=row.answered_at,
        answer=paragraphs(row.answer),
        outcome=paragraphs(row.outcome),
        withdrawn_at=row.withdrawn_at,
        reason=row.reason,
    )


def _version(text: PetitionText) -> Version:
    return Version(
        pk=text.pk,
        number=text.number,
        title=text.title,
        ask=text.ask,
        details=paragraphs(text.details),
        addressee=text.addressee_name,
        addressee_url=text.addressee_url,
        power=text.power,
        note=text.note,
        frozen_at=text.frozen_at or text.created_at,
    )


def traits_of(story: int, *, playbooks: Iterable[str], categories: Iterable[int]) -> Traits:
    """Return a story's traits from what its page knows of it, the nearest first."""
    return Traits(
        story=story,
        playbooks=tuple(dict.fromkeys(name for name in playbooks if name)),
        categories=tuple(dict.fromkeys(categories)),
    )
