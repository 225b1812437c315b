"""Signing, and what a signer does with the link in the letter.

No page here tells whether anybody has signed: whatever address is typed in, the work and the answer
are the same. Who reads the letter is told there.
"""

from collections.abc import Mapping
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from columba.petitions.consents import current_wording
from columba.petitions.form import (
    FIELDS,
    TRAP,
    Checked,
    check_email,
    check_signing,
    is_trapped,
)
from columba.petitions.keys import Keys
from columba.petitions.own import (
    OwnSignature,
    Standing,
    confirm_signature,
    look_at_signature,
    withdraw_signature,
)
from columba.petitions.reading import PublicPetition
from columba.petitions.receive import (
    TooManyWaitingError,
    receive_request,
    receive_signature,
)
from columba.web.moments import show_moment
from columba.web.petitions import find_petition, petition_url, show_page, show_petition
from columba.web.same_origin import from_our_pages
from columba.worker.wake import wake

CORRECTED = "The text was corrected while you read it. Please read it again, then sign."
RETRY_SECONDS = 60
_PAGE = ("GET", "HEAD", "POST")


@from_our_pages
@require_http_methods(_PAGE)
def sign(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a form, and answer in the same way whoever sent it; show it again where it is wrong."""
    petition = find_petition(slug)
    if request.method != "POST":
        return redirect(f"{petition_url(slug)}#sign")
    if not _is_open(petition):
        return show_page(request, petition, status=HTTPStatus.CONFLICT)
    form = _written(request)
    if is_trapped(form):
        return redirect("check-your-mail", slug)  # a program: answered, and forgotten
    checked = check_signing(form)
    errors = checked.errors or _about_version(checked, petition)
    if errors or checked.signing is None:
        return show_page(request, petition, values=checked.values, errors=errors)
    keys, now = Keys(settings.ADDRESS_KEY), timezone.now()
    try:
        receive_signature(
            checked.signing,
            petition,
            wording=current_wording(settings.PUBLICATION, now=now),
            origin=keys.origin(request.META.get("REMOTE_ADDR", "")),
            keys=keys,
            now=now,
        )
    except TooManyWaitingError:
        return _come_back(request, petition)
    wake("admit_signatures")
    return redirect("check-your-mail", slug)


@require_http_methods(["GET", "HEAD"])
def check_your_mail(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that a letter is on its way, to whoever it may be."""
    context = {
        "shown": show_petition(find_petition(slug), settings.PUBLICATION),
        "kept": settings.PUBLICATION.petitions,
    }
    return _private(render(request, "web/petitions/check_your_mail.html", context))


@from_our_pages
@require_http_methods(_PAGE)
def my_signature(request: HttpRequest, slug: str) -> HttpResponse:
    """Take an address, and write to it if it has signed; say neither whether it has."""
    petition = find_petition(slug)
    context = {
        "shown": show_petition(petition, settings.PUBLICATION),
        "sent": "sent" in request.GET,
        "can_write": settings.PUBLICATION.takes_signatures,
    }
    if request.method != "POST" or not settings.PUBLICATION.takes_signatures:
        return _private(render(request, "web/petitions/my_signature.html", context))
    form = _written(request)
    sent = redirect(f"{reverse('my-signature', args=[slug])}?sent=1")
    if is_trapped(form):
        return sent
    email, error = check_email(form["email"])
    if error:
        context |= {"email": form["email"], "error": error}
        return _private(render(request, "web/petitions/my_signature.html", context))
    try:
        receive_request(email, petition, keys=Keys(settings.ADDRESS_KEY), now=timezone.now())
    except TooManyWaitingError:
        return _come_back(request, petition)
    wake("admit_signatures")
    return sent


@from_our_pages
@require_http_methods(_PAGE)
def signature(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """Show the holder of a link their signature; confirm or withdraw it when they say so.

    Opening the page changes nothing, however often it is opened and by whatever program.
    """
    petition, now = find_petition(slug), timezone.now()
    if request.method == "POST":
        action = request.POST.get("action")
        if action == "confirm":
            confirm_signature(petition.pk, token, now=now)
        elif action == "withdraw":
            withdraw_signature(petition.pk, token, now=now)
        return _private(redirect("signature", slug, token))
    own = look_at_signature(petition.pk, token, now=now)
    status = HTTPStatus.NOT_FOUND if own.standing is Standing.UNKNOWN else HTTPStatus.OK
    context = {
        "shown": show_petition(petition, settings.PUBLICATION),
        "kept": settings.PUBLICATION.petitions,
        "standing": own.standing.value,
        **_held(own),
    }
    return _private(render(request, "web/petitions/signature.html", context, status=status))


def _held(own: OwnSignature) -> Mapping[str, object]:
    """Return everything that is kept of a signer, for their own eyes."""
    row, publication = own.signature, settings.PUBLICATION
    if row is None:
        return {}
    return {
        "row": row,
        "agreed": show_moment(row.agreed_at, publication),
        "confirmed": show_moment(row.confirmed_at, publication),
        "wording": row.wording.texts,
    }


def _written(request: HttpRequest) -> dict[str, str]:
    """Return the fields of the form as they were written, the last where one came twice."""
    return {name: str(request.POST.get(name, "")) for name in (*FIELDS, TRAP)}


def _is_open(petition: PublicPetition) -> bool:
    return bool(petition.takes_signatures and settings.PUBLICATION.takes_signatures)


def _about_version(checked: Checked, petition: PublicPetition) -> Mapping[str, str]:
    """Return what is to be said where the signer has read another text than the one that stands."""
    if checked.signing is None or checked.signing.text_number == petition.text.number:
        return {}
    return {"text": CORRECTED}


def _come_back(request: HttpRequest, petition: PublicPetition) -> HttpResponse:
    """Say honestly that too many are signing at once, and when to try again."""
    context = {"shown": show_petition(petition, settings.PUBLICATION)}
    status = HTTPStatus.SERVICE_UNAVAILABLE
    response = render(request, "web/petitions/come_back.html", context, status=status)
    response["Retry-After"] = str(RETRY_SECONDS)
    return _private(response)


def _private(response: HttpResponse) -> HttpResponse:
    """Keep the page out of caches and searches, and its address out of what other sites see."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"
    return response
