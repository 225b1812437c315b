"""What people decide: who may be quicker, what is written down, what readers see afterwards."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from columba.accounts.roles import Role
from columba.articles.models import Article
from columba.commentary.models import (
    Commentary,
    Decision,
    Notice,
    NoticeKind,
    State,
    Verdict,
    WrongStateError,
)
from columba.commentary.reading import latest_notices, notices_of, published, withdrawn
from columba.commentary.review import (
    OvertakenError,
    ReasonNeededError,
    Seen,
    approve,
    correct,
    edit,
    read_seen,
    reject,
    schedule,
    seen_now,
    unschedule,
    withdraw,
)
from columba.commentary.scheduled import count_due, publish_scheduled
from columba.lib.publication import Review
from tests.commentary.make import BRIDGE
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
ZONE = ZoneInfo("America/New_York")
MILD = "Harlan Herald reports that the Harlan Street bridge was closed on Tuesday."
FALSE = "The bridge carried 77,000 drivers."


@pytest.fixture(autouse=True)
def shelf(tmp_path):
    make_shelf(tmp_path)
    return tmp_path


@pytest.fixture
def ann():
    return make_person("ann")


@pytest.fixture
def held():
    return make_page(Review.ALL)


@pytest.fixture
def shown():
    return make_page(Review.FLAGGED)


def reword(row, by, text=MILD, **values):
    base = newest(row)
    return edit(base, with_text(draft_of(base), text), act(row, by, **values), zone=ZONE)


def verdicts(row):
    return [(one.verdict, one.by.username, one.reason) for one in row.decisions.all()]


def read_again(row, *paragraphs):
    """Let the machine write the page anew from a report that reads otherwise."""
    Article.objects.filter(pk=row.story.lead_id).update(
        paragraphs=list(paragraphs), extracted_at=LATER + timedelta(hours=1)
    )


# ---- approve ----


def test_approving_shows_the_draft_as_read_by_that_person(held, ann):
    approve(newest(held), act(held, ann))
    page = published([held.story_id])[held.story_id]
    assert (page.is_reviewed, page.reviewed_by, page.is_edited) == (True, "ann", False)
    assert verdicts(held) == [(Verdict.APPROVED, "ann", "")]
    assert again(held).proposed is None


def test_approving_what_readers_see_already_answers_for_it(shown, ann):
    first_seen = shown.published_at
    approve(newest(shown), act(shown, ann, now=LATER + timedelta(days=1)))
    row = again(shown)
    assert (row.reviewed_by, row.published.number, row.published_at) == (ann, 1, first_seen)


def test_what_the_checker_found_is_overridden_by_a_written_reason_alone(held, ann):
    revision = reword(held, ann, FALSE)
    assert revision.finding_count > 0
    with pytest.raises(ReasonNeededError, match="say why"):
        approve(revision, act(held, ann, reason="  "))
    assert again(held).state == State.HELD
    approve(revision, act(held, ann, reason="The county's own count says so."))
    assert verdicts(held)[0] == (Verdict.APPROVED, "ann", "The county's own count says so.")


def test_an_older_draft_can_be_preferred_and_the_newer_does_not_come_back(held, ann):
    first = newest(held)
    read_again(held, *BRIDGE[:3])
    draft_all(Review.ALL)
    assert newest(held).number == 2
    approve(first, act(held, ann))
    draft_all(Review.FLAGGED)
    row = again(held)
    assert (row.published, row.proposed, row.rejected.number) == (first, None, 2)


def test_a_withdrawn_page_comes_back_by_a_person_s_hand(shown, ann):
    withdraw(shown, act(shown, ann, reason="Two bridges were mixed up."))
    approve(newest(shown), act(shown, ann))
    assert published([shown.story_id])[shown.story_id].reviewed_by == "ann"


# ---- being overtaken ----


def test_whoever_comes_second_is_told_who_was_quicker_and_changes_nothing(held, ann):
    bo = make_person("bo")
    early = act(held, bo, reason="Wrong river.")
    approve(newest(held), act(held, ann))
    with pytest.raises(OvertakenError) as told:
        reject(newest(held), early)
    assert [(one.by, one.verdict) for one in told.value.decisions] == [(ann, Verdict.APPROVED)]
    assert told.value.revisions == []
    assert again(held).state == State.PUBLISHED
    assert Decision.objects.count() == 1


def test_a_newer_draft_is_told_of_too(held, ann):
    early = act(held, ann)
    old = newest(held)
    read_again(held, *BRIDGE[:3])
    draft_all(Review.ALL)
    with pytest.raises(OvertakenError) as told:
        approve(old, early)
    assert [one.number for one in told.value.revisions] == [2]
    assert again(held).state == State.HELD


@pytest.mark.parametrize("text", ["", "x", "1", "1.x", ".", "-1.2", "1.2.3", "٣.١"])
def test_a_form_that_says_nothing_sensible_was_nobodys(text):
    assert read_seen(text) == Seen()


def test_what_was_seen_survives_a_form():
    assert read_seen(str(Seen(revision=3, decision=12))) == Seen(revision=3, decision=12)


# ---- edit ----


def test_an_edit_is_a_revision_with_its_author_and_the_one_before(held, ann):
    base = newest(held)
    revision = reword(held, ann)
    assert (revision.number, revision.edited_by, revision.based_on) == (2, ann, base)
    assert revision.inputs_hash == base.inputs_hash
    assert draft_of(revision).opinion[0].sentences[0].text == MILD
    assert draft_of(base).opinion[0].sentences[0].text != MILD
    row = again(held)
    assert (row.state, row.proposed, row.reasons) == (
        State.HELD,
        revision,
        ["ann has edited the draft."],
    )
    assert verdicts(held) == [(Verdict.EDITED, "ann", "")]


def test_an_edit_runs_through_the_checker_again(held, ann):
    assert reword(held, ann, FALSE).findings[0]["rule"] == "number"
    assert reword(held, ann).findings == []


def test_an_edited_sentence_is_held_to_what_a_model_s_is(held, ann):
    """The composer says things in an editor's words; a person's must stand in what is cited."""
    revision = reword(held, ann, "Nobody ever liked the colour of it, they say.")
    assert {finding["rule"] for finding in revision.findings} & {"support", "negation"}


def test_two_edits_at_once_keep_what_the_second_typed_for_them(held, ann):
    early = act(held, make_person("bo"))
    base = newest(held)
    reword(held, ann)
    with pytest.raises(OvertakenError):
        edit(base, with_text(draft_of(base), "Other."), early, zone=ZONE)
    again_now = replace(early, seen=seen_now(held))
    second = edit(base, with_text(draft_of(base), MILD), again_now, zone=ZONE)
    assert (second.number, second.based_on) == (3, base)


def test_an_edited_draft_is_published_as_edited(held, ann):
    approve(reword(held, ann), act(held, ann))
    assert published([held.story_id])[held.story_id].is_edited


# ---- reject ----


def test_a_rejected_draft_leaves_the_page_empty_and_says_why(held, ann):
    reject(newest(held), act(held, ann, reason="The wrong bridge."))
    row = again(held)
    assert (row.state, row.proposed, row.rejected.number) == (State.HELD, None, 1)
    assert verdicts(held) == [(Verdict.REJECTED, "ann", "The wrong bridge.")]


def test_a_rejection_needs_a_reason(held, ann):
    with pytest.raises(ReasonNeededError):
        reject(newest(held), act(held, ann))
    assert Decision.objects.count() == 0


def test_rejecting_what_readers_see_puts_it_before_another_person(shown, ann):
    reject(newest(shown), act(shown, ann, reason="The wrong bridge."))
    row = again(shown)
    assert published([shown.story_id]) == {}
    assert row.reasons == ["ann took this off the page: The wrong bridge."]
    assert row.proposed == newest(shown)


# ---- correct and withdraw ----


def test_what_readers_saw_is_changed_only_with_a_public_note(shown, ann):
    revision = reword(shown, ann)
    with pytest.raises(WrongStateError, match="public note"):
        approve(revision, act(shown, ann))
    with pytest.raises(ReasonNeededError):
        correct(revision, act(shown, ann), note=" ")
    correct(revision, act(shown, ann), note="We named the wrong day.")
    row = again(shown)
    assert (row.state, row.published, row.reviewed_by) == (State.CORRECTED, revision, ann)
    notice = Notice.objects.get()
    assert (notice.kind, notice.text, notice.at, notice.revision) == (
        NoticeKind.CORRECTION,
        "We named the wrong day.",
        LATER,
        revision,
    )
    assert Verdict.CORRECTED in {verdict for verdict, _, _ in verdicts(shown)}


def test_only_an_edit_of_what_readers_see_is_a_correction(shown, held, ann):
    with pytest.raises(WrongStateError):
        correct(newest(shown), act(shown, ann), note="x")
    with pytest.raises(WrongStateError):
        correct(reword(held, ann), act(held, ann), note="x")
    assert Notice.objects.count() == 0


def test_a_corrected_page_is_corrected_again(shown, ann):
    for number, text in enumerate((MILD, MILD.replace("Tuesday", "Tuesday, it says")), start=2):
        revision = reword(shown, ann, text)
        correct(revision, act(shown, ann, reason="Read twice."), note=f"Note {number}.")
        assert again(shown).published.number == number
    assert [notice.text for notice in notices_of([shown.story_id])[shown.story_id]] == [
        "Note 3.",
        "Note 2.",
    ]


def test_a_withdrawn_page_says_why_in_public(shown, ann):
    withdraw(shown, act(shown, ann, reason="Two bridges were mixed up."))
    assert published([shown.story_id]) == {}
    told = withdrawn([shown.story_id])[shown.story_id]
    assert (told.text, told.kind, told.is_withdrawn) == (
        "Two bridges were mixed up.",
        NoticeKind.WITHDRAWAL,
        True,
    )
    assert [notice.story for notice in latest_notices(5)] == [shown.story]
    assert again(shown).reasons == ["Two bridges were mixed up."]


def test_a_page_that_came_back_is_not_withdrawn_and_keeps_its_notice(shown, ann):
    withdraw(shown, act(shown, ann, reason="Two bridges were mixed up."))
    approve(newest(shown), act(shown, ann))
    assert withdrawn([shown.story_id]) == {}
    assert len(notices_of([shown.story_id])[shown.story_id]) == 1


def test_what_readers_never_saw_cannot_be_withdrawn(held, ann):
    with pytest.raises(WrongStateError, match="reject the draft instead"):
        withdraw(held, act(held, ann, reason="x"))


def test_the_notices_of_many_stories_cost_one_query(shown, ann, django_assert_num_queries):
    other = make_page(Review.FLAGGED)
    for row in (shown, other):
        withdraw(row, act(row, ann, reason="Wrong."))
    with django_assert_num_queries(1):
        assert len(withdrawn([shown.story_id, other.story_id])) == 2
    with django_assert_num_queries(1):
        assert [notice.story.lead.title for notice in latest_notices(9)]


# ---- schedule ----

NINE = LATER + timedelta(days=1)


def test_a_scheduled_draft_is_published_when_its_moment_comes(held, ann):
    schedule(newest(held), act(held, ann), at=NINE)
    assert again(held).proposed is None
    assert (count_due(NINE - timedelta(minutes=1)), count_due(NINE)) == (0, 1)
    assert publish_scheduled(now=NINE - timedelta(minutes=1)).claimed == 0
    assert publish_scheduled(now=NINE).published == 1
    row = again(held)
    assert (row.state, row.published_at) == (State.PUBLISHED, NINE)
    assert (row.reviewed_by, row.reviewed_at) == (ann, LATER)
    assert publish_scheduled(now=NINE).claimed == 0


def test_a_moment_that_is_past_is_refused(held, ann):
    with pytest.raises(WrongStateError, match="past"):
        schedule(newest(held), act(held, ann), at=LATER)


def test_faults_that_the_checker_found_are_not_scheduled_without_a_reason(held, ann):
    revision = reword(held, ann, FALSE)
    with pytest.raises(ReasonNeededError):
        schedule(revision, act(held, ann), at=NINE)


def test_a_correction_is_not_put_off(shown, ann):
    with pytest.raises(WrongStateError, match="at once"):
        schedule(reword(shown, ann), act(shown, ann), at=NINE)


def test_a_newer_draft_waits_beside_the_scheduled_one_and_stays_when_it_is_out(held, ann):
    schedule(newest(held), act(held, ann), at=NINE)
    read_again(held, *BRIDGE[:3])
    draft_all(Review.FLAGGED)
    row = again(held)
    assert (row.state, row.proposed.number) == (State.HELD, 2)
    assert "scheduled" in row.reasons[0]
    publish_scheduled(now=NINE)
    row = again(held)
    assert (row.published.number, row.proposed.number) == (1, 2)


def test_a_schedule_can_be_taken_back_and_the_draft_waits_again(held, ann):
    schedule(newest(held), act(held, ann), at=NINE)
    unschedule(held, act(held, ann))
    row = again(held)
    assert (row.scheduled_for, row.proposed.number) == (None, 1)
    assert publish_scheduled(now=NINE).claimed == 0
    assert [verdict for verdict, _, _ in verdicts(held)] == [
        Verdict.UNSCHEDULED,
        Verdict.SCHEDULED,
    ]


def test_what_somebody_scheduled_who_has_left_waits_for_another_person(held, ann):
    schedule(newest(held), act(held, ann), at=NINE)
    ann.delete()
    assert publish_scheduled(now=NINE).returned == 1
    row = again(held)
    assert (row.state, row.proposed.number, row.scheduled) == (State.HELD, 1, None)
    assert publish_scheduled(now=NINE).claimed == 0


def test_the_batch_is_as_large_as_asked(held, ann):
    other = make_page(Review.ALL)
    for row in (held, other):
        schedule(newest(row), act(row, ann), at=NINE)
    assert publish_scheduled(now=NINE, limit=1).claimed == 1
    assert publish_scheduled(now=NINE, limit=1).claimed == 1


# ---- all or nothing ----


def test_a_decision_that_cannot_be_written_down_changes_nothing(held, ann, monkeypatch):
    def fails(*_arguments, **_values):
        raise RuntimeError("disk full")

    monkeypatch.setattr(Decision.objects, "create", fails)
    with pytest.raises(RuntimeError):
        approve(newest(held), act(held, ann))
    assert Commentary.objects.get(pk=held.pk).state == State.HELD


def test_a_reviewer_who_is_forgotten_leaves_the_record(held):
    bo = make_person("bo", Role.REVIEWER)
    approve(newest(held), act(held, bo))
    bo.delete()
    assert Decision.objects.get().by is None
    assert published([held.story_id])[held.story_id].is_reviewed
