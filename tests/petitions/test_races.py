"""Many at the same moment: each counts once, nobody is lost, nobody is written to twice."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection

from columba.outbox.models import Mail
from columba.petitions.count import LAG, count_signatures, recount
from columba.petitions.models import PetitionCount, Signature, SignatureState
from columba.petitions.own import confirm_signature, withdraw_signature
from tests.make import NOON
from tests.petitions.make import admit, make_open, send_form, token_of

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql",
        reason="SQLite's tests share one connection; it lets one writer in at a time anyway",
    ),
]


@pytest.fixture
def petition():
    return make_open()


def at_once(*works):
    """Do every work in a thread of its own, all from the same moment; return what each returned."""
    gate, outcomes = threading.Barrier(len(works)), [None] * len(works)

    def run(place, work):
        gate.wait(20)
        try:
            outcomes[place] = work()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()
    return outcomes


def test_eight_clicks_on_one_button_confirm_once(petition):
    send_form(petition)
    admit()
    token = token_of("ann@reader.example")
    moments = [NOON + timedelta(seconds=n) for n in range(8)]
    done = at_once(*(lambda at=at: confirm_signature(petition.pk, token, now=at) for at in moments))
    assert sorted(done) == [False] * 7 + [True]
    assert Signature.objects.get().confirmed_at == moments[done.index(True)]


def test_who_confirms_and_erases_at_once_does_one_of_the_two(petition):
    send_form(petition)
    admit()
    token = token_of("ann@reader.example")
    done = at_once(
        lambda: confirm_signature(petition.pk, token, now=NOON),
        lambda: withdraw_signature(petition.pk, token, now=NOON),
    )
    assert sorted(done) == [False, True]
    assert Signature.objects.filter(state=SignatureState.CONFIRMED).count() == done[0]
    assert Signature.objects.count() == done[0]


def test_two_workers_share_what_came_in(petition):
    for n in range(40):
        send_form(
            petition, name=f"Reader {n} Lee", email=f"r{n}@reader.example", ip=f"198.51.{n}.1"
        )
    at_once(*(lambda: [admit(limit=5) for _ in range(8)],) * 3)
    while admit().claimed:
        pass
    assert set(Signature.objects.values_list("state", flat=True)) == {SignatureState.PENDING}
    assert Mail.objects.count() == 40


def test_two_workers_never_admit_one_person_twice(petition):
    for _ in range(6):
        send_form(petition)

    def work():
        for _ in range(6):
            try:
                admit(limit=1)
            except IntegrityError:
                continue  # the other was quicker: the row waits for the next round

    at_once(work, work)
    while admit().claimed:
        pass
    states = sorted(Signature.objects.values_list("state", flat=True))
    assert states == [SignatureState.PENDING] + [SignatureState.REPEATED] * 5


def test_counting_beside_signing_loses_nobody(petition):
    for n in range(30):
        send_form(
            petition, name=f"Reader {n} Lee", email=f"r{n}@reader.example", ip=f"198.51.{n}.1"
        )
    admit()
    tokens = [token_of(f"r{n}@reader.example") for n in range(30)]

    def confirm(some):
        for place, token in enumerate(some):
            confirm_signature(petition.pk, token, now=NOON + timedelta(seconds=place))

    def keep_counting():
        for second in range(60):
            count_signatures(now=NOON + timedelta(seconds=second))

    at_once(
        lambda: confirm(tokens[:15]), lambda: confirm(tokens[15:]), keep_counting, keep_counting
    )
    count_signatures(now=NOON + 2 * LAG)
    assert PetitionCount.objects.get().confirmed == 30
    assert recount([petition.pk], now=NOON + 3 * LAG) == 0
