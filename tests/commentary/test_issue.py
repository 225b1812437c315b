"""The page of an issue rests on no report, states what is in force, and is told once a week."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from columba import publication
from columba.commentary.check import check
from columba.commentary.compose import compose
from columba.commentary.document import Kind
from columba.commentary.folder import read_folder
from columba.commentary.issue import NEWEST, in_brief, standing_issue
from columba.commentary.render import render_issue
from tests.commentary.make import AT, LINKS, PLAYBOOK, playbook, report

DAY = date(2025, 9, 1)
STARTER = Path(publication.__file__).parent / "starter"


def issue(text=PLAYBOOK, *, day=DAY, links=LINKS, **values):
    swap = values.pop("swap", {})
    return standing_issue(playbook(text, swap=swap), links, day=day, **values)


def words(paragraphs):
    return [sentence.text for paragraph in paragraphs for sentence in paragraph.sentences]


def test_it_has_background_cases_and_view_and_none_of_the_news():
    page = issue()
    assert words(page.background) == [
        "Federal standards have had highway bridges inspected since 1971."
    ]
    assert len(page.cases) == 4
    assert words(page.view) == ["We think the report belongs in public."]
    assert words(page.action)[0] == "The council pays, and the state inspects."
    assert "{" not in "".join(words((*page.background, *page.cases, *page.view, *page.action)))


def test_a_fact_is_stated_only_while_it_is_in_force():
    assert [fact.id for fact in issue().facts] == ["standards"]
    later = issue(day=date(2026, 1, 1))
    assert [fact.id for fact in later.facts] == ["standards", "later"]
    assert "A new grant for bridges opened in January 2026." in words(later.background)
    ended = {"since = 2026-01-01": "since = 2026-01-01\nuntil = 2026-06-30"}
    assert [fact.id for fact in issue(day=date(2026, 7, 1), swap=ended).facts] == ["standards"]


def test_a_passage_that_has_lost_its_facts_goes_with_them():
    swap = {"{cite f.standards}": "{cite f.later}", "- A new grant": "- {view} A new grant"}
    assert issue(swap=swap).background == ()


def test_a_fact_is_stated_whatever_the_reports_say():
    swap = {"- Federal standards": "- {if not money} Federal standards"}
    assert len(issue(swap=swap).background) == 1


def test_the_same_sentence_is_told_once():
    line = "- Federal standards have had highway bridges inspected since 1971. {cite f.standards}\n"
    swap = {line: f"{line}{line.replace('- ', '- {if money} ')}"}
    assert len(words(issue(swap=swap).background)) == 1


def test_every_case_is_made_that_a_report_could_bring_up():
    swap = {"- {view} Councils say": "- {if money} {view} Councils say"}
    assert len(issue(swap=swap).cases) == 4
    swap = {"- {view} Councils say": "- {if not money} {view} Councils say"}
    assert len(issue(swap=swap).cases) == 3


def test_what_is_said_of_the_report_is_not_said_where_there_is_none():
    swap = {
        "## who decides": "## why now\n- {view} The vote is near.\n\n## who decides",
        "- {view} The council pays": (
            "- We found no date in the report. {cite all}\n"
            "- It speaks of {m:number}. {cite number}\n- {view} The council pays"
        ),
    }
    assert words(issue(swap=swap).action)[0] == "The council pays, and the state inspects."


def test_the_letter_has_blanks_where_a_report_would_be_named():
    body = next(step.letter.body for step in issue().steps if step.letter)
    assert body[0] == "**Why:** “____ reported on ____ that the bridge is in the news.”"
    assert body[1] == "About ____."
    assert body[2] == "**The request:** “Publish the inspection report and the date of the repair.”"


def test_the_report_of_a_step_is_the_newest_story_or_no_link_at_all():
    assert issue().steps[0].do == "Open the report and the [bridge record](us-bridges)."
    step = issue(has_story=True).steps[0]
    assert f"[the report]({NEWEST})" in step.do
    html = (
        render_issue(issue(has_story=True), LINKS, newest_url="/articles/5-bridge/").steps[0].html
    )
    assert '<a href="/articles/5-bridge/">the report</a>' in html


def test_a_step_without_its_links_is_left_out_and_so_is_a_sentence():
    few = {key: row for key, row in LINKS.items() if key == "us-officials"}
    page = issue(links=few)
    assert [step.rung for step in page.steps] == ["contact", "write", "local"]
    swap = {"The council pays,": "The [council](us-bridges) pays,"}
    assert "council" not in words(issue(links=few, swap=swap).action)[0]
    assert (
        render_issue(page, few).notes[0].html
        == "National Bridge Inspection Standards, 27 April 1971"
    )


def test_a_step_that_waits_for_a_word_of_the_report_is_shown_unless_it_waits_for_silence():
    assert "Ask what it costs." in [step.title for step in issue().steps]
    swap = {'if = "money"': 'if = "not money"'}
    assert "Ask what it costs." not in [step.title for step in issue(swap=swap).steps]


def test_the_page_says_which_playbook_it_is_and_when_that_is_due_again():
    labels = render_issue(issue(swap={'signed_by = "Jo Marsh"': 'signed_by = ""'}), LINKS).labels
    assert "version 1.2" in labels.made
    assert "no person has signed it yet" in labels.signed
    assert "by 1 January 2030" in labels.reviewed
    assert labels.tag[-1] == "not reviewed by a person"
    assert render_issue(issue(), LINKS).labels.tag[-1] == "reviewed by Jo Marsh"


def test_a_repeated_page_keeps_the_news_and_our_view_and_all_there_is_to_do():
    whole = compose(playbook(), [report()], LINKS, AT)
    brief = in_brief(whole)
    assert [p.role for p in whole.opinion] != [p.role for p in brief.opinion]
    assert [p.role for p in brief.opinion] == ["the news", "our view"]
    assert brief.facts == ()
    assert whole.facts
    assert (brief.action, brief.steps, brief.ask) == (whole.action, whole.steps, whole.ask)


def test_a_repeated_page_keeps_the_facts_that_its_action_cites():
    swap = {
        "- {view} The council pays": "- Bridges are inspected. {cite f.standards}\n- {view} It pays"
    }
    brief = in_brief(compose(playbook(swap=swap), [report()], LINKS, AT))
    assert [fact.id for fact in brief.facts] == ["standards"]


def test_an_opinion_with_neither_news_nor_view_is_left_whole():
    whole = compose(playbook(), [report()], LINKS, AT)
    renamed = replace(whole, opinion=tuple(replace(p, role="x") for p in whole.opinion))
    assert in_brief(renamed) == renamed


@pytest.fixture(scope="module")
def shelf():
    return read_folder(STARTER)


def test_every_issue_of_the_starter_has_a_fair_page_that_the_checker_lets_pass(shelf):
    issues = [one for one in shelf.playbooks if not one.is_general]
    assert len(issues) >= 24
    for one in issues:
        page = standing_issue(one, shelf.links, day=date(2026, 11, 23))
        assert page.background, one.id
        assert len(page.cases) >= 3, one.id
        assert page.view, one.id
        assert len(page.steps) >= 6, one.id
        assert page.targets, one.id
        assert _findings(one, page, shelf.links) == [], one.id
        assert render_issue(page, shelf.links).notes, one.id


def _findings(one, page, links):
    """Return what the checker would hold, were the page under a story without a report."""
    draft = replace(
        compose(one, [report()], links, AT),
        reports=(),
        voices=(),
        what_we_know=(),
        opinion=(*page.background, *page.cases, *page.view),
        action=page.action,
        steps=page.steps,
        facts=page.facts,
        as_of=date(2026, 11, 23),
    )
    return check(draft, [], page.facts, links)


def test_every_background_sentence_of_the_starter_has_its_dated_source(shelf):
    for one in shelf.playbooks:
        if one.is_general:
            continue
        page = standing_issue(one, shelf.links, day=date(2026, 11, 23))
        known = {f"f.{fact.id}" for fact in page.facts}
        for paragraph in page.background:
            for sentence in paragraph.sentences:
                assert sentence.kind is Kind.VIEW or set(sentence.cites) <= known
                assert sentence.kind is Kind.VIEW or sentence.cites
