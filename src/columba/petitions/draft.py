"""Write a petition, change it while nobody can have signed, and put right what is open."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.text import slugify

from columba.accounts.models import User
from columba.directory.models import Link
from columba.petitions.models import (
    Petition,
    PetitionText,
    State,
    Transition,
    WrongStateError,
)
from columba.stories.models import Category, Story

_LONGEST_SLUG = 60


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What is asked of whom."""

    title: str
    ask: str
    details: str = ""
    addressee: Link | None = None
    addressee_name: str = ""  # where the row's owner is known by another name
    power: str = ""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Where a petition is offered, and until when."""

    story: Story | None = None
    playbook: str = ""
    category: Category | None = None
    everywhere: bool = False
    closes_on: date | None = None


@transaction.atomic
def draft_petition(
    wording: Wording, plan: Plan, *, now: datetime, by: User | None = None, slug: str = ""
) -> Petition:
    """Write a new petition, as a draft; its address is made of `slug`, else of its title.

    ValidationError where a text is missing or too long.
    """
    petition = Petition(slug=_free_slug(slug or wording.title), created_at=now, drafted_by=by)
    _take(petition, plan)
    petition.save()
    text = PetitionText(petition=petition, number=1, created_at=now, created_by=by)
    _write(text, wording)
    petition.text = text
    petition.save()
    Transition.objects.create(petition=petition, after=State.DRAFTED, by=by, at=now)
    return petition


@transaction.atomic
def revise_draft(pk: int, wording: Wording, plan: Plan) -> Petition:
    """Change text and plan; WrongStateError once people may have signed."""
    petition = lock_petition(pk)
    if not petition.may_be_edited or petition.text is None:
        raise WrongStateError(f"The petition is {petition.state}: its text is what people signed.")
    _take(petition, plan)
    petition.save()
    _write(petition.text, wording)
    return petition


@transaction.atomic
def correct_details(
    pk: int, details: str, *, note: str, now: datetime, by: User | None
) -> PetitionText:
    """Put something right in the details of an open petition, as a version of its own.

    What is asked, and of whom, stays for ever: another demand is another petition. Signatures stay
    with the version that they were given for.
    """
    petition = lock_petition(pk)
    if petition.state != State.OPEN or petition.text is None:
        raise WrongStateError(f"The petition is {petition.state}; only an open one is corrected.")
    text = petition.text
    # A copy of the row, under the next number.
    text.pk, text._state.adding = None, True  # noqa: SLF001 - Django's documented way to copy
    text.number, text.details, text.note = text.number + 1, details, note
    text.created_at = text.frozen_at = now
    text.created_by = by
    text.full_clean(validate_unique=False)
    text.save()
    petition.text = text
    petition.save()
    return text


def lock_petition(pk: int) -> Petition:
    """Return the petition, which nobody else changes before the transaction ends."""
    rows = Petition.objects.select_for_update(of=("self",)).select_related("text__addressee")
    return rows.get(pk=pk)


def _take(petition: Petition, plan: Plan) -> None:
    petition.story, petition.playbook, petition.category = plan.story, plan.playbook, plan.category
    petition.everywhere, petition.closes_on = plan.everywhere, plan.closes_on


def _write(text: PetitionText, wording: Wording) -> None:
    text.title, text.ask, text.details = wording.title, wording.ask, wording.details
    text.power = wording.power
    text.address_to(wording.addressee, wording.addressee_name)
    text.full_clean(validate_unique=False)
    text.save()


def _free_slug(title: str) -> str:
    slug = slugify(title)[:_LONGEST_SLUG].strip("-") or "petition"
    taken = set(Petition.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    free = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (slug, *free) if one not in taken)
