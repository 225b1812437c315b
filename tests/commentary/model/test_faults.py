"""Whatever the endpoint does, the story is published, and the ledger says why by whom."""

import logging
from datetime import timedelta

import pytest
from django.db import OperationalError

from columba.commentary.document import COMPOSER
from columba.commentary.models import Generation, ModelCall, ModelEndpoint, Outcome, State
from tests.commentary.model import stub as does
from tests.commentary.model.answers import answer, reported, with_news
from tests.commentary.model.make import text
from tests.commentary.model.newsroom import (
    LATER,
    another_outlet,
    bridge,
    bridge_story,
    commentary,
    join,
    ledger,
    page,
)

KEY = "sk-test-1234567890"


def composed(story):
    return page(story).written_by == COMPOSER and commentary(story).state == State.PUBLISHED


@pytest.mark.parametrize(
    ("fault", "outcome", "said"),
    [
        (does.slow(), "failed", "gave no answer"),
        (does.status(429), "failed", "answered 429"),
        (does.status(500, "out of memory"), "failed", "out of memory"),
        (does.status(401), "failed", "refused the key"),
        (does.status(404, "no tiny"), "failed", "no model 'tiny:1b'"),
        (does.status(400, "too many words"), "failed", "too many words"),
        (does.cut, "failed", "gave no answer"),
        (does.endless, "failed", "larger than"),
        (does.refuses, "refused", "refused to write"),
        (does.empty, "invalid", "no whole JSON object"),
        (does.says("Once upon a time"), "invalid", "no whole JSON object"),
        (does.says('{"opinion": []}'), "invalid", "lacks 'plan'"),
        (does.says(text(answer())[:300], finish="length"), "invalid", "cut off"),
        (does.says_json(answer(ask="mine")), "invalid", "none of the values"),
        (does.says_json(with_news(reported("Word " * 90, "a1p1"))), "invalid", "characters"),
        (does.body(b"<html>"), "failed", "OpenAI-compatible"),
    ],
    ids=["slow", "429", "500", "key", "404", "400", "cut", "endless", "refusal", "empty", "prose",
         "wrong JSON", "cut off", "not offered", "too long", "html"],
)  # fmt: skip
def test_the_composer_writes_and_the_ledger_says_why(newsroom, stub, fault, outcome, said):  # noqa: PLR0917 - a table
    story = bridge_story()
    stub.otherwise = fault
    newsroom.draft(read_seconds=0.3)
    assert composed(story)
    assert ledger()[-1] == outcome
    assert said in ModelCall.objects.order_by("pk").last().message


def test_a_broken_answer_is_mended_once(newsroom, stub):
    story = bridge_story()
    stub.script = [does.says_json(answer(ask="mine")), does.says_json(answer())]
    newsroom.draft()
    assert page(story).written_by == "tiny:1b"
    assert ledger() == ["invalid", "repaired"]
    assert "'mine'" in stub.asked[1]["messages"][-1]["content"]


def test_a_window_that_is_too_small_for_the_question_is_told(newsroom, stub):
    bridge_story()
    stub.script = [does.says_json(answer(), read=256)]
    newsroom.draft()
    assert "context window" in ModelCall.objects.order_by("pk").last().message


def test_an_answer_that_cannot_be_mended_is_not_asked_for_a_third_time(newsroom, stub):
    story = bridge_story()
    stub.otherwise = does.says("{}")
    newsroom.draft()
    join(story, another_outlet("The Harlan Street bridge is closed, the city says."))
    newsroom.draft()
    assert len(stub.asked) == 2
    assert Generation.objects.get().answer is None
    assert composed(story)


def test_an_endpoint_that_is_down_costs_the_first_story_some_patience_and_the_rest_none(
    newsroom, stub
):
    stories = [bridge_story(bridge(*BRIDGES[n])) for n in range(6)]
    stub.otherwise = does.status(503)
    newsroom.draft(concurrency=1)
    assert all(composed(story) for story in stories)
    assert len(stub.asked) == 5  # the tries of the first
    assert ledger() == ["failed", *["not asked"] * 5]
    assert "left alone" in ModelCall.objects.order_by("pk").last().message


BRIDGES = [
    (
        "On Monday engineers closed the Harlan Street bridge: its hangers had cracks.",
        f"Day {n}.",
    )
    for n in range(8)
]


