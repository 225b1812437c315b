"""What is put into the outbox cannot be made to say more than it should."""

import json
from email import message_from_bytes, policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from columba.lib.mail_address import AddressError
from columba.outbox.message import build_message
from columba.outbox.models import LONGEST_SUBJECT, Mail
from columba.outbox.post import one_line, post_letters
from tests.corpus import corpus
from tests.make import NOON
from tests.outbox.make import SENDER, make_letter, make_mail

INJECTIONS = [
    "Hello\r\nBcc: everybody@reader.example",
    "Hello\nBcc: everybody@reader.example\n\nA new body",
    "Hello\x0bBcc: everybody@reader.example",
    "Hello\u2028Bcc: everybody@reader.example",
    "Hello\x85Bcc: everybody@reader.example",
    "Hello\x00\r\n.\r\nMAIL FROM:<x@y.example>",
]


def headers_of(mail):
    raw = build_message(mail, SENDER).message().as_bytes(linesep="\r\n")
    return message_from_bytes(raw, policy=policy.default)


@pytest.mark.django_db
@pytest.mark.parametrize("subject", INJECTIONS)
def test_a_subject_stays_one_header(subject):
    message = headers_of(make_mail(subject=subject))
    assert message["Bcc"] is None
    assert message["To"] == "ann@reader.example"
    assert message["Subject"].startswith("Hello")
    assert "A new body" not in message.get_content()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "",
        "ann",
        "ann@reader.example, bob@reader.example",
        "ann@reader.example\r\nBcc: bob@reader.example",
        "Ann <ann@reader.example>",
        "ann@reader.example>\r\nDATA",
    ],
)
def test_a_letter_is_to_one_address_and_to_nothing_else(address):
    with pytest.raises(AddressError):
        post_letters([make_letter(), make_letter(to=address)], now=NOON)
    assert Mail.objects.count() == 0


@pytest.mark.django_db
def test_naughty_strings_come_out_as_they_went_in_or_as_one_line():
    path = corpus("adversarial/naughty-strings/blns.json")
    for text in json.loads(path.read_text(encoding="utf-8")):
        mail = Mail(to="ann@reader.example", subject=one_line(text), text=text)
        message = headers_of(mail)
        assert set(message.keys()) <= {
            "Content-Type", "MIME-Version", "Content-Transfer-Encoding", "Subject", "From", "To",
            "Reply-To", "Date", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress",
        }  # fmt: skip
        assert message["To"] == "ann@reader.example"


@given(st.text())
def test_one_line_is_one_line_of_bounded_length(text):
    line = one_line(text)
    assert len(line) <= LONGEST_SUBJECT
    assert line.splitlines() in ([], [line])
    assert one_line(line) == line
