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