def test_an_endpoint_is_asked_again_after_its_rest(newsroom, stub):
    story = bridge_story()
    stub.script = [does.status(500)] * 5
    newsroom.draft()
    assert composed(story)
    assert ModelEndpoint.objects.get().resting_until > LATER
    stub.otherwise = does.says_json(answer())
    join(story, another_outlet("The Harlan Street bridge is closed, the city says."))
    newsroom.draft(now=LATER + timedelta(minutes=20))
    assert page(story).written_by == "tiny:1b"


def test_the_rest_is_as_long_as_the_endpoint_asks(newsroom, stub):
    bridge_story()
    stub.script = [does.status(429, Retry_After="7200")]
    newsroom.draft()
    assert ModelEndpoint.objects.get().resting_until >= LATER + timedelta(hours=2)


def test_an_endpoint_that_fails_in_mid_story_leaves_nothing_half_written(newsroom, stub):
    story = bridge_story()
    stub.script = [does.says("{}"), *[does.cut] * 5]
    newsroom.draft()
    assert composed(story)
    assert ledger() == ["invalid", "failed"]
    assert commentary(story).revisions.count() == 1


def test_nothing_listens_there(newsroom):
    story = bridge_story()
    newsroom.draft(base_url="http://127.0.0.1:9/v1")
    assert composed(story)
    assert "No connection to 127.0.0.1" in ModelCall.objects.order_by("pk").first().message


def test_a_variable_that_is_not_set_is_named_and_nobody_asked(newsroom, stub):
    story = bridge_story()
    newsroom.draft(key_variable="MY_MODEL_KEY")
    assert composed(story)
    assert "MY_MODEL_KEY" in ModelCall.objects.get().message
    assert stub.headers == []


def test_the_key_reaches_the_endpoint_and_neither_log_nor_ledger(newsroom, stub, caplog):
    caplog.set_level(logging.DEBUG)
    bridge_story()
    stub.otherwise = does.status(400, f"what is {KEY}?")
    newsroom.draft(key=KEY, key_variable="MY_MODEL_KEY")
    assert stub.headers[-1]["authorization"] == f"Bearer {KEY}"
    kept = " ".join(ModelCall.objects.values_list("message", flat=True))
    assert "[key]" in kept
    assert KEY not in kept + caplog.text


# Caps --------------------------------------------------------------------------------------------


def test_no_question_is_asked_that_might_pass_the_daily_cap(newsroom, stub):
    story = bridge_story()
    newsroom.draft(daily_cap=0.001, output_price=10.0)
    assert composed(story)
    assert stub.headers == []
    assert "daily cap of 0.001 USD" in ModelCall.objects.get().message


def test_what_was_spent_today_counts_and_what_was_spent_yesterday_does_not(newsroom, stub):
    spent(9.999, LATER - timedelta(hours=1))
    story = bridge_story()
    newsroom.draft(daily_cap=10)
    assert composed(story)
    ModelCall.objects.update(at=LATER - timedelta(days=1))
    stub.otherwise = does.says_json(answer())
    join(story, another_outlet("The Harlan Street bridge is closed, the city says."))
    newsroom.draft(daily_cap=10)
    assert page(story).written_by == "tiny:1b"


def test_the_day_begins_at_midnight_where_the_publication_is(newsroom, stub):
    # 3:59 in UTC is still yesterday in New York, 4:01 is today.
    for hour, minute, asked in ((3, 59, 1), (4, 1, 0)):
        ModelCall.objects.all().delete()
        Generation.objects.all().delete()
        spent(9.999, LATER.replace(hour=hour, minute=minute))
        bridge_story(bridge(*BRIDGES[hour]))
        stub.asked.clear()
        stub.otherwise = does.says("{}")
        newsroom.draft(daily_cap=10)
        assert bool(stub.asked) == bool(asked)


def test_the_month_has_a_cap_of_its_own(newsroom, stub):
    spent(19.999, LATER - timedelta(days=10))
    story = bridge_story()
    newsroom.draft(daily_cap=10, monthly_cap=20)
    assert composed(story)
    assert "monthly cap of 20 USD" in ModelCall.objects.order_by("pk").last().message


