"""A rendered draft is safe HTML whose every pointer leads somewhere."""

import re
from dataclasses import replace
from datetime import date

import pytest

from columba.commentary.compose import compose
from columba.commentary.document import (
    HumanReview,
    Kind,
    Paragraph,
    Sensitivity,
    Sentence,
    Voice,
)
from columba.commentary.inline import escape
from columba.commentary.render import Page, UnknownLinkError, render
from columba.commentary.typeset import Place, typeset
from tests.commentary.make import AT, BRIDGE, GENERAL, LINKS, playbook, report
from tests.corpus import corpus

GOOD = compose(playbook(), [report()], LINKS, AT)


def rendered(draft=GOOD, links=LINKS, **values):
    return render(draft, links, **values)


def test_a_sentence_is_followed_by_pointers_to_the_paragraphs_it_cites():
    html = rendered(page=Page(article_id=1, paragraphs_shown=1)).opinion[0].html
    assert html.startswith(
        "Harlan Herald reports that a bridge has been closed."
        '<sup class="pointers"><a href="#p1" title="Paragraph 1 of the report at Harlan Herald"'
    )
    assert '<a href="#a1p2" title="Paragraph 2 of the report at Harlan Herald"' in html


def test_what_the_page_does_not_show_is_listed_with_the_outlet_s_link():
    page = rendered(page=Page(article_id=1, paragraphs_shown=2))
    assert [(one.anchor, one.number) for one in page.sources[0].cited] == [("a1p3", 3)]
    assert page.sources[0].cited[0].url.startswith("https://outlet1.example/bridge")


def test_the_outlet_s_link_leads_to_the_very_words_where_they_are_known():
    cited = {one.number: one.url for one in rendered().sources[0].cited}
    assert cited[2] == (
        "https://outlet1.example/bridge#:~:text=We%20will%20not%20open%20it%20again"
    )
    said = Sentence(text="x", kind=Kind.REPORTED, cites=("a1p4",))
    page = rendered(replace(GOOD, opinion=(Paragraph(role="x", sentences=(said,)),)))
    assert {one.url for one in page.sources[0].cited if one.number == 4} == {
        "https://outlet1.example/bridge"
    }


def test_pointers_on_another_page_lead_to_the_source_check():
    html = rendered(page=Page(article_id=77, paragraphs_shown=9)).opinion[0].html
    assert 'href="#p1"' not in html
    assert 'href="#a1p1"' in html
    assert 'href="#source-a1"' in html  # of what was not found in all of it


def test_with_several_reports_a_pointer_says_which():
    draft = compose(playbook(), [report(), report(*BRIDGE, number=2)], LINKS, AT)
    page = rendered(draft)
    assert "1 ¶1" in page.opinion[0].html
    assert "2 ¶1" in page.opinion[0].html
    assert ">all 2 reports</a>" in page.opinion[0].html
    assert [source.anchor for source in page.sources] == ["source-a1", "source-a2"]


def test_a_page_names_the_first_voices_and_their_first_places():
    voices = tuple(
        Voice(name=f"Ann {n}", cites=("a1p1", "a1p2", "a1p3", "a1p4", "a1p5")) for n in range(30)
    )
    page = rendered(replace(GOOD, voices=voices))
    assert len(page.voices) == 12
    assert page.voices[0].pointers.count("<a ") == 3


def test_every_pointer_leads_to_an_anchor_that_the_page_has():
    page = rendered(page=Page(article_id=1, paragraphs_shown=2))
    anchors = {note.anchor for note in page.notes} | {source.anchor for source in page.sources}
    anchors |= {one.anchor for source in page.sources for one in source.cited}
    anchors |= {"p1", "p2", "source-check"}
    fragments = [paragraph.html for paragraph in (*page.opinion, *page.action)]
    fragments += [voice.pointers for voice in page.voices]
    targets = set(re.findall(r'href="#([^"]+)"', " ".join(fragments)))
    assert targets
    assert targets <= anchors


def test_notes_are_numbered_as_their_first_pointers_come():
    page = rendered()
    assert [(note.number, note.anchor) for note in page.notes] == [("B1", "note-b1")]
    assert "National Bridge Inspection Standards" in page.notes[0].html
    assert '<a href="https://www.fhwa.dot.gov/bridge/"' in page.notes[0].html
    assert ">B1</a>" in page.opinion[1].html


def test_a_note_gives_the_day_of_its_fact_where_the_source_names_another():
    note = rendered().notes[0]
    assert (note.since, note.until) == ("", "")
    fact = replace(GOOD.facts[0], source="Federal rules", until=date(2027, 6, 30))
    note = rendered(replace(GOOD, facts=(fact,))).notes[0]
    assert (note.since, note.until) == ("27 April 1971", "30 June 2027")


def test_a_link_goes_to_its_row_and_names_the_owner():
    html = rendered().steps[1].html
    assert (
        '<a href="https://www.usa.gov/elected-officials" rel="nofollow noopener external">' in html
    )
    assert '<span class="owner">(US GSA)</span>' in html


def test_a_number_to_call_is_a_tel_link_and_can_be_read():
    html = typeset("[Call](us-hotline)", {"us-hotline": Place("tel:+18004264791", "US EPA")})
    assert html.startswith('<a href="tel:+18004264791"')
    assert "(1-800-426-4791, US EPA)" in html


