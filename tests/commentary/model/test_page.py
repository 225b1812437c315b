"""An answer becomes a page: its sentences in the Opinion, the composer's everywhere else."""

import pytest

from columba.commentary.check import check
from columba.commentary.compose import THE_NEWS
from columba.commentary.document import Kind
from columba.commentary.model_writer.answer import take
from columba.commentary.model_writer.page import page, written_by_composer
from columba.commentary.playbook.lint_lines import CASES
from columba.commentary.render import render
from tests.commentary.make import LINKS, playbook, report
from tests.commentary.model.answers import answer, said
from tests.commentary.model.make import SEAL, WHY_NOW, make_brief, schema, text


def make(document=None, about=None, model="tiny:1b"):
    about = about or make_brief()
    said = text(document or answer())
    taken = take(said, schema(about), SEAL, reserved=about.reserved)
    assert taken.problems == ()
    return page(taken.answer, about, model=model)


def findings(draft, about):
    reports = [one.report for one in about.texts]
    found = check(draft, reports, about.playbook.facts, LINKS)
    own = written_by_composer(draft, about.composed)
    return [finding for finding in found if finding.where not in own]


def roles(draft):
    return [paragraph.role for paragraph in draft.opinion]


def test_a_faithful_page_passes_the_checker_and_is_rendered():
    about = make_brief()
    draft = make(about=about)
    assert findings(draft, about) == []
    assert "tiny:1b" in render(draft, LINKS).labels.made


def test_it_says_who_wrote_it():
    assert make(model="tiny:1b").written_by == "tiny:1b"
    assert len(make(model="x" * 200).written_by) == 80


def test_sentences_keep_their_provenance():
    news = make().opinion[0].sentences
    assert (news[0].kind, news[0].cites) == (Kind.REPORTED, ("a1p1",))
    assert news[0].evidence == ()


def test_what_the_model_leaves_out_is_the_playbooks_own():
    document = answer()
    del document["opinion"][1]
    assert roles(make(document)) == [
        THE_NEWS, "the background", "what it would mean", CASES, "our view",
    ]  # fmt: skip


def test_two_cases_are_not_each_sides_best():
    document = answer()
    cases = [said("Some want it open."), said("Some want it shut.")]
    document["opinion"].insert(3, {"role": "cases", "sentences": cases})
    assert "Nobody wants a bridge to fall." in [
        sentence.text for _, sentence in make(document).sentences()
    ]
    cases.append(said("Some want it replaced."))
    assert [s.text for s in make(document).opinion[3].sentences] == [c["t"] for c in cases]


def test_ask_letter_and_links_stay_the_composers():
    about = make_brief()
    draft = make(about=about)
    assert (draft.ask, draft.answerable) == (about.composed.ask, about.composed.answerable)
    assert draft.steps == about.composed.steps
    assert draft.action == about.composed.action
    assert draft.targets == about.composed.targets


def test_a_step_may_be_left_out_only_while_enough_are_left():
    about = make_brief()
    assert make(answer(steps=["learn-1"]), about).steps == about.composed.steps
    many = playbook(
        swap={"[letter]": _step("safety") + _step("share") + _step("join") + "[letter]"}
    )
    about = make_brief(book=many)
    chosen = [name for name in about.steps if not name.startswith(("share", "safety"))]
    rungs = [step.rung for step in make(answer(steps=chosen), about).steps]
    assert "share" not in rungs
    assert "safety" in rungs


def _step(rung):
    return f'[[step]]\nrung = "{rung}"\nminutes = 5\ntitle = "A step."\ndo = "Do it."\n\n'


def test_steps_keep_the_order_of_the_ladder():
    about = make_brief()
    reverse = list(reversed(about.steps))
    assert make(answer(steps=reverse), about).steps == about.composed.steps


def test_the_peg_opens_why_now_with_its_paragraph():
    about = make_brief(book=playbook(WHY_NOW))
    draft = make(about=about)
    first = next(p for p in draft.action if p.role == "why now").sentences[0]
    assert (first.text, first.cites) == (
        "The council will meet on September 9 about the repair.",
        ("a1p5",),
    )
    assert findings(draft, about) == []


def test_what_is_uncertain_is_told_in_our_words_of_all_reports():
    news = make().opinion[0].sentences
    assert news[-1].text == "The report leaves open who pays for the repair of the hangers."
    assert news[-1].cites == ("a1",)
    two = make_brief(report(), report(number=2))
    news = make(about=two).opinion[0].sentences
    assert news[-1].text.startswith("The reports leave open who")
    assert news[-1].cites == ("a1", "a2")


@pytest.mark.parametrize("clause", ["the mayor lies", "", "who won the cup final"])
def test_what_is_no_open_question_is_not_told(clause):
    news = make(answer(uncertain=[clause])).opinion[0].sentences
    assert "leaves open" not in news[-1].text


def test_several_open_questions_make_one_sentence():
    clauses = ["Who tested the hangers", "when the bridge opens.", "whether drivers were told"]
    news = make(answer(uncertain=clauses)).opinion[0].sentences
    assert news[-1].text == (
        "The report leaves open who tested the hangers, when the bridge opens, and whether "
        "drivers were told."
    )


def test_only_facts_that_are_cited_stand_below():
    assert [fact.id for fact in make().facts] == ["standards"]
    document = answer()
    document["opinion"][1]["sentences"] = [said("Bridges are old.")]
    assert make(document).facts == ()


def test_the_composers_sentences_are_told_from_the_models():
    about = make_brief()
    draft = make(about=about)
    own = written_by_composer(draft, about.composed)
    assert "action 1.1" in own
    assert "opinion 1.1" not in own
