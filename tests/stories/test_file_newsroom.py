"""The starter's categories file every story of the sample newsroom where a reader expects it."""

import tomllib
from importlib.resources import files

import pytest

from columba.demo.edition import read_edition
from columba.stories.categorise import MOST_FINE, Categoriser
from columba.stories.file import READ_REPORTS
from columba.stories.values import CategoryRule, StoryArticle

# What the story is about: the category without which a reader would call it misfiled.
EXPECTED = {
    "absentee-processing-audit": "election-administration",
    "bald-spruce-smoke": "air-quality",
    "brackett-appliance-works": "plant-closings",
    "brackett-council-recording": "local-government",
    "brackett-pfas-rates": "pfas-toxics",
    "congregations-shared-pantry": "hunger-assistance",
    "coop-disconnections": "energy-bills",
    "copper-wire-thefts": "criminal-cases",
    "county-budget-commissioners": "local-budgets",
    "criminal-court-backlog": "courts",
    "east-county-drought": "farming-drought",
    "east-side-branch-hours": "libraries-books-challenged",
    "eastlow-plate-readers": "surveillance-privacy",
    "eastlow-plaza-fire": "disasters",
    "eastlow-warehouse-heat": "workers-safety",
    "falcons-football-heat": "local-school-sports",
    "first-year-housing": "higher-education",
    "kellan-eviction-court": "evictions-tenants",
    "kellan-falls-lead-lines": "drinking-water",
    "kellan-school-budget": "school-budgets",
    "linnet-gap-clinic": "hospital-closings",
    "linnet-hills-broadband": "broadband",
    "mill-creek-boil-notice": "drinking-water",
    "mill-creek-skate-park": "parks-recreation",
    "monday-night-storms": "storms",
    "museum-of-work-hands": "museums-exhibitions",
    "ostrander-sprints-rowing": "sport",
    "ovt-line-4": "public-transport",
    "poll-worker-shortage": "election-administration",
    "ridgeline-rate-case": "energy-bills",
    "river-sensors": "science-research",
    "schooltether-breach": "cybersecurity",
    "sheriff-pursuit-records": "open-records",
    "sorrel-ambulance": "emergency-services",
    "sorrel-solar": "renewable-siting",
    "tannery-bridge": "roads-aviation",
    "tarrow-general-nurses": "unions-strikes",
    "ukraine-security-guarantees": "ukraine-war",
    "wexley-book-challenge": "libraries-books-challenged",
    "wexley-bus-routes": "school-transport",
    "wexley-flood-buyouts": "floods",
    "wexley-river-festival": "festivals",
    "wexley-zoning": "housing-zoning",
}


@pytest.fixture(scope="module")
def rules():
    starter = files("columba.publication") / "starter" / "categories.toml"
    return [
        CategoryRule(
            slug=block["slug"],
            name=block["name"],
            parent=block.get("parent", ""),
            words=tuple(block.get("words", ())),
            pairs=tuple((tuple(a), tuple(b)) for a, b in block.get("pairs", ())),
            against=tuple(block.get("against", ())),
        )
        for block in tomllib.loads(starter.read_text(encoding="utf-8"))["category"]
    ]


@pytest.fixture(scope="module")
def filed(rules):
    categoriser = Categoriser(rules)
    events = {piece.event for piece in read_edition().pieces}
    return {event: categoriser.categorise(story_of(event)) for event in events}


def story_of(event):
    originals = [p for p in read_edition().pieces if p.event == event and not p.copy_of]
    read = sorted(originals, key=lambda piece: (piece.published, piece.slug))[:READ_REPORTS]
    return StoryArticle(
        id=1,
        title=read[0].headline,
        paragraphs=tuple(text for piece in read for text in piece.paragraphs),
        published_at=read[0].published,
        domain="",
    )


def test_every_story_is_expected_somewhere(filed):
    assert set(filed) == set(EXPECTED)


@pytest.mark.parametrize("event", EXPECTED)
def test_a_story_stands_where_a_reader_looks_for_it(event, filed):
    assert EXPECTED[event] in {one.slug for one in filed[event]}


def test_no_story_stands_in_more_than_a_few_places(filed, rules):
    fine = {rule.slug for rule in rules if rule.parent}
    assert all(sum(one.slug in fine for one in found) <= MOST_FINE for found in filed.values())


def test_the_story_of_the_summit_stands_under_the_relations_it_is_about(filed):
    slugs = [one.slug for one in filed["ukraine-security-guarantees"]]
    assert {"us-nato-relations", "us-russia-relations"} < set(slugs)