def test_the_report_is_linked_where_a_step_names_it():
    assert 'href="https://outlet1.example/bridge"' in rendered().steps[0].html


def test_a_sentence_keeps_its_words_when_its_link_has_left_the_directory():
    text = "See [it](us-nowhere) and [them](us-officials)."
    draft = replace(
        GOOD,
        opinion=(Paragraph(role="x", sentences=(Sentence(text=text, kind=Kind.VIEW),)),),
    )
    html = rendered(draft).opinion[0].html
    assert html.startswith("See it and <a href=")
    assert "us-nowhere" not in html


def test_no_link_outlives_its_row():
    without = {key: row for key, row in LINKS.items() if key == "us-hotline"}
    page = rendered(links=without)
    assert [step.rung for step in page.steps] == ["write", "local"]
    assert page.notes[0].html == "National Bridge Inspection Standards, 27 April 1971"
    assert page.targets[0].links == ()


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![x](us-officials)",
        "<javascript:alert(1)>",
        "&lt;b&gt;",
    ],
)
def test_nothing_but_emphasis_and_links_comes_through(text):
    html = typeset(text, {"us-officials": Place("https://a.example/", "A")})
    assert not re.search(r"<(?!/?(?:a|em|strong|span|sup)\b)", html)
    assert "<img" not in html


def test_a_javascript_link_never_becomes_one():
    html = typeset("[x](javascript:alert(1))", {"javascript:alert(1)": Place("javascript:1", "")})
    assert "href" not in html


@pytest.mark.corpus
def test_hostile_strings_are_printed_as_text():
    """Twice: as an outlet's escaped words, and as if a model had written them."""
    seen = 0
    for path in sorted(corpus("adversarial").rglob("*.txt")):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()[:400]:
            for text in (escape(line.strip()), line.strip()):
                try:
                    html = typeset(text, {})
                except UnknownLinkError:
                    continue
                assert not re.search(r"<(?!/?(?:em|strong)\b)[a-zA-Z]", html), line
                seen += 1
    assert seen > 1000


def test_straight_quotes_become_typographic_ones():
    assert typeset('It\'s "so".', {}) == "It’s “so”."


def test_the_letter_is_an_outline_of_lines():
    letter = rendered().steps[2].letter
    assert letter.subject == "The bridge"
    assert len(letter.body) == 3
    assert letter.body[0].startswith("<strong>Why:</strong>")


def test_a_fragment_says_that_it_is_safe():
    assert rendered().opinion[0].html.__html__() == rendered().opinion[0].html


def test_the_labels_say_how_it_was_made_and_who_answers():
    labels = rendered().labels
    assert labels.made == (
        "Put together by software from the playbook “Bridges” (version 1.2, dated 1 January 2025) "
        "and the report listed under the source check. No language model ran for this page."
    )
    assert labels.signed == (
        "The playbook was drafted with a language model; Jo Marsh has signed it and answers for it."
    )
    assert labels.sensitivity == ""
    assert labels.reviewed == "No person has reviewed this page yet."


@pytest.mark.parametrize(
    ("changes", "review", "tag"),
    [
        ({}, {}, "put together by software, without a language model · not reviewed by a person"),
        (
            {"signed_by": ""},
            {},
            (
                "put together by software from a playbook that a language model drafted · "
                "not reviewed by a person"
            ),
        ),
        (
            {"signed_by": "", "drafted_with": "by hand"},
            {"reviewed_by": "Ann Lee"},
            "put together by software, without a language model · reviewed by Ann Lee",
        ),
        (
            {"written_by": "owl-7b"},
            {"reviewed_by": "Ann Lee", "is_edited": True},
            "written by the language model owl-7b · edited by a person · reviewed by Ann Lee",
        ),
    ],
)
def test_the_label_beside_a_heading_says_by_what_and_read_by_whom(changes, review, tag):
    assert rendered(replace(GOOD, **changes), **review).labels.tag == tuple(tag.split(" · "))


def test_an_unsigned_playbook_is_never_presented_as_a_persons():
    assert "no person has signed it yet" in rendered(replace(GOOD, signed_by="")).labels.signed
    general = compose(playbook(GENERAL), [report()], LINKS, AT)
    assert "no person has signed it yet" in rendered(general).labels.signed


def test_a_model_is_named_and_so_is_the_reviewer():
    draft = replace(
        GOOD,
        written_by="owl-7b",
        sensitivity=Sensitivity.HIGH,
        human_review=HumanReview.ALWAYS,
    )
    labels = rendered(draft, reviewed_by="Ann Lee", reviewed_on=date(2025, 9, 2)).labels
    assert "Written by the language model owl-7b" in labels.made
    assert labels.sensitivity == "Sensitive topic."
    assert labels.reviewed == "Reviewed by Ann Lee on 2 September 2025."
    assert len(labels.sentences) == 4


def test_the_source_check_counts_owners_and_sets_copies_apart():
    one = rendered(compose(playbook(), [report(copies=("River News",))], LINKS, AT))
    assert one.source_check == (
        "One report: Harlan Herald. No second outlet has been read for this story yet. The same "
        "text stands at River News; a copy adds no weight."
    )
    same_owner = [report(owner="X"), report(*BRIDGE, number=2, owner="X")]
    two = rendered(compose(playbook(), same_owner, LINKS, AT))
    assert two.source_check == ("2 reports: Harlan Herald and Metro Wire. Independent owners: 1.")
