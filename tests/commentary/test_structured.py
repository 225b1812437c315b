"""Machines are told whose words these are, what they rest on, and what was put right."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from columba.commentary.compose import compose
from columba.commentary.issue import in_brief
from columba.commentary.models import NoticeKind
from columba.commentary.reading import PublicNotice, PublishedCommentary
from columba.commentary.structured import House, Place, as_script, commentary_as_json_ld
from columba.stories.models import Story
from tests.commentary.make import AT, BRIDGE, GENERAL, LINKS, playbook, report

DRAFT = compose(playbook(), [report(), report(*BRIDGE, number=2)], LINKS, AT)
HOUSE = House(
    name="The Columba",
    url="https://news.example/",
    principles_url="https://news.example/how-it-works/",
    corrections_url="https://news.example/corrections/",
    language="en",
    zone=ZoneInfo("America/New_York"),
)
PLACE = Place(
    url="https://news.example/articles/1-bridge/",
    headline="Bridge closed",
    sections=("Roads",),
    issue_url="https://news.example/issues/bridges/",
)


def shown(draft=DRAFT, **values):
    defaults = {
        "story_id": 1,
        "began_at": AT,
        "draft": draft,
        "revision": 1,
        "is_corrected": False,
        "composed_at": AT,
        "published_at": AT,
        "reviewed_by": "",
        "reviewed_at": None,
        "shown_since": AT,
    }
    return PublishedCommentary(**(defaults | values))


def document(draft=DRAFT, *, notices=(), place=PLACE, **values):
    found = shown(draft, **values)
    return commentary_as_json_ld(
        found, draft, links=LINKS, notices=notices, house=HOUSE, place=place
    )


def test_an_opinion_is_an_opinion_and_what_we_know_is_background():
    assert document()["@type"] == "OpinionNewsArticle"
    general = compose(playbook(GENERAL), [report()], LINKS, AT)
    assert document(general)["@type"] == "BackgroundNewsArticle"


def test_it_is_based_on_the_reports_and_cites_the_background():
    found = document()
    assert [(one["url"], one["publisher"]["name"]) for one in found["isBasedOn"]] == [
        ("https://outlet1.example/bridge", "Harlan Herald"),
        ("https://outlet2.example/bridge", "Metro Wire"),
    ]
    assert found["isBasedOn"][0]["datePublished"] == "2025-08-26T20:30:00-04:00"
    assert found["citation"] == [
        {
            "@type": "CreativeWork",
            "name": "National Bridge Inspection Standards, 27 April 1971",
            "url": "https://www.fhwa.dot.gov/bridge/",
        }
    ]


def test_a_page_in_brief_cites_only_what_it_shows():
    assert "citation" not in document(in_brief(DRAFT))


@pytest.mark.parametrize(
    ("changes", "source"),
    [
        ({}, "AlgorithmicMedia"),
        ({"signed_by": ""}, "TrainedAlgorithmicMedia"),
        ({"signed_by": "", "drafted_with": "by hand"}, "AlgorithmicMedia"),
        ({"written_by": "owl-7b"}, "TrainedAlgorithmicMedia"),
    ],
)
def test_it_says_whether_a_model_wrote_what_nobody_has_answered_for(changes, source):
    found = document(replace(DRAFT, **changes))["digitalSourceType"]
    assert found == f"https://schema.org/{source}DigitalSource"


def test_we_publish_it_and_no_person_is_made_its_author():
    found = document()
    assert found["publisher"]["name"] == "The Columba"
    assert found["author"] == {"@id": found["publisher"]["@id"]}
    assert "editor" not in found
    assert document(reviewed_by="Ann Lee", reviewed_at=AT)["editor"]["name"] == "Ann Lee"


def test_a_correction_is_told_with_its_day_and_makes_the_page_newer():
    at = datetime(2025, 9, 3, 1, tzinfo=UTC)
    notice = PublicNotice(
        id=7,
        story=Story(),
        kind=NoticeKind.CORRECTION,
        text="It was Tuesday.",
        at=at,
        is_withdrawn=False,
    )
    found = document(notices=[notice])
    assert found["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "It was Tuesday.",
            "datePublished": "2025-09-02T21:00:00-04:00",
        }
    ]
    assert found["dateModified"] == "2025-09-02T21:00:00-04:00"
    assert found["datePublished"] == "2025-09-01T08:00:00-04:00"


def test_what_is_not_known_is_left_out():
    bare = document(place=Place(url="https://news.example/a/", headline="x", sections=()))
    assert not {"image", "isPartOf", "articleSection", "editor", "correction"} & set(bare)
    assert all(value not in ("", [], None) for value in bare.values())


def test_its_headline_is_ours_where_we_have_one():
    assert document()["headline"] == "A closed bridge is a question"
    assert document(replace(DRAFT, deck=""))["headline"] == "Bridge closed"


@pytest.mark.parametrize(
    "nasty", ["</script><script>alert(1)</script>", "<!--<script>", "a\u2028b&amp;", '"\\']
)
def test_no_headline_can_end_the_script_it_stands_in(nasty):
    credit = replace(DRAFT.reports[0], title=nasty)
    text = as_script(document(replace(DRAFT, reports=(credit,))))
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["isBasedOn"][0]["headline"] == nasty
