"""A question to a model, past every fault an endpoint may have."""

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from columba.lib.http import Client, FetchError, Limits, Reason
from columba.lib.llm import (
    Dialect,
    Endpoint,
    Message,
    Mode,
    ModelClient,
    ModelError,
    Question,
    Role,
    Timing,
    Trouble,
)
from tests.commentary.model import stub as does
from tests.commentary.model.stub import stub_endpoint
from tests.loopback import loopback

KEY = "sk-test-1234567890"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SCHEMA = {
    "type": "object",
    "properties": {
        "t": {"type": "string"},
        "c": {"type": "array", "items": {"type": "string"}, "maxItems": 2},
    },
    "required": ["t"],
    "additionalProperties": False,
}
QUESTION = Question(
    messages=(Message(Role.SYSTEM, "Be brief."), Message(Role.USER, "What happened?")),
    schema=SCHEMA,
    max_tokens=100,
)


@pytest.fixture
def stub():
    with stub_endpoint() as running:
        yield running


class Clock:
    """Sleeps at once and remembers for how long; chance is always one half."""

    def __init__(self):
        self.slept, self.seconds = [], 0.0

    @property
    def timing(self):
        return Timing(
            now=lambda: NOW, clock=lambda: self.seconds, sleep=self.sleep, chance=lambda: 0.5
        )

    async def sleep(self, seconds):
        self.slept.append(seconds)
        self.seconds += seconds


def endpoint(stub, **values):
    return Endpoint(**({"base_url": stub.base_url, "model": "tiny", "read_seconds": 5} | values))


def ask(stub, *, clock=None, question=QUESTION, dialect=None, **values):
    at = endpoint(stub, **values)
    return asyncio.run(_ask(at, clock or Clock(), question=question, dialect=dialect))


async def _ask(at, clock, *, question=QUESTION, dialect=None):
    client = ModelClient(at, limits=Limits(), dialect=dialect, timing=clock.timing)
    async with client:
        reply = await client.ask(question)
    return reply, client.dialect


def trouble(stub, **values):
    with pytest.raises(ModelError) as caught:
        ask(stub, **values)
    return caught.value


def probe(stub, clock=None):
    async def run():
        client = ModelClient(endpoint(stub), limits=Limits(), timing=(clock or Clock()).timing)
        async with client:
            return await client.probe()

    return asyncio.run(run())


# What it asks and gives --------------------------------------------------------------------------


def test_it_gives_the_words_and_the_tokens_of_the_model(stub):
    stub.script = [does.says('{"t": "a bridge closed"}', read=12, written=7)]
    reply, _ = ask(stub)
    assert reply.text == '{"t": "a bridge closed"}'
    assert (reply.usage.prompt_tokens, reply.usage.completion_tokens) == (12, 7)
    assert not reply.usage.is_estimated


def test_the_schema_goes_along_in_the_form_of_the_dialect(stub):
    stub.otherwise = does.says("{}")
    for mode in Mode:
        ask(stub, dialect=Dialect(mode=mode))
    strict, with_schema, json_only, plain = stub.asked
    assert strict["response_format"]["json_schema"]["schema"] == SCHEMA
    assert with_schema["response_format"] == {"type": "json_object", "schema": SCHEMA}
    assert json_only["response_format"] == {"type": "json_object"}
    assert "response_format" not in plain
    for spelt_out in (json_only, plain):
        assert "JSON Schema" in spelt_out["messages"][-1]["content"]
    assert "JSON Schema" not in strict["messages"][-1]["content"]


def test_a_server_is_not_asked_to_count_characters(stub):
    stub.otherwise = does.says("{}")
    bounded = {**SCHEMA, "properties": {"t": {"type": "string", "maxLength": 9}}}
    ask(stub, question=replace(QUESTION, schema=bounded))
    assert "maxLength" not in json.dumps(stub.asked[0])