def test_what_is_set_aside_for_one_story_is_not_there_for_the_next(newsroom, stub):
    stories = [bridge_story(bridge(*BRIDGES[n])) for n in range(2)]
    stub.otherwise = does.says("{}", read=10, written=10)
    stub.probes = does.obedient_probe
    newsroom.draft(
        concurrency=2, input_price=0, output_price=100.0, daily_cap=0.35, max_tokens=2000
    )
    assert all(composed(story) for story in stories)
    assert sorted(ledger()).count("not asked") >= 1


def test_a_model_of_ones_own_has_no_use_for_caps(newsroom, stub):
    story = bridge_story()
    stub.script = [does.says_json(answer())]
    newsroom.draft(input_price=0.0, output_price=0.0, daily_cap=0.0, monthly_cap=0.0)
    assert page(story).written_by == "tiny:1b"


def spent(cost, at):
    ModelCall.objects.create(model="tiny:1b", at=at, cost=cost, outcome=Outcome.ANSWERED)


# What an endpoint understands --------------------------------------------------------------------


def test_a_probe_is_made_once_and_remembered(newsroom, stub):
    stub.otherwise = does.says_json(answer())
    bridge_story()
    newsroom.draft()
    bridge_story(bridge(*BRIDGES[0]))
    newsroom.draft()
    assert len(stub.probed) == 1
    assert ModelEndpoint.objects.get().dialect["mode"] == "json_schema"
    probe = ModelCall.objects.get(story=None)
    assert "json_schema" in probe.message
    assert probe.cost > 0


def test_a_probe_is_made_again_after_a_month(newsroom, stub):
    stub.otherwise = does.says_json(answer())
    bridge_story()
    newsroom.draft()
    ModelEndpoint.objects.update(probed_at=LATER - timedelta(days=31))
    bridge_story(bridge(*BRIDGES[0]))
    newsroom.draft()
    assert len(stub.probed) == 2


def test_an_endpoint_that_ignores_the_schema_is_told_it_in_words(newsroom, stub):
    stub.probes = does.chatty_probe
    stub.otherwise = does.says_json(answer())
    story = bridge_story()
    newsroom.draft()
    assert page(story).written_by == "tiny:1b"
    assert "response_format" not in stub.asked[0]
    assert "JSON Schema" in stub.asked[0]["messages"][-1]["content"]


def test_an_endpoint_that_rejects_response_format_is_asked_without(newsroom, stub):
    stub.probes = does.takes_only()
    stub.otherwise = does.says_json(answer())
    story = bridge_story()
    newsroom.draft()
    assert page(story).written_by == "tiny:1b"
    assert "response_format" not in stub.asked[0]


def test_a_probe_that_fails_is_told_and_the_composer_writes(newsroom, stub):
    stub.probes = does.status(401)
    story = bridge_story()
    newsroom.draft()
    assert composed(story)
    assert stub.asked == []
    assert list(ModelCall.objects.order_by("pk").values_list("story", "outcome")) == [
        (None, "failed"),
        (story.pk, "not asked"),
    ]


def test_an_endpoint_that_rejects_even_a_probe_is_left_alone_too(newsroom, stub):
    stub.probes = does.status(400, "reasoning_effort is not supported")
    for _ in range(2):
        bridge_story()
        newsroom.draft(effort="low")
    assert len(stub.probed) == 4  # one for each mode, once
    assert "reasoning_effort" in ModelEndpoint.objects.get().reason


# The disk ----------------------------------------------------------------------------------------


def full(*_, **__):
    raise OperationalError("database or disk is full")


def test_a_ledger_that_cannot_be_written_keeps_the_model_from_being_asked(
    newsroom, monkeypatch, caplog
):
    story = bridge_story()
    monkeypatch.setattr(ModelCall.objects, "create", full)
    newsroom.draft()
    assert composed(story)
    assert newsroom.stub.headers == []
    assert "disk is full" in caplog.text


def test_an_answer_that_cannot_be_kept_is_not_used(newsroom, monkeypatch, caplog):
    story = bridge_story()
    newsroom.stub.otherwise = does.says_json(answer())
    monkeypatch.setattr(Generation.objects, "get_or_create", full)
    newsroom.draft()
    assert composed(story)
    assert "cannot be kept" in caplog.text
    assert ledger() == ["asked"]
