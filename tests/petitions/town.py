"""The town's petition, with everything on its pages that can be there."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from columba.petitions.decide import Act, answer_petition, close_petition
from columba.petitions.draft import correct_details
from columba.petitions.keys import Keys
from columba.petitions.models import PetitionCount, Signature
from columba.web.addresses import article_url
from tests.petitions.make import admit, make_editor, make_open, send_form, sign, token_of

PETITION_PAGES = (
    "petitions",
    "petition",
    "answered petition",
    "petition article",
    "check your mail",
    "my signature",
    "my signature asked",
    "signature to confirm",
    "no link of ours",
    "privacy",
)


def open_town_petition(story):
    """Open one petition about a story, answer another; return the addresses of their pages."""
    now = timezone.now()
    petition = _petition(story=story, now=now - timedelta(days=2))
    correct_details(
        petition.pk,
        "The main broke twelve times.\n\nPeople who pay for it should see the plans.",
        note="It broke twelve times, not eleven.",
        now=now,
        by=make_editor(),
    )
    petition.refresh_from_db()
    _sign_and_comment(petition, now)
    answered = _answered(now)
    path = f"/petitions/{petition.slug}/"
    return {
        "petitions": "/petitions/",
        "petition": path,
        "answered petition": f"/petitions/{answered.slug}/",
        "petition article": article_url(story.lead),
        "check your mail": f"{path}check-your-mail/",
        "my signature": f"{path}my-signature/",
        "my signature asked": f"{path}my-signature/?sent=1",
        "signature to confirm": f"{path}signature/{_token(petition, now)}/",
        "no link of ours": f"{path}signature/{'x' * 32}/",
        "privacy": "/privacy/",
    }


def _petition(*, now, **values):
    return make_open(now=now, closes_on=(now + timedelta(days=30)).date(), **values)


def _sign_and_comment(petition, now):
    keys = {"keys": Keys(settings.ADDRESS_KEY), "publication": settings.PUBLICATION}
    for comment in ("I have carried water for five days.", "Show us the numbers."):
        fields = {"text": "2", "comment": comment, "shows_comment": "yes"}
        sign(petition, now=now, **fields, **keys)
    Signature.objects.update(comment_state="shown")
    PetitionCount.objects.update(confirmed=1204)


def _answered(now):
    petition = _petition(now=now - timedelta(days=20), title="Open the reading room on Sundays")
    act = Act(by=make_editor(), now=now, reason="The board has decided.")
    close_petition(petition.pk, act)
    answer_petition(
        petition.pk, act, answer="From October on.", outcome="It has been open since October 5."
    )
    return petition


def _token(petition, now):
    send_form(
        petition,
        now=now,
        email="wait@reader.example",
        text="2",
        comment="Because.",
        keys=Keys(settings.ADDRESS_KEY),
        publication=settings.PUBLICATION,
    )
    admit(now=now, publication=settings.PUBLICATION)
    return token_of("wait@reader.example")
