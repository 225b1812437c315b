"""The checker finds what cannot be held up against reports, facts and directory."""

from dataclasses import replace

import pytest

from columba.commentary.check import check
from columba.commentary.compose import compose
from columba.commentary.document import Fact, Kind, Paragraph, Rule, Sentence, Step
from tests.commentary.make import AT, BRIDGE, LINKS, playbook, report

BOOK = playbook()
REPORTS = (report(),)
GOOD = compose(BOOK, REPORTS, LINKS, AT)


def found(draft, *, reports=REPORTS, links=LINKS, facts=BOOK.facts):
    return check(draft, reports, facts, links)


def rules(draft, **values):
    return {finding.rule for finding in found(draft, **values)}


def saying(text, kind=Kind.VIEW, cites=(), *, written_by="a-model", action=False):
    """Return a draft of this one sentence, or the good draft with it at its end."""
    sentence = Sentence(text=text, kind=kind, cites=cites)
    extra = (Paragraph(role="extra", sentences=(sentence,)),)
    if action:
        return replace(GOOD, action=GOOD.action + extra, written_by=written_by)
    return replace(GOOD, opinion=extra, what_we_know=(), action=(), written_by=written_by)


def reported(text, *cites, **values):
    return saying(text, Kind.REPORTED, cites or ("a1p1",), **values)


def test_it_finds_nothing_in_a_good_draft():
    assert found(GOOD) == []


def test_a_finding_names_the_sentence_the_rule_and_the_words():
    (finding,) = found(reported("Engineers closed the bridge over the Rhine."))
    assert (finding.where, finding.rule, finding.span) == ("opinion 1.1", Rule.NAME, "Rhine")
    assert finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Engineers closed the Harlan Street bridge after finding cracks in 14 hangers.",
        "Inspectors found cracks in fourteen of the sixty hangers, so engineers closed the bridge.",
        "On Tuesday the bridge was closed by engineers.",
    ],
)
def test_a_faithful_paraphrase_passes(text):
    assert found(reported(text)) == []


def test_a_faithful_quotation_passes_with_its_speaker():
    text = "Ruth Okafor said: “We will not open it again until every hanger has been tested.”"
    assert found(reported(text, "a1p2")) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Engineers closed the Rhine bridge after finding cracks in hangers.", Rule.NAME),
        ("Marco Vell reports that engineers closed the Harlan Street bridge.", Rule.NAME),
        ("Engineers closed the bridge after finding cracks in 41 hangers.", Rule.NUMBER),
        ("Engineers closed the bridge after finding cracks in forty hangers.", Rule.NUMBER),
        ("Engineers closed the bridge on Friday after finding cracks.", Rule.NUMBER),
        ("Engineers closed the bridge in October after finding cracks.", Rule.NUMBER),
        ("Engineers closed the bridge, which the city calls “broken”.", Rule.QUOTATION),
        ("Children swam in warm water near the old mill all summer.", Rule.SUPPORT),
        ("Engineers did not close the Harlan Street bridge on Tuesday.", Rule.NEGATION),
        ("It is pivotal that engineers closed the Harlan Street bridge.", Rule.WORDING),
        ("Engineers closed the catastrophe of a bridge on Tuesday.", Rule.WORDING),
        ("I saw engineers close the Harlan Street bridge on Tuesday.", Rule.WORDING),
        (BRIDGE[0], Rule.COPYING),
    ],
)
def test_it_finds_what_the_cited_paragraph_does_not_bear_out(text, rule):
    assert rule in rules(reported(text))


def test_a_quotation_must_stand_in_the_very_paragraph_that_is_cited():
    text = "Ruth Okafor said: “We will not open it again until every hanger has been tested.”"
    assert Rule.QUOTATION in rules(reported(text, "a1p1"))


def test_who_is_said_to_speak_must_speak_in_the_paragraph_that_is_cited():
    text = "Ruth Okafor said the trip to the hospital takes an hour longer."
    assert rules(reported(text, "a1p4")) == {Rule.SPEAKER}


def test_an_outlet_may_be_said_to_write():
    text = "The Harlan Herald said engineers closed the bridge on Tuesday."
    assert found(reported(text)) == []


@pytest.mark.parametrize("cite", ["a1p9", "a2p1", "a1p0", "a1px", "f.nothing", "a7"])
def test_a_pointer_must_lead_somewhere(cite):
    assert Rule.CITATION in rules(reported("Engineers closed the bridge.", "a1p1", cite))


def test_a_fact_must_hold_on_the_day_of_the_reports():
    text = "A new grant for bridges opened in January 2026."
    assert Rule.CITATION in rules(saying(text, Kind.BACKGROUND, ("f.later",)))


def test_a_fact_must_be_the_one_of_the_playbook():
    forged = replace(BOOK.facts[0], source="A web page")
    assert rules(replace(GOOD, facts=(forged,))) == {Rule.CITATION}


@pytest.mark.parametrize("kind", [Kind.REPORTED, Kind.BACKGROUND])
def test_a_statement_must_cite_what_its_kind_stands_on(kind):
    assert Rule.PROVENANCE in rules(saying("Engineers closed the bridge.", kind))
    wrong = ("f.standards",) if kind is Kind.REPORTED else ("a1p1",)
    assert Rule.PROVENANCE in rules(saying("Engineers closed the bridge.", kind, wrong))


@pytest.mark.parametrize(
    "text",
    ["We want 3 answers.", "We want it by Friday.", "We want it in June.", "In 2026 we ask."],
)
def test_a_view_states_no_number_and_no_date(text):
    assert rules(saying(text)) == {Rule.NUMBER}


