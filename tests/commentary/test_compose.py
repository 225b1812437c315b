"""The composer says what the reports let a playbook say, and nothing else."""

from datetime import datetime

import pytest

from columba.commentary.compose import compose
from columba.commentary.document import Kind
from columba.commentary.inline import plain
from tests.commentary.make import AT, BRIDGE, EASTERN, GENERAL, LINKS, playbook, report

NEWS, BACKGROUND, CASES, VIEW = range(4)


def page(*reports, links=LINKS, at=AT, text=None, **swap):
    book = playbook(text) if text else playbook(**swap)
    return compose(book, reports or [report()], links, at)


def said(paragraph):
    return [(sentence.text, sentence.cites) for sentence in paragraph.sentences]


def texts(paragraph):
    return [sentence.text for sentence in paragraph.sentences]


def role(paragraphs, name):
    return next((p for p in paragraphs if p.role == name), None)


def swap_news(line):
    return {"swap": {"- {view} The question is who knew, and when.": line}}


def test_a_line_stands_where_its_signal_fired_and_cites_the_paragraph():
    news = page().opinion[NEWS]
    assert said(news)[0] == ("Harlan Herald reports that a bridge has been closed.", ("a1p1",))
    assert news.sentences[0].kind is Kind.REPORTED
    assert news.sentences[0].evidence == ("closed the Harlan Street bridge",)


def test_a_quotation_is_verbatim_with_its_speaker_and_its_paragraph():
    text, cites = said(page().opinion[NEWS])[1]
    assert text == (
        "Ruth Okafor put it this way: “We will not open it again until every hanger has been "
        "tested”."
    )
    assert cites == ("a1p2",)


def test_a_line_whose_quotation_is_missing_is_dropped():
    draft = page(report(BRIDGE[0], "The mayor will not open it again before every hanger is safe."))
    assert not any("put it this way" in text for text in texts(draft.opinion[NEWS]))


@pytest.mark.parametrize(
    "quotation",
    [
        "Not open it again.",  # too short to mean anything
        "We will not open it again until " + "we have tested every hanger, " * 6,  # too long
        "We will not open it again, so call 212-555-0199 now for news",  # a way out of the page
    ],
)
def test_a_quotation_that_may_not_be_repeated_is_not(quotation):
    draft = page(report(BRIDGE[0], f"“{quotation},” said Mayor Ruth Okafor."))
    assert not any("put it this way" in text for text in texts(draft.opinion[NEWS]))


def test_the_matched_words_stand_as_they_were_written():
    assert "It speaks of 9,000 drivers." in texts(page().opinion[NEWS])


def test_what_a_report_writes_cannot_become_markup():
    line = "- {if number} It has {m:number}. {cite number}"
    swap = {"'''\\d[\\d,]* drivers'''": "'''\\d+ .{0,30}drivers'''"}
    paragraph = "Some 900 [angry](us-officials) *drivers* came."
    draft = compose(
        playbook(swap=swap | swap_news(line)["swap"]), [report(BRIDGE[0], paragraph)], LINKS, AT
    )
    text = next(text for text in texts(draft.opinion[NEWS]) if text.startswith("It speaks"))
    assert text == "It speaks of 900 \\[angry\\](us-officials) \\*drivers."
    assert plain(text) == "It speaks of 900 [angry](us-officials) *drivers."


def test_a_guard_silences_a_line():
    paragraph = "The city did not close the road, and closed a bridge elsewhere: not closing it."
    assert page(report(paragraph)).opinion == ()


def test_an_absence_is_stated_only_where_no_report_hints_at_it():
    absence = "We found no engineer speaking in the report."
    assert absence in texts(page().opinion[NEWS])
    speaking = report("An engineer said that it was late.", number=2)
    assert not any("We found" in text for text in texts(page(report(), speaking).opinion[NEWS]))
    headline = report(title="An engineer said it would hold")
    assert absence not in texts(page(headline).opinion[NEWS])


def test_an_absence_over_several_reports_counts_them_and_cites_all():
    quiet = report("Nobody was hurt on the old road.", number=2)
    found = [one for one in said(page(report(), quiet).opinion[NEWS]) if "We found" in one[0]]
    assert found == [("We found no engineer speaking in the two reports.", ("a1", "a2"))]


