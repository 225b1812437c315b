"""What the guarded client gives, and whom it follows to get it."""

import asyncio

import pytest

from columba.lib.http import Client, Reason, limits_for
from columba.lib.publication import Publication
from tests.lib.asking import LIMITS, get, refusal


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