def test_a_view_may_count_in_words_and_name_an_article_of_a_law():
    draft = saying("We want two answers under Article 5 of the charter.")
    assert found(replace(draft, vouched=("Article",))) == []


def test_background_may_say_no_more_than_its_fact():
    good = "Since 1971 federal standards have had highway bridges inspected."
    assert found(saying(good, Kind.BACKGROUND, ("f.standards",))) == []
    for text in (good.replace("1971", "1917"), good.replace("highway", "Canadian")):
        assert found(saying(text, Kind.BACKGROUND, ("f.standards",)))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("See [the record](us-nowhere).", Rule.LINK),
        ("See [the record](https://evil.example/).", Rule.LINK),
        ("See [the record](javascript:alert(1)).", Rule.LINK),
        ("See evil.example.com for more.", Rule.CONTACT),
        ("Write to help@evil.example now.", Rule.CONTACT),
        ("Call 212-555-0199 now.", Rule.CONTACT),
        ("Follow @evil now.", Rule.CONTACT),
        ("Pay 0x52908400098527886E0F7030069857D2E4169EE7 now.", Rule.CONTACT),
        ("Sign the petition “Save our bridge now” today.", Rule.PETITION),
        ("Read # this.", Rule.MARKUP),
        ("- Read this.", Rule.MARKUP),
        ("Read <b>this</b>.", Rule.MARKUP),
        ("Read {source}.", Rule.MARKUP),
        ("Read **this.", Rule.MARKUP),
        ("Read `this`.", Rule.MARKUP),
        ("Read this&nbsp;now.", Rule.MARKUP),
    ],
)
def test_nothing_leads_out_of_the_page_or_shows_its_marks(text, rule):
    assert rule in rules(saying(text, action=True, written_by="composer"))
    step = Step(rung="learn", minutes=1, title="Read.", do=text)
    assert rule in rules(replace(GOOD, steps=(step,)))


@pytest.mark.parametrize(
    "text",
    [
        "See [the record](us-bridges) and [usa.gov](us-officials) or www.usa.gov.",
        "Call 1-800-426-4791 for help.",
        "Read [the report](a1) again.",
    ],
)
def test_rows_of_the_directory_may_be_shown(text):
    step = Step(rung="learn", minutes=1, title="Read.", do=text)
    assert found(replace(GOOD, steps=(step,))) == []


def test_a_link_is_found_wherever_it_hides():
    letter = replace(GOOD.steps[2].letter, body=("Send to evil.example.com.",))
    steps = (*GOOD.steps[:2], replace(GOOD.steps[2], letter=letter))
    assert rules(replace(GOOD, steps=steps)) == {Rule.CONTACT}
    assert rules(replace(GOOD, deck="See evil.example.com")) == {Rule.CONTACT}
    target = replace(GOOD.targets[0], channel=("us-nowhere",))
    assert rules(replace(GOOD, targets=(target,))) == {Rule.LINK}


def test_a_page_quotes_only_so_many_words():
    words = "the long words of a very long report that goes on and on about it all day"
    paragraphs = tuple(
        f"Number {n} has {words}." for n in ("alpha", "beta", "gamma", "delta", "eps")
    )
    source = report(*paragraphs)
    sentences = tuple(
        Sentence(text=f"Harlan Herald: “has {words}.”", kind=Kind.REPORTED, cites=(f"a1p{n}",))
        for n in range(1, 6)
    )
    draft = replace(GOOD, opinion=(Paragraph(role="the news", sentences=sentences),))
    draft = replace(draft, written_by="a-model")
    assert Rule.QUOTED_WORDS in rules(draft, reports=(source,))
    free = replace(source, licence="CC BY 4.0")
    assert Rule.QUOTED_WORDS not in rules(draft, reports=(free,))


def test_many_short_runs_of_a_report_are_copying_too():
    source = report(" ".join(f"word{n} of the same old text here" for n in range(80)))
    text = " ".join(f"of the same old text here then{n}" for n in range(30))
    draft = reported(text)
    assert Rule.COPYING in rules(draft, reports=(source,))


def test_a_general_page_has_no_opinion():
    assert Rule.PROVENANCE in rules(replace(GOOD, general=True))


def test_the_reports_credited_are_the_reports_written_from():
    other = replace(GOOD.reports[0], outlet="Somebody Else")
    assert Rule.CITATION in rules(replace(GOOD, reports=(other,)))


def test_the_composers_sentences_carry_the_words_that_let_them_appear():
    news = GOOD.opinion[0]
    moved = replace(news.sentences[0], cites=("a1p4",))
    draft = replace(
        GOOD, opinion=(replace(news, sentences=(moved, *news.sentences[1:])), *GOOD.opinion[1:])
    )
    assert rules(draft) == {Rule.SUPPORT}


def test_a_name_that_the_playbooks_editor_wrote_passes_in_the_composers_page():
    book = playbook(swap={"who knew, and when.": "whether the Danube Commission knew."})
    draft = compose(book, REPORTS, LINKS, AT)
    assert found(draft, facts=book.facts) == []
    assert rules(replace(draft, vouched=()), facts=book.facts) == {Rule.NAME}


def test_forms_of_a_name_count_as_the_name():
    source = report(
        "Ministers of Ukraine and Russia met and talked in the United States.",
        "“Fine,” said Ann Lee.",
    )
    text = "Ukrainian and Russian ministers met and talked in America."
    assert found(reported(text), reports=(source,)) == []


def test_facts_may_be_given_in_any_order():
    extra = Fact(id="x", text="", source="s", since=BOOK.facts[0].since)
    assert found(GOOD, facts=[extra, *reversed(BOOK.facts)]) == []
