"""The count holds whoever confirmed and nobody else, whatever happens in between."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from columba.petitions.count import (
    LAG,
    Counted,
    count_behind,
    count_signatures,
    count_unchecked,
    recount,
    recount_signatures,
)
from columba.petitions.models import PetitionCount, Signature, SignatureState
from tests.make import NOON
from tests.petitions.make import KEYS, make_open, sign

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


@pytest.fixture
def petition():
    return make_open()


def counted(petition):
    return PetitionCount.objects.get(petition=petition).confirmed


def confirm_at(petition, moment, **values):
    """Return a confirmed row, made without the detour by letters."""
    first = Signature.objects.order_by("pk").first() or sign(petition, now=NOON)
    number = Signature.objects.count()
    defaults = {
        "petition": petition,
        "text": petition.text,
        "wording": first.wording,
        "state": SignatureState.CONFIRMED,
        "email_key": KEYS.email(f"{number}@reader.example"),
        "agreed_at": moment,
        "created_at": moment,
        "confirmed_at": moment,
    }
    return Signature.objects.create(**(defaults | values))


def withdraw(row, moment):
    row.withdraw(now=moment)
    row.save()


def test_the_count_follows_a_minute_behind(petition):
    sign(petition, now=NOON)
    assert counted(petition) == 0
    assert count_signatures(now=NOON + LAG - timedelta(seconds=1)).counted == 0
    assert count_behind(NOON + LAG) == 1
    assert count_signatures(now=NOON + LAG).counted == 1
    assert counted(petition) == 1
    assert count_signatures(now=NOON + 2 * LAG).counted == 0


def test_what_is_not_confirmed_is_not_counted(petition):
    from tests.petitions.make import admit, send_form

    send_form(petition)
    count_signatures(now=NOON + 2 * LAG)
    assert counted(petition) == 0
    admit()
    count_signatures(now=NOON + 3 * LAG)
    assert counted(petition) == 0


def test_a_suspect_is_not_counted(petition):
    confirm_at(petition, NOON, is_suspect=True)
    count_signatures(now=NOON + LAG)
    assert counted(petition) == 1  # the one that make lends its wording


def test_who_withdraws_is_taken_off(petition):
    row = sign(petition, now=NOON)
    sign(petition, now=NOON)
    count_signatures(now=NOON + LAG)
    withdraw(row, NOON + 5 * MINUTE)
    count_signatures(now=NOON + 5 * MINUTE + LAG)
    assert counted(petition) == 1


def test_who_signs_and_withdraws_within_a_minute_changes_nothing(petition):
    withdraw(sign(petition, now=NOON), NOON + timedelta(seconds=5))
    assert count_signatures(now=NOON + 2 * LAG).counted == 1
    assert counted(petition) == 0


def test_petitions_are_counted_apart(petition):
    other = make_open()
    sign(petition)
    sign(other)
    sign(other)
    assert count_signatures(now=NOON + LAG) == Counted(counted=2)
    assert (counted(petition), counted(other)) == (1, 2)


def test_the_clock_may_go_back(petition):
    sign(petition, now=NOON)
    count_signatures(now=NOON + 10 * MINUTE)
    before = PetitionCount.objects.get()
    count_signatures(now=NOON + 5 * MINUTE)
    assert PetitionCount.objects.get().counted_until == before.counted_until
    assert counted(petition) == 1


def test_a_count_that_was_wrong_is_mended_overnight(petition):
    sign(petition, now=NOON)
    count_signatures(now=NOON + LAG)
    PetitionCount.objects.update(confirmed=77)
    assert count_unchecked(NOON + timedelta(hours=12)) == 0
    assert recount_signatures(now=NOON + timedelta(days=1)) == Counted(counted=1, mended=1)
    assert counted(petition) == 1
    assert recount_signatures(now=NOON + timedelta(days=2)).counted == 0


def test_what_did_not_move_is_not_counted_anew(petition):
    assert recount_signatures(now=NOON + timedelta(days=3)).counted == 0
    assert counted(petition) == 0


def test_a_recount_in_between_loses_nothing_and_doubles_nothing(petition):
    sign(petition, now=NOON)
    count_signatures(now=NOON + LAG)
    sign(petition, now=NOON + 3 * MINUTE)
    assert recount([petition.pk], now=NOON + 4 * MINUTE) == 0
    assert counted(petition) == 1
    count_signatures(now=NOON + 4 * MINUTE)
    assert counted(petition) == 2


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["sign", "withdraw", "doubt", "count", "recount"]), st.integers(1, 90)
    ),
    max_size=25,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(steps=STEPS)
def test_after_any_course_of_things_the_count_is_what_the_rows_say(petition, steps):
    Signature.objects.all().delete()
    PetitionCount.objects.update(confirmed=0, counted_until=NOON - LAG, recounted_at=NOON - LAG)
    now, rows = NOON, []
    from columba.petitions.consents import current_wording
    from tests.petitions.make import PUBLICATION

    wording = current_wording(PUBLICATION, now=NOON)
    for number, (step, seconds) in enumerate(steps):
        now += timedelta(seconds=seconds)
        if step == "sign":
            email = KEYS.email(f"{number}@reader.example")
            row = Signature.objects.create(
                petition=petition,
                text=petition.text,
                wording=wording,
                state=SignatureState.CONFIRMED,
                email_key=email,
                agreed_at=now,
                created_at=now,
                confirmed_at=now,
            )
            rows.append(row)
        elif step == "withdraw" and rows:
            withdraw(rows.pop(), now)
        elif step == "doubt" and rows:
            Signature.objects.filter(pk=rows[0].pk).update(is_suspect=number % 2 == 0)
            recount([petition.pk], now=now)
        elif step == "count":
            count_signatures(now=now)
        elif step == "recount":
            recount([petition.pk], now=now)
    count_signatures(now=now + 2 * LAG)
    standing = Signature.objects.filter(state=SignatureState.CONFIRMED, is_suspect=False)
    assert counted(petition) == standing.count()
    assert recount([petition.pk], now=now + 3 * LAG) == 0
