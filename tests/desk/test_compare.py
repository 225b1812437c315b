"""Two revisions side by side, and everything that happened to a page."""

import pytest

from columba.articles.models import Article
from columba.commentary.models import Closing
from columba.commentary.reporting import About, close_report, report_error
from columba.commentary.review import correct
from columba.lib.publication import Review
from tests.commentary.make import BRIDGE
from tests.desk.make import LATER, act, again, draft_all, newest
from tests.desk.test_edit import MILD, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def corrected(desk, shown, ann):
    """A page that a person corrected, with a newer draft of the machine's beside it."""
    save(desk, shown, {"opinion-1-1": MILD})
    correct(newest(shown), act(shown, ann), note="We had named no day.")
    Article.objects.filter(pk=shown.story.lead_id).update(
        paragraphs=list(BRIDGE[:4]), extracted_at=LATER.replace(hour=20)
    )
    draft_all(Review.FLAGGED)
    return again(shown)


def html_of(client, row, query=""):
    return client.get(f"/desk/pages/{row.pk}/compare/{query}").content.decode()


def labels(client, row):
    page = client.get(f"/desk/pages/{row.pk}/")
    return {one.label: one.url for one in page.context["comparisons"]}


def test_the_words_that_came_and_went_are_marked(desk, held):
    save(desk, held, {"opinion-1-1": MILD})
    html = html_of(desk, held, "?from=1&to=2")
    assert "<del>" in html
    assert "on Tuesday.</ins>" in html
    assert "edited by ann" in html
    assert "written by the composer" in html
    assert "1 line differs" in html


def test_a_revision_compared_with_itself_is_the_same(desk, held):
    assert "the same, word for word" in html_of(desk, held)


def test_a_corrected_page_is_compared_both_ways(desk, corrected):
    assert (corrected.published.number, corrected.proposed.number) == (2, 3)
    pairs = labels(desk, corrected)
    assert pairs["machine draft ↔ published"].endswith("from=1&to=2")
    assert pairs["published ↔ proposed"].endswith("from=2&to=3")
    html = html_of(desk, corrected, "?from=2&to=3")
    assert "readers see it" in html
    assert "it is proposed" in html


def test_an_edit_is_compared_with_what_the_machine_wrote(desk, held):
    save(desk, held, {"opinion-1-1": MILD})
    save(desk, held, {"opinion-1-1": MILD.replace("closed", "shut")})
    assert labels(desk, held)["machine draft ↔ this edit"].endswith("from=1&to=3")


def test_a_plain_draft_has_nothing_to_be_compared_with(desk, held):
    assert labels(desk, held) == {}


def test_the_history_tells_everything_newest_first(desk, corrected, ann):
    told = report_error("Still wrong.", About(article=corrected.story.lead), email="", now=LATER)
    close_report(told.pk, Closing.NO_ERROR, by=ann, now=LATER, note="It is right.")
    answer = desk.get(f"/desk/pages/{corrected.pk}/history/")
    events = answer.context["events"]
    assert [event.at for event in events] == sorted((e.at for e in events), reverse=True)
    told = [f"{event.who} {event.what}" for event in events]
    for line in (
        "the composer wrote",
        "ann edited revision 1, which made",
        "ann corrected",
        "the page says: correction",
        "a reader reported the page",
        "ann closed a report: It was not an error",
    ):
        assert line in told
    html = answer.content.decode()
    assert "We had named no day." in html
    assert f"/desk/pages/{corrected.pk}/compare/?from=1&amp;to=2" in html
    assert html.count("compare with 2") == 1


def test_the_history_forgets_nobody_s_decision_with_their_account(desk, corrected, ann):
    from tests.desk.conftest import signed_in
    from tests.desk.make import make_person

    ann.delete()
    html = (
        signed_in(make_person("eve")).get(f"/desk/pages/{corrected.pk}/history/").content.decode()
    )
    assert "somebody who has left" in html