def test_tokens_that_nobody_counts_are_estimated(stub):
    stub.script = [does.body(b'{"choices": [{"message": {"content": "four words stand here"}}]}')]
    usage = ask(stub)[0].usage
    assert usage.is_estimated
    assert usage.prompt_tokens > 4
    assert usage.completion_tokens >= 4


@pytest.mark.parametrize("counted", [b'{"prompt_tokens": -5, "completion_tokens": 3}', b'"none"'])
def test_counts_that_cannot_be_are_estimated_too(stub, counted):
    document = b'{"choices": [{"message": {"content": "x"}}], "usage": ' + counted + b"}"
    stub.script = [does.body(document)]
    assert ask(stub)[0].usage.is_estimated


def test_content_in_parts_is_put_together(stub):
    parts = [{"type": "text", "text": "one "}, {"type": "text", "text": "two"}]
    stub.script = [does.body(json.dumps({"choices": [{"message": {"content": parts}}]}).encode())]
    assert ask(stub)[0].text == "one two"


def test_an_answer_that_had_to_stop_says_so(stub):
    stub.script = [does.says('{"t": "a bri', finish="length")]
    assert ask(stub)[0].is_cut


# The key -----------------------------------------------------------------------------------------


def test_the_key_goes_to_the_endpoint_and_into_no_text(stub):
    stub.script = [does.status(400, f"bad request from {KEY}")] * 4
    failed = trouble(stub, key=KEY)
    assert stub.headers[0]["authorization"] == f"Bearer {KEY}"
    assert "[key]" in str(failed)
    assert KEY not in f"{failed!s}{failed!r}{endpoint(stub, key=KEY)!r}"


def test_without_a_key_none_is_sent(stub):
    stub.script = [does.says("{}")]
    ask(stub)
    assert "authorization" not in stub.headers[0]


@pytest.mark.parametrize("code", [401, 402, 403])
def test_a_refused_key_is_not_tried_again_and_its_echo_is_not_repeated(stub, code):
    stub.script = [does.status(code, "Incorrect API key provided: sk-te***90")]
    failed = trouble(stub, key=KEY)
    assert failed.trouble is Trouble.KEY
    assert failed.tries == 1
    assert "sk-te" not in str(failed)


@pytest.mark.parametrize("key", ["two words", "line\nbreak", "schlüssel"])
def test_a_key_that_fits_no_header_is_told_and_not_shown(stub, key):
    failed = trouble(stub, key=key)
    assert failed.trouble is Trouble.KEY
    assert key not in str(failed)
    assert stub.headers == []


# Faults that pass --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fault",
    [does.status(429), does.status(500), does.status(503), does.cut],
    ids=["429", "500", "503", "cut"],
)
def test_what_passes_is_tried_again(stub, fault):
    stub.script = [fault, fault, does.says("{}")]
    clock = Clock()
    reply, _ = ask(stub, clock=clock)
    assert reply.tries == 3
    assert clock.slept == [1, 2]


def test_a_slow_endpoint_is_given_up_after_five_tries_and_its_cost_is_counted(stub):
    stub.otherwise = does.slow()
    failed = trouble(stub, read_seconds=0.2)
    assert failed.trouble is Trouble.NO_ANSWER
    assert len(stub.asked) == failed.tries == 5
    assert failed.usage.prompt_tokens > 0
    assert failed.usage.is_estimated


def test_an_endpoint_that_is_down_is_told_and_costs_nothing():
    gone = Endpoint(base_url="http://127.0.0.1:9/v1", model="tiny")
    with pytest.raises(ModelError, match="No connection") as caught:
        asyncio.run(_ask(gone, Clock()))
    assert caught.value.usage.prompt_tokens == 0


def test_waits_grow_and_are_spread_by_chance(stub):
    stub.otherwise = does.status(500)
    clock = Clock()
    trouble(stub, clock=clock)
    assert clock.slept == [1, 2, 4, 8]


