"""E-mail addresses: whether one can be written to, and which of them reach the same mailbox."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr

LONGEST = 254
LONGEST_LOCAL = 64

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
# What stands after the last dot is a word, or the ASCII form of one; never a number.
_LAST_LABEL = re.compile(r"[a-z]{2,63}|xn--[a-z0-9-]{2,59}")


class AddressError(ValueError):
    """A text is no address that can be written to; the message says what is wrong with it."""


@dataclass(frozen=True, kw_only=True)
class _Host:
    """How one provider reads what stands before the @."""

    name: str = ""  # the domain under which its mailboxes are known; empty = the one written
    ignores: str = ""  # characters that make no difference
    tag: str = "+"  # what follows this is the reader's own remark


_GMAIL = _Host(name="gmail.com", ignores=".")
_PROTON = _Host(name="proton.me", ignores="._-")
_ICLOUD = _Host(name="icloud.com")
# A Yahoo name holds no hyphen of its own: what follows one is a disposable remark.
_YAHOO = _Host(tag="-")
_YANDEX = _Host(name="yandex.ru", ignores=".-")
_ANY = _Host()

_HOSTS: Mapping[str, _Host] = {
    "gmail.com": _GMAIL,
    "googlemail.com": _GMAIL,
    "proton.me": _PROTON,
    "protonmail.com": _PROTON,
    "protonmail.ch": _PROTON,
    "pm.me": _PROTON,
    "icloud.com": _ICLOUD,
    "me.com": _ICLOUD,
    "mac.com": _ICLOUD,
    "yahoo.com": _YAHOO,
    "yahoo.co.uk": _YAHOO,
    "yahoo.ca": _YAHOO,
    "yahoo.de": _YAHOO,
    "yahoo.fr": _YAHOO,
    "ymail.com": _YAHOO,
    "rocketmail.com": _YAHOO,
    "yandex.ru": _YANDEX,
    "yandex.com": _YANDEX,
    "yandex.by": _YANDEX,
    "yandex.kz": _YANDEX,
    "ya.ru": _YANDEX,
}
# Providers that deliver anything@name.fastmail.com to name@fastmail.com.
_SUBDOMAIN_HOSTS = ("fastmail.com", "fastmail.fm", "duck.com")


def check_address(text: str) -> str:
    """Return the address with its domain in small ASCII letters; AddressError says why not.

    An answer means that the address is well formed, not that anybody reads it.
    """
    local, at, domain = text.strip().rpartition("@")
    if not at or "@" in local:
        raise AddressError("An e-mail address has one @ in it, such as ann@example.org.")
    if not local.isascii():
        raise AddressError("Before the @ we can only write to plain letters, digits and signs.")
    if len(local) > LONGEST_LOCAL or not _LOCAL.fullmatch(local):
        raise AddressError("What stands before the @ is not part of an e-mail address.")
    address = f"{local}@{_check_domain(domain)}"
    if len(address) > LONGEST:
        raise AddressError(f"An e-mail address has at most {LONGEST} characters.")
    return address


def canonical(address: str) -> str:
    """Return the mailbox that a checked address reaches, as far as its provider's rules tell.

    Only for telling one mailbox from another: mail goes to the address as it was written.
    """
    local, _, domain = address.casefold().rpartition("@")
    for host in _SUBDOMAIN_HOSTS:
        if domain.endswith(f".{host}"):
            return f"{domain.removesuffix(f'.{host}')}@{host}"
    rule = _HOSTS.get(domain, _ANY)
    # A remark at the very start is no remark: nothing would be left to deliver to.
    name = local[:1] + local[1:].partition(rule.tag)[0]
    kept = name.translate({ord(sign): None for sign in rule.ignores})
    return f"{kept or name}@{rule.name or domain}"


def named_address(text: str) -> tuple[str, str]:
    """Return name and checked address of "Name <address>" or of an address alone."""
    name, address = parseaddr(text)
    if not address or any(sign in text for sign in "\r\n"):
        raise AddressError("There is no address in it.")
    return name, check_address(address)


def _check_domain(text: str) -> str:
    try:
        domain = text.encode("idna").decode("ascii").lower()
    except UnicodeError:
        domain = ""
    *labels, last = domain.split(".")
    if not labels or not _LAST_LABEL.fullmatch(last):
        raise AddressError("What stands after the @ is no domain, such as example.org.")
    if not all(_LABEL.fullmatch(label) for label in labels):
        raise AddressError("What stands after the @ is no domain, such as example.org.")
    return domain
