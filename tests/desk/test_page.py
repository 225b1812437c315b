"""The draft beside its sources: pointers, findings, reports, and what may be done."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from columba.articles.models import Article
from columba.commentary.models import Closing, ErrorReport
from columba.commentary.reporting import About, report_error
from columba.commentary.review import approve, reject, schedule, withdraw
from columba.desk.actions import actions
from columba.directory.models import Link
from columba.lib.publication import Review
from tests.commentary.make import BRIDGE
from tests.desk.make import (
    LATER,
    act,
    again,
    draft_all,
    make_page,
    make_person,
    make_shelf,
    newest,
)
from tests.desk.test_edit import save

pytestmark = pytest.mark.django_db


def path_of(row, query=""):
    return f"/desk/pages/{row.pk}/{query}"


def html_of(client, row, query=""):
    return client.get(path_of(row, query)).content.decode()


def sentences(client, row):
    shown = client.get(path_of(row)).context["shown"]
    return {
        one.where: one
        for part in shown.sections
        for par in part.paragraphs
        for one in par.sentences
    }


# ---- sources ----


def test_every_paragraph_of_every_report_stands_beside_the_draft(desk, held):
    html = html_of(desk, held)
    for number, paragraph in enumerate(BRIDGE, start=1):
        assert f'id="a1p{number}"' in html
        assert paragraph.split("14")[0][:40] in html


def test_every_pointer_leads_to_what_the_page_has(desk, held):
    html = html_of(desk, held)
    ids = set(re.findall(r'id="([^"]+)"', html))
    targets = set(re.findall(r'href="#([^"]+)"', html))
    assert {"a1p1", "f-standards", "opinion-1-1"} <= targets
    assert targets <= ids


def test_a_sentence_says_what_it_is_and_carries_the_passage_it_rests_on(desk, held):
    first = sentences(desk, held)["opinion 1.1"]
    (pointer,) = first.pointers
    assert (first.kind, pointer.anchor, pointer.title) == (
        "reported",
        "a1p1",
        "Harlan Herald, paragraph 1",
    )
    assert pointer.passage == BRIDGE[0]


def test_a_paragraph_says_which_sentences_rest_on_it(desk, held):
    (source,) = desk.get(path_of(held)).context["shown"].sources
    cited = {paragraph.number: paragraph.cited_by for paragraph in source.paragraphs}
    assert cited[1] == [("1.1", "opinion-1-1")]
    assert cited[4] == []
    assert source.cited_by


def test_the_words_that_let_a_sentence_appear_are_marked(desk, held):
    assert "<mark>9,000 drivers</mark>" in html_of(desk, held)


def test_a_stylesheet_of_the_page_s_own_lights_what_belongs_together(desk, held):
    html = html_of(desk, held)
    path = re.search(r'href="(/desk/lit/\d+\.css)"', html)[1]
    answer = desk.get(path)
    assert answer["Content-Type"].startswith("text/css")
    css = answer.content.decode()
    on = ":is(:hover,:focus-within,:target)"
    assert f".review:has(#opinion-1-1{on}) :is(#a1p1){{" in css
    assert f".review:has(#a1p1{on}) :is(#opinion-1-1" in css


def test_a_report_that_has_changed_since_is_said_to(desk, held):
    assert "reads otherwise" not in html_of(desk, held)
    Article.objects.filter(pk=held.story.lead_id).update(paragraphs=["All is well."])
    assert "reads otherwise" in html_of(desk, held)
    Article.objects.filter(pk=held.story.lead_id).update(paragraphs=[])
    assert "The report is gone." in html_of(desk, held)


def test_what_publishers_and_readers_write_is_inert(desk, shelf):
    nasty = '<img src=x onerror=alert(1)>"'
    row = make_page(Review.ALL, title=nasty, paragraphs=[*BRIDGE, nasty])
    report_error(nasty, About(article=row.story.lead), email="", now=LATER)
    for path in (path_of(row), f"/desk/pages/{row.pk}/edit/", "/desk/", "/desk/reports/"):
        assert "<img src=x" not in desk.get(path).content.decode(), path


def test_a_link_that_has_left_the_directory_is_said_to_be_lost(desk, held):
    save(desk, held, {"opinion-1-5": "Ask [them](us-officials)."})
    assert not sentences(desk, held)["opinion 1.5"].problem
    Link.objects.all().delete()
    lost = sentences(desk, held)["opinion 1.5"]
    assert (lost.html, "no row of the directory" in lost.problem) == ("Ask them.", True)


# ---- findings and reports ----


def test_what_the_checker_found_stands_at_its_sentence(desk, tmp_path):
    make_shelf(tmp_path, swap={"who knew, and when.": "in 2024 who knew."})
    row = make_page(Review.FLAGGED)
    found = {where: one.findings for where, one in sentences(desk, row).items() if one.findings}
    ((where, findings),) = found.items()
    assert where == "opinion 1.5"
    assert [(one.rule, one.span) for one in findings] == [("number", "2024")]
    html = html_of(desk, row)
    assert "Why may it go out as it is?" in html


def test_a_reader_s_report_stands_at_its_sentence_and_can_be_closed_there(desk, shown):
    about = About(article=shown.story.lead, revision=shown.published, sentence="opinion 1.2")
    told = report_error("She never said so.", about, email="reader@example.org", now=LATER)
    assert [one.text for one in sentences(desk, shown)["opinion 1.2"].reports] == [told.text]
    html = html_of(desk, shown)
    assert "reader@example.org" in html
    answer = desk.post(
        f"/desk/reports/{told.pk}/close/",
        {"closing": "no error", "note": "She did.", "back_to": shown.pk},
    )
    assert answer["Location"] == path_of(shown)
    told.refresh_from_db()
    assert (told.closing, told.note, told.closed_by.username) == (
        Closing.NO_ERROR,
        "She did.",
        "ann",
    )
    assert "She never said so." not in html_of(desk, shown)


def test_a_report_about_no_sentence_stands_on_top(desk, shown):
    report_error("All wrong.", About(article=shown.story.lead), email="", now=LATER)
    assert [one.text for one in desk.get(path_of(shown)).context["shown"].reports] == ["All wrong."]


# ---- which revision ----


def test_what_is_proposed_is_shown_first_and_any_other_on_demand(desk, shown):
    save(desk, shown, {"opinion-1-1": "Harlan Herald reports that the bridge was closed."})
    assert desk.get(path_of(shown)).context["revision"].number == 2
    assert desk.get(path_of(shown, "?revision=1")).context["revision"].number == 1
    html = html_of(desk, shown, "?revision=1")
    assert "A newer draft, revision 2, was written" in html
    assert "by ann" in html


def test_a_page_that_is_not_drafted_yet_says_so(desk, held):
    held.revisions.all().delete()
    assert "Nothing has been drafted yet" in html_of(desk, held)


def test_the_last_decision_is_told_with_its_reason(desk, held, ann):
    reject(newest(held), act(held, ann, reason="The wrong river."))
    html = html_of(desk, held)
    assert "Last decision: <strong>rejected</strong> revision 1" in html
    assert "The wrong river." in html


def test_a_draft_that_is_to_come_says_when(desk, held, ann):
    assert "Not with readers." in html_of(desk, held)
    schedule(newest(held), act(held, ann), at=LATER.replace(year=2099))
    assert "Scheduled" in html_of(desk, held)


def test_the_state_is_told_in_words(desk, shown, ann):
    assert "read by no person yet" in html_of(desk, shown)
    approve(newest(shown), act(shown, ann))
    assert "read by ann" in html_of(desk, shown)
    withdraw(shown, act(shown, ann, reason="Two bridges mixed up."))
    html = html_of(desk, shown)
    assert "Withdrawn." in html
    assert "Two bridges mixed up." in html


# ---- what may be done ----


def offered(row, revision=None, *, may_correct=True):
    found = actions(row, revision or newest(row), may_correct=may_correct)
    names = ("approve", "correct", "reject", "schedule", "unschedule", "withdraw")
    return [name for name in names if getattr(found, name)]


def test_a_held_draft_may_be_approved_rejected_or_scheduled(held):
    assert offered(held) == ["approve", "reject", "schedule"]
    assert offered(held, may_correct=False) == ["approve", "reject"]


def test_a_page_nobody_read_may_be_approved_rejected_or_withdrawn(shown):
    assert offered(shown) == ["approve", "reject", "withdraw"]
    assert offered(shown, may_correct=False) == ["approve", "reject"]


def test_a_page_that_was_read_may_only_be_withdrawn(shown, ann):
    approve(newest(shown), act(shown, ann))
    assert offered(again(shown)) == ["withdraw"]
    assert offered(again(shown), may_correct=False) == []


def test_an_edit_of_what_readers_see_is_a_correction_for_editors(desk, reviewer, shown):
    save(desk, shown, {"opinion-1-1": "Harlan Herald reports that the bridge was closed."})
    row = again(shown)
    assert offered(row) == ["correct", "reject", "withdraw"]
    assert offered(row, may_correct=False) == ["reject"]
    assert "an editor publishes the correction" in html_of(reviewer, shown)


def test_a_newer_draft_may_take_the_place_of_what_readers_see(shown, ann):
    Article.objects.filter(pk=shown.story.lead_id).update(
        paragraphs=list(BRIDGE[:3]), extracted_at=LATER.replace(hour=20)
    )
    approve(newest(shown), act(shown, ann))
    draft_all(Review.ALL)
    row = again(shown)
    assert offered(row)[:1] == ["approve"]


def test_a_scheduled_draft_may_go_out_at_once_or_not_at_all(held, ann):
    schedule(newest(held), act(held, ann), at=LATER.replace(year=2099))
    assert offered(again(held)) == ["approve", "reject", "unschedule"]


def test_a_withdrawn_page_is_brought_back_by_editors(shown, ann):
    withdraw(shown, act(shown, ann, reason="x"))
    row = again(shown)
    assert offered(row) == ["approve", "schedule"]
    assert offered(row, may_correct=False) == []
    assert actions(row, newest(row), may_correct=True).approve_label == "Bring back"


# ---- cost ----


def test_a_page_costs_few_queries_however_much_is_on_it(desk, shown):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            desk.get(path_of(shown))
        return len(captured)

    before = queries()
    person = make_person("eve")
    for number in range(8):
        report_error(f"x {number}", About(article=shown.story.lead), email="", now=LATER)
        ErrorReport.objects.create(
            text="old",
            article=shown.story.lead,
            created_at=LATER,
            closed_at=LATER,
            closed_by=person,
        )
    assert queries() == before <= 16
