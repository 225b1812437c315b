"""What waits at the desk: for which reasons, in which order, at what cost."""

from datetime import timedelta

import pytest

from columba.commentary.models import Closing, Commentary, ErrorReport, Revision, WrongStateError
from columba.commentary.queue import (
    Draw,
    Why,
    count_waiting,
    next_waiting,
    open_reports,
    reasons_of,
    reports_by_story,
    waiting,
)
from columba.commentary.reporting import About, close_report, report_error
from columba.commentary.review import approve, reject, withdraw
from columba.lib.publication import Review
from tests.desk.make import LATER, act, again, make_page, make_person, make_shelf, newest
from tests.make import NOON, make_article

pytestmark = pytest.mark.django_db
NONE = Draw(share=0, now=LATER)
ALL = Draw(share=1, now=LATER)


@pytest.fixture
def ann():
    return make_person("ann")


def shelf(folder, **swap):
    make_shelf(folder, swap=swap.get("swap", {}))


def stories(rows):
    return [row.story_id for row in rows]


def report(page, text="The year is wrong."):
    about = About(article=page.story.lead, sentence="opinion 1.1")
    return report_error(text, about, email="", now=LATER)


def test_a_page_waits_for_the_reason_it_has(tmp_path):
    shelf(tmp_path)
    page = make_page(Review.ALL)
    assert stories(waiting(NONE, Why.RULE)) == [page.story_id]
    assert stories(waiting(NONE, Why.SENSITIVE)) == stories(waiting(NONE, Why.FLAGGED)) == []


def test_sensitive_and_flagged_pages_are_told_apart(tmp_path):
    shelf(
        tmp_path,
        swap={
            'sensitivity = "normal"': 'sensitivity = "high"',
            "who knew, and when.": "in 2024 who knew.",
        },
    )
    page = make_page(Review.FLAGGED)
    assert stories(waiting(NONE, Why.SENSITIVE)) == [page.story_id]
    assert stories(waiting(NONE, Why.FLAGGED)) == [page.story_id]
    assert stories(waiting(NONE, Why.RULE)) == []
    (row,) = waiting(NONE)
    assert reasons_of(row, NONE, reported={}) == [Why.SENSITIVE, Why.FLAGGED]


def test_a_newer_draft_waits_beside_what_readers_see(tmp_path):
    shelf(tmp_path)
    page = make_page(Review.FLAGGED)
    row = again(page)
    row.keep(["A finding."], Revision.objects.create(
        commentary=row, number=2, inputs_hash="z", written_by="composer", draft={}, created_at=NOON,
    ))  # fmt: skip
    row.save()
    (found,) = waiting(NONE, Why.NEWER)
    assert reasons_of(found, NONE, reported={}) == [Why.NEWER]
    assert count_waiting(NONE)["rule"] == 0


def test_a_published_page_waits_where_a_reader_reported_it(tmp_path):
    shelf(tmp_path)
    page, _ = make_page(Review.FLAGGED), make_page(Review.FLAGGED)
    told = report(page)
    assert stories(waiting(NONE)) == [page.story_id]
    assert reports_by_story(waiting(NONE)) == {page.story_id: 1}
    (row,) = waiting(NONE, Why.REPORTED)
    assert reasons_of(row, NONE, reported={page.story_id: 1}) == [Why.REPORTED]
    close_report(told.pk, Closing.NO_ERROR, by=make_person(), now=LATER)
    assert stories(waiting(NONE)) == []


def test_a_report_about_any_article_of_the_story_counts_once_per_page(tmp_path):
    shelf(tmp_path)
    page = make_page(Review.FLAGGED)
    report(page, "One.")
    report(page, "Two.")
    assert stories(waiting(NONE, Why.REPORTED)) == [page.story_id]
    assert count_waiting(NONE)["all"] == 1
    assert reports_by_story(waiting(NONE)) == {page.story_id: 2}


def test_what_was_decided_leaves_the_queue(tmp_path, ann):
    shelf(tmp_path)
    approved, rejected, gone = (make_page(Review.ALL) for _ in range(3))
    approve(newest(approved), act(approved, ann))
    reject(newest(rejected), act(rejected, ann, reason="No."))
    approve(newest(gone), act(gone, ann))
    withdraw(gone, act(gone, ann, reason="Wrong."))
    assert count_waiting(ALL)["all"] == 0


# ---- sampled ----


