"""The outbox's jobs and commands: they send where there is a server, and tidy up after a month."""

from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail as django_mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from columba.lib.publication import MailSettings
from columba.outbox import jobs
from columba.outbox.links import make_links
from columba.outbox.models import Mail, OneTimeLink, State
from columba.outbox.tidy import KEEP_LETTERS, Tidied, tidy_outbox
from tests.make import NOON
from tests.outbox.make import make_mail
from tests.outbox.test_links import CONFIRM

pytestmark = pytest.mark.django_db

LIST = "/desk/rows/outbox/mail/"
SERVER = MailSettings(host="smtp.harlow.example", sender="Harlow <mail@harlow.example>")


@pytest.fixture
def with_server(settings):
    settings.PUBLICATION = replace(settings.PUBLICATION, mail=SERVER, name="Harlow Columba")


def run(name):
    out = StringIO()
    call_command(name, stdout=out)
    return out.getvalue().strip()


def test_the_command_sends_and_counts(with_server):
    make_mail()
    assert run("send_mail") == "1 sent, 0 put off, 0 given up."
    assert django_mail.outbox[0].to == ["ann@reader.example"]
    assert django_mail.outbox[0].from_email == "Harlow <mail@harlow.example>"
    assert run("send_mail") == "0 sent, 0 put off, 0 given up."


def test_without_a_server_letters_wait_and_the_command_says_what_to_set():
    make_mail()
    assert jobs.count_mail() == 0
    assert list(jobs.send_mail()) == []
    with pytest.raises(CommandError, match=r"\[mail\] in columba\.toml"):
        run("send_mail")
    assert Mail.objects.get().state == State.WAITING


def test_the_demo_prints_its_letters(settings):
    settings.PUBLICATION = replace(settings.PUBLICATION, demo=True)
    make_mail()
    assert jobs.count_mail() == 1
    assert [batch.rows for batch in jobs.send_mail()] == [1]


def test_a_month_after_it_went_out_a_letter_leaves_no_trace():
    for state in State:
        mail = make_mail()
        Mail.objects.filter(pk=mail.pk).update(state=state, done_at=NOON)
    make_links(CONFIRM, [1], expires_at=NOON + timedelta(days=14))
    make_links(CONFIRM, [2], expires_at=NOON + timedelta(days=40))
    assert tidy_outbox(now=NOON + KEEP_LETTERS - timedelta(seconds=1)) == Tidied()
    assert tidy_outbox(now=NOON + timedelta(days=50)) == Tidied(letters=2, links=1)
    assert [mail.state for mail in Mail.objects.all()] == [State.WAITING]
    assert [link.about for link in OneTimeLink.objects.all()] == [2]


def test_tidying_goes_on_until_nothing_is_left():
    old = timezone.now() - timedelta(days=60)
    for _ in range(5):
        make_mail(now=old)
    Mail.objects.update(state=State.SENT, done_at=old)
    assert jobs.count_old() == 5
    assert tidy_outbox(now=timezone.now(), limit=2).letters == 2
    assert run("tidy_outbox") == "3 letters and 0 links deleted."
    assert jobs.count_old() == 0


def test_the_desk_shows_what_waits_but_not_to_whom_nor_what(admin_client):
    mail = make_mail()
    Mail.objects.update(attempts=2, last_reason="The mail server said 450: later")
    for page in (LIST, f"{LIST}{mail.pk}/change/"):
        html = admin_client.get(page).content.decode()
        assert "The mail server said 450: later" in html
        assert "ann@" not in html
        assert "https://harlow.example/x" not in html


def test_an_administrator_sets_a_letter_going(admin_client):
    mail = make_mail(now=timezone.now())
    Mail.objects.update(next_at=timezone.now() + timedelta(days=1))
    admin_client.post(LIST, {"action": "try_now", "_selected_action": [mail.pk]})
    assert Mail.objects.get().next_at <= timezone.now()
