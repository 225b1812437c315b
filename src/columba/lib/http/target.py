"""Where a request goes, checked before anything leaves the machine."""

from dataclasses import dataclass

from yarl import URL

from columba.lib import urls
from columba.lib.http.addresses import is_allowed, is_private, parse_address
from columba.lib.http.reasons import FetchError, Reason

_OPEN_PORTS = {80, 443}
_OR_ALLOW_PRIVATE = (
    ", or set COLUMBA_ALLOW_PRIVATE_NETWORKS=1 where it is a private network of your own"
)


@dataclass(frozen=True)
class Target:
    """An address in plain ASCII that may be asked for."""

    url: URL
    host: str
    port: int

    def is_at(self, origin: str) -> bool:
        """Tell whether scheme, host and port are those of `origin`."""
        try:
            return self.url.origin() == URL(urls.requestable(origin), encoded=True).origin()
        except ValueError:
            return False


def check_target(url: str, *, allow_private: bool) -> Target:
    """Return `url` as a target; FetchError where its form, port or literal address is refused."""
    try:
        target = URL(urls.requestable(url), encoded=True)
        host, port = target.raw_host or "", target.port or 0
    except ValueError as error:
        raise FetchError(
            Reason.BAD_URL, f"This address cannot be asked for: {error}. Correct it: {url[:200]}"
        ) from error
    _check_literal(host, allow_private=allow_private)
    if port not in _OPEN_PORTS and not allow_private:
        raise FetchError(
            Reason.FORBIDDEN_PORT,
            f"Port {port} is neither 80 nor 443. Use the publisher's public address"
            f"{_OR_ALLOW_PRIVATE}: {url[:200]}",
        )
    return Target(target, host, port)


def forbidden(host: str, address: str) -> FetchError:
    """Return the refusal of a host whose address lies where no document may lead us."""
    parsed = parse_address(address)
    advice = _OR_ALLOW_PRIVATE if parsed is not None and is_private(parsed) else ""
    leads = address if host == address else f"{host} leads to {address}, which"
    return FetchError(
        Reason.FORBIDDEN_ADDRESS,
        f"{leads} is not on the public internet. Use a public address{advice}.",
    )


def elsewhere(target: Target, origin: str) -> FetchError:
    """Return the refusal of an address that is not at the one origin that may be asked."""
    return FetchError(
        Reason.FORBIDDEN_ADDRESS,
        f"{target.url.origin()} is not {origin}, the only address that this client may ask.",
    )


def _check_literal(host: str, *, allow_private: bool) -> None:
    address = parse_address(host)
    if address is None:
        return
    if not is_allowed(address, allow_private=allow_private):
        raise forbidden(host, str(address))
    if host.strip("[]") != str(address):
        raise FetchError(
            Reason.BAD_URL, f"{host} is an odd spelling of {address}. Write the usual one."
        )
