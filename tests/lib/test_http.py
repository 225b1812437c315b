"""The guarded client, against a server that misbehaves in every way."""

import asyncio
import socket
import time
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from ipaddress import ip_address
from itertools import pairwise

import pytest
from aiohttp import web

from columba.lib.http import Client, FetchError, Limits, Reason, Response, limits_for, run
from columba.lib.http.addresses import is_allowed, parse_address
from columba.lib.publication import Publication
from tests.corpus import corpus
from tests.loopback import drip, endless, gzip_bomb, loopback, packed

LIMITS = Limits(
    allow_private=True, total_seconds=1.5, connect_seconds=1, max_bytes=100_000, max_redirects=5
)
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def site():
    with loopback() as running:
        yield running


def get(url: str, limits: Limits = LIMITS, **options) -> Response:
    async def ask() -> Response:
        async with Client(limits) as client:
            return await client.get(url, **options)

    return run(ask())


def refusal(url: str, limits: Limits = LIMITS) -> FetchError:
    with pytest.raises(FetchError) as caught:
        get(url, limits)
    return caught.value


# What it gives -----------------------------------------------------------------------------------


def test_it_gives_status_headers_and_body(site):
    response = get(site.page("/plain", "hello", Content_Type="text/plain"))
    assert (response.status, response.body, response.content_type) == (200, b"hello", "text/plain")
    assert response.ok


def test_a_status_that_brings_no_document_is_an_answer_too(site):
    assert get(site.page("/gone", "bye", status=410)).status == 410


def test_it_says_who_asks_and_whom_to_write_to(site, tmp_path):
    publication = Publication(folder=tmp_path, contact="desk@example.org")
    get(site.page("/who"), limits_for(publication, allow_private=True))
    agent = site.last_headers("/who")["user-agent"]
    assert agent.startswith("Columba/")
    assert agent.endswith("(+desk@example.org)")


def test_a_contact_that_fits_no_header_is_left_out(tmp_path):
    publication = Publication(folder=tmp_path, contact="x\r\nCookie: a=b")
    assert "\n" not in limits_for(publication).user_agent


def test_validators_go_back_byte_for_byte(site):
    etag, modified = 'W/"a  b,é"', "Sun, 22 Nov 2026 09:00:00 +0000 (feed)"
    first = get(site.page("/v", ETag=etag, Last_Modified=modified))
    assert (first.etag, first.last_modified) == (etag, modified)
    get(site.url("/v"), etag=first.etag, last_modified=first.last_modified)
    sent = site.last_headers("/v")
    assert (sent["if-none-match"], sent["if-modified-since"]) == (etag, modified)


def test_a_document_that_has_not_changed_is_told_apart(site):
    assert get(site.page("/same", status=304), etag='"1"').not_modified


def test_cookies_are_neither_kept_nor_sent(site):
    site.page("/cookie", "x", Set_Cookie="id=1; Path=/")

    async def ask_twice() -> None:
        async with Client(LIMITS) as client:
            await client.get(site.url("/cookie"))
            await client.get(site.url("/cookie"))

    asyncio.run(ask_twice())
    assert "cookie" not in site.last_headers("/cookie")


def test_proxies_of_the_environment_are_not_used(site, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    assert get(site.page("/direct", "x")).ok


def test_addresses_beyond_ascii_are_asked_for_as_browsers_do(site):
    assert get(site.page("/käse und brot", "x")).ok


def test_a_client_must_be_open():
    with pytest.raises(RuntimeError, match="async with"):
        asyncio.run(Client(LIMITS).get("http://127.0.0.1/"))


# Redirects ---------------------------------------------------------------------------------------


def test_it_follows_redirects_and_names_each(site):
    site.page("/end", "x")
    site.redirect("/middle", "/end")
    response = get(site.redirect("/start", site.url("/middle"), status=301))
    assert response.url == site.url("/end")
    assert [(hop.status, hop.target) for hop in response.redirects] == [
        (301, site.url("/middle")),
        (302, site.url("/end")),
    ]


def test_the_new_address_is_the_last_one_that_is_for_good(site):
    site.page("/end", "x")
    site.redirect("/2", "/end", status=302)
    site.redirect("/1", "/2", status=308)
    assert get(site.redirect("/0", "/1", status=301)).permanent_url == site.url("/2")
    assert get(site.url("/2")).permanent_url is None


def test_a_circle_of_redirects_is_refused(site):
    site.redirect("/b", "/a")
    assert refusal(site.redirect("/a", "/b")).reason is Reason.REDIRECT_LOOP


def test_a_long_chain_of_redirects_is_refused(site):
    for number in range(10):
        site.redirect(f"/chain{number}", f"/chain{number + 1}")
    assert refusal(site.url("/chain0")).reason is Reason.TOO_MANY_REDIRECTS


@pytest.mark.parametrize("target", ["", "javascript:alert(1)", "file:///etc/passwd", "http://[bad"])
def test_a_redirect_to_no_web_address_is_refused(site, target):
    assert refusal(site.redirect("/nowhere", target)).reason is Reason.BAD_REDIRECT


@pytest.mark.parametrize(
    "target",
    ["http://169.254.169.254/latest/meta-data/", "http://[::ffff:169.254.169.254]/", "http://0/",
     "http://[fe80::1]/", "http://168.63.129.16/", "http://100.100.100.200/"],
)  # fmt: skip
def test_a_redirect_to_a_metadata_address_is_refused_even_on_private_networks(site, target):
    assert refusal(site.redirect("/meta", target)).reason is Reason.FORBIDDEN_ADDRESS


# Size and time -----------------------------------------------------------------------------------


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


# Compression -------------------------------------------------------------------------------------


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


# Politeness --------------------------------------------------------------------------------------


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
    assert at_b[0] - at_a[0] < 0.09


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


# Where it may go ---------------------------------------------------------------------------------

PUBLIC = replace(LIMITS, allow_private=False)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.127.127.127", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.1",
        "017700000001", "localhost", "LOCALHOST", "localhost.", "x.localhost", "0", "0.0.0.0",  # noqa: S104 - refused, not bound
        "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "169.254.169.254",
        "0xa9fea9fe", "2852039166", "0251.0376.0251.0376", "168.63.129.16", "192.0.0.192",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "203.0.113.9",
        "①②⑦.⓪.⓪.①", "127。0。0。1",
        "[::1]", "[::]", "[::127.0.0.1]", "[::ffff:127.0.0.1]", "[::ffff:a9fe:a9fe]",
        "[0:0:0:0:0:ffff:10.0.0.1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::a9fe:a9fe]",
        "[64:ff9b:1::1]", "[2002:7f00:1::]", "[2001:0:4136:e378:8000:63bf:3fff:fdd2]",
        "[fe80::1]", "[fc00::1]", "[fd00:ec2::254]", "[ff02::1]", "[2001:db8::1]", "[fec0::1]",
    ],
)  # fmt: skip
def test_it_refuses_every_address_that_is_not_on_the_public_internet(host):
    assert refusal(f"http://{host}/", PUBLIC).reason is Reason.FORBIDDEN_ADDRESS


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "192.0.1.1"]
)
def test_public_addresses_are_allowed(address):
    assert is_allowed(ip_address(address), allow_private=False)


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "fd12::1", "::1", "100.64.0.1"])
def test_private_networks_are_opened_by_the_operator_only(address):
    assert not is_allowed(ip_address(address), allow_private=False)
    assert is_allowed(ip_address(address), allow_private=True)


