"""How many feeds a second are polled over loopback: new, unchanged by bytes, and "not modified".

    python -m bench.poll_feeds [feeds]

One server in a process of its own plays all publishers; a fresh SQLite database in a temporary
folder takes what they say. The last line puts the client alone beside the whole stage.
"""

import asyncio
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from multiprocessing.queues import Queue
from pathlib import Path

import django
from aiohttp import web

FOLDER = tempfile.TemporaryDirectory()
os.environ |= {"DJANGO_SETTINGS_MODULE": "columba.config.settings", "COLUMBA_DATA": FOLDER.name}
django.setup()

from django.core.management import call_command  # noqa: E402 - Django is set up first

from columba.lib.http import Client, Limits, run  # noqa: E402
from columba.lib.publication import Publication  # noqa: E402
from columba.sources.models import Source  # noqa: E402
from columba.sources.poll import poll_sources  # noqa: E402

FEEDS = 400
ITEMS = 30
BATCH = 100
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LIMITS = Limits(allow_private=True, concurrency=BATCH, host_concurrency=BATCH)


def main() -> None:
    feeds = int(sys.argv[1]) if len(sys.argv) > 1 else FEEDS
    context = multiprocessing.get_context("fork")
    ports = context.Queue()
    server = context.Process(target=serve, args=(ports,), daemon=True)
    server.start()
    try:
        measure(Path(FOLDER.name), ports.get(timeout=10), feeds)
    finally:
        server.terminate()
        FOLDER.cleanup()


def measure(folder: Path, port: int, feeds: int) -> None:
    call_command("migrate", verbosity=0)
    rows = [
        Source(key=f"s{n}", title=f"S{n}", feed_url=f"http://127.0.0.1:{port}/{n}", next_at=NOW)
        for n in range(feeds)
    ]
    Source.objects.bulk_create(rows)
    print(f"{feeds} feeds of {ITEMS} items, {BATCH} at a time{'feeds/s':>18}{'CPU ms each':>14}")
    publication = Publication(folder=folder)
    new = timed(f"new ({ITEMS} entries each)", feeds, lambda: poll(publication))
    Source.objects.update(next_at=NOW)
    same = timed("not modified (304)", feeds, lambda: poll(publication))
    Source.objects.update(next_at=NOW, etag="")
    timed("same bytes (200)", feeds, lambda: poll(publication))
    alone = timed("the client alone (304)", feeds, lambda: fetch_all(port, feeds))
    print(f"ratios: 304 to new {same / new:.1f}, stage to client alone {same / alone:.2f}")


def poll(publication: Publication) -> None:
    client = Client(LIMITS)
    while poll_sources(client=client, now=NOW, publication=publication, limit=BATCH).claimed:
        continue


def fetch_all(port: int, feeds: int) -> None:
    async def fetch() -> None:
        for start in range(0, feeds, BATCH):
            async with Client(LIMITS) as client:
                urls = (
                    f"http://127.0.0.1:{port}/{n}" for n in range(start, min(start + BATCH, feeds))
                )
                await asyncio.gather(*(client.get(url, etag='"1"') for url in urls))

    run(fetch())


def timed(name: str, feeds: int, work: Callable[[], None]) -> float:
    """Run `work` and print its rate; return feeds per second."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{name:44}{feeds / wall:12.0f}{1000 * cpu / feeds:14.2f}")
    return feeds / wall


def serve(ports: "Queue[int]") -> None:
    asyncio.run(_serve(ports))


async def _serve(ports: "Queue[int]") -> None:
    application = web.Application()
    application.router.add_get("/{n}", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    ports.put(runner.addresses[0][1])
    await asyncio.sleep(300)


async def answer(request: web.Request) -> web.Response:
    if request.headers.get("If-None-Match"):
        return web.Response(status=304)
    return web.Response(body=feed(request.match_info["n"]), headers={"ETag": '"1"'})


def feed(number: str) -> bytes:
    text = "What was said at the meeting, and what was left open. " * 6
    items = "".join(
        f"<item><title>Story {n} of {number}</title><link>https://e.example/{number}/{n}</link>"
        f"<guid>{number}-{n}</guid><pubDate>Sun, 22 Nov 2026 09:{n % 60:02}:00 GMT</pubDate>"
        f"<description>&lt;p&gt;{text}&lt;/p&gt;</description></item>"
        for n in range(ITEMS)
    )
    return f"<rss version='2.0'><channel><title>{number}</title>{items}</channel></rss>".encode()


if __name__ == "__main__":
    main()
