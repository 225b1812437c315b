"""A server that misbehaves in every way costs no more than the limits allow."""

import asyncio
import socket
import time
import zlib
from dataclasses import replace
from importlib.util import find_spec

import pytest
from aiohttp import web

from columba.lib.http import Client, FetchError, Reason
from tests.lib.asking import LIMITS, get, refusal
from tests.loopback import drip, endless, gzip_bomb, packed


def test_a_body_that_announces_too_much_is_not_read(site):
    assert refusal(site.page("/large", b"x" * 100_001)).reason is Reason.TOO_LARGE


def test_the_cap_may_be_set_for_one_document(site):
    url = site.page("/large", b"x" * 100_001)
    assert len(get(url, max_bytes=200_000).body) == 100_001


def test_a_body_that_never_ends_is_cut_at_the_cap(site):
    assert refusal(site.serve("/endless", endless)).reason is Reason.TOO_LARGE


def test_a_slow_drip_ends_at_the_deadline(site):
    started = time.monotonic()
    assert refusal(site.serve("/drip", drip)).reason is Reason.TIMEOUT
    assert time.monotonic() - started < 3


def test_the_deadline_covers_all_redirects_together(site):
    async def next_slowly(request):
        await asyncio.sleep(0.3)
        return web.Response(status=302, headers={"Location": f"/hop{int(request.path[4:]) + 1}"})

    for number in range(5):
        site.serve(f"/hop{number}", next_slowly)
    limits = replace(LIMITS, total_seconds=0.7)
    assert refusal(site.url("/hop0"), limits).reason is Reason.TIMEOUT


def test_a_header_beyond_all_measure_is_refused(site):
    assert refusal(site.page("/header", X_Long="x" * 20_000)).reason is Reason.BAD_RESPONSE


def test_an_answer_that_is_not_http_is_refused():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        async def talk() -> FetchError:
            loop = asyncio.get_running_loop()
            asking = asyncio.create_task(_ask(f"http://127.0.0.1:{port}/"))
            connection, _ = await loop.run_in_executor(None, server.accept)
            connection.sendall(b"SSH-2.0-OpenSSH_9.6\r\n")
            error = await asking
            connection.close()
            return error

        assert asyncio.run(talk()).reason in {Reason.BAD_RESPONSE, Reason.CUT_SHORT}


async def _ask(url: str) -> FetchError:
    async with Client(LIMITS) as client:
        with pytest.raises(FetchError) as caught:
            await client.get(url)
    return caught.value


def test_a_connection_that_breaks_is_told(site):
    async def broken(request):
        response = web.StreamResponse(headers={"Content-Length": "1000"})
        await response.prepare(request)
        await response.write(b"x")
        request.transport.close()
        return response

    assert refusal(site.serve("/broken", broken)).reason is Reason.CUT_SHORT


def test_a_port_where_nobody_listens_is_told():
    error = refusal("http://127.0.0.1:9/")
    assert error.reason is Reason.CONNECT_FAILED
    assert "Connection refused" in str(error)


def test_a_name_that_does_not_exist_is_told():
    assert refusal("http://no-such-name.invalid/").reason is Reason.NAME_NOT_FOUND


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", packed(b"text" * 5000)),
        ("x-gzip", packed(b"text" * 4000) + packed(b"text" * 1000)),
        ("gzip", packed(b"text" * 5000) + bytes(512)),
        ("deflate", zlib.compress(b"text" * 5000)),
        ("deflate", raw_deflate(b"text" * 5000)),
        ("gzip, deflate", zlib.compress(packed(b"text" * 5000))),
        ("identity", b"text" * 5000),
    ],
)
def test_it_unpacks_what_servers_pack(site, encoding, body):
    assert get(site.page("/packed", body, Content_Encoding=encoding)).body == b"text" * 5000


@pytest.mark.skipif(find_spec("brotli") is None, reason="no brotli module is installed")
def test_it_unpacks_brotli_and_stops_its_bombs(site):
    import brotli

    body = brotli.compress(b"text" * 5000)
    assert get(site.page("/br", body, Content_Encoding="br")).body == b"text" * 5000
    bomb = brotli.compress(bytes(50_000_000), quality=5)
    assert refusal(site.page("/br", bomb, Content_Encoding="br")).reason is Reason.TOO_LARGE


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip_bomb(50)),
        ("gzip, gzip", packed(gzip_bomb(50))),
        ("deflate", zlib.compress(bytes(50_000_000))),
    ],
)
def test_a_bomb_ends_at_the_cap(site, encoding, body):
    assert len(body) < 100_000
    error = refusal(site.page("/bomb", body, Content_Encoding=encoding))
    assert error.reason is Reason.TOO_LARGE


@pytest.mark.parametrize(
    ("encoding", "body", "reason"),
    [
        ("gzip", b"this is no gzip", Reason.BAD_ENCODING),
        ("deflate", b"\xff\xffnor deflate", Reason.BAD_ENCODING),
        ("zstd", b"x", Reason.BAD_ENCODING),
        ("gzip,gzip,gzip", packed(packed(packed(b"x"))), Reason.BAD_ENCODING),
        ("gzip", packed(b"text" * 5000)[:40], Reason.CUT_SHORT),
    ],
)
def test_what_does_not_unpack_is_told(site, encoding, body, reason):  # noqa: PLR0917 - a table
    assert refusal(site.page("/odd", body, Content_Encoding=encoding)).reason is reason
