"""What is kept of readers and signers, as the settings in force have it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from columba.petitions.consents import wording_of
from columba.petitions.letters import OWN_HOURS
from columba.petitions.models import ConsentWording
from columba.web.moments import show_moment


def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is kept, why, for how long, and how it is taken back."""
    publication = settings.PUBLICATION
    earlier = ConsentWording.objects.order_by("-pk")
    context = {
        "kept": publication.petitions,
        "mail": publication.mail,
        "contact": publication.contact,
        "can_sign": publication.takes_signatures,
        "wording": wording_of(publication),
        "wordings": [(row, show_moment(row.first_used_at, publication)) for row in earlier],
        "own_hours": OWN_HOURS,
        "key_is_apart": settings.ADDRESS_KEY_IS_APART,
    }
    return render(request, "web/privacy.html", context)
