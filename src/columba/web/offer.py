"""The petition that stands on the pages of a story."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from columba.petitions.choose import Fit
from columba.petitions.reading import offer_for, traits_of
from columba.stories.models import Story
from columba.web.petitions import Shown, SignForm, show_petition, sign_form

_REASONS = {
    Fit.STORY: "This petition is about this story.",
    Fit.PLAYBOOK: "This petition is about the issue of this story.",
    Fit.CATEGORY: "This petition is about the subject of this story.",
    Fit.EVERYWHERE: "",
}


@dataclass(frozen=True, kw_only=True)
class PageOffer:
    """A petition on the page of a story: with the form, where it can be signed."""

    shown: Shown
    form: SignForm | None
    reason: str


def offer_on(story: Story, *, playbooks: Iterable[str]) -> PageOffer | None:
    """Return the petition nearest to a story that `for_cards` has joined; None where none is."""
    filed = [filing.category for filing in story.filings.all()]
    finest_first = sorted(filed, key=lambda category: category.parent_id is None)
    traits = traits_of(
        story.pk, playbooks=playbooks, categories=[category.pk for category in finest_first]
    )
    offer = offer_for(traits, now=timezone.now())
    if offer is None:
        return None
    publication = settings.PUBLICATION
    return PageOffer(
        shown=show_petition(offer.petition, publication),
        form=sign_form(offer.petition, publication),
        reason=_REASONS[offer.fit],
    )
