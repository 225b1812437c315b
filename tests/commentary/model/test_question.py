"""What a model is asked: reports as data, choices of this story alone, stable text first."""

import re

import pytest

from columba.commentary.model_writer.brief import MOST_CHARACTERS
from columba.commentary.model_writer.prompt import open_prompt
from columba.commentary.model_writer.question import MARKS, Seal, new_seal, question, repair
from columba.lib.llm import Role
from columba.lib.publication import PublicationError
from tests.commentary.make import BRIDGE, PLAYBOOK, playbook, report
from tests.commentary.model.make import PROMPT, SEAL, make_brief, schema


def ask(*reports, seal=SEAL, **values):
    return question(make_brief(*reports, **values), PROMPT, seal, max_tokens=1000)


def story(asked):
    return asked.messages[-1].text


def data(asked, seal=SEAL):
    """Return what stands between the fences."""
    return story(asked).split(f"{seal.fence} begins\n")[1].split(f"\n{seal.fence} ends")[0]


def enumerations(asked):
    sentence = asked.schema["properties"]["opinion"]["items"]["properties"]["sentences"]["items"]
    return {
        "c": sentence["properties"]["c"]["items"]["enum"],
        "peg": asked.schema["properties"]["peg"]["properties"]["c"]["items"]["enum"],
        "ask": asked.schema["properties"]["ask"]["enum"],
        "steps": asked.schema["properties"]["steps"]["items"]["enum"],
    }


def test_paragraphs_stand_numbered_between_the_fences():
    lines = data(ask()).splitlines()
    assert [line.split(" ", 1)[0] for line in lines] == [
        "a1", "a1p1", "a1p2", "a1p3", "a1p4", "a1p5",
    ]  # fmt: skip


def test_every_five_words_of_a_report_carry_the_mark():
    for line in data(ask()).splitlines():
        outside = line.split(" ", 1)[1]
        assert all(len(run.split()) <= 4 for run in outside.split("^"))
        assert re.sub(r"\^", " ", outside).split() == outside.replace("^", " ").split()
    assert "Engineers closed the Harlan^Street bridge on Tuesday^after" in data(ask())


def test_a_mark_in_a_report_is_none_of_ours():
    asked = ask(report("One^two^three^four^five^six^seven^eight bridge is closed.", *BRIDGE))
    assert "One two three four^five six seven eight^bridge is closed." in data(asked)


def test_the_seal_differs_from_question_to_question():
    seals = {new_seal() for _ in range(50)}
    assert len({seal.fence for seal in seals}) == len(seals)
    assert {seal.mark for seal in seals} <= set(MARKS)


@pytest.mark.parametrize(
    "hidden",
    ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u202e", "\U000e0041", "\ufe0f", "\x00"],
    ids=lambda char: f"U+{ord(char):04X}",
)
def test_what_no_reader_sees_is_not_asked_either(hidden):
    paragraph = hidden.join("Engineers closed the bridge") + hidden
    asked = ask(report(paragraph, *BRIDGE, title=f"The {hidden}bridge", outlet=f"Har{hidden}ald"))
    assert hidden not in "".join(message.text for message in asked.messages)
    assert "Engineers closed the bridge" in data(asked)


def test_the_choices_are_those_of_this_story():
    assert enumerations(ask()) == {
        "c": ["a1p1", "a1p2", "a1p3", "a1p4", "a1p5", "f.standards"],
        "peg": ["a1p1", "a1p2", "a1p3", "a1p4", "a1p5"],
        "ask": ["bridges"],
        "steps": ["learn-1", "contact-2", "write-3", "local-4"],
    }


def test_a_fact_of_a_later_day_is_no_choice():
    assert "f.later" not in enumerations(ask())["c"]
    assert "f.later" not in story(ask())


def test_a_playbook_without_steps_still_makes_a_schema():
    stepless = playbook(PLAYBOOK[: PLAYBOOK.index("[[step]]")] + PLAYBOOK[_letter() :])
    assert enumerations(ask(book=stepless))["steps"] == ["none"]


def _letter():
    return PLAYBOOK.index("[letter]")


def test_what_is_the_same_for_all_stories_comes_first():
    one, other = ask(), ask(report("The bridge was closed on Friday.", *BRIDGE, title="Other"))
    assert one.messages[0] == other.messages[0]
    assert one.messages[0].role is Role.SYSTEM
    until = story(one).index("REPORTS")
    assert story(one)[:until] == story(other)[:until]


def test_the_editors_line_and_limits_go_along():
    text = story(ask())
    assert "People are owed the inspection report and a date." in text
    assert "catastrophe" in text
    assert "who is to blame" in text
    assert "f.standards: Since 27 April 1971" in text


def test_a_long_story_is_shown_up_to_a_bound_what_matters_first():
    filler = [f"Paragraph {n} is about the weather of the day and of the week." for n in range(400)]
    asked = ask(report(*filler[:120], BRIDGE[0], *filler[120:149]))
    assert len(data(asked)) < MOST_CHARACTERS * 1.3
    assert "a1p121 Engineers closed" in data(asked)
    assert "a1p121" in enumerations(asked)["c"]
    assert len(enumerations(asked)["c"]) < 100


def test_a_paragraph_of_endless_length_is_cut_at_the_end_of_a_sentence():
    long = "The bridge is closed. " * 100
    asked = ask(report(long, *BRIDGE))
    (line,) = [line for line in data(asked).splitlines() if line.startswith("a1p1 ")]
    assert len(line) < 750
    assert line.endswith("closed.")


def test_every_report_comes_in():
    reports = [report(number=n) for n in (1, 2, 3)]
    assert {"a1p1", "a2p1", "a3p1"} <= set(enumerations(ask(*reports))["c"])


def test_braces_in_a_report_or_playbook_are_only_text():
    asked = ask(report("The bridge closed {fence} {mark} {0} {{x}}.", *BRIDGE))
    assert "{fence}" in data(asked)


def test_a_repair_shows_the_answer_and_what_is_wrong_with_it():
    again = repair(ask(), '{"plan": 1}', ["answer.plan should be of type string"], prompt=PROMPT)
    assert [message.role for message in again.messages] == [
        Role.SYSTEM, Role.USER, Role.ASSISTANT, Role.USER,
    ]  # fmt: skip
    assert "- answer.plan should be of type string" in again.messages[-1].text
    assert again.schema == schema()


def test_an_empty_answer_is_asked_for_again_without_being_shown():
    again = repair(ask(), "", ["there is no whole JSON object in it"], prompt=PROMPT)
    assert [message.role for message in again.messages] == [Role.SYSTEM, Role.USER, Role.USER]


def test_own_rules_take_the_place_of_ours_and_change_the_version(tmp_path):
    own = tmp_path / "rules.md"
    own.write_text("Write as our paper does.", encoding="utf-8")
    prompt = open_prompt(own)
    assert prompt.rules == "Write as our paper does."
    assert prompt.version.startswith("1+")
    assert prompt.hash != open_prompt().hash
    assert len(prompt.version) <= 20


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"x" * 30_000])
def test_rules_that_cannot_be_used_are_named(tmp_path, content):
    own = tmp_path / "rules.md"
    own.write_bytes(content)
    with pytest.raises(PublicationError, match=r"rules\.md"):
        open_prompt(own)


def test_a_seal_is_no_part_of_the_rules():
    asked = ask(seal=Seal(fence="feedfacefeedface", mark="|"))
    assert "feedface" not in asked.messages[0].text