def test_a_guarded_match_is_enough_to_silence_an_absence():
    swap = {
        "'''engineer\\w* (said|told)'''": "'''engineer\\w* (said|told)'''\nunless = '''rumour'''"
    }
    draft = page(report(*BRIDGE, "A rumour has it that an engineer said no."), swap=swap)
    assert not any("We found" in text for text in texts(draft.opinion[NEWS]))


def test_the_report_that_says_most_is_named_and_others_are_cited_beside_it():
    short = report("The city closed a bridge.", number=1)
    draft = page(short, report(*BRIDGE, number=2))
    assert said(draft.opinion[NEWS])[0] == (
        "Metro Wire reports that a bridge has been closed.",
        ("a2p1", "a1p1"),
    )


def test_a_line_from_another_report_names_that_report():
    money = report("The state has promised $2.4 million.", "Crews work at night.", number=2)
    swap = swap_news("- {if money} It speaks of money. {cite money}")
    draft = page(report(*BRIDGE[:2]), money, **swap)
    assert ("Metro Wire speaks of money.", ("a2p1",)) in said(draft.opinion[NEWS])


def test_the_report_means_the_one_cited():
    money = report("The state has promised $2.4 million.", number=2)
    swap = swap_news("- {if money} Here the report counts money. {cite money}")
    draft = page(report(*BRIDGE[:2]), money, **swap)
    assert "Here the Metro Wire report counts money." in texts(draft.opinion[NEWS])


def test_several_items_become_one_sentence():
    line = (
        "- {join} {source} reports on\n- {item, if closed} a closing {cite closed}\n"
        "- {item, if number} the drivers {cite number}\n- {item, if money} the money {cite money}"
    )
    draft = page(**swap_news(line))
    assert texts(draft.opinion[NEWS])[-3:] == [
        "Harlan Herald reports on a closing,",
        "the drivers,",
        "and the money.",
    ]
    two = page(report(*BRIDGE[:2]), **swap_news(line))
    assert texts(two.opinion[NEWS])[-2:] == [
        "Harlan Herald reports on a closing",
        "and the drivers.",
    ]


def test_a_fact_dated_after_the_first_report_is_never_used():
    draft = page()
    assert [fact.id for fact in draft.facts] == ["standards"]
    later = report(published_at=datetime(2026, 3, 1, tzinfo=EASTERN))
    draft = page(later, at=datetime(2026, 4, 1, tzinfo=EASTERN))
    assert [fact.id for fact in draft.facts] == ["standards", "later"]
    mixed = page(report(), report(*BRIDGE, number=2, published_at=later.published_at))
    assert [fact.id for fact in mixed.facts] == ["standards"]


def test_a_fact_past_its_date_is_not_used():
    swap = {"since = 1971-04-27": "since = 1971-04-27\nuntil = 2025-08-25"}
    draft = page(swap=swap)
    assert draft.facts == ()
    assert role(draft.opinion, "the background") is None


def test_a_passage_that_lost_what_carried_it_goes_and_one_that_lost_an_addition_stays():
    draft = page(swap={"since = 1971-04-27": "since = 2030-04-27"})
    assert role(draft.opinion, "the background") is None
    draft = page(report(*BRIDGE[:2]))
    assert texts(role(draft.opinion, "our view")) == ["We think the report belongs in public."]


def test_without_reported_news_there_is_no_opinion_but_the_key_sentences():
    draft = page(report("The library opens a new reading room on Elm Street this coming Friday."))
    assert draft.opinion == ()
    assert [p.role for p in draft.what_we_know] == ["what we know"]
    assert draft.action


def test_news_of_absence_alone_is_no_news():
    quiet = report("The old mill was sold to a family from the next valley over last week.")
    assert page(quiet).opinion == ()


def test_a_step_with_a_condition_or_a_missing_link_may_fall_away():
    assert [step.rung for step in page().steps] == ["learn", "contact", "write", "local"]
    assert [step.rung for step in page(report(*BRIDGE[:2])).steps] == ["learn", "contact", "write"]
    without = {key: row for key, row in LINKS.items() if key != "us-officials"}
    draft = page(links=without)
    assert [step.rung for step in draft.steps] == ["learn", "write", "local"]
    assert draft.targets[0].channel == ()


