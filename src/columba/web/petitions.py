"""Petitions as readers see them: the list, each petition, and the form that signs it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from babel.numbers import format_decimal
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control

from columba.lib.dates import locale_of
from columba.lib.publication import Publication
from columba.petitions.consents import wording_of
from columba.petitions.models import State
from columba.petitions.reading import (
    PublicPetition,
    comments,
    public_petition,
    public_petitions,
    versions,
)
from columba.web.moments import Moment, show_moment

# The count moves once a minute: nothing is gained by asking more often.
FRESH_SECONDS = 60


@dataclass(frozen=True, kw_only=True)
class SignForm:
    """The form under a petition: what stands in it, and what is to be put right."""

    action: str
    text_number: int
    wording: Mapping[str, str]
    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A petition with its numbers and days as they are printed."""

    petition: PublicPetition
    url: str
    count: str
    opened: Moment | None
    closes: Moment | None
    ended: Moment | None
    is_open: bool


def petition_list(request: HttpRequest) -> HttpResponse:
    """Show every petition: those that may be signed first."""
    publication, now = settings.PUBLICATION, timezone.now()
    shown = [show_petition(one, publication) for one in public_petitions(now=now)]
    context = {
        "open": [one for one in shown if one.is_open],
        "over": [one for one in shown if not one.is_open],
    }
    return for_everybody(render(request, "web/petitions/list.html", context))


def petition_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one petition, with the form while it is open."""
    return for_everybody(show_page(request, find_petition(slug)))


def show_page(
    request: HttpRequest,
    petition: PublicPetition,
    *,
    values: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render a petition's page, the form with what was written and what is wrong with it."""
    publication = settings.PUBLICATION
    shown = show_petition(petition, publication)
    history = versions(petition)
    context = {
        "shown": shown,
        "petition": petition,
        "text": petition.text,
        "form": sign_form(petition, publication, values=values, errors=errors),
        "versions": [(one, show_moment(one.frozen_at, publication)) for one in history],
        "comments": comments(petition),
        "absolute_url": request.build_absolute_uri(shown.url),
        "is_withdrawn": petition.state is State.WITHDRAWN,
    }
    return render(request, "web/petitions/petition.html", context, status=status)


def show_petition(petition: PublicPetition, publication: Publication) -> Shown:
    """Return a petition as pages print it."""
    ended_at = petition.withdrawn_at or petition.answered_at or petition.closed_at
    return Shown(
        petition=petition,
        url=petition_url(petition.slug),
        count=count_as_text(petition.count, publication),
        opened=show_moment(petition.opened_at, publication),
        closes=show_moment(_noon(petition.closes_on, publication), publication),
        ended=show_moment(ended_at, publication),
        is_open=petition.takes_signatures,
    )


def sign_form(
    petition: PublicPetition,
    publication: Publication,
    *,
    values: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> SignForm | None:
    """Return the form; None where nobody can sign now."""
    if not petition.takes_signatures or not publication.takes_signatures:
        return None
    return SignForm(
        action=reverse("sign", args=[petition.slug]),
        text_number=petition.text.number,
        wording=wording_of(publication),
        values=values or {},
        errors=errors or {},
    )


def find_petition(slug: str) -> PublicPetition:
    """Return a public petition; Http404 where there is none of that name."""
    petition = public_petition(slug, now=timezone.now())
    if petition is None:
        raise Http404("There is no such petition.")
    return petition


def petition_url(slug: str) -> str:
    """Return the path of a petition's page."""
    return reverse("petition", args=[slug])


def count_as_text(count: int, publication: Publication) -> str:
    """Return a number with the marks of the publication's language: "1,204"."""
    return str(format_decimal(count, locale=locale_of(publication.language)))


def for_everybody(response: HttpResponse) -> HttpResponse:
    """Let caches keep a page that is the same for all, for as long as its count stands."""
    if response.status_code == HttpResponse.status_code:
        patch_cache_control(
            response,
            public=True,
            max_age=FRESH_SECONDS,
            stale_while_revalidate=2 * FRESH_SECONDS,
            stale_if_error=5 * FRESH_SECONDS,
        )
    return response


def _noon(day: date, publication: Publication) -> datetime:
    """Return a moment that lies on `day` wherever one prints it."""
    return datetime.combine(day, time(12), tzinfo=publication.zone)
