"""Who is counted once, who is written to, and who is looked at twice."""

from datetime import timedelta

import pytest
from django.db import connection

from columba.outbox.models import Mail
from columba.petitions.admission import (
    Crowd,
    Known,
    Limits,
    Verdict,
    is_suspect,
    may_write,
    rule,
)
from columba.petitions.decide import Act, withdraw_petition
from columba.petitions.models import LinkRequest, Signature, SignatureState
from columba.petitions.own import confirm_signature, withdraw_signature
from columba.petitions.reading import public_petition
from columba.petitions.receive import receive_request
from tests.make import NOON
from tests.petitions.make import (
    KEYS,
    admit,
    kept,
    letters_to,
    make_editor,
    make_open,
    send_form,
    sign,
    token_of,
    tokens_in,
)

ANN = Known(signature=1, name_key="ann")
BO = Known(signature=2, name_key="bo", is_confirmed=True)


@pytest.mark.parametrize(
    ("name", "known", "verdict"),
    [
        ("ann", [], Verdict.ADMIT),
        ("ann", [ANN], Verdict.CONFIRM_AGAIN),
        ("bo", [BO], Verdict.SIGNED_ALREADY),
        ("bo", [ANN], Verdict.ADMIT),
        ("cleo", [ANN, BO], Verdict.TOO_MANY_NAMES),
        ("bo", [ANN, BO], Verdict.SIGNED_ALREADY),
    ],
)
def test_two_may_share_an_address_and_each_signs_once(name, known, verdict):
    assert rule(name, known).verdict is verdict


@pytest.mark.parametrize(
    ("address", "area", "suspect"),
    [(1, 1, False), (5, 5, False), (6, 6, True), (1, 9, False), (1, 10, True)],
)
def test_more_than_people_sign_is_suspect(address, area, suspect):
    crowd = Crowd(from_address=address, from_range=area)
    assert is_suspect(crowd, Limits(per_address=5, per_range=9)) is suspect


def test_nobodys_mailbox_is_filled_by_strangers():
    assert may_write(unconfirmed=4, to_mailbox_today=10)
    assert not may_write(unconfirmed=5, to_mailbox_today=1)
    assert not may_write(unconfirmed=0, to_mailbox_today=11)


@pytest.fixture
def petition(db):
    return make_open()


def states():
    return [row.state for row in Signature.objects.order_by("pk")]


def kinds():
    return list(Mail.objects.order_by("pk").values_list("kind", flat=True))


def ask(petition, email, now=NOON):
    receive_request(email, public_petition(petition.slug, now=now), keys=KEYS, now=now)


def test_what_came_to_a_petition_that_was_withdrawn_is_forgotten_without_a_letter(petition):
    send_form(petition)
    withdraw_petition(petition.pk, Act(by=make_editor(), now=NOON, reason="Done."))
    done = admit()
    assert (done.claimed, done.admitted, done.letters) == (1, 0, 0)
    row = Signature.objects.get()
    assert (row.state, row.name, row.email) == (SignatureState.REPEATED, "", "")


def test_who_signed_a_petition_that_was_withdrawn_can_still_have_it_erased(petition):
    sign(petition, name="Ann Lee", email="ann@reader.example")
    withdraw_petition(petition.pk, Act(by=make_editor(), now=NOON, reason="Done."))
    ask(petition, "ann@reader.example")
    assert admit().letters == 1
    assert withdraw_signature(petition.pk, token_of("ann@reader.example"), now=NOON)


def test_a_new_signature_waits_for_its_signer(petition):
    send_form(petition)
    done = admit()
    assert (done.claimed, done.admitted, done.letters) == (1, 1, 1)
    assert states() == [SignatureState.PENDING]
    (letter,) = letters_to("ann@reader.example")
    assert letter.subject == f"Please confirm your signature: {petition.text.title}"
    assert letter.text.startswith("Ann Lee,\n")
    assert f"https://harlow.example/petitions/{petition.slug}/signature/" in letter.text
    assert "14 days" in letter.text
    assert admit().claimed == 0


