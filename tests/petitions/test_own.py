"""A link in a letter: looking changes nothing, the button does, and only once."""

from datetime import UTC, datetime, timedelta

import pytest

from columba.petitions.close import close_petitions
from columba.petitions.models import Signature, SignatureState
from columba.petitions.own import (
    Standing,
    confirm_signature,
    look_at_signature,
    withdraw_signature,
)
from columba.petitions.reading import public_petition
from columba.petitions.receive import receive_request
from tests.make import NOON
from tests.petitions.make import KEYS, admit, make_open, send_form, sign, token_of

pytestmark = pytest.mark.django_db

ANN = "ann@reader.example"


@pytest.fixture
def petition():
    return make_open()


@pytest.fixture
def token(petition):
    send_form(petition, comment="Eleven is enough.")
    admit()
    return token_of(ANN)


def own_token(petition, now=NOON):
    receive_request(ANN, public_petition(petition.slug, now=now), keys=KEYS, now=now)
    admit(now=now)
    return token_of(ANN)


def standing(petition, token, now=NOON):
    return look_at_signature(petition.pk, token, now=now).standing


def test_looking_changes_nothing_however_often(petition, token):
    for _ in range(10):
        own = look_at_signature(petition.pk, token, now=NOON)
        assert own.standing is Standing.TO_CONFIRM
        assert own.signature.name == "Ann Lee"
    assert Signature.objects.get().state == SignatureState.PENDING


def test_the_button_confirms_once(petition, token):
    assert confirm_signature(petition.pk, token, now=NOON)
    row = Signature.objects.get()
    assert (row.state, row.confirmed_at) == (SignatureState.CONFIRMED, NOON)
    later = NOON + timedelta(hours=1)
    assert not confirm_signature(petition.pk, token, now=later)
    assert Signature.objects.get().confirmed_at == NOON
    assert standing(petition, token) is Standing.USED


def test_what_was_sent_in_error_is_erased_without_a_trace(petition, token):
    assert withdraw_signature(petition.pk, token, now=NOON)
    assert Signature.objects.count() == 0
    assert standing(petition, token) is Standing.ERASED
    assert not withdraw_signature(petition.pk, token, now=NOON)


def test_a_link_that_confirmed_does_not_withdraw(petition, token):
    confirm_signature(petition.pk, token, now=NOON)
    assert not withdraw_signature(petition.pk, token, now=NOON)
    assert Signature.objects.get().state == SignatureState.CONFIRMED


def test_withdrawing_erases_the_signer_at_once_and_keeps_two_moments(petition, token):
    confirm_signature(petition.pk, token, now=NOON)
    later = NOON + timedelta(hours=1)
    mine = own_token(petition, now=later)
    assert standing(petition, mine, now=later) is Standing.CONFIRMED
    assert withdraw_signature(petition.pk, mine, now=later)
    row = Signature.objects.get()
    assert (row.state, row.confirmed_at, row.withdrawn_at) == ("withdrawn", NOON, later)
    assert (row.name, row.email, row.postcode, row.comment) == ("", "", "", "")
    assert (row.name_key, row.email_key, row.address_key, row.range_key) == ("", "", "", "")
    assert standing(petition, mine, now=later) is Standing.WITHDRAWN


def test_whoever_withdrew_may_sign_again(petition, token):
    confirm_signature(petition.pk, token, now=NOON)
    withdraw_signature(petition.pk, own_token(petition), now=NOON)
    send_form(petition)
    assert admit().admitted == 1
    assert confirm_signature(petition.pk, token_of(ANN), now=NOON)


def test_a_link_to_ones_own_signature_is_good_for_a_day(petition, token):
    confirm_signature(petition.pk, token, now=NOON)
    mine = own_token(petition)
    tomorrow = NOON + timedelta(hours=24)
    assert standing(petition, mine, now=tomorrow) is Standing.EXPIRED
    assert not withdraw_signature(petition.pk, mine, now=tomorrow)


def test_a_link_belongs_to_its_petition(petition, token):
    other = make_open()
    assert standing(other, token) is Standing.UNKNOWN
    assert not confirm_signature(other.pk, token, now=NOON)
    assert not withdraw_signature(other.pk, token, now=NOON)
    assert confirm_signature(petition.pk, token, now=NOON)


@pytest.mark.parametrize("word", ["", "x", "../../etc", "x" * 1000])
def test_what_is_no_token_leads_nowhere(petition, word):
    assert standing(petition, word) is Standing.UNKNOWN
    assert not confirm_signature(petition.pk, word, now=NOON)


def test_what_came_in_time_is_confirmed_the_day_after_and_no_later(petition):
    end = datetime(2025, 9, 18, tzinfo=UTC)
    for name, email in (("Ann Lee", ANN), ("Bo Lee", "bo@reader.example")):
        send_form(petition, name=name, email=email, now=end - timedelta(minutes=1))
    admit(now=end)
    close_petitions(now=end)
    late = end + timedelta(hours=24)
    assert standing(petition, token_of(ANN), now=late) is Standing.TOO_LATE
    assert not confirm_signature(petition.pk, token_of(ANN), now=late)
    assert confirm_signature(
        petition.pk, token_of("bo@reader.example"), now=late - timedelta(seconds=1)
    )
    assert withdraw_signature(petition.pk, token_of(ANN), now=late)


def test_a_suspect_is_told_nothing_of_it(petition, token):
    Signature.objects.update(is_suspect=True)
    assert standing(petition, token) is Standing.TO_CONFIRM
    assert confirm_signature(petition.pk, token, now=NOON)
    assert standing(petition, token) is Standing.USED


def test_a_comment_waits_for_an_editor_once_it_is_confirmed(petition, token):
    assert Signature.objects.get().comment_state == "none"
    confirm_signature(petition.pk, token, now=NOON)
    assert Signature.objects.get().comment_state == "waiting"


def test_everything_that_is_kept_is_shown_to_its_signer(petition):
    row = sign(petition, name="Ann Lee", email=ANN, comment="Yes.", wants_news="yes")
    own = look_at_signature(petition.pk, own_token(petition), now=NOON).signature
    assert (own.name, own.email, own.postcode, own.comment) == ("Ann Lee", ANN, "04441", "Yes.")
    assert own.wants_news
    assert own.wording.texts["agrees"].startswith("I sign")
    assert own.text == row.text
