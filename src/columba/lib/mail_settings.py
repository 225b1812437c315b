"""The [mail] section of `columba.toml`, with advice where a key cannot be used."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from columba.lib.mail_address import AddressError, named_address
from columba.lib.publication import MailSettings, PublicationError, Security

# Every key that is known, with a value such as it takes.
MAIL_KEYS: Mapping[str, str | bool | int | float] = {
    "host": "smtp.example.org",
    "port": 587,
    "security": "starttls",
    "user": "columba",
    "password_variable": "COLUMBA_MAIL_PASSWORD",
    "sender": "Our Columba <petitions@example.org>",
    "reply_to": "editor@example.org",
    "timeout_seconds": 20.0,
    "per_connection": 50,
}
# The least and the most that a number may be.
MAIL_BOUNDS: Mapping[str, tuple[float, float]] = {
    "port": (1, 65_535),
    "timeout_seconds": (1, 300),
    "per_connection": (1, 1_000),
}
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]")
_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]*")

Fault = Callable[[str, str], PublicationError]


def read_mail(values: Mapping[str, Any], fault: Fault) -> MailSettings | None:
    """Return the settings; None where nothing is set. `fault` makes an error of key and problem."""
    if not values:
        return None
    for key in ("host", "sender"):
        if not values.get(key):
            raise fault("", f'[mail] needs {key}, such as {key} = "{MAIL_KEYS[key]}".')
    if not _HOST.fullmatch(values["host"]):
        raise fault("host", "this should be the name of a mail server and nothing else.")
    for key in ("sender", "reply_to"):
        if text := values.get(key, ""):
            _check_address(key, text, fault)
    if (security := values.get("security", Security.STARTTLS)) not in set(Security):
        known = ", ".join(f'"{one}"' for one in Security)
        raise fault("security", f'security = "{security}"; use one of {known}.')
    if values.get("user") and not values.get("password_variable"):
        raise fault("user", "a user needs a password: name its variable as password_variable.")
    if not _VARIABLE.fullmatch(values.get("password_variable", "") or "_"):
        # What stands there is not repeated: it may be the password itself.
        raise fault(
            "password_variable",
            "this should be the name of an environment variable, such as COLUMBA_MAIL_PASSWORD. "
            "The password itself belongs into that variable and into no file of the publication.",
        )
    return MailSettings(**{**values, "security": Security(security)})


def _check_address(key: str, text: str, fault: Fault) -> None:
    try:
        named_address(text)
    except AddressError as error:
        raise fault(key, f'{key} = {text!r} should be like "{MAIL_KEYS[key]}". {error}') from error
