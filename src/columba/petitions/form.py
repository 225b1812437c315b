"""What a signer writes, checked: the one place where it is decided what may be signed with.

It knows nothing of Django, so that whatever takes a form may use it.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from columba.lib.mail_address import AddressError, check_address

LONGEST_NAME = 80
LONGEST_POSTCODE = 40
LONGEST_COMMENT = 500
LONGEST_EMAIL = 254
_FEWEST_LETTERS = 2
_MOST_VERSIONS = 9999

FIELDS = ("name", "email", "postcode", "comment", "agrees", "wants_news", "shows_comment", "text")
# People do not see this field; programs that fill in every field give themselves away.
TRAP = "website"

_ADDRESS = re.compile(
    r"://|\bwww\.|@|\b[\w-]+\.(?:com|net|org|info|biz|ru|xyz|io|top)\b", re.IGNORECASE
)
# Signs that turn text around or hide in it; those that join letters and emoji are left.
_KEPT_MARKS = {"\u200c", "\u200d"}
_TICKED = {"yes", "on", "1", "true"}


@dataclass(frozen=True, kw_only=True)
class Signing:
    """A form that may be taken as it is."""

    name: str
    email: str
    postcode: str
    text_number: int  # of the version that was on the page
    comment: str = ""
    wants_news: bool = False
    shows_comment: bool = False


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What came of a check: a signing, or by field what is to be put right."""

    signing: Signing | None
    errors: Mapping[str, str]
    values: Mapping[str, str]  # as they were written, for the form to show again


def check_signing(form: Mapping[str, str]) -> Checked:
    """Check a form; every field that cannot be taken has one sentence that says why."""
    values = {field: _printable(form.get(field, "")) for field in FIELDS}
    email, email_error = _email(values["email"])
    name, postcode = _one_line(values["name"]), _one_line(values["postcode"])
    comment = _lines(values["comment"])
    errors = {
        "name": _about_name(name),
        "email": email_error,
        "postcode": _about_postcode(postcode),
        "comment": _about_comment(comment),
        "agrees": "" if _is_ticked(values["agrees"]) else "Without this we may not count you.",
    }
    errors = {field: error for field, error in errors.items() if error}
    if errors:
        return Checked(signing=None, errors=errors, values=values)
    signing = Signing(
        name=name,
        email=email,
        postcode=postcode,
        text_number=_number(values["text"]),
        comment=comment,
        wants_news=_is_ticked(values["wants_news"]),
        shows_comment=bool(comment) and _is_ticked(values["shows_comment"]),
    )
    return Checked(signing=signing, errors={}, values=values)


def is_trapped(form: Mapping[str, str]) -> bool:
    """Tell whether a field is filled in that no person sees."""
    return bool(form.get(TRAP, ""))


def check_email(text: str) -> tuple[str, str]:
    """Return the address alone of a form that asks for nothing else, and what is wrong with it."""
    return _email(_printable(text))


def _email(text: str) -> tuple[str, str]:
    if not text.strip():
        return "", "Write your e-mail address: we send you a letter to confirm with."
    try:
        return check_address(text), ""
    except AddressError as error:
        return "", str(error)


def _about_name(name: str) -> str:
    if not name:
        return "Write your name."
    if len(name) > LONGEST_NAME:
        return f"A name has at most {LONGEST_NAME} characters here."
    if not any(sign.isalpha() for sign in name) or len(name) < _FEWEST_LETTERS:
        return "Write your name as people know you by it."
    if _ADDRESS.search(name):
        return "Write your name alone, without an address."
    return ""


def _about_postcode(postcode: str) -> str:
    if sum(sign.isalnum() for sign in postcode) < _FEWEST_LETTERS:
        return "Write your ZIP code, postcode or town: whoever decides asks where people live."
    if len(postcode) > LONGEST_POSTCODE or _ADDRESS.search(postcode):
        return "Write a ZIP code, a postcode or the name of a town, and no more."
    return ""


def _about_comment(comment: str) -> str:
    if len(comment) > LONGEST_COMMENT:
        return f"A comment has at most {LONGEST_COMMENT} characters; this one has {len(comment)}."
    return ""


def _is_ticked(value: str) -> bool:
    return value.strip().lower() in _TICKED


def _number(text: str) -> int:
    """Return the number of a version; 0 where it is none."""
    digits = text.strip()
    is_number = digits.isascii() and digits.isdigit() and len(digits) <= len(str(_MOST_VERSIONS))
    return int(digits) if is_number else 0


def _printable(text: str) -> str:
    """Return `text` composed, with nothing in it that cannot be stored or that hides."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return "".join(sign for sign in composed if _is_printable(sign))


def _is_printable(sign: str) -> bool:
    if sign in "\n\t" or sign in _KEPT_MARKS:
        return True
    return unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.strip().splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
