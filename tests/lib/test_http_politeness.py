"""Few requests at a time, with pauses between them, and as servers wish."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from aiohttp import web

from columba.lib.http import Client, Limits, Response
from tests.lib.asking import LIMITS

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def test_few_requests_go_to_one_host_at_a_time(site):
    now, most = 0, 0

    async def counting(_request):
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.05)
        now -= 1
        return web.Response(text="x")

    async def ask_six() -> None:
        async with Client(LIMITS) as client:
            await asyncio.gather(*(client.get(site.url("/count")) for _ in range(6)))

    site.serve("/count", counting)
    asyncio.run(ask_six())
    assert most == LIMITS.host_concurrency


def test_starts_at_one_public_host_are_spaced_and_the_wait_costs_no_time_of_its_own(monkeypatch):
    starts = []

    async def once(_fetch, target, _headers, *, hops):
        starts.append((target.host, time.monotonic()))
        return Response(status=200, url=str(target.url), headers={}, body=b"")

    monkeypatch.setattr("columba.lib.http.client._Fetch.once", once)
    limits = Limits(host_spacing_seconds=0.1, total_seconds=0.05)

    async def ask() -> None:
        async with Client(limits) as client:
            urls = ["http://a.example/"] * 3 + ["http://b.example/"]
            await asyncio.gather(*(client.get(url) for url in urls))

    asyncio.run(ask())
    at_a = [moment for host, moment in starts if host == "a.example"]
    at_b = [moment for host, moment in starts if host == "b.example"]
    assert all(later - sooner >= 0.09 for sooner, later in pairwise(at_a))
    assert at_b[0] < at_a[1]


def test_the_spacing_goes_on_from_one_batch_to_the_next(monkeypatch):
    starts = []

    async def once(_fetch, target, _headers, *, hops):
        starts.append(time.monotonic())
        return Response(status=200, url=str(target.url), headers={}, body=b"")

    monkeypatch.setattr("columba.lib.http.client._Fetch.once", once)
    client = Client(Limits(host_spacing_seconds=0.1))

    async def batch() -> None:
        async with client:
            await client.get("http://a.example/")

    asyncio.run(batch())
    asyncio.run(batch())
    assert starts[1] - starts[0] >= 0.09


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("120", timedelta(minutes=2)),
        ("Sun, 22 Nov 2026 12:05:00 GMT", timedelta(minutes=5)),
        ("Sun, 22 Nov 2026 11:00:00 GMT", timedelta(0)),
        ("999999999", timedelta(days=1)),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_it_reads_how_long_the_server_wants_to_be_left_alone(value, wait):
    response = Response(status=429, url="", headers={"retry-after": value}, body=b"")
    assert response.retry_after(NOW) == wait


@pytest.mark.parametrize(
    ("value", "age"),
    [
        ("public, max-age=600", timedelta(minutes=10)),
        ("s-maxage=900, MAX-AGE = 60", timedelta(minutes=1)),
        ("max-age=99999999", timedelta(days=1)),
        ("no-cache", None),
    ],
)
def test_it_reads_how_long_a_document_is_fresh(value, age):
    response = Response(status=200, url="", headers={"cache-control": value}, body=b"")
    assert response.max_age == age