def test_steps_and_letter_have_their_slots_filled():
    draft = page()
    assert draft.steps[0].do == "Open [the report](a1) and the [bridge record](us-bridges)."
    assert draft.steps[2].letter.body == (
        "**Why:** “Harlan Herald reported on 26 August 2025 that the bridge was closed.”",
        (
            "About ‘Harlan Street bridge closed after cracks are found’ "
            "(Harlan Herald, 26 August 2025)."
        ),
        "**The request:** “Publish the inspection report and the date of the repair.”",
    )


def test_a_letter_about_an_undated_report_names_no_day():
    draft = page(report(published_at=None))
    assert draft.steps[2].letter.body[0] == (
        "**Why:** “Harlan Herald reported that the bridge was closed.”"
    )
    assert draft.steps[2].letter.body[1].endswith("(Harlan Herald).")


def test_the_date_is_that_of_the_zone_the_report_is_given_in():
    late = datetime(2025, 8, 17, 20, 25, tzinfo=EASTERN)  # the 18th in Greenwich
    assert "17 August 2025" in page(report(published_at=late)).steps[2].letter.body[0]


def test_the_voices_are_those_who_speak_with_their_paragraphs():
    voices = {voice.name: voice.cites for voice in page().voices}
    assert voices == {"Ruth Okafor": ("a1p2", "a1p3")}


def test_one_person_under_two_names_in_two_reports_is_one_voice():
    second = report("“It is late,” Okafor said. “It is,” said Okafor.", number=2)
    voices = {voice.name: voice.cites for voice in page(report(), second).voices}
    assert voices == {"Ruth Okafor": ("a1p2", "a1p3", "a2p1")}


def test_the_reports_are_credited_without_their_text():
    credit = page(report(copies=("River News",))).reports[0]
    assert (credit.outlet, credit.paragraph_count, credit.copies) == (
        "Harlan Herald",
        5,
        ("River News",),
    )
    assert not hasattr(credit, "paragraphs")


def test_invisible_characters_do_not_hide_or_turn_words():
    hidden = BRIDGE[0].replace("closed", "clo\u200bsed")
    assert page(report(hidden)).opinion[NEWS].sentences[0].cites == ("a1p1",)


def test_the_same_input_gives_the_same_page():
    assert page(report(), report(*BRIDGE, number=2)) == page(report(), report(*BRIDGE, number=2))


def test_a_general_page_has_no_opinion_and_lets_the_reports_speak():
    draft = page(text=GENERAL)
    assert draft.general
    assert draft.opinion == ()
    assert draft.what_we_know
    assert draft.action[0].role == "who decides"


def test_somebody_is_quoted_once_and_the_second_quotation_is_of_somebody_else():
    line = "- {if again, quote} {who:again} is quoted in the report: “{q:again}” {cite again.quote}"
    signal = (
        '[[signal]]\nid = "again"\nmatch = "cracks"\nquote = true\n\n[[fact]]\nid = "standards"'
    )
    swap = {**swap_news(line)["swap"], '[[fact]]\nid = "standards"': signal}
    own = "“We saw the cracks in the spring,” said Ruth Okafor."
    other = "“We saw the cracks in the spring,” said Ann Lee."
    assert not any(
        "is quoted" in t for t in texts(page(report(*BRIDGE, own), swap=swap).opinion[0])
    )
    assert any(
        text.startswith("Ann Lee is quoted")
        for text in texts(page(report(*BRIDGE, other), swap=swap).opinion[0])
    )


def test_one_item_alone_is_no_list():
    lines = "- {join} Also in the report:\n- {item, if money} money {cite money}"
    alone = page(report(), **swap_news(lines))
    both = page(report(), **swap_news(f"{lines}\n- {{item, if closed}} a bridge {{cite closed}}"))
    assert not any("Also in" in text for text in texts(alone.opinion[NEWS]))
    assert any("Also in the report: money" in text for text in texts(both.opinion[NEWS]))
