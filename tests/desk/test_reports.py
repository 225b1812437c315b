"""What readers report: listed with its page, closed with what came of it."""

import pytest

from columba.commentary.models import Closing, ErrorReport
from columba.commentary.reporting import About, report_error
from tests.desk.make import LATER
from tests.make import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(shown):
    about = About(article=shown.story.lead, revision=shown.published, sentence="opinion 1.2")
    return report_error("She never said so.", about, email="reader@example.org", now=LATER)


def test_a_report_leads_to_its_sentence(desk, told, shown):
    html = desk.get("/desk/reports/").content.decode()
    assert f'href="/desk/pages/{shown.pk}/#opinion-1-2"' in html
    assert "She never said so." in html
    assert 'href="mailto:reader@example.org"' in html


def test_reports_about_no_page_of_ours_are_listed_too(desk, db):
    report_error("The search is slow.", About(), email="", now=LATER)
    report_error("Elsewhere.", About(article=make_article(title="Alone")), email="", now=LATER)
    html = desk.get("/desk/reports/").content.decode()
    assert "About no page in particular" in html
    assert "Alone" in html


def test_closing_a_report_says_what_came_of_it_and_keeps_it(desk, told):
    path = f"/desk/reports/{told.pk}/close/"
    assert desk.post(path, {"closing": "fixed", "note": "Now it says 2018."}).status_code == 302
    html = desk.get("/desk/reports/").content.decode()
    assert "No report is open." in html
    assert "It was wrong and has been put right" in html
    assert "Now it says 2018." in html


def test_a_report_is_closed_once(desk, told):
    path = f"/desk/reports/{told.pk}/close/"
    desk.post(path, {"closing": "fixed"})
    answer = desk.post(path, {"closing": "no error"}, follow=True)
    assert "has been closed already" in answer.content.decode()
    assert ErrorReport.objects.get().closing == Closing.FIXED


@pytest.mark.parametrize("data", [{}, {"closing": "x"}, {"closing": "fixed", "note": "x" * 2001}])
def test_a_report_is_not_closed_without_saying_what_came_of_it(desk, told, data):
    answer = desk.post(f"/desk/reports/{told.pk}/close/", data, follow=True)
    assert answer.status_code == 200
    assert ErrorReport.objects.get().closed_at is None


def test_a_report_that_is_not_there_is_not_found(desk):
    assert desk.post("/desk/reports/9/close/", {"closing": "fixed"}).status_code == 404


def test_a_reviewer_reads_reports_and_is_offered_no_button(reviewer, told):
    html = reviewer.get("/desk/reports/").content.decode()
    assert "She never said so." in html
    assert "Close this report" not in html
