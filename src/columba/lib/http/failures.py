"""What the network does to a request, told as one of our reasons."""

import os
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp

from columba.lib.http.connector import ForbiddenAddressError
from columba.lib.http.limits import Limits
from columba.lib.http.reasons import FetchError, Reason
from columba.lib.http.target import Target, forbidden

# The first kind that fits counts: aiohttp's errors inherit from one another and from OSError.
_KINDS: tuple[tuple[type[Exception] | tuple[type[Exception], ...], Reason], ...] = (
    (TimeoutError, Reason.TIMEOUT),
    (aiohttp.ClientConnectorDNSError, Reason.NAME_NOT_FOUND),
    (
        (aiohttp.ClientConnectorCertificateError, aiohttp.ClientSSLError, ssl.SSLError),
        Reason.TLS_FAILED,
    ),
    (aiohttp.ClientConnectorError, Reason.CONNECT_FAILED),
    (aiohttp.InvalidURL, Reason.BAD_URL),
    (aiohttp.ClientResponseError, Reason.BAD_RESPONSE),
    ((aiohttp.ClientError, OSError), Reason.CUT_SHORT),
)
_MESSAGES = {
    Reason.TIMEOUT: (
        "{host} gave no complete answer within {limits.total_seconds:g} seconds "
        "({limits.connect_seconds:g} to connect); it will be tried again."
    ),
    Reason.NAME_NOT_FOUND: (
        "The name {host} was not found. Check its spelling and this machine's network."
    ),
    Reason.TLS_FAILED: (
        "{host} showed no certificate that can be trusted. "
        "Tell the publisher, or use another address."
    ),
    Reason.CONNECT_FAILED: "No connection to {host} port {port}{detail}; it will be tried again.",
    Reason.BAD_URL: "This address cannot be asked for. Correct it: {url:.200}",
    Reason.BAD_RESPONSE: "{host} gave an answer that is not proper HTTP{detail}.",
    Reason.CUT_SHORT: (
        "{host} broke the connection before the document was complete; it will be tried again."
    ),
}


@contextmanager
def failures_as_reasons(target: Target, limits: Limits) -> Iterator[None]:
    """Turn what aiohttp and the system raise inside the block into FetchError."""
    try:
        yield
    except (aiohttp.ClientError, OSError) as error:
        raise _explain(error, target, limits) from error


def _explain(error: Exception, target: Target, limits: Limits) -> FetchError:
    refused = getattr(error, "os_error", None)
    if isinstance(refused, ForbiddenAddressError):
        return forbidden(target.host, refused.address)
    reason = next(reason for kinds, reason in _KINDS if isinstance(error, kinds))
    message = _MESSAGES[reason].format(
        host=target.host, port=target.port, url=str(target.url), limits=limits,
        detail=_detail(error),
    )  # fmt: skip
    return FetchError(reason, message)


def _detail(error: Exception) -> str:
    """Return what the system or the parser said, in brackets, where it said something short."""
    if isinstance(error, aiohttp.ClientConnectorError):
        words = os.strerror(error.os_error.errno) if error.os_error.errno else ""
    else:
        words = getattr(error, "message", "")
    line = " ".join(str(words).split())[:120]
    return f" ({line})" if line else ""
