"""People, mailboxes and networks are found again by what stands for them, and by nothing else."""

import pytest

from columba.petitions.keys import Keys, Origin
from tests.petitions.make import KEYS


@pytest.mark.parametrize(
    ("one", "two"),
    [("Ann Lee", "ann  LEE"), ("José", "Jose"), ("A. Lee", "a lee"), ("O’Brien", "O'Brien")],
)
def test_spellings_of_a_name_are_one_person(one, two):
    assert KEYS.name(one) == KEYS.name(two)


@pytest.mark.parametrize(("one", "two"), [("Ann Lee", "Bo Lee"), ("李雷", "李明"), ("·", "–")])
def test_different_names_are_different_people(one, two):
    assert KEYS.name(one) != KEYS.name(two)


def test_a_mailbox_is_one_however_it_is_spelt():
    assert KEYS.email("A.nn+x@gmail.com") == KEYS.email("ann@googlemail.com")
    assert KEYS.email("ann@reader.example") != KEYS.email("bo@reader.example")


def test_a_household_and_its_neighbourhood_are_told_apart():
    one, next_door, far = (KEYS.origin(f"192.0.{n}") for n in ("2.1", "2.77", "3.1"))
    assert one.address_key != next_door.address_key
    assert one.range_key == next_door.range_key != far.range_key


def test_a_household_has_one_network_of_the_new_sort():
    one, same, next_door = (
        KEYS.origin(f"2001:db8:1:{rest}") for rest in ("1::1", "1:ffff::9", "2::1")
    )
    assert one == same
    assert one.address_key != next_door.address_key
    assert one.range_key == next_door.range_key


def test_an_old_address_in_new_clothes_is_the_old_one():
    assert KEYS.origin("::ffff:192.0.2.1") == KEYS.origin("192.0.2.1")


@pytest.mark.parametrize("text", ["", "x", "192.0.2.999", "unix:", "192.0.2.1, 10.0.0.1"])
def test_what_is_no_address_is_nowhere(text):
    assert KEYS.origin(text) == Origin()


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.1.2.3", "192.168.1.9", "172.20.0.1", "::1", "fd00::7", "fe80::1"]
)
def test_everybody_behind_a_silent_proxy_is_nowhere_and_not_one_and_the_same(address):
    assert KEYS.origin(address) == Origin()


def test_another_installation_knows_nobody():
    other = Keys(b"another key")
    assert other.email("ann@reader.example") != KEYS.email("ann@reader.example")
    assert other.origin("192.0.2.1") != KEYS.origin("192.0.2.1")
    assert KEYS.name("ann") != KEYS.email("ann")
