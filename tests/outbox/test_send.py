"""Letters go out by a real mail server, once each, and what cannot go keeps the reason."""

from datetime import timedelta
from functools import partial

import pytest
from django.core.mail import get_connection
from django.db import connection

from columba.outbox.models import Mail, State
from columba.outbox.send import DELAYS, Sent, send_mail
from tests.make import NOON
from tests.outbox.make import SENDER, make_mail
from tests.outbox.sink import serve_mail

pytestmark = pytest.mark.django_db

SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture
def sink():
    with serve_mail() as sink:
        yield sink


def send(sink, *, now=NOON, sender=SENDER, limit=100):
    backend = partial(
        get_connection, SMTP, host="127.0.0.1", port=sink.port, timeout=5, use_tls=False
    )
    return send_mail(now=now, sender=sender, open_backend=backend, limit=limit)


def test_a_letter_reaches_the_server_whole(sink):
    mail = make_mail(html="<p>Open this page</p>")
    assert send(sink) == Sent(claimed=1, sent=1)
    taken = sink.taken[0]
    assert taken.sender == "petitions@harlow.example"
    assert taken.recipients == ["ann@reader.example"]
    assert taken.message["From"] == "The Harlow Columba <petitions@harlow.example>"
    assert taken.message["Reply-To"] == "editor@harlow.example"
    assert taken.message["Subject"] == "Confirm your signature"
    assert taken.message["Message-ID"] == f"<{mail.message_id.hex}@harlow.example>"
    assert "https://harlow.example/x" in taken.text
    assert "<p>Open this page</p>" in taken.message.get_body(("html",)).get_content()


def test_letters_that_somebody_asked_for_tell_programs_not_to_answer(sink):
    make_mail()
    send(sink)
    assert sink.taken[0].message["Auto-Submitted"] == "auto-generated"
    assert sink.taken[0].message["List-Unsubscribe"] is None


def test_letters_to_a_list_can_be_left_by_one_click(sink):
    make_mail(kind="petition-news", unsubscribe_url="https://harlow.example/leave/abc")
    send(sink)
    headers = sink.taken[0].message
    assert headers["List-Unsubscribe"] == "<https://harlow.example/leave/abc>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["List-Id"] == "<petition-news.the-harlow-columba.harlow.example>"


def test_it_is_sent_once_and_forgotten(sink):
    mail = make_mail()
    assert send(sink).claimed == 1
    assert send(sink, now=NOON + timedelta(days=3)).claimed == 0
    mail.refresh_from_db()
    assert (mail.state, mail.done_at) == (State.SENT, NOON)
    assert (mail.to, mail.text, mail.html) == ("", "", "")


def test_the_table_holds_no_address_and_no_word_in_the_open():
    make_mail(html="<p>Open this page</p>")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM outbox_mail")
        row = str(cursor.fetchall())
    assert "ann" not in row
    assert "reader.example" not in row
    assert "Open this" not in row


def test_letters_go_out_in_the_order_in_which_they_fell_due(sink):
    late = make_mail(to="late@reader.example", now=NOON + timedelta(seconds=5))
    make_mail(to="early@reader.example")
    send(sink, now=NOON + timedelta(minutes=1))
    assert [taken.recipients[0].split("@")[0] for taken in sink.taken] == ["early", "late"]
    assert late.pk < Mail.objects.latest("pk").pk


def test_an_unknown_mailbox_is_given_up_at_once_and_the_others_go_out(sink):
    sink.refusals["nobody@reader.example"] = "550 5.1.1 <nobody@reader.example>: no such user"
    lost = make_mail(to="nobody@reader.example")
    make_mail()
    assert send(sink) == Sent(claimed=2, sent=1, refused=1)
    lost.refresh_from_db()
    assert lost.state == State.REFUSED
    assert lost.last_reason == "The mail server said 550: 5.1.1 <…@…>: no such user"
    assert (lost.to, lost.text) == ("", "")