def test_a_share_of_what_the_machine_published_is_drawn_and_always_the_same(tmp_path):
    shelf(tmp_path)
    pages = [make_page(Review.FLAGGED, paragraphs=bridge(n)) for n in range(40)]
    drawn = set(stories(waiting(Draw(share=0.3, now=LATER), Why.SAMPLED)))
    assert 4 <= len(drawn) <= 22
    assert drawn == set(stories(waiting(Draw(share=0.3, now=LATER), Why.SAMPLED)))
    more = set(stories(waiting(Draw(share=0.6, now=LATER), Why.SAMPLED)))
    assert drawn < more
    assert stories(waiting(NONE, Why.SAMPLED)) == []
    assert len(waiting(ALL, Why.SAMPLED)) == len(pages)


def bridge(number):
    return [
        f"Engineers closed the Harlan Street bridge on Tuesday; inspectors found {number} cracks.",
        "The council will meet on September 9 to discuss the repair.",
    ]


def test_a_sampled_page_waits_until_a_person_has_read_it_or_it_is_old(tmp_path, ann):
    shelf(tmp_path)
    page, _ = make_page(Review.FLAGGED), make_page(Review.ALL)
    (row,) = waiting(ALL, Why.SAMPLED)
    assert row.story_id == page.story_id
    assert reasons_of(row, ALL, reported={}) == [Why.SAMPLED]
    much_later = Draw(share=1, now=LATER + timedelta(days=15))
    assert stories(waiting(much_later, Why.SAMPLED)) == []
    approve(newest(page), act(page, ann))
    assert stories(waiting(ALL, Why.SAMPLED)) == []


def test_the_draw_in_the_database_and_in_python_agree(tmp_path):
    shelf(tmp_path)
    for number in range(12):
        make_page(Review.FLAGGED, paragraphs=bridge(number))
    draw = Draw(share=0.5, now=LATER)
    drawn = set(stories(waiting(draw, Why.SAMPLED)))
    rows = Commentary.objects.select_related("published")
    assert {row.story_id for row in rows if draw.draws(row)} == drawn


# ---- order and cost ----


def test_the_newest_news_comes_first_and_next_goes_round(tmp_path):
    shelf(tmp_path)
    pages = [make_page(Review.ALL, last_at=NOON + timedelta(hours=h)) for h in (1, 3, 2, 3)]
    order = [pages[3], pages[1], pages[2], pages[0]]
    rows = waiting(NONE)
    assert stories(rows) == [page.story_id for page in order]
    for here, after in zip(order, [*order[1:], order[0]], strict=True):
        assert next_waiting(waiting(NONE), here) == after


def test_after_the_last_page_there_is_none(tmp_path):
    shelf(tmp_path)
    assert next_waiting(waiting(NONE), make_page(Review.ALL)) is None


def test_the_counts_of_every_reason_cost_one_query(tmp_path, django_assert_num_queries):
    shelf(tmp_path)
    report(make_page(Review.FLAGGED))
    make_page(Review.ALL)
    with django_assert_num_queries(1):
        counts = count_waiting(ALL)
    assert counts == {
        "all": 2, "sensitive": 0, "flagged": 0, "rule": 1, "newer": 0, "reported": 1, "sampled": 1,
    }  # fmt: skip


def test_every_reason_has_its_count_and_its_pages(tmp_path):
    shelf(tmp_path)
    make_page(Review.ALL)
    counts = count_waiting(ALL)
    for why in Why:
        assert len(waiting(ALL, why)) == counts[why]


# ---- reports ----


def test_open_reports_come_oldest_first_with_their_page(tmp_path, django_assert_num_queries):
    shelf(tmp_path)
    page = make_page(Review.FLAGGED)
    first = report(page)
    bare = ErrorReport.objects.create(text="Elsewhere.", article=make_article(), created_at=LATER)
    general = ErrorReport.objects.create(text="The search is slow.", created_at=LATER)
    with django_assert_num_queries(1):
        found = list(open_reports())
        assert found == [first, bare, general]
        assert found[0].article.membership.story.commentary == page


def test_closing_a_report_records_who_and_what_came_of_it(tmp_path, ann):
    shelf(tmp_path)
    told = report(make_page(Review.FLAGGED))
    close_report(told.pk, Closing.FIXED, by=ann, now=LATER, note="It was 2018.")
    told.refresh_from_db()
    assert (told.closing, told.closed_by, told.closed_at, told.note) == (
        Closing.FIXED,
        ann,
        LATER,
        "It was 2018.",
    )
    with pytest.raises(WrongStateError, match="already"):
        close_report(told.pk, Closing.NO_ERROR, by=ann, now=LATER)
