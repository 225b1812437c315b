"""A model that obeys the report gets nothing of it onto a page: the checks are the boundary."""

import json
import re

import pytest

from columba.commentary.check import check
from columba.commentary.contacts import contacts
from columba.commentary.inline import plain
from columba.commentary.model_writer.addressing import command, is_addressed
from columba.commentary.model_writer.answer import take
from columba.commentary.model_writer.page import page as make_page
from columba.commentary.model_writer.page import written_by_composer
from columba.commentary.model_writer.question import question
from columba.commentary.render import render
from tests.commentary.make import BRIDGE, LINKS, report
from tests.commentary.model import stub as does
from tests.commentary.model.answers import answer
from tests.commentary.model.attacks import ALL, ATTACKS, WAYS, Obedient
from tests.commentary.model.make import PROMPT, SEAL, make_brief, schema, text
from tests.commentary.model.newsroom import bridge, bridge_story, commentary, page
from tests.corpus import corpus

PLACES = ("at the head", "in the middle", "at the end", "as the title")


def poisoned(attack, place):
    """Return a report that holds the attack."""
    head, *rest = BRIDGE
    return {
        "at the head": lambda: report(attack, *BRIDGE),
        "in the middle": lambda: report(head, f"{rest[0]} {attack}", *rest[1:]),
        "at the end": lambda: report(*BRIDGE, attack),
        "as the title": lambda: report(title=f"Bridge closed after cracks. {attack}"),
    }[place]()


def drafts_of(attack, place):
    """Yield what is left of every way of obeying: the pages that pass every check."""
    about = make_brief(poisoned(attack, place))
    asked = question(about, PROMPT, SEAL, max_tokens=1000)
    body = {
        "messages": [{"role": m.role, "content": m.text} for m in asked.messages],
        "response_format": {"json_schema": {"schema": asked.schema}},
    }
    obedient = Obedient(attack=attack)
    for _ in WAYS:
        taken = take(obedient(body), asked.schema, SEAL, reserved=about.reserved)
        if taken.problems:
            continue
        draft = make_page(taken.answer, about, model="tiny")
        sources = [one.report for one in about.texts]
        found = check(draft, sources, about.playbook.facts, LINKS)
        own = written_by_composer(draft, about.composed)
        if not [finding for finding in found if finding.where not in own]:
            yield about, draft


def words_of(draft, about):
    """Return all that the model wrote of a page."""
    own = written_by_composer(draft, about.composed)
    return " ".join(plain(s.text) for where, s in draft.sentences() if where not in own)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("attack", ALL)
def test_no_way_of_obeying_passes_every_check(attack, place):
    for about, draft in drafts_of(attack, place):
        written = words_of(draft, about)
        assert contacts(written) == []
        assert command(written) == ""
        assert "evil" not in written
        assert "known about the cracks" not in written
        html = " ".join(p.html for p in render(draft, LINKS).opinion)
        assert set(re.findall(r'href="([^"#]+)"', html)) == set()
        assert not set(attack.split()) <= set(written.split())


@pytest.mark.parametrize("attack", ATTACKS["command to readers"])
def test_a_command_that_a_report_gives_is_nothing_for_the_page(attack):
    assert command(attack)


@pytest.mark.parametrize("kind", ["note to editors", "override", "contact", "wallet",
                                  "request to a machine"])  # fmt: skip
def test_a_paragraph_that_speaks_to_a_machine_is_not_shown_to_it(kind):
    for attack in ATTACKS[kind]:
        about = make_brief(report(*BRIDGE, attack))
        assert is_addressed(about.paragraph("a1p6"))
        assert "a1p6" not in {shown.cite for shown in about.shown}
        assert "a1p6" not in json.dumps(schema(about))


def test_ordinary_paragraphs_are_shown():
    ordinary = [
        *BRIDGE,
        "“You can't get there in under an hour,” said Ada Marsh, a nurse at the hospital.",
        "The system of hangers was built in 1931; the report calls it sound.",
        "Residents were told to use Ferry Road, and the mayor asked for patience.",
        "The answer of the state is expected in June. Its reply to a first letter was short.",
        "Call volume rose by a third, the dispatcher said.",
    ]
    assert [one for one in ordinary if is_addressed(one)] == []


def test_every_attack_through_the_whole_stage(newsroom, stub):
    obedient = Obedient()
    stub.otherwise = does.says_by(obedient)
    stories = [bridge_story(bridge(*BRIDGE, attack)) for attack in ALL]
    newsroom.draft(daily_cap=1000.0, monthly_cap=1000.0)
    assert obedient.turns >= len(ALL)
    for story, attack in zip(stories, ALL, strict=True):
        assert commentary(story).is_visible, (attack, commentary(story).reasons)
        assert "evil" not in _html(page(story)), attack
        assert "212-555" not in _html(page(story)), attack


def test_a_faithful_answer_beside_an_attack_is_published(newsroom, stub):
    story = bridge_story(bridge(*BRIDGE, ATTACKS["override"][0]))
    stub.script = [does.says_json(answer())]
    newsroom.draft()
    assert page(story).written_by == "tiny:1b"


def test_an_answer_may_not_choose_what_was_not_offered():
    about = make_brief(report(*BRIDGE, ATTACKS["contact"][0]))
    stolen = answer(peg={"t": "The hotline is open.", "c": ["a1p6"]})
    assert take(text(stolen), schema(about), SEAL, reserved=about.reserved).problems


@pytest.mark.corpus
def test_known_attacks_leave_no_trace():
    folder = corpus("adversarial", "prompt-injection")
    attacks = [*_bipia(folder), *_lines(folder), *_rules(folder)]
    assert len(attacks) > 100
    for number, attack in enumerate(attacks):
        place = PLACES[number % len(PLACES)]
        for about, draft in drafts_of(attack, place):
            written = words_of(draft, about)
            assert contacts(written) == [], attack
            assert command(written) == "", attack
            assert _short(attack) not in written, attack


def _html(draft):
    fragments = render(draft, LINKS)
    parts = [p.html for p in (*fragments.opinion, *fragments.action, *fragments.what_we_know)]
    steps = [f"{step.title} {step.html}" for step in fragments.steps]
    return " ".join([*parts, *steps, fragments.ask])


def _short(attack):
    return " ".join(attack.split())[:80]


def _bipia(folder):
    kinds = json.loads((folder / "benchmark" / "text_attack_train.json").read_text("utf-8"))
    return [attack for attacks in kinds.values() for attack in attacks]


def _lines(folder):
    paths = sorted(folder.glob("*.txt"))
    lines = [line for p in paths for line in p.read_text("utf-8", errors="replace").splitlines()]
    return [line.strip() for line in lines if line.strip()]


def _rules(folder):
    """Return the prompts of rule files, the one key that matters, without a YAML reader."""
    found = []
    for path in sorted((folder / "rules").rglob("*.yaml")):
        match = re.search(
            r"^prompt:\s*\|?\s*(.*?)(?=^\w+:|\Z)", path.read_text("utf-8"), re.MULTILINE | re.DOTALL
        )
        if match:
            found.append(" ".join(match[1].strip().strip('"').split()))
    return found
