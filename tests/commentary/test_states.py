"""What may become of a commentary, from which state, and by whose hand."""

import pytest

from columba.commentary.models import Commentary, Revision, State, WrongStateError
from tests.make import NOON, make_article, make_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann(django_user_model):
    return django_user_model.objects.create(username="ann")


@pytest.fixture
def row():
    return Commentary.objects.create(story=make_story(make_article()), next_at=NOON)


def revision(row, number=1):
    return Revision.objects.create(
        commentary=row, number=number, inputs_hash="", written_by="composer", draft={},
        created_at=NOON,
    )  # fmt: skip


def test_a_new_row_is_held_and_shows_nothing(row):
    assert row.state == State.HELD
    assert not row.is_visible


def test_publishing_shows_a_revision_and_forgets_the_reasons(row):
    row.reasons = ["x"]
    row.publish(revision(row), now=NOON)
    assert row.is_visible
    assert (row.reasons, row.published_at, row.reviewed_by) == ([], NOON, None)


def test_the_first_publication_is_the_one_that_counts(row):
    row.publish(revision(row), now=NOON)
    row.publish(revision(row, 2), now=NOON.replace(hour=20))
    assert row.published_at == NOON
    assert row.published.number == 2


def test_a_reviewer_is_named_until_a_newer_text_is_shown(row, ann):
    row.publish(revision(row), now=NOON, reviewer=ann)
    assert (row.reviewed_by, row.reviewed_at) == (ann, NOON)
    row.publish(revision(row, 2), now=NOON)
    assert (row.reviewed_by, row.reviewed_at) == (None, None)


def test_a_revision_of_another_story_is_refused(row):
    other = Commentary.objects.create(story=make_story(make_article()), next_at=NOON)
    with pytest.raises(WrongStateError):
        row.publish(revision(other), now=NOON)


def test_holding_hides_what_was_published(row):
    row.publish(revision(row), now=NOON)
    row.hold(["A finding."])
    assert not row.is_visible
    assert row.reasons == ["A finding."]


def test_only_a_person_publishes_what_was_withdrawn(row, ann):
    row.publish(revision(row), now=NOON)
    row.withdraw("Wrong.")
    assert not row.is_visible
    with pytest.raises(WrongStateError):
        row.publish(row.revisions.last(), now=NOON)
    row.publish(row.revisions.last(), now=NOON, reviewer=ann)
    assert row.is_visible


def test_only_a_person_replaces_what_a_person_corrected(row, ann):
    row.publish(revision(row), now=NOON)
    row.correct(revision(row, 2), now=NOON, reviewer=ann)
    assert (row.state, row.published.number) == (State.CORRECTED, 2)
    for change in (lambda: row.publish(revision(row, 3), now=NOON), lambda: row.hold(["x"])):
        with pytest.raises(WrongStateError, match="corrected"):
            change()


def test_what_readers_do_not_see_cannot_be_corrected_or_kept(row, ann):
    with pytest.raises(WrongStateError):
        row.correct(revision(row), now=NOON, reviewer=ann)
    with pytest.raises(WrongStateError):
        row.keep(["x"])


def test_what_is_withdrawn_cannot_be_held_or_withdrawn_again(row):
    row.withdraw("Wrong.")
    for change in (lambda: row.hold(["x"]), lambda: row.withdraw("Again.")):
        with pytest.raises(WrongStateError):
            change()


# ---- what waits for a person ----


def edited(row, base, number):
    return Revision.objects.create(
        commentary=row, number=number, inputs_hash=base.inputs_hash, written_by="composer",
        draft={}, created_at=NOON, based_on=base,
    )  # fmt: skip


def test_a_held_draft_is_proposed_and_a_published_one_no_longer_is(row):
    first = revision(row)
    row.hold(["A finding."], first)
    assert row.proposed == first
    row.publish(first, now=NOON)
    assert row.proposed is None


