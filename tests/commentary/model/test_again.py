"""A story is asked about once, again only for a reason, and never more than three times."""

from dataclasses import replace

import pytest

from columba.commentary.model_writer.again import Earlier, Move, cache_key, plan
from columba.commentary.model_writer.prompt import open_prompt
from tests.commentary.make import BRIDGE, report
from tests.commentary.model.answers import answer
from tests.commentary.model.make import PROMPT, make_brief


def earlier(about=None, **values):
    about = about or make_brief()
    defaults = {
        "key": "before",
        "model": "tiny",
        "playbook_hash": about.playbook_hash,
        "signals": about.signals,
        "owners": frozenset(about.owners),
        "paragraphs": dict(about.hashes),
        "answer": answer(),
    }
    return Earlier(**(defaults | values))


def decide(about, *before, same=None, is_fresh=True):
    return plan(about, list(before), same=same, is_fresh=is_fresh)


def test_a_new_story_is_asked_about():
    assert decide(make_brief()).move is Move.ASK


def test_an_old_story_is_left_to_the_composer():
    assert decide(make_brief(), is_fresh=False).move is Move.COMPOSE


def test_the_same_question_has_its_answer_whatever_else_happened():
    about = make_brief()
    found = decide(about, *[earlier()] * 3, same=earlier(key="same"), is_fresh=False)
    assert found.move is Move.USE
    assert found.earlier.key == "same"


def test_a_report_that_adds_nothing_leaves_the_answer_as_it_is():
    about = make_brief(report(), report("The bridge is shut.", number=2))
    found = decide(about, earlier())
    assert found.move is Move.USE
    assert found.answer["opinion"] == answer()["opinion"]


def test_a_signal_that_had_not_fired_is_a_reason():
    quiet = make_brief(report(BRIDGE[0], BRIDGE[4]))
    assert decide(make_brief(), earlier(quiet)).move is Move.ASK


def test_one_new_owner_is_no_reason_and_two_are():
    first, second = report(number=2), report(number=3)
    assert decide(make_brief(report(), first), earlier()).move is Move.USE
    assert decide(make_brief(report(), first, second), earlier()).move is Move.ASK


def test_outlets_of_one_owner_count_once():
    siblings = [report(number=n, owner="Owner 2") for n in (2, 3)]
    assert decide(make_brief(report(), *siblings), earlier()).move is Move.USE


def test_there_is_no_fourth_time():
    quiet = earlier(make_brief(report(BRIDGE[0], BRIDGE[4])))
    assert decide(make_brief(), quiet, quiet).move is Move.ASK
    assert decide(make_brief(), quiet, quiet, quiet).move is not Move.ASK


def test_an_answer_that_could_not_be_used_is_not_asked_for_again():
    found = decide(make_brief(), earlier(answer=None))
    assert found.move is Move.COMPOSE
    assert "nothing usable" in found.reason


def test_a_changed_playbook_hands_the_page_to_the_composer():
    found = decide(make_brief(text_hash="y"), earlier())
    assert found.move is Move.COMPOSE
    assert "playbook" in found.reason


def test_paragraphs_are_found_again_under_new_names():
    about = make_brief(report("An earlier report says little.", number=2), report())
    about = replace(about, texts=about.texts)
    later = make_brief(report("The bridge is shut.", id="a1"), report(id="a2", owner="Owner 1"))
    found = decide(later, earlier())
    assert found.move is Move.USE
    assert found.answer["opinion"][0]["sentences"][0]["c"] == ["a2p1"]
    assert found.answer["peg"]["c"] == ["a2p5"]


def test_a_cited_paragraph_that_was_corrected_hands_the_page_to_the_composer():
    corrected = make_brief(report(BRIDGE[0].replace("14", "16"), *BRIDGE[1:]))
    found = decide(corrected, earlier())
    assert found.move is Move.COMPOSE
    assert "no longer reads" in found.reason


def test_a_correction_elsewhere_changes_nothing():
    corrected = make_brief(report(*BRIDGE[:2], BRIDGE[2].replace("18", "24"), *BRIDGE[3:]))
    assert decide(corrected, earlier()).move is Move.USE


@pytest.mark.parametrize(
    "other",
    [
        lambda: (make_brief(), PROMPT, "other model"),
        lambda: (make_brief(text_hash="other"), PROMPT, "tiny"),
        lambda: (make_brief(report(*BRIDGE, "And more.")), PROMPT, "tiny"),
        lambda: (make_brief(), replace(PROMPT, version="2"), "tiny"),
        lambda: (make_brief(), replace(PROMPT, schema={}), "tiny"),
        lambda: (make_brief(), replace(PROMPT, rules="Other rules."), "tiny"),
    ],
)
def test_whatever_is_asked_otherwise_has_another_key(other):
    assert cache_key(*other()) != cache_key(make_brief(), PROMPT, "tiny")


def test_the_key_is_the_same_whatever_the_reports_are_called():
    one = make_brief(report(), report(*BRIDGE[:3], number=2))
    other = make_brief(report(*BRIDGE[:3], id="a1", owner="O"), report(id="a2"))
    assert cache_key(one, PROMPT, "tiny") == cache_key(other, open_prompt(), "tiny")