def test_whoever_signs_twice_before_confirming_gets_the_letter_again(petition):
    send_form(petition)
    send_form(petition, name="ANN LEE", email="ann+again@reader.example")
    done = admit()
    assert (done.admitted, done.repeated) == (1, 1)
    assert states() == [SignatureState.PENDING, SignatureState.REPEATED]
    assert kinds() == ["confirm-signature", "confirm-signature"]
    assert len(letters_to("ann@reader.example")) == 2
    assert confirm_signature(petition.pk, token_of("ann@reader.example"), now=NOON)


def test_every_letter_that_was_sent_again_can_be_used(petition):
    send_form(petition)
    admit()
    first = token_of("ann@reader.example")
    send_form(petition)
    admit()
    assert token_of("ann@reader.example") != first
    assert confirm_signature(petition.pk, first, now=NOON)


def test_whoever_has_signed_is_told_so_in_the_letter_alone(petition):
    sign(petition, name="Ann Lee", email="ann@reader.example")
    send_form(petition)
    admit()
    assert states() == [SignatureState.CONFIRMED, SignatureState.REPEATED]
    assert kinds()[-1] == "signed-already"
    assert "counts already" in letters_to("ann@reader.example")[-1].text


def test_two_people_share_an_address(petition):
    send_form(petition)
    send_form(petition, name="Bo Lee")
    assert admit().admitted == 2
    for letter in letters_to("ann@reader.example"):
        (token,) = tokens_in(letter.text)
        assert confirm_signature(petition.pk, token, now=NOON)
    assert states() == [SignatureState.CONFIRMED, SignatureState.CONFIRMED]


def test_a_third_does_not(petition):
    for name in ("Ann Lee", "Bo Lee", "Cleo Lee"):
        send_form(petition, name=name)
    assert admit().admitted == 2
    assert states()[-1] == SignatureState.REPEATED
    letter = letters_to("ann@reader.example")[-1]
    assert letter.kind == "too-many-names"
    assert "Cleo" not in letter.text
    assert len(tokens_in(letter.text)) == 2


def test_a_repetition_keeps_nothing_of_what_was_written(petition):
    send_form(petition)
    send_form(petition, comment="Again!", wants_news="yes")
    admit()
    row = Signature.objects.latest("pk")
    assert (row.name, row.email, row.postcode, row.comment, row.name_key) == ("",) * 5
    assert row.wants_news is False


def test_a_letter_goes_to_the_address_that_signed_and_to_no_other_spelling_of_it(petition):
    sign(petition, name="Ann Lee", email="ann@reader.example")
    send_form(petition, email="ann+mallory@reader.example")
    ask(petition, "ann+mallory@reader.example")
    admit()
    assert letters_to("ann+mallory@reader.example") == []
    assert len(letters_to("ann@reader.example")) == 3


def test_two_spellings_that_signed_each_get_their_own_links(petition):
    send_form(petition, name="Ann Lee", email="lee+a@reader.example")
    send_form(petition, name="Bo Lee", email="lee+b@reader.example")
    admit()
    ask(petition, "lee@reader.example")
    admit()
    for name, address in (("Ann Lee", "lee+a@reader.example"), ("Bo Lee", "lee+b@reader.example")):
        letter = letters_to(address)[-1]
        assert letter.kind == "own-signatures"
        assert name in letter.text
        assert len(tokens_in(letter.text)) == 1


def test_whoever_asks_gets_the_way_to_their_signature(petition):
    sign(petition, name="Ann Lee", email="ann@reader.example")
    ask(petition, "Ann+x@Reader.example")
    assert admit().letters == 1
    assert kinds()[-1] == "own-signatures"
    assert "withdraw" in letters_to("ann@reader.example")[-1].text
    assert LinkRequest.objects.get().email == ""


