"""Signers are forgotten when the settings say, and not a day later."""

from datetime import UTC, datetime, timedelta

import pytest

from columba.lib.publication import PetitionSettings
from columba.petitions.close import close_petitions
from columba.petitions.count import count_signatures, recount
from columba.petitions.decide import Act, withdraw_petition
from columba.petitions.erase import Erased, count_due, erase_signatures, months_before
from columba.petitions.models import LinkRequest, PetitionCount, Signature
from columba.petitions.reading import public_petition
from columba.petitions.receive import receive_request
from tests.make import NOON
from tests.petitions.make import KEYS, admit, make_editor, make_open, send_form, sign

pytestmark = pytest.mark.django_db

KEPT = PetitionSettings()
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
END = datetime(2025, 9, 18, tzinfo=UTC)


@pytest.fixture
def petition():
    return make_open()


def erase(now, kept=KEPT, limit=500):
    return erase_signatures(now=now, kept=kept, limit=limit)


def test_what_nobody_confirmed_is_deleted_after_a_fortnight(petition):
    send_form(petition)
    send_form(petition)
    send_form(petition, name="Bo Lee")
    admit()
    send_form(petition, name="Cleo Lee", email="cleo@reader.example")
    receive_request(
        "x@reader.example", public_petition(petition.slug, now=NOON), keys=KEYS, now=NOON
    )
    kept = sign(petition)
    assert erase(NOON + 14 * DAY - SECOND) == Erased()
    assert count_due(NOON + 14 * DAY, KEPT) == 5
    assert erase(NOON + 14 * DAY).unconfirmed == 5
    assert [row.pk for row in Signature.objects.all()] == [kept.pk]
    assert LinkRequest.objects.count() == 0


def test_after_a_month_nothing_tells_where_a_signature_came_from(petition):
    row = sign(petition)
    assert row.address_key
    assert erase(NOON + 30 * DAY - SECOND).networks == 0
    assert erase(NOON + 30 * DAY).networks == 1
    row.refresh_from_db()
    assert (row.address_key, row.range_key) == ("", "")
    assert row.name


@pytest.mark.parametrize("ends_by", ["its day", "withdrawal"])
def test_half_a_year_after_the_end_nobody_can_tell_who_signed(petition, ends_by):
    row = sign(petition, comment="Yes.", wants_news="yes")
    count_signatures(now=NOON + DAY)
    if ends_by == "its day":
        close_petitions(now=END)
    else:
        withdraw_petition(petition.pk, Act(by=make_editor(), now=END, reason="Done."))
    half_a_year = datetime(2026, 3, 18, tzinfo=UTC)
    assert erase(half_a_year - SECOND).anonymised == 0
    assert erase(half_a_year).anonymised == 1
    row.refresh_from_db()
    assert (row.name, row.email, row.postcode, row.comment) == ("", "", "", "")
    assert (row.name_key, row.email_key) == ("", "")
    assert (row.wants_news, row.anonymised_at) == (False, half_a_year)
    recount([petition.pk], now=half_a_year)
    assert PetitionCount.objects.get(petition=petition).confirmed == 1
    assert erase(half_a_year) == Erased()


def test_many_are_forgotten_at_once_without_a_clash(petition):
    for _ in range(3):
        sign(petition)
    close_petitions(now=END)
    assert erase(END + 400 * DAY).anonymised == 3


def test_who_is_still_signing_is_kept(petition):
    sign(petition)
    assert erase(NOON + 31 * DAY).anonymised == 0
    assert count_due(NOON + 31 * DAY, KEPT) == 0


def test_an_operator_may_keep_less(petition):
    send_form(petition)
    sign(petition)
    kept = PetitionSettings(unconfirmed_days=2, network_days=3, anonymise_months=1)
    assert erase(NOON + 2 * DAY, kept).unconfirmed == 1
    assert erase(NOON + 3 * DAY, kept).networks == 1
    close_petitions(now=END)
    assert erase(END + 31 * DAY, kept).anonymised == 1


def test_it_goes_on_in_small_bites(petition):
    for n in range(5):
        send_form(petition, name=f"Reader {n} Lee", email=f"r{n}@reader.example")
    late = NOON + 20 * DAY
    assert [erase(late, limit=2).unconfirmed for _ in range(4)] == [2, 2, 1, 0]


@pytest.mark.parametrize(
    ("moment", "months", "before"),
    [
        ((2026, 3, 18), 6, (2025, 9, 18)),
        ((2026, 8, 31), 6, (2026, 2, 28)),
        ((2024, 8, 31), 6, (2024, 2, 29)),
        ((2026, 1, 31), 1, (2025, 12, 31)),
        ((2026, 12, 1), 12, (2025, 12, 1)),
    ],
)
def test_half_a_year_is_six_months_of_the_calendar(moment, months, before):
    assert months_before(datetime(*moment, tzinfo=UTC), months) == datetime(*before, tzinfo=UTC)
