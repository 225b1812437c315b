"""The queue as a person sees it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from columba.commentary.models import Commentary
from columba.commentary.reporting import About, report_error
from columba.commentary.review import approve, schedule
from columba.lib.publication import Review
from tests.commentary.make import BRIDGE
from tests.desk.make import LATER, act, make_page, make_shelf, newest

pytestmark = pytest.mark.django_db


def tabs(answer):
    return {tab.name: tab.count for tab in answer.context["tabs"]}


def titles(answer):
    return [one.row.story.title for one in answer.context["rows"]]


def test_it_lists_what_waits_with_the_reasons(desk, held):
    html = desk.get("/desk/").content.decode()
    assert "Harlan Street bridge closed" in html
    assert "By rule" in html
    assert "This publication has a person approve every page." in html
    assert "not with readers" in html


def test_every_reason_has_a_tab_with_its_count(desk, tmp_path):
    make_shelf(tmp_path, swap={'sensitivity = "normal"': 'sensitivity = "high"'})
    page = make_page(Review.FLAGGED)
    report_error("x", About(article=page.story.lead), email="", now=LATER)
    assert tabs(desk.get("/desk/")) == {
        "All that waits": 1,
        "Sensitive": 1,
        "Flagged by the checker": 0,
        "Newer draft": 0,
        "By rule": 0,
        "Sampled": 0,
        "Readers' reports": 1,
        "Scheduled": 0,
        "Decided lately": None,
    }
    assert len(titles(desk.get("/desk/?why=sensitive"))) == 1
    assert titles(desk.get("/desk/?why=flagged")) == []


def test_a_sample_of_what_the_machine_published_is_there_to_be_read(desk, shown, settings):
    Commentary.objects.update(published_at=timezone.now())
    assert titles(desk.get("/desk/?why=sampled")) == []
    settings.PUBLICATION = replace(settings.PUBLICATION, review_sample=1)
    assert len(titles(desk.get("/desk/?why=sampled"))) == 1
    assert "with readers" in desk.get("/desk/?why=sampled").content.decode()


def test_an_empty_queue_says_something_kind_and_useful(desk):
    html = desk.get("/desk/").content.decode()
    assert "Nothing waits here." in html
    assert "Thank you." in html
    assert "/desk/decided/" in html
    for path in ("/desk/?why=flagged", "/desk/scheduled/", "/desk/decided/", "/desk/reports/"):
        assert desk.get(path).status_code == 200


@pytest.mark.parametrize(
    "query", ["?why=nonsense", "?page=x", "?page=99", "?why=sensitive&page=-1"]
)
def test_odd_addresses_are_answered(desk, held, query):
    assert desk.get(f"/desk/{query}").status_code == 200


def test_next_leads_from_page_to_page_and_back_to_the_queue(desk, held, ann):
    other = make_page(Review.ALL)
    first, second = sorted((held, other), key=lambda row: -row.pk)
    where = desk.get("/desk/next/")["Location"]
    assert where == f"/desk/pages/{first.pk}/"
    where = desk.get(f"/desk/next/?after={first.pk}&why=rule")["Location"]
    assert where == f"/desk/pages/{second.pk}/?why=rule"
    for row in (held, other):
        approve(newest(row), act(row, ann))
    assert desk.get(f"/desk/next/?after={held.pk}&why=rule")["Location"] == "/desk/?why=rule"


@pytest.mark.parametrize("after", ["", "x", "999999", "9" * 40])
def test_next_after_nothing_is_the_first(desk, held, after):
    assert desk.get(f"/desk/next/?after={after}")["Location"] == f"/desk/pages/{held.pk}/"


def test_what_is_scheduled_and_decided_is_listed(desk, held, ann):
    schedule(newest(held), act(held, ann, reason="For the morning."), at=LATER + timedelta(days=1))
    assert "to be published" in desk.get("/desk/scheduled/").content.decode()
    decided = desk.get("/desk/decided/").content.decode()
    assert "scheduled" in decided
    assert "For the morning." in decided
    assert "ann" in decided


def queries(client, path):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_fifty_pages_cost_no_more_queries_than_one(desk, held, ann):
    report_error("x", About(article=held.story.lead), email="", now=LATER)
    schedule(newest(held), act(held, ann), at=LATER.replace(year=2099))
    make_page(Review.ALL)
    paths = ["/desk/", "/desk/?why=rule", "/desk/reports/", "/desk/scheduled/", "/desk/decided/"]
    before = {path: queries(desk, path) for path in paths}
    for number in range(50):
        row = make_page(Review.ALL, title=f"Bridge {number}", paragraphs=BRIDGE)
        report_error("x", About(article=row.story.lead), email="", now=LATER)
        if number % 2:
            schedule(newest(row), act(row, ann), at=LATER.replace(year=2099))
    assert {path: queries(desk, path) for path in paths} == before
    assert max(before.values()) <= 12, before


def test_a_long_queue_is_shown_by_pages(desk, shelf):
    for number in range(52):
        make_page(Review.ALL, title=f"Bridge {number}")
    assert len(titles(desk.get("/desk/"))) == 50
    second = desk.get("/desk/?why=rule&page=2")
    assert len(titles(second)) == 2
    assert "why=rule&amp;page=1" in second.content.decode()
