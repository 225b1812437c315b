"""A web server on loopback for tests, with every fault a publisher's server may have."""

import asyncio
import gzip
import threading
import zlib
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Loopback:
    """The running server: add pages while it runs, and see what was asked of it."""

    port: int = 0
    pages: dict[str, Handler] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    at_once: Counter[str] = field(default_factory=Counter)
    most_at_once: int = 0

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def page(self, path: str, body: bytes | str = b"", *, status: int = 200, **headers: str) -> str:
        """Serve `body` at `path` and return its address; `content_type` names Content-Type."""
        data = body.encode() if isinstance(body, str) else body
        sent = {name.replace("_", "-"): value for name, value in headers.items()}

        async def answer(_request: web.Request) -> web.Response:
            return web.Response(body=data, status=status, headers=sent)

        return self.serve(path, answer)

    def serve(self, path: str, handler: Handler) -> str:
        self.pages[path] = handler
        return self.url(path)

    def redirect(self, path: str, target: str, *, status: int = 302) -> str:
        return self.page(path, status=status, Location=target)

    def times_asked(self, path: str) -> int:
        return sum(asked == path for asked, _ in self.asked)

    def last_headers(self, path: str) -> dict[str, str]:
        return next(headers for asked, headers in reversed(self.asked) if asked == path)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append((request.path, {k.lower(): v for k, v in request.headers.items()}))
        handler = self.pages.get(request.path)
        return await handler(request) if handler else web.Response(status=404)


@contextmanager
def loopback() -> Iterator[Loopback]:
    """Run the server in a thread of its own while the block runs."""
    site, loop = Loopback(), asyncio.new_event_loop()
    started = threading.Event()
    thread = threading.Thread(target=_run, args=(site, loop, started), daemon=True)
    thread.start()
    assert started.wait(10)
    try:
        yield site
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)


def _run(site: Loopback, loop: asyncio.AbstractEventLoop, started: threading.Event) -> None:
    asyncio.set_event_loop(loop)
    runner = loop.run_until_complete(_start(site))
    started.set()
    loop.run_forever()
    loop.run_until_complete(runner.cleanup())
    loop.close()


async def _start(site: Loopback) -> web.AppRunner:
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", site.answer)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    tcp = web.TCPSite(runner, "127.0.0.1", 0)
    await tcp.start()
    site.port = runner.addresses[0][1]
    return runner


async def drip(request: web.Request) -> web.StreamResponse:
    """Send a byte now and then, for ever."""
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b"<")
        await asyncio.sleep(0.05)


async def endless(request: web.Request) -> web.StreamResponse:
    """Send as fast as it is taken, for ever."""
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b"<item>" * 10_000)


def gzip_bomb(megabytes: int) -> bytes:
    """Return a small gzip file that unpacks to so many megabytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    block = bytes(1_000_000)
    return b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()


def packed(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)
