"""A page opens with what happened in the words of a report, and with the newest turn of it."""

from dataclasses import replace
from datetime import timedelta

from columba.commentary.check import check
from columba.commentary.compose import compose
from columba.commentary.opening import LONGEST, opening
from columba.commentary.quotations import is_verbatim, quoted, quoted_words
from columba.commentary.report_text import read_reports
from columba.commentary.summary import MOST_QUOTED_WORDS
from tests.commentary.make import AT, BRIDGE, LINKS, playbook, report

SCENE = "On the east bank a retired welder named Tom Ash is pouring coffee and counting trucks."
LEAD = {"- {if closed} {source}": "- {if closed} {lead} {source}"}


def opened(*reports):
    return opening(read_reports(reports))


def words(sentence):
    (span,) = quoted(sentence.text)
    return span.text


def later(*paragraphs):
    first = report(*paragraphs, number=2)
    return replace(first, published_at=first.published_at + timedelta(days=1))


def news(*reports, swap=LEAD):
    draft = compose(playbook(swap=swap), reports or [report()], LINKS, AT)
    return [sentence.text for sentence in draft.opinion[0].sentences]


def test_it_repeats_what_the_headline_speaks_of_and_not_the_scene_before_it():
    (first, *_) = opened(report(SCENE, *BRIDGE))
    assert words(first).startswith("Engineers closed the Harlan Street bridge")
    assert is_verbatim(words(first), BRIDGE[0])
    assert first.cites == ("a1p2",)


def test_a_newer_report_of_a_later_day_gives_the_second_quotation_and_both_days():
    turn = "The Harlan Street bridge will open to buses on Friday, the city council voted."
    first, second = opened(report(), later(turn))
    assert first.text.startswith("On 26 August Harlan Herald reported: “")
    assert second.text == f"On 27 August Metro Wire reported: “{turn}”"


def test_reports_of_one_day_name_no_day():
    assert all(" On " not in sentence.text for sentence in opened(report()))
    assert opened(report())[0].text.startswith("Harlan Herald reports: “")


def test_a_sentence_that_asks_when_or_who_is_meant_is_not_repeated():
    assert not opened(report("The bridge is closed this morning, they say, and it may stay so."))


def test_a_sentence_too_long_to_repeat_is_cut_where_a_clause_ends_or_left():
    endless = f"Engineers closed the bridge {'on the old east road ' * 10}."
    assert not opened(report(endless))
    cut = f"Engineers closed the Harlan Street bridge on Tuesday, after {'a ' * LONGEST}long day."
    assert words(opened(report(cut))[0]) == "Engineers closed the Harlan Street bridge on Tuesday …"


def test_the_words_of_a_report_take_the_place_of_the_line_marked_lead():
    assert news()[0].startswith("Harlan Herald reports: “Engineers closed")
    assert not any("that a bridge has been closed" in text for text in news())


def test_the_line_marked_lead_stands_where_no_sentence_can_be_repeated():
    texts = news(report("They closed the bridge because it was cracked, they said this morning."))
    assert texts[0] == "Harlan Herald reports that a bridge has been closed."


def test_a_playbook_without_lead_keeps_its_own_first_line():
    assert news(swap={})[0] == "Harlan Herald reports that a bridge has been closed."


def test_a_figure_that_the_opening_told_is_not_told_again():
    told = "Engineers closed the Harlan Street bridge that 9,000 drivers use each day."
    assert not any("It speaks of" in text for text in news(report(told)))
    assert any("speaks of 9,000 drivers" in text for text in news())


def test_a_page_with_a_long_opening_quotes_no_more_than_may_be_quoted():
    long = (
        "Engineers closed the Harlan Street bridge on Tuesday and the state sent trucks, cranes, "
        "divers, welders, painters, pilots, cooks, clerks, guards, nurses, drivers, masons and "
        "more to the old east bank that day."
    )
    speech = "“We will not open it again until every hanger has been tested,” said Ruth Okafor."
    more = "“Not open it again before June, that is what every hanger on this old bridge told us "
    more += "last night when we looked,” said Ann Lee."
    source = report(long, more, speech)
    draft = compose(playbook(swap=LEAD), [source], LINKS, AT)
    count = sum(quoted_words(sentence) for _, sentence in draft.sentences())
    assert 0 < count <= MOST_QUOTED_WORDS
    assert not check(draft, [source], playbook().facts, LINKS)


def test_the_checker_knows_the_days_on_which_the_reports_came():
    sources = [report(), later("The council voted to open the Harlan Street bridge to buses.")]
    draft = compose(playbook(swap=LEAD), sources, LINKS, AT)
    assert "On 27 August" in " ".join(s.text for _, s in draft.sentences())
    assert not check(draft, sources, playbook().facts, LINKS)
