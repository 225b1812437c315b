"""From the form to the count: no answer tells who has signed, and no GET changes anything."""

import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from columba.outbox.models import Mail
from columba.petitions import receive
from columba.petitions.count import count_signatures
from columba.petitions.draft import correct_details
from columba.petitions.jobs import admit_signatures
from columba.petitions.models import (
    ConsentWording,
    LinkRequest,
    PetitionCount,
    Signature,
    SignatureState,
)
from tests.corpus import corpus
from tests.petitions.make import FORM, letters_to, make_editor, sign, tokens_in
from tests.petitions.test_pages import make_current

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("house")]

ANN = "ann@reader.example"


@pytest.fixture
def petition():
    return make_current()


@pytest.fixture
def reader():
    """Return a browser that sends forms as browsers do; a form that needs a cookie is refused."""
    return Client(
        enforce_csrf_checks=True,
        headers={"origin": "http://testserver", "sec-fetch-site": "same-origin"},
    )


def send(client, petition, headers=None, **fields):
    path = f"/petitions/{petition.slug}/sign"
    return client.post(path, FORM | fields, headers=headers, REMOTE_ADDR="192.0.2.9")


def work():
    """Do what the worker does within a minute."""
    for _ in admit_signatures():
        pass


def link_to(address):
    (token,) = tokens_in(letters_to(address)[-1].text)
    return re.search(
        rf"https://harlow\.example(/petitions/\S+/{token}/)", letters_to(address)[-1].text
    )[1]


def test_from_the_form_to_the_count(reader, petition, woken):
    answer = send(reader, petition)
    assert answer.status_code == 302
    assert answer.url == f"/petitions/{petition.slug}/check-your-mail/"
    assert "Now look into your mail" in reader.get(answer.url).content.decode()
    assert woken == ["admit_signatures"]
    work()
    path = link_to(ANN)
    assert "Confirm my signature" in reader.get(path).content.decode()
    done = reader.post(path, {"action": "confirm"}, follow=True).content.decode()
    assert "Your signature counts" in done
    count_signatures(now=timezone.now() + timedelta(minutes=2))
    assert PetitionCount.objects.get().confirmed == 1
    assert "person has" in reader.get(f"/petitions/{petition.slug}/").content.decode()


def test_what_was_agreed_to_is_kept_in_its_words_and_with_its_moment(reader, petition):
    before = timezone.now()
    send(reader, petition, wants_news="yes", comment="Yes.", shows_comment="yes")
    row = Signature.objects.select_related("wording", "text").get()
    assert row.wording == ConsentWording.objects.get()
    assert row.wording.texts["agrees"] in reader.get("/privacy/").content.decode()
    assert before <= row.agreed_at <= timezone.now()
    assert (row.wants_news, row.shows_comment, row.text) == (True, True, petition.text)


def test_no_box_is_ticked_before_somebody_ticks_it(client, petition):
    html = client.get(f"/petitions/{petition.slug}/").content.decode()
    assert html.count('type="checkbox"') == 3
    assert "checked" not in html


def test_a_form_that_lacks_something_comes_back_with_what_was_written(reader, petition):
    answer = send(reader, petition, email="ann", agrees="", name="Ann <Lee>", wants_news="yes")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Your signature was not sent." in html
    assert "An e-mail address has one @" in html
    assert "Without this we may not count you." in html
    assert 'value="Ann &lt;Lee&gt;"' in html
    assert html.count("checked") == 1
    assert Signature.objects.count() == 0
    assert "public" not in answer.get("Cache-Control", "")


def test_a_program_is_thanked_and_forgotten(reader, petition, woken):
    answer = send(reader, petition, website="https://pills.example")
    assert answer.url.endswith("/check-your-mail/")
    assert Signature.objects.count() == 0
    assert woken == []


def test_who_read_another_version_reads_again(reader, petition):
    correct_details(petition.pk, "Twelve.", note="Not 11.", now=timezone.now(), by=make_editor())
    answer = send(reader, petition, text="1")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "The text was corrected while you read it" in html
    assert 'name="text" value="2"' in html
    assert send(reader, petition, text="2").status_code == 302
    assert Signature.objects.get().text.number == 2


def test_a_get_of_the_form_leads_to_the_page(client, petition):
    answer = client.get(f"/petitions/{petition.slug}/sign")
    assert (answer.status_code, answer.url) == (302, f"/petitions/{petition.slug}/#sign")


def test_what_is_closed_takes_nobody(reader, petition):
    type(petition).objects.update(closes_at=timezone.now())
    assert send(reader, petition).status_code == 409
    assert Signature.objects.count() == 0


def test_without_a_mail_server_nobody_is_taken(reader, petition, house):
    house.PUBLICATION = replace(house.PUBLICATION, demo=False)
    assert send(reader, petition).status_code == 409
    assert Signature.objects.count() == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example", "sec-fetch-site": "cross-site"},
        {"origin": "null", "sec-fetch-site": "same-origin"},
        {"origin": "http://testserver.elsewhere.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_no_other_site_can_send_its_visitors_forms(client, petition, headers):
    answer = send(client, petition, headers=headers)
    assert answer.status_code == 403
    assert "came from another site" in answer.content.decode()
    assert Signature.objects.count() == 0


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://testserver"},
        {"origin": "https://harlow.example", "sec-fetch-site": "same-origin"},
    ],
)
def test_our_own_pages_need_no_cookie(petition, headers):
    answer = send(Client(enforce_csrf_checks=True), petition, headers=headers)
    assert answer.status_code == 302
    assert not answer.cookies


