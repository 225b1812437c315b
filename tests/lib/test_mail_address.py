"""Which texts are addresses, and which addresses are one mailbox."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from columba.lib.mail_address import AddressError, canonical, check_address, named_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("ann@example.org", "ann@example.org"),
        ("  Ann.Lee+news@Example.ORG ", "Ann.Lee+news@example.org"),
        ("o'brien@example.org", "o'brien@example.org"),
        ("a_b-c=d@sub.example.co.uk", "a_b-c=d@sub.example.co.uk"),
        ("ann@bücher.example", "ann@xn--bcher-kva.example"),
        ("ann@xn--bcher-kva.example", "ann@xn--bcher-kva.example"),
        ("ann@museum.xn--p1ai", "ann@museum.xn--p1ai"),
    ],
)
def test_an_address_comes_out_with_its_domain_in_plain_small_letters(text, address):
    assert check_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ann",
        "ann@",
        "@example.org",
        "ann@example",
        "ann@example.1",
        "ann@127.0.0.1",
        "ann@[127.0.0.1]",
        "ann@@example.org",
        "ann@bob@example.org",
        "ann lee@example.org",
        "ann@exam ple.org",
        "ann..lee@example.org",
        ".ann@example.org",
        "ann.@example.org",
        '"ann lee"@example.org',
        "ann@-example.org",
        "ann@example-.org",
        "ann@.example.org",
        "ann@example..org",
        "ann@example.org\nBcc: bob@example.org",
        "ann@example.org,bob@example.org",
        "Ann <ann@example.org>",
        "ann\x00@example.org",
        "änn@example.org",
        "a" * 65 + "@example.org",
        "ann@" + "a" * 64 + ".org",
        "ann@" + "aaaaaaaaa." * 26 + "org",
    ],
)
def test_what_cannot_be_written_to_is_refused_with_a_reason(text):
    with pytest.raises(AddressError, match=r"\w+ \w+.*\."):
        check_address(text)


@given(st.text(max_size=300))
def test_whatever_is_taken_is_one_line_without_a_space(text):
    try:
        address = check_address(text)
    except AddressError:
        return
    assert address.isascii()
    assert address.isprintable()
    assert " " not in address
    assert address.count("@") == 1
    assert check_address(address) == address


SAME = [
    ("Ann@example.org", "ann@example.org"),
    ("ann+petition@example.org", "ann@example.org"),
    ("a.n.n@gmail.com", "ann@gmail.com"),
    ("A.nn+x@googlemail.com", "ann@gmail.com"),
    ("ann-shop@yahoo.com", "ann@yahoo.com"),
    ("a.n-n_@protonmail.com", "ann@proton.me"),
    ("ann@pm.me", "ann@proton.me"),
    ("ann@me.com", "ann@icloud.com"),
    ("anything@ann.fastmail.com", "ann@fastmail.com"),
    ("a-nn@ya.ru", "a.nn@yandex.com"),
]
DIFFERENT = [
    ("a.nn@example.org", "ann@example.org"),
    ("ann-lee@example.org", "ann@example.org"),
    ("ann@example.org", "ann@example.com"),
    ("ann+x@yahoo.com", "ann@yahoo.com"),
    ("ann_lee@gmail.com", "annlee@gmail.com"),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_two_spellings_of_a_mailbox_are_one(one, two):
    assert canonical(one) == canonical(two)


@pytest.mark.parametrize(("one", "two"), DIFFERENT)
def test_two_mailboxes_stay_two(one, two):
    assert canonical(one) != canonical(two)


@pytest.mark.parametrize("address", ["+news@example.org", "...@gmail.com", "-@yahoo.com"])
def test_there_is_always_a_name_left(address):
    assert canonical(address).partition("@")[0]


@given(st.from_regex(r"[a-z.+_-]{1,20}@(gmail\.com|yahoo\.com|example\.org)", fullmatch=True))
def test_a_mailbox_reaches_itself(address):
    assert canonical(canonical(address)) == canonical(address)


def test_a_sender_may_have_a_name():
    assert named_address("Our Columba <a@example.org>") == ("Our Columba", "a@example.org")
    assert named_address("a@example.org") == ("", "a@example.org")
    for text in ("Our Columba", "", "A <a@example.org>\r\nBcc: b@example.org"):
        with pytest.raises(AddressError):
            named_address(text)
