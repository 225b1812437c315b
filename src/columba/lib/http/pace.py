"""Politeness: how many requests at once and how far apart, for each host."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from columba.lib.http.addresses import is_this_machine
from columba.lib.http.limits import Limits


class Pace:
    """Lets requests through, few at a time and spaced per host; belongs to one event loop."""

    def __init__(self, limits: Limits, next_starts: dict[str, float]) -> None:
        """`next_starts` (monotonic seconds by host) outlives the loop: batches follow on it."""
        self._limits = limits
        self._next_starts = next_starts
        self._all = asyncio.Semaphore(limits.concurrency)
        self._hosts: dict[str, asyncio.Semaphore] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until `host` may be asked, and hold the place while the block runs."""
        async with self._host(host):
            await self._wait(host)
            async with self._all:
                yield

    def _host(self, host: str) -> asyncio.Semaphore:
        return self._hosts.setdefault(host, asyncio.Semaphore(self._limits.host_concurrency))

    async def _wait(self, host: str) -> None:
        if is_this_machine(host):
            return
        now = time.monotonic()
        start = max(now, self._next_starts.get(host, now))
        self._next_starts[host] = start + self._limits.host_spacing_seconds
        await asyncio.sleep(start - now)
