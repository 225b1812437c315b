"""One news weekend, carried all the way through by the real command."""

import json
import re

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def facts(make_desk):
    desk = make_desk()
    desk.refresh()
    return json.loads(desk.run("tests.pipeline.facts"))


def test_every_story_is_one_event_and_every_event_one_story(facts):
    assert facts["merged"] == []
    assert facts["split"] == []


def test_every_wire_copy_is_found_and_nothing_else_is_called_one(facts):
    assert len(facts["meant_copies"]) >= 8
    assert {copy for copy, _ in facts["copies"]} == {copy for copy, _ in facts["meant_copies"]}


def test_every_page_that_can_be_had_is_read_as_it_was_written(facts):
    wrong = facts["wrong"]
    assert facts["articles"] >= 60
    assert wrong == {}


def test_every_story_has_ten_related_articles_of_ten_other_stories(facts):
    assert set(facts["lists"]) == {10}
    assert facts["lists_with_one_story_twice"] == []
    assert facts["related_without_reason"] == 0


def test_every_story_is_filed(facts):
    assert facts["stories_without_category"] == 0


def test_every_story_has_commentary_with_something_to_do(facts):
    assert facts["published"] == facts["stories"] >= 20
    assert facts["without_steps"] == []
    assert facts["with_opinion"] >= 10


def test_every_reported_sentence_points_to_a_paragraph_that_exists(facts):
    assert facts["uncited"] == []


def test_the_checker_finds_nothing_on_the_published_pages(facts):
    assert facts["findings"] == []


def test_the_broken_feed_and_the_failing_page_say_why_on_their_rows(facts):
    assert len(facts["failed_sources"]) == 1
    assert re.search("web page, not a feed", facts["failed_sources"][0])
    assert len(facts["failed_articles"]) == 1
    assert "500" in facts["failed_articles"][0]
