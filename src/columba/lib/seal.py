"""Text that only this installation can read, and fingerprints that only it can make.

A sealed text lies under a keystream of SHAKE-256 over key and nonce, and is authenticated with
HMAC-SHA256 under a second key (encrypt-then-MAC): the standard library has what it takes to build
this, and nothing that encrypts by itself. It begins with the number of its scheme, so that another
may follow while old texts stay readable.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error

SCHEME = "1."
_NONCE = 16
_TAG = 32
# 128 bits: two different texts never share one by chance.
_FINGERPRINT = 32


class SealError(ValueError):
    """A sealed text cannot be read: it was changed, or sealed with another key."""


def seal(text: str, *, key: bytes, context: str) -> str:
    """Return `text` sealed for `context`; the same text is sealed otherwise every time."""
    nonce = secrets.token_bytes(_NONCE)
    body = nonce + _mask(text.encode(), key=_subkey(key, "encrypt", context), nonce=nonce)
    tag = hmac.digest(_subkey(key, "authenticate", context), body, "sha256")
    return SCHEME + urlsafe_b64encode(body + tag).decode("ascii")


def unseal(sealed: str, *, key: bytes, context: str) -> str:
    """Return the text sealed for `context` with `key`; SealError for anything else."""
    if not sealed.startswith(SCHEME):
        raise SealError("This text was sealed in a way that this version does not know.")
    try:
        raw = urlsafe_b64decode(sealed.removeprefix(SCHEME).encode("ascii"))
    except (Base64Error, UnicodeEncodeError) as error:
        raise SealError("This sealed text was changed.") from error
    body, tag = raw[:-_TAG], raw[-_TAG:]
    expected = hmac.digest(_subkey(key, "authenticate", context), body, "sha256")
    if len(raw) < _NONCE + _TAG or not hmac.compare_digest(tag, expected):
        raise SealError("This sealed text was changed, or sealed with another address key.")
    nonce, masked = body[:_NONCE], body[_NONCE:]
    return _mask(masked, key=_subkey(key, "encrypt", context), nonce=nonce).decode()


def fingerprint(text: str, *, key: bytes, context: str) -> str:
    """Return 32 hexadecimal digits by which `text` is found again, and only by whoever has `key`.

    Fingerprints of one text for different contexts have nothing in common.
    """
    return hmac.digest(_subkey(key, "fingerprint", context), text.encode(), "sha256").hex()[
        :_FINGERPRINT
    ]


def _subkey(key: bytes, use: str, context: str) -> bytes:
    return hmac.digest(key, f"columba/{use}/{context}".encode(), "sha256")


def _mask(data: bytes, *, key: bytes, nonce: bytes) -> bytes:
    """Return `data` under the keystream of key and nonce; twice is the same as never."""
    # Key and nonce have fixed lengths: no two pairs make the same input.
    stream = hashlib.shake_256(key + nonce).digest(len(data))
    mixed = int.from_bytes(data, "big") ^ int.from_bytes(stream, "big")
    return mixed.to_bytes(len(data), "big")