def test_an_endpoint_that_names_a_moment_is_left_alone_until_then(stub):
    stub.script = [does.status(429, Retry_After="7"), does.says("{}")]
    clock = Clock()
    ask(stub, clock=clock)
    assert clock.slept == [7]


def test_a_moment_given_as_a_date_counts_from_now(stub):
    stub.script = [
        does.status(503, Retry_After="Sun, 22 Nov 2026 12:00:20 GMT"),
        does.says("{}"),
    ]
    clock = Clock()
    ask(stub, clock=clock)
    assert clock.slept == [20]


def test_a_long_wait_is_not_waited_for_but_told(stub):
    stub.script = [does.status(429, Retry_After="3600")]
    clock = Clock()
    failed = trouble(stub, clock=clock)
    assert failed.wait == timedelta(hours=1)
    assert clock.slept == []
    assert failed.trouble is Trouble.BUSY


# Faults that do not ------------------------------------------------------------------------------


def test_a_refusal_is_told_apart_whether_it_has_a_field_or_not(stub):
    for refusal in (
        does.refuses,
        does.says("I'm sorry, but I can't help with that."),
        does.says("", finish="content_filter"),
    ):
        stub.script = [refusal]
        failed = trouble(stub)
        assert failed.trouble is Trouble.REFUSED
        assert failed.tries == 1


def test_a_model_that_is_not_there_is_named(stub):
    stub.script = [does.status(404, "model 'tiny' not found")]
    failed = trouble(stub)
    assert failed.trouble is Trouble.NOT_THERE
    assert "'tiny'" in str(failed)


@pytest.mark.parametrize(
    "fault",
    [
        does.body(b"<html>Welcome</html>", content_type="text/html"),
        does.body(b"[]"),
        does.body(b'{"choices": []}'),
        does.body(b'{"choices": [{"message": "hello"}]}'),
        does.body(b"[" * 100_000),
        does.body(b'{"error": {"message": "boom"}}'),
    ],
    ids=["html", "array", "no choice", "no message", "deep", "error as success"],
)
def test_what_is_no_chat_endpoint_is_told(stub, fault):
    stub.script = [fault]
    failed = trouble(stub)
    assert failed.trouble is Trouble.FAULT
    assert "OpenAI-compatible" in str(failed)


def test_an_answer_without_an_end_is_cut_off_and_not_tried_again(stub):
    stub.script = [does.endless]
    failed = trouble(stub)
    assert failed.trouble is Trouble.TOO_LONG
    assert not failed.trouble.is_of_endpoint
    assert len(stub.asked) == 1


# The one address ---------------------------------------------------------------------------------


def test_the_endpoint_may_be_on_this_machine_without_opening_private_networks(stub):
    stub.script = [does.says("{}")]
    ask(stub)  # the limits given say allow_private=False
    assert len(stub.asked) == 1


def test_a_redirect_is_not_followed_not_even_to_the_same_place(stub):
    with loopback() as elsewhere:
        elsewhere.page("/v1/chat/completions", b"{}")
        for target in (elsewhere.url("/v1/chat/completions"), "/v1/other"):
            stub.script = [does.status(307, Location=target)]
            failed = trouble(stub, key=KEY)
            assert failed.trouble is Trouble.UNSAFE
            assert "base_url" in str(failed)
        assert elsewhere.asked == []


def test_a_client_of_one_origin_asks_no_other():
    with loopback() as mine, loopback() as other:
        limits = Limits(allow_private=True, only_origin=mine.url(""))

        async def go(url):
            async with Client(limits) as client:
                return await client.get(url)

        assert asyncio.run(go(mine.page("/x", "x"))).ok
        for url in (other.page("/x", "x"), mine.redirect("/away", other.url("/x"))):
            with pytest.raises(FetchError) as caught:
                asyncio.run(go(url))
            assert caught.value.reason is Reason.FORBIDDEN_ADDRESS
        assert other.asked == []


