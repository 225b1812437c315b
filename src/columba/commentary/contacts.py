"""Ways to reach somebody that stand in running text: addresses, telephone numbers, handles."""

import re
from dataclasses import dataclass
from enum import StrEnum

from columba.lib.urls import registered_domain


class ContactKind(StrEnum):
    URL = "web address"
    DOMAIN = "domain"
    EMAIL = "e-mail address"
    PHONE = "telephone number"
    HANDLE = "handle"
    WALLET = "wallet address"


@dataclass(frozen=True)
class Contact:
    kind: ContactKind
    text: str
    key: str  # what makes two spellings the same: a registered domain, digits


_URL = re.compile(
    r"\b(?:(?:https?|hxxps?|ftp)\s?:\s?//\s?|(?:tel|mailto|sms|javascript|data):(?=\S))[^\s<>()\[\]“”\"]+",
    re.IGNORECASE,
)
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
)
_DOMAIN = re.compile(
    r"(?<![\w@.-])(?:[a-zA-Z0-9-]{1,63}\.)+[a-zA-Z]{2,24}(?![\w@-])(?:/[^\s<>()“”\"]*)?"
)
_PHONE = re.compile(
    r"(?<![\w/-])(?:\+\d[\d\s().-]{6,18}\d|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}|1[\s.-]\d{3}[\s.-]\d{3}[\s.-]\d{4}"
    r"|\d{3}-\d{4}|1?-?8\d\d-[A-Z\d-]{7,10})(?![\w-])"
)
_HANDLE = re.compile(r"(?<![\w@./])@[A-Za-z]\w{1,30}")
_WALLET = re.compile(
    r"\b(?:0x[0-9a-fA-F]{40}|bc1[a-z0-9]{20,60}|[13][1-9A-HJ-NP-Za-km-z]{25,34}"
    r"|[A-Z2-7]{40,64}|[0-9a-f]{40,64})\b"
)
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]?\.?")


def contacts(text: str) -> list[Contact]:
    """Return every way to reach somebody in `text`, each character counted once."""
    found: list[Contact] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            words = match.group().rstrip(".,;:!?")
            if contact := _contact(kind, words):
                found.append(contact)
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return found


def phone_key(number: str) -> str:
    """Return the digits of a number or tel: address, without the 1 that may precede a US one."""
    digits = re.sub(r"\D", "", _as_digits(number.removeprefix("tel:")))
    return digits[1:] if len(digits) == 11 and digits[0] == "1" else digits  # noqa: PLR2004


def _contact(kind: ContactKind, words: str) -> Contact | None:
    if kind is ContactKind.PHONE:
        return Contact(kind, words, phone_key(words))
    if kind is ContactKind.URL:
        return Contact(kind, words, registered_domain(words))
    if kind is ContactKind.DOMAIN:
        return _domain(words)
    return Contact(kind, words, words.lower())


def _domain(words: str) -> Contact | None:
    """Return a bare domain where its ending is a real one: "vote.gov", and not "a.m" or "D.C".

    What lies below no known suffix comes back from registered_domain as it went in.
    """
    host = words.split("/", 1)[0]
    below = f"www.{host.lower()}"
    is_name = host.isupper() or host.rsplit(".", 1)[-1].islower()  # not "He left.It was late."
    if not is_name or _INITIALS.fullmatch(host) or registered_domain(below) == below:
        return None
    return Contact(ContactKind.DOMAIN, words, registered_domain(below))


def _as_digits(number: str) -> str:
    return number.upper().translate(str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", _KEYPAD))


_KEYPAD = "22233344455566677778889999"
_PATTERNS = (
    (ContactKind.URL, _URL),
    (ContactKind.EMAIL, _EMAIL),
    (ContactKind.WALLET, _WALLET),
    (ContactKind.DOMAIN, _DOMAIN),
    (ContactKind.HANDLE, _HANDLE),
    (ContactKind.PHONE, _PHONE),
)
