"""Connections that are checked at the moment they are made, whatever a name resolved to before."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from columba.lib.http.addresses import is_allowed, is_this_machine, parse_address
from columba.lib.http.limits import Limits
from columba.lib.http.target import forbidden


def guarded_connector(limits: Limits) -> aiohttp.TCPConnector:
    """Return a connector that neither resolves nor connects to a forbidden address."""
    return aiohttp.TCPConnector(
        resolver=GuardedResolver(limits),
        socket_factory=_guarded_sockets(allow_private=limits.allow_private),
        limit=0,
        ttl_dns_cache=60,
    )


class ForbiddenAddressError(OSError):
    """A socket was asked for an address that passed no check before."""

    def __init__(self, address: str) -> None:
        super().__init__(f"{address} is not on the public internet")
        self.address = address


class GuardedResolver(AbstractResolver):
    """Looks names up in threads of its own; refuses a name if any of its addresses is forbidden.

    Names below `localhost` are this machine (RFC 6761), whatever the system's resolver knows.
    """

    def __init__(self, limits: Limits) -> None:
        self._allow_private = limits.allow_private
        # A thread for each request at a time: where a name server is dead, lookups take seconds.
        self._threads = ThreadPoolExecutor(limits.concurrency, thread_name_prefix="lookup")

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        loop = asyncio.get_running_loop()
        addresses = await loop.run_in_executor(self._threads, _look_up, host, port, family)
        for _, address in addresses:
            parsed = parse_address(address)
            if parsed is None or not is_allowed(parsed, allow_private=self._allow_private):
                raise forbidden(host, address)
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=family,
                proto=0,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for family, address in addresses
        ]

    async def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)


def _look_up(
    host: str, port: int, family: socket.AddressFamily
) -> list[tuple[socket.AddressFamily, str]]:
    """Return family and address in the system's order of preference; OSError where none."""
    if is_this_machine(host):
        host = "127.0.0.1"
    infos = socket.getaddrinfo(host, port, family, socket.SOCK_STREAM)
    found = [(info[0], str(info[4][0])) for info in infos]
    if not found:
        raise socket.gaierror(socket.EAI_NONAME, "no address")
    return found


def _guarded_sockets(*, allow_private: bool) -> Any:  # noqa: ANN401 - aiohttp's type has no public name
    def open_socket(info: tuple[Any, ...]) -> socket.socket:
        family, kind, protocol, _, address = info
        parsed = parse_address(str(address[0]))
        if parsed is None or not is_allowed(parsed, allow_private=allow_private):
            raise ForbiddenAddressError(str(address[0]))
        return socket.socket(family=family, type=kind, proto=protocol)

    return open_socket
