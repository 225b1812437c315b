"""The guarded client: every outbound request of every stage goes through here."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from types import TracebackType
from typing import Self

import aiohttp

from columba.lib import urls
from columba.lib.http.body import ACCEPT_ENCODING, read_body, too_large
from columba.lib.http.connector import guarded_connector
from columba.lib.http.failures import failures_as_reasons
from columba.lib.http.limits import Limits
from columba.lib.http.pace import Pace
from columba.lib.http.reasons import FetchError, Reason
from columba.lib.http.response import Redirect, Response
from columba.lib.http.target import Target, check_target, elsewhere

_REDIRECTS = {301, 302, 303, 307, 308}


class Client:
    """Fetches documents within limits; open it once per event loop with `async with`.

    The same client may be opened again for the next batch: the spacing of hosts goes on.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._next_starts: dict[str, float] = {}
        self._session: aiohttp.ClientSession | None = None
        self._pace = Pace(limits, self._next_starts)

    async def __aenter__(self) -> Self:
        limits = self.limits
        self._pace = Pace(limits, self._next_starts)
        self._session = aiohttp.ClientSession(
            connector=guarded_connector(limits),
            auto_decompress=False,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": limits.user_agent, "Accept-Encoding": ACCEPT_ENCODING},
            max_field_size=limits.max_header_bytes,
            max_line_size=limits.max_header_bytes,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=limits.connect_seconds),
            trust_env=False,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._session is not None:
            await self._session.close()
        self._session = None

    async def get(
        self,
        url: str,
        *,
        etag: str = "",
        last_modified: str = "",
        accept: str = "*/*",
        max_bytes: int | None = None,
    ) -> Response:
        """Return the answer of `url` after its redirects, whatever its status.

        FetchError where there is none within the limits. Waiting for a polite moment does not
        count towards the deadline.
        """
        headers = {"Accept": accept}
        if etag:
            headers["If-None-Match"] = etag
        if last_modified:
            headers["If-Modified-Since"] = last_modified
        fetch = _Fetch(self._open_session(), self.limits, max_bytes or self.limits.max_bytes)
        return await self._follow(fetch, url, _Order("GET", headers))

    async def post(self, url: str, body: bytes, *, headers: Mapping[str, str]) -> Response:
        """Send `body` to `url` and return the answer, whatever its status.

        It goes nowhere else: a redirect is an answer too. FetchError as from `get`.
        """
        fetch = _Fetch(self._open_session(), self.limits, self.limits.max_bytes)
        return await self._ask(fetch, url, _Order("POST", headers, body), hops=())

    async def _follow(self, fetch: "_Fetch", url: str, order: "_Order") -> Response:
        hops: list[Redirect] = []
        while True:
            response = await self._ask(fetch, url, order, hops=tuple(hops))
            if response.status not in _REDIRECTS:
                return response
            hops.append(_next_hop(response, hops, self.limits.max_redirects))
            url = hops[-1].target

    async def _ask(
        self, fetch: "_Fetch", url: str, order: "_Order", *, hops: tuple[Redirect, ...]
    ) -> Response:
        target = check_target(url, allow_private=self.limits.allow_private)
        if self.limits.only_origin and not target.is_at(self.limits.only_origin):
            raise elsewhere(target, self.limits.only_origin)
        async with self._pace.turn(target.host):
            return await fetch.once(target, order, hops=hops)

    def _open_session(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise RuntimeError("Open the client first: async with client: ...")
        return self._session


@dataclass(frozen=True)
class _Order:
    """What is asked of an address."""

    method: str
    headers: Mapping[str, str]
    body: bytes | None = None


class _Fetch:
    """One document: its session, its cap, and what is left of its time."""

    def __init__(self, session: aiohttp.ClientSession, limits: Limits, max_bytes: int) -> None:
        self._session = session
        self._limits = limits
        self._max_bytes = max_bytes
        self._seconds = limits.total_seconds

    async def once(self, target: Target, order: _Order, *, hops: tuple[Redirect, ...]) -> Response:
        """Ask one address and follow nothing."""
        started = time.monotonic()
        try:
            with failures_as_reasons(target, self._limits):
                async with asyncio.timeout(self._seconds):
                    return await self._read(target, order, hops)
        finally:
            self._seconds -= time.monotonic() - started

    async def _read(self, target: Target, order: _Order, hops: tuple[Redirect, ...]) -> Response:
        async with self._session.request(
            order.method,
            target.url,
            headers=order.headers,
            data=order.body,
            allow_redirects=False,
        ) as answer:
            body = b""
            if answer.status not in _REDIRECTS:
                body = await self._body(answer)
            return Response(
                status=answer.status,
                url=str(target.url),
                headers=_lower(answer),
                body=body,
                redirects=hops,
            )

    async def _body(self, answer: aiohttp.ClientResponse) -> bytes:
        if (answer.content_length or 0) > self._max_bytes:
            raise too_large(self._max_bytes)
        if answer.status in {HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED}:
            return b""
        return await read_body(
            answer.content.iter_any(),
            encodings=",".join(answer.headers.getall("Content-Encoding", [])),
            max_bytes=self._max_bytes,
        )


def _lower(answer: aiohttp.ClientResponse) -> dict[str, str]:
    names = dict.fromkeys(name.lower() for name in answer.headers)
    return {name: ", ".join(answer.headers.getall(name)) for name in names}


def _next_hop(response: Response, hops: list[Redirect], most: int) -> Redirect:
    location = response.headers.get("location", "")
    location = location.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    target = urls.join(response.url, location) if location else None
    if target is None:
        raise FetchError(
            Reason.BAD_REDIRECT,
            f"The server sends readers on to {location[:200]!r}, which is no web address.",
        )
    target = urls.requestable(target)
    if target in {response.url, *(hop.url for hop in hops)}:
        raise FetchError(
            Reason.REDIRECT_LOOP,
            f"The server sends readers in a circle, back to {target[:200]}. "
            "Look for the page's new address.",
        )
    if len(hops) >= most:
        raise FetchError(
            Reason.TOO_MANY_REDIRECTS,
            f"The server sent us on more than {most} times. Look for the page's new address.",
        )
    return Redirect(response.url, response.status, target)