def test_whoever_has_not_signed_is_not_written_to(petition):
    ask(petition, "nobody@reader.example")
    assert (admit().claimed, Mail.objects.count()) == (1, 0)
    assert admit().claimed == 0


def test_a_petition_knows_nothing_of_another(petition):
    other = make_open()
    sign(petition, name="Ann Lee", email="ann@reader.example")
    send_form(other)
    assert admit().admitted == 1


def test_one_signature_gives_rise_to_five_letters_at_most_until_it_is_confirmed(petition):
    for day in range(8):
        send_form(petition, now=NOON + timedelta(days=day))
        admit(now=NOON + timedelta(days=day))
    assert len(letters_to("ann@reader.example")) == 5


def test_one_mailbox_gets_ten_letters_a_day_at_most(db):
    for _ in range(13):
        send_form(make_open())
    assert admit().silent == 3
    assert len(letters_to("ann@reader.example")) == 10
    send_form(make_open(), now=NOON + timedelta(days=2))
    admit(now=NOON + timedelta(days=2))
    assert len(letters_to("ann@reader.example")) == 11


def test_a_crowd_from_one_place_is_admitted_and_suspect(petition):
    publication = kept(per_address_hour=3, per_range_hour=5)
    for n in range(5):
        send_form(petition, name=f"Reader {n} Lee", email=f"r{n}@reader.example", ip="192.0.2.7")
    for n in range(5, 8):
        send_form(
            petition, name=f"Reader {n} Lee", email=f"r{n}@reader.example", ip=f"192.0.2.{n + 9}"
        )
    done = admit(publication=publication)
    assert (done.admitted, done.letters, done.suspect) == (8, 8, 5)
    suspects = Signature.objects.order_by("pk").values_list("is_suspect", flat=True)
    assert list(suspects) == [False] * 3 + [True] * 5


def test_an_hour_later_the_place_is_as_good_as_any(petition):
    publication = kept(per_address_hour=2)
    for n in range(4):
        moment = NOON + timedelta(minutes=31 * n)
        send_form(petition, name=f"Reader {n} Lee", email=f"r{n}@reader.example", now=moment)
    assert admit(publication=publication).suspect == 0


def test_where_nobody_knows_the_place_nobody_is_suspect(petition):
    for n in range(4):
        send_form(petition, name=f"Reader {n} Lee", email=f"r{n}@reader.example", ip="")
    assert admit(publication=kept(per_address_hour=1, per_range_hour=1)).suspect == 0


def test_a_row_that_cannot_be_read_stops_nobody(petition, settings):
    send_form(petition)
    settings.ADDRESS_KEY = b"another key than before"
    send_form(petition, name="Bo Lee", email="bo@reader.example")
    done = admit()
    assert (done.claimed, done.letters) == (2, 1)
    assert len(letters_to("bo@reader.example")) == 1


def test_a_long_queue_is_worked_off_in_order(petition):
    for n in range(7):
        send_form(
            petition, name=f"Reader {n} Lee", email=f"r{n}@reader.example", ip=f"198.51.{n}.1"
        )
    assert [admit(limit=3).claimed for _ in range(4)] == [3, 3, 1, 0]
    order = [mail.to for mail in Mail.objects.order_by("pk")]
    assert order == [f"r{n}@reader.example" for n in range(7)]


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM petitions_signature",
        "SELECT * FROM petitions_linkrequest",
        "SELECT * FROM outbox_mail",
    ],
)
def test_nothing_readable_stands_in_the_tables(petition, statement):
    send_form(petition, name="Ada Marsh", postcode="04441-77")
    admit()
    ask(petition, "ann@reader.example")
    with connection.cursor() as cursor:
        cursor.execute(statement)
        rows = str(cursor.fetchall())
    assert len(rows) > 50
    for text in ("Ada", "Marsh", "ann@", "reader.example", "04441-77", "192.0.2"):
        assert text not in rows
