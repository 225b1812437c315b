"""Ask a server through the guarded client, with limits that a test need not wait for."""

import pytest

from columba.lib.http import Client, FetchError, Limits, Response, run

LIMITS = Limits(
    allow_private=True, total_seconds=1.5, connect_seconds=1, max_bytes=100_000, max_redirects=5
)


def get(url: str, limits: Limits = LIMITS, **options) -> Response:
    async def ask() -> Response:
        async with Client(limits) as client:
            return await client.get(url, **options)

    return run(ask())


def refusal(url: str, limits: Limits = LIMITS) -> FetchError:
    with pytest.raises(FetchError) as caught:
        get(url, limits)
    return caught.value
