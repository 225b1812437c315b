"""A reader says which sentence is wrong, without a script and without seeing what is not public."""

import pytest

from columba.commentary.models import ErrorReport
from columba.commentary.review import withdraw
from columba.lib.publication import Review
from tests.desk.make import act, make_page, make_person, make_shelf
from tests.make import make_article, make_story

pytestmark = pytest.mark.django_db
PATH = "/report-an-error/"


@pytest.fixture(autouse=True)
def shelf(tmp_path):
    make_shelf(tmp_path)


@pytest.fixture
def page():
    return make_page(Review.FLAGGED)


def form_of(client, page, **query):
    answer = client.get(PATH, {"article": page.story.lead_id, **query})
    return answer.context["form"], answer.content.decode()


def send(client, page, **values):
    data = {"article": page.story.lead_id, "revision": 1, "text": "The count is wrong."} | values
    return client.post(PATH, data)


def test_the_form_offers_every_sentence_and_step_of_the_page(client, page):
    _, html = form_of(client, page)
    assert '<optgroup label="Opinion">' in html
    assert '<option value="opinion 1.1">' in html
    assert '<option value="step 1">Read the report.</option>' in html
    assert "The page as a whole" in html


def test_a_link_may_choose_the_sentence(client, page):
    _, html = form_of(client, page, sentence="opinion 1.2")
    assert '<option value="opinion 1.2" selected>' in html


def test_a_report_keeps_the_sentence_and_the_revision_it_was_read_in(client, page):
    assert send(client, page, sentence="opinion 1.3").status_code == 302
    report = ErrorReport.objects.get()
    assert (report.sentence, report.revision, report.article) == (
        "opinion 1.3",
        page.published,
        page.story.lead,
    )


@pytest.mark.parametrize(
    "values",
    [
        {"sentence": "opinion 99.1"},
        {"sentence": "<script>"},
        {"revision": 77, "sentence": "opinion 1.1"},
        {"revision": "", "sentence": "opinion 1.1"},
    ],
)
def test_a_sentence_that_is_not_there_is_forgotten_and_the_report_kept(client, page, values):
    assert send(client, page, **values).status_code == 302
    report = ErrorReport.objects.get()
    assert (report.sentence, report.article) == ("", page.story.lead)


@pytest.mark.parametrize("number", ["x", "-1", "0", str(10**30)])
def test_a_number_that_is_none_is_answered(client, page, number):
    assert send(client, page, revision=number).status_code == 200


def test_a_page_without_commentary_asks_for_no_sentence(client):
    article = make_article()
    make_story(article)
    html = client.get(PATH, {"article": article.pk}).content.decode()
    assert "Which sentence?" not in html
    assert "Which sentence?" not in client.get(PATH).content.decode()


def test_nothing_that_is_not_public_is_offered(client, page):
    withdraw(page, act(page, make_person(), reason="Wrong."))
    answer = send(client, page, text="")
    assert answer.status_code == 200
    assert "opinion 1.1" not in answer.content.decode()