def test_metadata_addresses_are_refused_even_to_an_operator():
    with pytest.raises(ModelError) as caught:
        asyncio.run(_ask(Endpoint(base_url="http://169.254.169.254/v1", model="x"), Clock()))
    assert caught.value.trouble is Trouble.UNSAFE


# Dialects ----------------------------------------------------------------------------------------


def test_a_question_rejected_for_its_form_is_asked_in_a_simpler_one(stub):
    stub.otherwise = does.takes_only("json_object")
    _, dialect = ask(stub)
    assert dialect.mode is Mode.JSON_OBJECT


def test_a_question_rejected_in_every_form_leaves_the_dialect_as_it_was(stub):
    stub.otherwise = does.status(400, "maximum context length is 2048 tokens")
    clock = Clock()

    async def go():
        client = ModelClient(endpoint(stub), limits=Limits(), timing=clock.timing)
        async with client:
            with pytest.raises(ModelError, match="context length"):
                await client.ask(QUESTION)
        return client.dialect

    assert asyncio.run(go()) == Dialect()
    assert clock.slept == []


@pytest.mark.parametrize(
    ("said", "changed"),
    [
        ("Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.",
         {"caps_completion": True}),
        ("Unsupported value: 'temperature' does not support 0.3", {"sends_temperature": False}),
        ("For 'array' type, property 'maxItems' is not supported", {"bounds_arrays": False}),
    ],
)  # fmt: skip
def test_a_parameter_that_a_model_does_not_take_is_left_out(stub, said, changed):
    stub.script = [does.status(400, said), does.says("{}")]
    _, dialect = ask(stub)
    assert dialect == replace(Dialect(), **changed)
    assert ("max_completion_tokens" in stub.asked[1]) == dialect.caps_completion
    assert ("temperature" in stub.asked[1]) == dialect.sends_temperature
    assert ("maxItems" in json.dumps(stub.asked[1])) == dialect.bounds_arrays


@pytest.mark.parametrize(
    ("endpoint_does", "found"),
    [
        (does.obedient_probe, (Mode.JSON_SCHEMA, 1)),
        (does.takes_only("json_object+schema"), (Mode.JSON_OBJECT_WITH_SCHEMA, 2)),
        (does.takes_only("json_object"), (Mode.JSON_OBJECT, 3)),
        (does.chatty_probe, (Mode.PLAIN, 3)),
        (does.takes_only(), (Mode.PLAIN, 4)),
    ],
    ids=["keeps", "llama-cpp-python", "json only", "ignores", "rejects"],
)
def test_a_probe_finds_the_strictest_mode_that_is_kept(stub, endpoint_does, found):
    stub.probes = endpoint_does
    probed = probe(stub)
    assert (probed.dialect.mode, len(stub.probed)) == found
    assert probed.usage.prompt_tokens > 0


def test_a_probe_of_an_endpoint_that_is_down_finds_nothing(stub):
    stub.probes = does.status(500)
    with pytest.raises(ModelError) as caught:
        probe(stub)
    assert caught.value.trouble is Trouble.FAULT


def test_a_probe_with_a_refused_key_ends_at_once(stub):
    stub.probes = does.status(401)
    with pytest.raises(ModelError):
        probe(stub)
    assert len(stub.probed) == 1


def test_a_mode_that_fails_on_the_servers_side_is_one_it_does_not_have(stub):
    async def fails_on_schema(request, asked):
        form = asked.get("response_format", {})
        if form.get("type") == "json_schema":
            return await does.status(500)(request, asked)
        return await does.obedient_probe(request, asked)

    stub.probes = fails_on_schema
    assert probe(stub).dialect.mode is Mode.JSON_OBJECT_WITH_SCHEMA


def test_a_dialect_is_remembered_as_json():
    dialect = Dialect(mode=Mode.JSON_OBJECT, caps_completion=True, sends_temperature=False)
    assert Dialect.from_json(json.loads(json.dumps(dialect.to_json()))) == dialect
    assert Dialect.from_json({"mode": "from the future", "other": 1}) == Dialect()
