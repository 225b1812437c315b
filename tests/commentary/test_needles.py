"""A glance before the search skips no match, ever."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from columba.commentary.folder import read_folder
from columba.commentary.playbook.needles import may_match, needles_of

SHELF = read_folder(Path(str(files("columba.publication") / "starter")))
PATTERNS = [
    pattern
    for playbook in SHELF.playbooks
    for pattern in (
        *playbook.matching.strong,
        *playbook.matching.weak,
        *playbook.matching.against,
        *(signal.match for signal in playbook.signals),
    )
]
EXAMPLES = [
    text for playbook in SHELF.playbooks for signal in playbook.signals for text in signal.fires
]
WORDS = sorted({word for text in EXAMPLES for word in re.findall(r"[\w$%.,’'-]+", text)})


@pytest.mark.parametrize(
    ("pattern", "needles"),
    [
        (r"(?i)boil (their|your) water|notice", {" water", "notice"}),
        (r"Ukrain\w{0,4}.{0,240}(ceasefire|truce)", {"ukrain"}),
        (r"colou?r", {"colo"}),
        (r"foo(bar)?baz", {"foo"}),
        (r"(?:foo|barn){1,3}", {"foo", "barn"}),
        (r"(?<!anti)matter(?=ing)", {"matter"}),
        (r"[]x]bridge", {"bridge"}),
    ],
)
def test_it_tells_what_every_match_must_hold(pattern, needles):
    assert needles_of(pattern) == needles


@pytest.mark.parametrize(
    "pattern",
    [r"\d+", r"x|bridge", r"(bridge)?", r"(bridge){0,2}", r"(?x) b r", r"caf\u00e9s", r"a*"],
)
def test_where_it_cannot_tell_it_says_nothing(pattern):
    assert needles_of(pattern) is None
    assert may_match(re.compile(pattern), "")


def test_most_shipped_patterns_have_something_to_look_for():
    known = [pattern for pattern in PATTERNS if needles_of(pattern.pattern)]
    assert len(known) > 0.8 * len(PATTERNS) > 100


def test_no_example_that_a_pattern_matches_is_skipped():
    found = 0
    for text in EXAMPLES:
        folded = text.casefold()
        for pattern in PATTERNS:
            if pattern.search(text):
                found += 1
                assert may_match(pattern, folded), (pattern.pattern, text)
    assert found > len(EXAMPLES)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_no_match_in_any_text_is_skipped(chosen):
    text = " ".join(chosen)
    for shown in (text, text.upper(), text.title()):
        folded = shown.casefold()
        for pattern in PATTERNS:
            assert may_match(pattern, folded) or not pattern.search(shown)
