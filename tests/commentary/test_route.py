"""A story is routed by what at least half of its reports say at their head."""

from columba.commentary.route import route
from tests.commentary.make import BRIDGE, GENERAL, PLAYBOOK, playbook, report


def ids(*reports, books=None):
    return [one.playbook.id for one in route(books or [playbook()], reports)]


def renamed(name, **swap):
    return playbook(PLAYBOOK.replace('id = "bridges"', f'id = "{name}"', 1), **swap)


def test_it_scores_strong_weak_and_against_and_says_why():
    found = route([playbook()], [report()])[0]
    assert found.score == 3 + 3 + 1
    assert "+1 hanger" in found.reasons
    assert route([playbook()], [report(BRIDGE[0], "They played a card game.")]) == []


def test_below_five_no_playbook_is_chosen():
    assert ids(report("The bridge was closed for repair.", title="Roads")) == []


def test_a_stray_report_does_not_move_a_story():
    stray = [report("The choir sang on Sunday.", number=n, title="Choir") for n in (2, 3)]
    assert ids(report(), *stray) == []
    assert ids(report(), stray[0]) == ["bridges"]


def test_at_most_two_playbooks_come_back_best_first_and_ties_by_name():
    books = [renamed("c"), renamed("a"), renamed("b", swap={"weak = [": "weak = ['cracks', "})]
    assert ids(report(), books=books) == ["b", "a"]


def test_a_general_playbook_is_never_routed_to():
    assert ids(report(), books=[playbook(GENERAL)]) == []


def test_what_stands_far_down_does_not_route():
    assert ids(report(*["The choir sang."] * 30, *BRIDGE, title="Choir")) == []
