"""A link is used once, by whoever has the letter; looking at it uses nothing up."""

from datetime import timedelta

import pytest
from django.db import connection

from columba.outbox.links import find_link, make_links, use_link
from columba.outbox.models import OneTimeLink
from tests.make import NOON

pytestmark = pytest.mark.django_db

CONFIRM, OTHER = "confirm-signature", "own-signature"
END = NOON + timedelta(days=14)


@pytest.fixture
def token():
    return make_links(CONFIRM, [7], expires_at=END)[7]


def test_it_leads_to_the_row_it_is_about(token):
    assert use_link(CONFIRM, token, now=NOON) == 7


def test_it_is_used_once(token):
    use_link(CONFIRM, token, now=NOON)
    assert use_link(CONFIRM, token, now=NOON) is None
    assert find_link(CONFIRM, token).used_at == NOON


def test_looking_at_it_ten_times_uses_nothing_up(token):
    for _ in range(10):
        assert find_link(CONFIRM, token).is_usable(NOON)
    assert use_link(CONFIRM, token, now=NOON) == 7


def test_it_expires(token):
    assert find_link(CONFIRM, token).is_usable(END - timedelta(seconds=1))
    assert not find_link(CONFIRM, token).is_usable(END)
    assert use_link(CONFIRM, token, now=END) is None


def test_it_is_good_for_its_purpose_and_for_no_other(token):
    assert find_link(OTHER, token) is None
    assert use_link(OTHER, token, now=NOON) is None
    assert use_link(CONFIRM, token, now=NOON) == 7


@pytest.mark.parametrize("token", ["", "x", "x" * 5000, "ünïcode", "\x00"])
def test_what_is_no_token_is_no_link(token):
    make_links(CONFIRM, [7], expires_at=END)
    assert find_link(CONFIRM, token) is None
    assert use_link(CONFIRM, token, now=NOON) is None


def test_the_table_does_not_hold_the_token(token):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM outbox_onetimelink")
        assert token not in str(cursor.fetchall())


def test_tokens_are_long_and_never_the_same():
    tokens = [make_links(CONFIRM, [7], expires_at=END)[7] for _ in range(50)]
    assert len(set(tokens)) == 50
    assert min(map(len, tokens)) >= 32
    assert OneTimeLink.objects.filter(about=7).count() == 50
