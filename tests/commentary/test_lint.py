"""The lint says what would mislead readers or hold a playbook's pages."""

import time
from dataclasses import replace
from datetime import date

import pytest

from columba.commentary.playbook import Severity, lint_playbook
from columba.commentary.playbook.patterns import danger
from tests.commentary.make import GENERAL, LINKS, playbook

TODAY = date(2025, 9, 1)
CATEGORIES = {"transport"}
PETITION = replace(LINKS["us-officials"], id="uk-petitions", kind="official petition")


def problems(at=TODAY, *, demo=False, links=LINKS, text=None, **swap):
    found = playbook(text or GENERAL) if text else playbook(swap=swap.get("swap", {}))
    return lint_playbook(found, links, categories=CATEGORIES, at=at, demo=demo)


def messages(**values):
    return [problem.message for problem in problems(**values)]


def one_error(says, **values):
    errors = [p for p in problems(**values) if p.severity is Severity.ERROR]
    assert len(errors) == 1, errors
    assert says in errors[0].message
    return errors[0]


def test_a_good_playbook_has_no_problem():
    assert problems() == []


def test_a_good_general_playbook_has_only_an_unsigned_name():
    found = problems(text=GENERAL)
    assert {p.severity for p in found} == {Severity.WARNING}


def test_a_playbook_nobody_signed_is_a_warning_outside_the_demo():
    swap = {'signed_by = "Jo Marsh"': 'signed_by = ""'}
    assert any("nobody has signed" in message for message in messages(swap=swap))
    assert messages(swap=swap, demo=True) == []


def test_a_playbook_past_its_date_is_an_error():
    one_error("past review_by", at=date(2030, 1, 2))


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("](us-bridges)", "](us-bridge)", "no row of the directory has the id 'us-bridge'"),
        ('channel = ["us-officials"]', 'channel = ["us-mayors"]', "'us-mayors'"),
        ("[local officials](us-officials)", "www.usa.gov", "'www.usa.gov' is written out"),
        ("[local officials](us-officials)", "212-555-0199", "is written out"),
        ("[local officials](us-officials)", "a@b.org", "is written out"),
        ("{cite f.standards}", "", "give it {cite"),
        ("who knew, and when.", "who knew 3 things.", "a view states no number"),
        ("who knew, and when.", "who knew in March.", "a view states no number"),
        ("{if not engineer_speaks} We", "We", "{cite all} needs {if not"),
        ("in the report. {cite all}", "in the report. {cite closed}", "needs {if not"),
        ("A closed bridge is a question", "A catastrophe", "banned wording: 'catastrophe'"),
        ("who knew, and when.", "who will doom us.", "banned wording: 'doom'"),
        ("who knew, and when.", "pivotal.", "banned wording: 'pivotal'"),
        ("inspected since 1971", "inspected since 1917", "does not hold 1917"),
        (
            "Federal standards have had highway bridges inspected since 1971.",
            "Somebody somewhere promised wonders.",
            "of its words are in the fact",
        ),
        ("{if said, quote}", "{if closed, quote}", "quote = true"),
        ('fires = ["Some 900 drivers use it."]', 'fires = ["Nobody."]', "should fire"),
        (
            'silent = ["The county did not close the road."]',
            'silent = ["The county closed the bridge."]',
            "should stay silent",
        ),
        ("bridge.{0,80}(crack", "bridge.*(crack", "unbounded .*"),
        ("Publish the inspection report and the date of the repair.", "Publish " * 46, "46 words"),
        ('categories = ["transport"]', 'categories = ["roads"]', "no category has the slug"),
        ("- {view} Drivers say that a detour is paid for in hours.\n", "", "2 cases"),
    ],
)
def test_it_names_what_would_mislead_or_hold_a_page(before, after, says):
    one_error(says, swap={before: after})


def test_an_error_carries_its_line():
    error = one_error("banned wording", swap={"who knew, and when.": "who will doom us."})
    assert error.name == "bridges.md"
    assert error.line > 100


def test_a_general_playbook_may_not_have_an_opinion():
    text = GENERAL + "\n# Opinion\n## the news\n- {view} We like it.\n"
    assert any("no # Opinion" in p.message for p in problems(text=text))


def test_a_step_to_sign_leads_only_to_an_opened_petition():
    swap = {'rung = "local"': 'rung = "sign"', "Bring the figure": "Sign [it](uk-petitions)"}
    links = LINKS | {"uk-petitions": PETITION}
    one_error("nobody has opened this petition", swap=swap, links=links)
    opened = LINKS | {"uk-petitions": replace(PETITION, checked_on=TODAY)}
    assert problems(swap=swap, links=opened) == []
    swap = {'rung = "local"': 'rung = "sign"', "Bring the figure": "Sign [it](us-officials)"}
    one_error("a petition to sign", swap=swap)


def test_where_only_officials_speak_of_voting_a_step_names_no_day():
    swap = {
        'sensitivity = "normal"': 'sensitivity = "normal"\nofficial_routes_only = true',
        "Bring the figure": "Vote by November 4. Bring the figure",
    }
    one_error("names no day", swap=swap)


@pytest.mark.parametrize(
    "pattern",
    [r"(a+)+b", r"(\w+ ?)*x", r"(?:a*)*", r"((ab)+c){2,}", r"x.*y", r"x.{2,}y", r".{0,900}"],
)
def test_a_pattern_that_may_take_for_ever_is_refused(pattern):
    assert danger(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"( \w+){0,4} said",
        r"\.+",
        r"[^.]*foo",
        r"(a{1,3})+",
        r"\d[\d,]*(\.\d+)?",
        r"(?i)a.{0,80}b?",
    ],
)
def test_an_ordinary_pattern_is_not_refused(pattern):
    assert danger(pattern) == ""


@pytest.mark.parametrize(
    "slow", [r"(\w+,? ){1,12}(\w+,? ){1,12}(\w+,? ){1,9}zebra", r"(\w+ ?){1,8}zebra"]
)
def test_a_pattern_that_no_look_at_it_betrays_is_found_by_running_it(slow):
    assert danger(slow) == ""
    started = time.perf_counter()
    found = messages(swap={"not open it again|every hanger": f"not open it again|{slow}"})
    assert any("ms over a long paragraph" in message for message in found)
    assert time.perf_counter() - started < 20