def test_a_full_mailbox_is_tried_again_later(sink):
    sink.refusals["ann@reader.example"] = "452 4.2.2 mailbox full"
    mail = make_mail()
    assert send(sink) == Sent(claimed=1, put_off=1)
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (State.WAITING, 1)
    assert mail.last_reason == "The mail server said 452: 4.2.2 mailbox full"
    assert send(sink).claimed == 0
    sink.refusals.clear()
    assert send(sink, now=NOON + DELAYS[0]).sent == 1


def test_a_letter_refused_for_what_it_says_is_given_up(sink):
    sink.after_data["ann@reader.example"] = "554 5.7.1 looks like spam"
    sink.after_data["bob@reader.example"] = "451 4.7.1 greylisted"
    first, second = make_mail(), make_mail(to="bob@reader.example")
    assert send(sink) == Sent(claimed=2, refused=1, put_off=1)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (State.REFUSED, State.WAITING)


def test_after_two_days_of_failures_it_gives_up(sink):
    sink.refusals["ann@reader.example"] = "450 try again"
    mail, now = make_mail(), NOON
    for delay in DELAYS:
        assert send(sink, now=now).put_off == 1
        now += delay
    assert send(sink, now=now).refused == 1
    mail.refresh_from_db()
    assert mail.state == State.REFUSED
    assert mail.last_reason.startswith(f"Given up after {len(DELAYS) + 1} tries")
    assert timedelta(days=1) < now - NOON < timedelta(days=3)


def test_a_server_that_is_down_puts_everything_off_with_its_reason():
    with serve_mail() as gone:
        pass
    mails = [make_mail(to=f"reader{n}@reader.example") for n in range(3)]
    assert send(gone) == Sent(claimed=3, put_off=3)
    for mail in mails:
        mail.refresh_from_db()
        assert "Refused" in mail.last_reason
        assert mail.next_at == NOON + DELAYS[0]


def test_a_server_that_turns_us_away_is_asked_once_a_batch(sink):
    sink.greeting = "554 no service for you"
    for n in range(4):
        make_mail(to=f"reader{n}@reader.example")
    assert send(sink) == Sent(claimed=4, put_off=4)
    assert sink.sessions == 1
    assert "554" in Mail.objects.first().last_reason


def test_connections_are_changed_before_servers_grow_tired(sink):
    from dataclasses import replace

    for n in range(7):
        make_mail(to=f"reader{n}@reader.example")
    assert send(sink, sender=replace(SENDER, per_connection=3)).sent == 7
    assert sink.sessions == 3


@pytest.mark.parametrize("drops", [False, True])
def test_a_session_that_is_cut_off_costs_one_letter_a_minute_and_no_letter(sink, drops):
    sink.most_a_session, sink.drops_instead = 2, drops
    for n in range(5):
        make_mail(to=f"reader{n}@reader.example")
    done = send(sink)
    assert (done.sent, done.put_off) == (4, 1)
    assert send(sink, now=NOON + DELAYS[0]).sent == 1
    assert len({taken.recipients[0] for taken in sink.taken}) == 5


def test_a_letter_that_was_sent_but_not_noted_bears_the_same_number_again(sink):
    mail = make_mail()
    send(sink)
    Mail.objects.filter(pk=mail.pk).update(
        state=State.WAITING, to="ann@reader.example", text="again", next_at=NOON
    )
    send(sink)
    first, second = (taken.message["Message-ID"] for taken in sink.taken)
    assert first == second


def test_two_workers_never_send_the_same_letter(sink):
    make_mail()
    rows = []

    def open_backend():
        rows.append(send(sink))
        return get_connection(SMTP, host="127.0.0.1", port=sink.port)

    assert send_mail(now=NOON, sender=SENDER, open_backend=open_backend).sent == 1
    assert rows == [Sent()]
    assert len(sink.taken) == 1
