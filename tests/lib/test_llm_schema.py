"""Our own small validator of answers, and how the object is found in what a model says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from columba.lib.llm import estimate_tokens, find_object, problems
from columba.lib.llm.schema import for_servers

SCHEMA = {
    "type": "object",
    "properties": {
        "t": {"type": "string", "maxLength": 5},
        "c": {"type": "array", "items": {"type": "string", "enum": ["a1p1", "f.x"]}, "maxItems": 2},
        "skip": {"type": ["string", "null"]},
    },
    "required": ["t", "c"],
    "additionalProperties": False,
}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"t": "ok", "c": []}, []),
        ({"t": "ok", "c": ["a1p1"], "skip": None}, []),
        ({"t": "ok", "c": ["a1p9"]}, ["answer.c[0] is 'a1p9', which is none of the values"]),
        ({"t": "too long", "c": []}, ["answer.t has 8 characters; 5 is the most"]),
        ({"t": "ok", "c": ["a1p1"] * 3}, ["answer.c has 3 entries; 2 is the most"]),
        ({"t": 3, "c": []}, ["answer.t should be of type string"]),
        ({"t": "ok"}, ["answer lacks 'c'"]),
        ({"t": "ok", "c": [], "link": "x"}, ["answer has 'link', which nobody asked for"]),
        ({"t": "ok", "c": [], "skip": True}, ["answer.skip should be of type string or null"]),
        ([], ["answer should be of type object"]),
    ],
)
def test_it_says_what_does_not_fit(value, said):
    found = problems(value, SCHEMA)
    assert len(found) == len(said)
    assert all(there.startswith(meant) for there, meant in zip(found, said, strict=True))


def test_it_names_a_few_problems_and_no_more():
    assert len(problems({"t": "ok", "c": ["x"] * 500}, SCHEMA)) == 8


def test_a_keyword_that_it_does_not_know_is_no_silent_pass():
    with pytest.raises(ValueError, match="oneOf"):
        problems({}, {"oneOf": []})


def test_servers_get_the_schema_without_the_length_of_texts():
    sent = for_servers(SCHEMA)
    assert "maxLength" not in sent["properties"]["t"]
    assert sent["properties"]["c"] == SCHEMA["properties"]["c"]
    assert sent["additionalProperties"] is False


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_no_value_is_too_odd_for_it(value):
    assert isinstance(problems(value, SCHEMA), list)


@pytest.mark.parametrize(
    "text",
    [
        '{"t": "x"}',
        '```json\n{"t": "x"}\n```',
        'Here you are: {"t": "x"} Anything else?',
        '<think>{"t": "no"} or {perhaps</think>{"t": "x"}',
        'Set {a, b} first, then {"t": "x"}',
        '{"t": "x"}{"t": "y"}',
        '\ufeff  {"t": "x"}',
    ],
)
def test_the_object_is_found_wherever_it_stands(text):
    assert find_object(text) == {"t": "x"}


def test_a_line_break_inside_a_string_is_taken():
    assert find_object('{"t": "one\ntwo"}') == {"t": "one\ntwo"}


@pytest.mark.parametrize(
    "text", ["", "no object", '{"t": "cut', "[1, 2]", "{" * 50_000, '<think>{"t": "x"}']
)
def test_where_there_is_none_none_is_made(text):
    assert find_object(text) is None


def test_more_words_are_more_tokens():
    assert 0 < estimate_tokens(text="word " * 10) < estimate_tokens(text="word " * 20)
