"""Why a fetch was refused or failed, in words that say what to do."""

from enum import StrEnum
from http import HTTPStatus


class Reason(StrEnum):
    """Everything that can keep the client from giving a response."""

    BAD_URL = "bad address"
    FORBIDDEN_ADDRESS = "forbidden address"
    FORBIDDEN_PORT = "forbidden port"
    NAME_NOT_FOUND = "name not found"
    CONNECT_FAILED = "no connection"
    TLS_FAILED = "certificate refused"
    TIMEOUT = "too slow"
    TOO_LARGE = "too large"
    TOO_MANY_REDIRECTS = "too many redirects"
    REDIRECT_LOOP = "redirect loop"
    BAD_REDIRECT = "bad redirect"
    BAD_RESPONSE = "bad response"
    BAD_ENCODING = "bad compression"
    CUT_SHORT = "cut short"

    @property
    def may_be_ours(self) -> bool:
        """True where a broken network on our side would look the same."""
        return self in {Reason.NAME_NOT_FOUND, Reason.CONNECT_FAILED, Reason.TIMEOUT}


class FetchError(Exception):
    """There is no response; `reason` is one of a closed set, the message is for the operator."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason = reason


_ADVICE = {
    HTTPStatus.UNAUTHORIZED: "It asks for a login; use an address that is open to all.",
    HTTPStatus.PAYMENT_REQUIRED: "It asks for payment; use an address that is open to all.",
    HTTPStatus.FORBIDDEN: "It turns this reader away; ask the publisher or remove the address.",
    HTTPStatus.NOT_FOUND: "Nothing is there; look for the new address on the publisher's site.",
    HTTPStatus.GONE: "It was taken down for good; look for a new address or remove it.",
    HTTPStatus.TOO_MANY_REQUESTS: "It was asked too often; it will be asked less often.",
}


def status_message(status: int) -> str:
    """Return one or two plain sentences on an HTTP status that brought no document."""
    try:
        name = HTTPStatus(status)
    except ValueError:
        return f"The server answered {status}, which is no known status."
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        advice = "The fault is on the publisher's side; it will be tried again."
    else:
        advice = _ADVICE.get(name, "Open the address in a browser and see what it says.")
    return f"The server answered {status} {name.phrase}. {advice}"
