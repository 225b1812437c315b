"""Petitions and signatures for tests: a town, its trustees, and people who sign."""

from dataclasses import replace
from datetime import UTC, date, timedelta
from itertools import count
from pathlib import Path

from columba.accounts.models import User
from columba.directory.models import Link
from columba.lib.publication import Publication
from columba.petitions.admit import admit_signatures
from columba.petitions.consents import current_wording
from columba.petitions.decide import Act, open_petition, submit_petition
from columba.petitions.draft import Plan, Wording, draft_petition
from columba.petitions.form import check_signing
from columba.petitions.keys import Keys
from columba.petitions.models import Petition, Signature
from columba.petitions.own import confirm_signature
from columba.petitions.reading import public_petition
from columba.petitions.receive import receive_signature
from tests.make import NOON

KEYS = Keys(b"the address key of these tests")
PUBLICATION = Publication(
    folder=Path(),
    name="The Harlow Columba",
    contact="editor@harlow.example",
    base_url="https://harlow.example",
    demo=True,
)
CLOSES_ON = date(2025, 9, 17)
LAST_MOMENT = CLOSES_ON + timedelta(days=1)
_numbers = count(1)

FORM = {
    "name": "Ann Lee",
    "email": "ann@reader.example",
    "postcode": "04441",
    "agrees": "yes",
    "text": "1",
}


def make_addressee(slug="trustees", **values):
    defaults = {
        "url": f"https://{slug}.harlow.example/",
        "title": "The trustees",
        "owner": "Trustees of Harlow",
        "owner_domain": "harlow.example",
        "kind": "record",
        "area": "us",
    }
    return Link.objects.get_or_create(slug=slug, defaults=defaults | values)[0]


def make_editor(name="ann"):
    return User.objects.get_or_create(username=name)[0]


def make_wording(**values):
    defaults = {
        "title": "Publish the plan for the main under Church Street",
        "ask": "Publish the three plans for a new main, with their costs, a week before the vote.",
        "details": "The main broke eleven times.\n\nPeople who pay for it should see the plans.",
        "addressee": values.pop("addressee", None) or make_addressee(),
        "power": "vote on the main and on what it costs",
    }
    return Wording(**(defaults | values))


def make_draft(**values):
    """Return a draft; values are those of its wording, its plan, or both."""
    plan = {name: values.pop(name) for name in Plan.__dataclass_fields__ if name in values}
    plan.setdefault("closes_on", CLOSES_ON)
    if not {"story", "playbook", "category"} & set(plan):
        plan.setdefault("everywhere", True)
    now = values.pop("now", NOON)
    return draft_petition(make_wording(**values), Plan(**plan), now=now, by=make_editor())


def make_open(**values):
    """Return a petition that people may sign until CLOSES_ON."""
    now = values.get("now", NOON)
    draft = make_draft(**values)
    act = Act(by=make_editor(), now=now)
    submit_petition(draft.pk, act)
    open_petition(draft.pk, act, zone=UTC)
    return Petition.objects.select_related("text", "count").get(pk=draft.pk)


def send_form(petition, *, now=NOON, ip="192.0.2.1", keys=KEYS, publication=PUBLICATION, **fields):
    """Send a form; a field that is None is left out."""
    form = {key: value for key, value in (FORM | fields).items() if value is not None}
    checked = check_signing(form)
    assert checked.signing, checked.errors
    shown = public_petition(petition.slug, now=now)
    receive_signature(
        checked.signing,
        shown,
        wording=current_wording(publication, now=now),
        origin=keys.origin(ip),
        keys=keys,
        now=now,
    )
    return Signature.objects.latest("pk")


def admit(*, now=NOON, publication=PUBLICATION, limit=200):
    return admit_signatures(now=now, publication=publication, limit=limit)


def sign(petition, *, now=NOON, **fields):
    """Return a signature that has been confirmed; each call is another person."""
    number = next(_numbers)
    person = {
        "name": f"Reader {number} of Harlow",
        "email": f"reader{number}@reader.example",
        "ip": f"198.51.{number // 250 % 250}.{number % 250 + 1}",
    }
    row = send_form(petition, now=now, **(person | fields))
    admit(now=now)
    assert confirm_signature(petition.pk, token_of(person_of(row)), now=now)
    return Signature.objects.get(pk=row.pk)


def person_of(row):
    return Signature.objects.get(pk=row.pk).email


def letters_to(address):
    """Return the letters that wait for an address, the oldest first."""
    from columba.outbox.models import Mail

    return [mail for mail in Mail.objects.order_by("pk") if mail.to == address]


def token_of(address):
    """Return the token in the newest letter to an address."""
    return tokens_in(letters_to(address)[-1].text)[-1]


def tokens_in(text):
    lines = (word for word in text.split() if "/signature/" in word)
    return [word.rstrip("/").rpartition("/")[2] for word in lines]


def kept(**values):
    """Return the publication with other settings for its petitions."""
    return replace(PUBLICATION, petitions=replace(PUBLICATION.petitions, **values))