@pytest.mark.parametrize("address", ["169.254.169.254", "fe80::1", "224.0.0.1", "::"])
def test_some_addresses_are_opened_by_nobody(address):
    assert not is_allowed(ip_address(address), allow_private=True)


def test_odd_spellings_of_an_address_are_refused_even_where_it_is_allowed():
    assert refusal("http://2130706433/").reason is Reason.BAD_URL


@pytest.mark.parametrize("answers", [["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["::ffff:127.0.0.1"]])
def test_a_name_is_refused_if_any_of_its_addresses_is_private(monkeypatch, answers):
    def resolve(_host, port, *_rest):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in answers]

    monkeypatch.setattr("columba.lib.http.connector.socket.getaddrinfo", resolve)
    error = refusal("http://innocent.example/", PUBLIC)
    assert error.reason is Reason.FORBIDDEN_ADDRESS


def test_the_socket_is_the_last_to_check(monkeypatch):
    """Let the resolver's own check fail, as a name that changes its address would have it."""

    async def deceived(_self, host, port=0, family=socket.AF_INET):
        return [
            {"hostname": host, "host": "127.0.0.1", "port": port, "family": socket.AF_INET,
             "proto": 0, "flags": 0}
        ]  # fmt: skip

    monkeypatch.setattr("columba.lib.http.connector.GuardedResolver.resolve", deceived)
    assert refusal("http://innocent.example/", PUBLIC).reason is Reason.FORBIDDEN_ADDRESS


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://example.org/", "gopher://example.org/", "//example.org", "",
     "http://", "http://user:pass@example.org/", "http://example.org@127.0.0.1/",
     "http://exa mple.org/", "http://a..b/", "http://[::1", "http://example.org:99999/"],
)  # fmt: skip
def test_it_refuses_what_is_no_plain_web_address(url):
    assert refusal(url, PUBLIC).reason is Reason.BAD_URL


def test_only_the_ports_of_the_web_are_open_to_the_public():
    error = refusal("http://example.org:22/", PUBLIC)
    assert error.reason is Reason.FORBIDDEN_PORT
    assert "COLUMBA_ALLOW_PRIVATE_NETWORKS" in str(error)


@pytest.mark.corpus
def test_known_metadata_addresses_are_refused_on_private_networks_too():
    lines = corpus("adversarial", "ssrf", "cloud-metadata.txt").read_text().splitlines()
    urls = [line.split()[0] for line in lines if line.startswith("http")]
    literal = [url for url in urls if parse_address(url.split("/")[2].split(":")[0])]
    link_local = [url for url in literal if "127.0.0.1" not in url and "localhost" not in url]
    assert len(link_local) > 20
    allowed = [url for url in link_local if refusal(url).reason is not Reason.FORBIDDEN_ADDRESS]
    assert allowed == []


@pytest.mark.corpus
def test_ports_of_other_services_are_refused():
    text = corpus("adversarial", "ssrf", "commonly-open-ports.txt").read_text()
    ports = {int(line) for line in text.split() if line.isdigit()} - {0, 80, 443}
    assert len(ports) > 100
    for port in ports:
        assert refusal(f"http://example.org:{port}/", PUBLIC).reason is Reason.FORBIDDEN_PORT
