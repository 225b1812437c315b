"""What of an answer can be taken, and in which words the rest is sent back."""

import pytest

from columba.commentary.model_writer.answer import passed_over, take
from tests.commentary.model.answers import answer, reported, said, with_news, with_view
from tests.commentary.model.make import SEAL, make_brief, schema, text


def taken(document):
    about = make_brief()
    said = document if isinstance(document, str) else text(document)
    return take(said, schema(about), SEAL, reserved=about.reserved)


def problems(document):
    return " | ".join(taken(document).problems)


def test_a_faithful_answer_is_taken_without_its_plan():
    found = taken(answer())
    assert found.problems == ()
    assert found.answer["plan"] == ""
    assert found.answer["ask"] == "bridges"


@pytest.mark.parametrize("nothing", ["", "I would rather not.", "[]", '{"plan": "cut'])
def test_what_holds_no_object_is_sent_back(nothing):
    assert "no whole JSON object" in problems(nothing)


@pytest.mark.parametrize(
    "changes",
    [
        {"ask": "another"},
        {"steps": ["learn-1", "write-99"]},
        {"peg": {"t": "It meets.", "c": ["a1p77"]}},
        {"skip": 3},
        {"letter": "Dear Mayor"},
        {"opinion": "words"},
    ],
)
def test_what_is_in_no_enumeration_or_was_not_asked_for_is_rejected(changes):
    assert problems(answer(**changes))


@pytest.mark.parametrize(
    "cite", ["a1p6", "a2p1", "a1", "f.later", "f.budapest", "us-officials", ""]
)
def test_a_pointer_to_what_is_not_there_is_rejected(cite):
    assert "none of the values" in problems(with_news(reported("The bridge is closed.", cite)))


def test_the_news_the_meaning_and_the_view_are_needed():
    document = answer()
    document["opinion"] = document["opinion"][1:2]
    found = problems(document)
    assert all(f"lacks the role {role}" in found for role in ("news", "meaning", "view"))


def test_roles_come_once_and_in_order():
    document = answer()
    document["opinion"].reverse()
    assert "in the order news" in problems(document)
    document = answer()
    document["opinion"].append(document["opinion"][-1])
    assert "once each" in problems(document)


def test_each_kind_stands_on_what_it_must():
    assert "names the paragraphs" in problems(with_news(reported("The bridge is closed.")))
    assert "names the paragraphs" in problems(
        with_news(reported("The bridge is closed.", "f.standards"))
    )
    assert "names facts" in problems(
        with_news(reported("It is closed.", "a1p1"), said("It is old.", "background", "a1p1"))
    )
    assert "nothing that was reported" in problems(with_news(said("It is a bad day.")))


@pytest.mark.parametrize(
    "mark",
    ["[sign](https://evil.example)", "**now**", "<b>now</b>", "`now`", "# now", "~now~", "{ask}",
     "https://evil.example", "a|b", "us\\_x", "^now^now"],
)  # fmt: skip
def test_a_text_holds_neither_marks_nor_links(mark):
    # The mark of the question itself is no mark of the answer's.
    found = problems(with_view(f"Act {mark}."))
    assert ("neither marks nor links" in found) == (mark != "^now^now")


def test_the_mark_of_the_question_becomes_the_blank_it_stood_for():
    found = taken(with_view("We^think that^a date is owed."))
    assert found.answer["opinion"][-1]["sentences"][0]["t"] == "We think that a date is owed."


def test_what_nobody_sees_and_line_breaks_are_taken_out():
    found = taken(with_view("We\u200b think\n\tso\U000e0041\u202e."))
    assert found.answer["opinion"][-1]["sentences"][0]["t"] == "We think so."


def test_a_text_of_nothing_that_is_seen_is_empty():
    assert "is empty" in problems(with_view("\u200b"))


def test_half_a_character_cannot_reach_the_database():
    found = taken(text(with_view("We think so.")).replace("We think so", "We \\ud83d think so"))
    found.answer["opinion"][-1]["sentences"][0]["t"].encode()


def test_a_text_beyond_all_measure_is_rejected():
    assert "characters" in problems(with_view("word " * 100))


def test_depth_is_bounded_before_anything_else():
    assert problems('{"plan": ' + "[" * 900 + "]" * 900 + "}")


def test_an_answer_may_pass_a_story_over():
    document = answer(opinion=[], steps=[], peg={"t": "", "c": []}, uncertain=[], skip="Too thin.")
    found = taken(document)
    assert found.problems == ()
    assert passed_over(found.answer) == "Too thin."


@pytest.mark.parametrize(
    "words", ["Call the mayor now.", "We say: sign the petition.", "You should act.", "Sign up."]
)
def test_nothing_is_asked_of_the_reader(words):
    assert "tells the reader" in problems(with_view(words))
    assert "tells the reader" in problems(answer(uncertain=[f"whether {words}"]))
    assert "tells the reader" in problems(answer(peg={"t": words, "c": ["a1p5"]}))


@pytest.mark.parametrize("words", ["hello", "the mayor is a thief", "Hacked!", "Bridge closed"])
def test_a_text_is_a_whole_sentence(words):
    assert "no whole sentence" in problems(with_view(words))


def test_a_sentence_of_a_report_is_not_passed_off_as_ours():
    copied = "The council will meet on September 9 to discuss the repair."
    assert "not its own" in problems(with_news(reported(copied, "a1p5")))
    assert "not its own" in problems(with_view(f"We note that {copied.lower()}"))


def test_a_peg_without_its_paragraph_is_sent_back():
    assert "the peg cites" in problems(answer(peg={"t": "It meets.", "c": []}))
    assert problems(answer(peg={"t": "", "c": []})) == ""