def test_a_known_and_an_unknown_address_get_the_same_work_and_the_same_answer(reader, petition):
    sign(petition, now=timezone.now(), name="Ann Lee", email=ANN)
    send(reader, petition, email="warm@up.example")

    def trace(**fields):
        with CaptureQueriesContext(connection) as captured:
            answer = send(reader, petition, **fields)
        statements = [re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in captured]
        return statements, answer.status_code, dict(answer.items()), answer.content

    assert trace(email=ANN) == trace(email="xyz@reader.example")


def test_asking_for_a_link_tells_nothing_either(reader, petition):
    sign(petition, now=timezone.now(), name="Ann Lee", email=ANN)
    path = f"/petitions/{petition.slug}/my-signature/"

    def trace(email):
        with CaptureQueriesContext(connection) as captured:
            answer = reader.post(path, {"email": email})
        statements = [re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in captured]
        page = reader.get(answer.url)
        return statements, answer.status_code, answer.url, page.content

    assert trace(ANN) == trace("xyz@reader.example")
    assert LinkRequest.objects.count() == 2
    letters = Mail.objects.count()
    work()
    assert Mail.objects.count() == letters + 1


def test_an_address_that_is_none_is_refused_with_a_reason(reader, petition):
    answer = reader.post(f"/petitions/{petition.slug}/my-signature/", {"email": "ann"})
    assert answer.status_code == 200
    assert "one @" in answer.content.decode()
    assert LinkRequest.objects.count() == 0


def test_who_has_signed_sees_what_is_kept_and_withdraws(reader, petition):
    sign(petition, now=timezone.now(), name="Ann Lee", email=ANN, comment="Eleven!")
    reader.post(f"/petitions/{petition.slug}/my-signature/", {"email": ANN})
    work()
    path = link_to(ANN)
    html = reader.get(path).content.decode()
    for kept in ("Ann Lee", ANN, "04441", "Eleven!", "Withdraw my signature"):
        assert kept in html
    done = reader.post(path, {"action": "withdraw"}, follow=True).content.decode()
    assert "Your signature is erased" in done
    assert "Ann Lee" not in done
    assert Signature.objects.get().state == SignatureState.WITHDRAWN


def everything():
    """Return every row that signing could touch."""
    tables = (Signature, Mail, LinkRequest, PetitionCount, ConsentWording)
    from columba.outbox.models import OneTimeLink

    return [list(table.objects.order_by("pk").values()) for table in (*tables, OneTimeLink)]


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_mail_scanner_that_opens_every_link_ten_times_changes_nothing(reader, petition, method):
    send(reader, petition)
    work()
    text, html = letters_to(ANN)[-1].text, letters_to(ANN)[-1].html
    links = set(re.findall(r"https://harlow\.example(/[^\s\"<]*)", text + html))
    assert len(links) == 4
    before = everything()
    for link in sorted(links):
        for _ in range(10):
            assert getattr(reader, method)(link).status_code in {200, 405}
    assert everything() == before
    assert reader.post(link_to(ANN), {"action": "confirm"}).status_code == 302
    assert Signature.objects.get().state == SignatureState.CONFIRMED


def test_a_post_without_a_decision_changes_nothing(reader, petition):
    send(reader, petition)
    work()
    before = everything()
    for action in ({}, {"action": ""}, {"action": "delete"}):
        reader.post(link_to(ANN), action)
    assert everything() == before


def test_no_other_site_can_press_the_button(client, reader, petition):
    send(reader, petition)
    work()
    headers = {"origin": "https://elsewhere.example", "sec-fetch-site": "cross-site"}
    assert client.post(link_to(ANN), {"action": "confirm"}, headers=headers).status_code == 403
    assert Signature.objects.get().state == SignatureState.PENDING


def test_pages_of_one_signer_are_kept_by_nobody_and_named_to_nobody(reader, petition):
    send(reader, petition)
    work()
    answer = reader.get(link_to(ANN))
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Robots-Tag"] == "noindex"
    assert "noindex" in answer.content.decode()


def test_a_link_that_is_none_says_what_to_do(client, petition):
    answer = client.get(f"/petitions/{petition.slug}/signature/{'x' * 40}/")
    assert answer.status_code == 404
    assert "This is no link of ours" in answer.content.decode()
    assert client.get("/petitions/nowhere/signature/x/").status_code == 404


def test_above_what_can_be_looked_at_it_says_when_to_come_back(reader, petition, monkeypatch):
    monkeypatch.setattr(receive, "MOST_WAITING", 2)
    for n in range(2):
        assert send(reader, petition, email=f"r{n}@reader.example").status_code == 302
    answer = send(reader, petition)
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    path = f"/petitions/{petition.slug}/my-signature/"
    assert reader.post(path, {"email": ANN}).status_code == 503
    work()
    assert send(reader, petition).status_code == 302


@pytest.mark.slow
def test_naughty_strings_are_stored_or_refused_and_shown_inert(reader, petition):
    path = corpus("adversarial/naughty-strings/blns.json")
    for number, text in enumerate(json.loads(path.read_text(encoding="utf-8"))):
        answer = send(reader, petition, name=text, comment=text, email=f"r{number}@reader.example")
        assert answer.status_code in {200, 302}
    work()
    assert Mail.objects.count() == Signature.objects.count() > 100
    for letter in Mail.objects.all():
        assert "<script" not in letter.html.lower()
        assert "\n" not in letter.subject


@pytest.mark.parametrize("payload", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
def test_markup_in_a_name_is_inert_in_letters_and_pages(reader, petition, payload):
    send(reader, petition, name=payload, comment=payload)
    work()
    page = reader.get(link_to(ANN)).content.decode()
    for html in (letters_to(ANN)[-1].html, page):
        assert payload not in html
        assert "&lt;" in html
