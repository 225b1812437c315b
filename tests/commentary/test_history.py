"""The history of a page tells what readers saw, and nothing that they did not."""

from datetime import timedelta

import pytest

from columba.commentary.diff import Change
from columba.commentary.history import showings, versions
from columba.commentary.models import Commentary
from columba.commentary.review import approve, correct, edit, withdraw
from columba.lib.publication import Review
from tests.desk.make import (
    LATER,
    act,
    again,
    draft_all,
    draft_of,
    make_page,
    make_person,
    make_shelf,
    newest,
    with_text,
)

pytestmark = pytest.mark.django_db
MILD = "Harlan Herald reports that the Harlan Street bridge was closed on Tuesday."


@pytest.fixture(autouse=True)
def shelf(tmp_path):
    make_shelf(tmp_path)


@pytest.fixture
def shown():
    return make_page(Review.FLAGGED)


@pytest.fixture
def ann():
    return make_person("ann")


def corrected(row, by, *, text=MILD, note="We named the wrong day."):
    base = newest(row)
    revision = edit(base, with_text(draft_of(base), text), act(row, by), zone=LATER.tzinfo)
    later = act(row, by, reason="Read twice.", now=LATER + timedelta(days=1))
    correct(revision, later, note=note)
    return again(row)


def history(row, **values):
    row = again(row)
    seen = showings(row)
    return versions(row, seen, before=None, **values)


def changed(version):
    return [
        (part.heading, "".join(run.text for run in line.runs if run.change is Change.ADDED))
        for part in version.changes
        for line in part.lines
    ]


def test_the_first_version_is_software_s_and_compared_with_nothing(shown):
    (only,) = history(shown)
    assert (only.number, only.at, only.written_by, only.edited_by) == (1, LATER, "composer", "")
    assert (only.playbook, only.playbook_version) == ("Bridges", "1.2")
    assert only.changes is None
    assert only.approvals == []


def test_a_correction_is_a_version_with_its_editor_note_and_the_words_that_changed(shown, ann):
    second, first = history(corrected(shown, ann))
    assert (second.number, second.edited_by, second.at) == (2, "ann", LATER + timedelta(days=1))
    assert [(one.by, one.at) for one in second.approvals] == [("ann", second.at)]
    assert second.notes == ["We named the wrong day."]
    assert [heading for heading, _ in changed(second)] == ["Opinion"]
    assert "Tuesday" in changed(second)[0][1]
    assert first.notes == []


def test_who_read_a_page_that_stood_already_is_named_on_its_version(shown, ann):
    approve(newest(shown), act(shown, ann, now=LATER + timedelta(days=1)))
    (only,) = history(shown)
    assert [one.by for one in only.approvals] == ["ann"]
    assert len(again(shown).shown) == 1


def test_a_draft_that_nobody_has_published_is_not_in_it(ann):
    held = make_page(Review.ALL)
    assert showings(held) == []
    edit(newest(held), draft_of(newest(held)), act(held, ann), zone=LATER.tzinfo)
    approve(newest(held), act(held, ann))
    assert [one.revision for one in showings(again(held))] == [2]


def test_a_withdrawn_page_tells_when_and_never_what(shown, ann):
    row = corrected(shown, ann)
    withdraw(row, act(row, ann, reason="Wrong bridge."))
    found = history(row)
    assert [one.number for one in found] == [2, 1]
    assert [one.changes for one in found] == [None, None]


def test_an_editor_whose_account_is_gone_is_a_person(shown, ann):
    row = corrected(shown, ann)
    ann.delete()
    second, _ = history(row)
    assert second.edited_by == "a person"
    assert [one.by for one in second.approvals] == ["a person"]


def test_a_page_of_versions_is_compared_with_the_one_before_it(shown, ann):
    row = corrected(shown, ann)
    row = corrected(row, ann, text=f"{MILD} It is still shut.", note="More.")
    seen = showings(row)
    (newer,) = versions(row, seen[:1], before=seen[1])
    assert (newer.number, newer.notes) == (3, ["More."])
    assert changed(newer)[0][1].strip() == "It is still shut."


def test_what_was_shown_before_anybody_wrote_it_down_is_as_old_as_its_making(shown):
    Commentary.objects.update(shown=[])
    (only,) = history(shown)
    assert only.at == newest(shown).created_at


def test_a_version_that_the_machine_made_anew_counts_from_when_it_was_shown(shown):
    article = shown.story.lead
    article.paragraphs = [one.replace("9,000", "9,500") for one in article.paragraphs]
    article.extracted_at = LATER + timedelta(hours=1)
    article.save()
    draft_all(Review.FLAGGED, now=LATER + timedelta(hours=2))
    second, _ = history(shown)
    assert second.at == LATER + timedelta(hours=2)
    assert second.edited_by == ""
    assert "9,500 " in changed(second)[0][1]


def test_a_long_history_costs_a_few_queries(shown, ann, django_assert_num_queries):
    row = shown
    for number in range(4):
        row = corrected(row, ann, text=f"{MILD} Day {number}.", note=f"Note {number}.")
    seen = showings(row)
    with django_assert_num_queries(3):
        assert len(versions(row, seen, before=None)) == 5