def test_a_rejected_draft_is_not_proposed_again_and_a_newer_one_is(row):
    first = revision(row)
    row.hold(["A finding."], first)
    row.reject(first, "Wrong river.")
    assert (row.proposed, row.rejected) == (None, first)
    row.hold(["A finding."], first)
    assert row.proposed is None
    second = revision(row, 2)
    row.hold(["A finding."], second)
    assert row.proposed == second


def test_after_a_rejection_only_a_person_publishes(row, ann):
    first, second = revision(row), revision(row, 2)
    row.reject(first, "Wrong river.")
    with pytest.raises(WrongStateError, match="by itself"):
        row.publish(second, now=NOON)
    row.publish(second, now=NOON, reviewer=ann)
    assert row.rejected is None
    assert row.by_hand == ""


def test_rejecting_what_readers_see_takes_it_away_and_puts_it_before_another_person(row):
    first = revision(row)
    row.publish(first, now=NOON)
    row.reject(first, "Bo: wrong river.")
    assert not row.is_visible
    assert (row.proposed, row.reasons) == (first, ["Bo: wrong river."])


def test_what_a_person_approved_cannot_be_rejected_in_passing(row, ann):
    first = revision(row)
    row.publish(first, now=NOON, reviewer=ann)
    with pytest.raises(WrongStateError, match="has approved it"):
        row.reject(first, "Wrong river.")


def test_a_person_s_edit_goes_on_waiting_when_the_machine_writes_anew(row):
    first = revision(row)
    row.hold(["A finding."], first)
    row.propose([], edited(row, first, 2))
    row.hold(["A finding."], revision(row, 3))
    assert row.proposed.number == 2
    with pytest.raises(WrongStateError, match="by itself"):
        row.publish(row.revisions.last(), now=NOON)


def test_a_published_edit_is_replaced_by_a_person_alone(row, ann):
    first = revision(row)
    row.publish(edited(row, first, 2), now=NOON, reviewer=ann)
    with pytest.raises(WrongStateError, match="by itself"):
        row.publish(revision(row, 3), now=NOON)


def test_turning_down_a_correction_leaves_the_page_to_the_machine(row):
    first = revision(row)
    row.publish(first, now=NOON)
    row.reject(edited(row, first, 2), "No.")
    assert row.is_visible
    assert row.by_hand == ""


def test_only_an_edit_of_the_text_that_readers_saw_is_a_correction(row):
    first = revision(row)
    row.publish(first, now=NOON)
    newer = revision(row, 2)
    newer.inputs_hash = "other"
    assert row.corrects(edited(row, first, 3))
    assert not row.corrects(newer)
    assert not row.corrects(edited(row, newer, 4))


def test_a_scheduled_draft_keeps_the_machine_from_publishing(row, ann):
    first = revision(row)
    row.schedule(first, at=NOON, by=ann)
    with pytest.raises(WrongStateError, match="by itself"):
        row.publish(revision(row, 2), now=NOON)
    row.unschedule()
    row.publish(first, now=NOON)
    with pytest.raises(WrongStateError):
        row.unschedule()


def test_withdrawing_takes_back_what_was_to_come(row, ann):
    first = revision(row)
    row.publish(first, now=NOON)
    row.schedule(revision(row, 2), at=NOON, by=ann)
    row.withdraw("Wrong person.")
    assert (row.scheduled, row.scheduled_for, row.proposed) == (None, None, None)


def test_a_revision_knows_whether_it_is_sensitive_and_how_much_was_found(row):
    plain = revision(row)
    told = Revision.objects.create(
        commentary=row, number=2, inputs_hash="", written_by="composer", created_at=NOON,
        draft={"sensitivity": "high"}, findings=[{}, {}],
    )  # fmt: skip
    reserved = Revision.objects.create(
        commentary=row, number=3, inputs_hash="", written_by="composer", created_at=NOON,
        draft={"human_review": "always"},
    )  # fmt: skip
    assert (plain.is_sensitive, plain.finding_count) == (False, 0)
    assert (told.is_sensitive, told.finding_count) == (True, 2)
    assert reserved.is_sensitive
