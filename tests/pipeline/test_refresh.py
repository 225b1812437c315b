"""A refresh may be run twice and killed at any moment; what it ends in is the same."""

import random
import time

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]

KILLS = 10


def test_a_second_refresh_changes_nothing(make_desk):
    desk = make_desk()
    desk.refresh()
    before = desk.content()
    desk.refresh()
    assert before["articles.article"]
    assert desk.content() == before


def test_a_refresh_killed_at_random_moments_ends_as_if_it_never_was(make_desk):
    undisturbed = make_desk()
    started = time.monotonic()
    undisturbed.refresh()
    length = time.monotonic() - started
    expected = undisturbed.content()
    moments = random.Random(20250817)  # the same shares of a run in every run
    disturbed, killed = make_desk(), 0
    for _ in range(3 * KILLS):
        if killed == KILLS:
            break
        if disturbed.refresh_killed_after(length * moments.uniform(0.1, 0.95)):
            killed += 1
        else:  # it was done before the moment came
            assert disturbed.content() == expected
            disturbed = make_desk()
    disturbed.refresh()
    assert killed >= 10
    assert disturbed.content() == expected
