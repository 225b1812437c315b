"""[mail] and [petitions] in columba.toml: what may stand there, and what is said of the rest."""

from dataclasses import asdict, fields

import pytest

from columba.lib.publication import (
    MailSettings,
    PetitionSettings,
    Publication,
    PublicationError,
    Security,
)
from columba.lib.settings_file import KEYS, read_publication

LEAST = '[mail]\nhost = "smtp.news.town"\nsender = "News <mail@news.town>"\n'


def read(folder, text):
    (folder / "columba.toml").write_text(text, encoding="utf-8")
    return read_publication(folder)


def test_without_the_section_nothing_is_sent(tmp_path):
    assert read(tmp_path, "").mail is None


def test_a_server_and_a_sender_are_enough(tmp_path):
    mail = read(tmp_path, LEAST).mail
    assert (mail.host, mail.sender) == ("smtp.news.town", "News <mail@news.town>")
    assert (mail.port, mail.security, mail.user) == (587, Security.STARTTLS, "")


def test_every_setting_may_be_written():
    assert set(KEYS["mail"]) == {field.name for field in fields(MailSettings)}
    assert set(KEYS["petitions"]) == {field.name for field in fields(PetitionSettings)}
    assert KEYS["petitions"] == asdict(PetitionSettings())


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("port = 0", ":4: port = 0 should lie between 1 and 65535"),
        ("port = 25.5", "port = 25.5 should be like port = 587"),
        ('security = "ssl"', ':4: security = "ssl"; use one of "starttls", "tls", "none"'),
        ('host = "smtp://news.town"', "the name of a mail server and nothing else"),
        ('host = "news.town\\r\\nX: y"', "the name of a mail server and nothing else"),
        ('sender = "News"', "sender = 'News' should be like \"Our Columba <"),
        ('sender = "News <mail@news.town>\\nBcc: a@b.town"', "should be like"),
        ('reply_to = "nobody"', 'should be like "editor@example.org". An e-mail address has one @'),
        ('user = "columba"', ":4: a user needs a password"),
        ('password_variable = "hunter2 is secret"', "the name of an environment variable"),
        ("timeout_seconds = 0", "timeout_seconds = 0 should lie between 1 and 300"),
        ('pasword = "x"', "unknown key 'pasword' in [mail]"),
    ],
)
def test_a_mistake_is_named(tmp_path, line, says):
    text = LEAST + line
    if (key := line.split(" ")[0]) in {"host", "sender"}:
        text = "\n".join([row for row in LEAST.splitlines() if not row.startswith(key)] + [line])
    with pytest.raises(PublicationError, match=r"columba\.toml:\d") as caught:
        read(tmp_path, text)
    assert says in str(caught.value)


def test_a_password_that_was_written_down_is_not_repeated(tmp_path):
    with pytest.raises(PublicationError) as caught:
        read(tmp_path, LEAST + 'user = "u"\npassword_variable = "hunter2 is secret"')
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("key", ["host", "sender"])
def test_what_is_needed_is_asked_for(tmp_path, key):
    text = "\n".join(row for row in LEAST.splitlines() if not row.startswith(key))
    with pytest.raises(PublicationError, match=rf"\[mail\] needs {key}"):
        read(tmp_path, text)


def test_less_may_be_kept_than_we_promise_and_never_more(tmp_path):
    kept = read(tmp_path, "[petitions]\nunconfirmed_days = 3\nanonymise_months = 1").petitions
    assert (kept.unconfirmed_days, kept.anonymise_months, kept.network_days) == (3, 1, 30)
    for line in ("unconfirmed_days = 15", "network_days = 31", "anonymise_months = 7"):
        with pytest.raises(PublicationError, match="should lie between 1 and"):
            read(tmp_path, f"[petitions]\n{line}")


def test_nobody_can_sign_where_no_letter_would_come_back(tmp_path):
    base = '[publication]\nbase_url = "https://news.town"\n'
    assert not read(tmp_path, base).takes_signatures
    assert not read(tmp_path, LEAST).takes_signatures
    assert read(tmp_path, base + LEAST).takes_signatures
    assert Publication(folder=tmp_path, demo=True, base_url="http://x").takes_signatures
