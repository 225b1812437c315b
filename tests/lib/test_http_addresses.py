"""Where the guarded client may go, and where nobody gets it to go."""

import socket
from dataclasses import replace
from ipaddress import ip_address

import pytest

from columba.lib.http import Reason
from columba.lib.http.addresses import is_allowed, parse_address
from tests.corpus import corpus
from tests.lib.asking import LIMITS, refusal

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
