"""A playbook file becomes values, or an error that says where to mend it."""

import re

import pytest

from columba.commentary.document import HumanReview, Kind, Sensitivity, Stance
from columba.commentary.playbook import PlaybookError, parse_playbook
from columba.commentary.playbook.values import CiteKind, Slot, SlotName
from tests.commentary.make import GENERAL, PLAYBOOK, playbook


def broken(before, after, text=PLAYBOOK):
    assert before in text
    with pytest.raises(PlaybookError) as caught:
        parse_playbook(text.replace(before, after, 1), name="bridges.md")
    return caught.value


def line_of(words, text=PLAYBOOK):
    return next(at for at, line in enumerate(text.splitlines(), 1) if words in line)


def news():
    return playbook().opinion[0].lines


def test_it_reads_every_setting():
    found = playbook()
    assert (found.id, found.version, found.stance) == ("bridges", "1.2", Stance.PROCESS)
    assert (found.sensitivity, found.human_review) == (Sensitivity.NORMAL, HumanReview.NONE)
    assert found.review.signed_by == "Jo Marsh"
    assert [signal.id for signal in found.signals][:2] == ["closed", "said"]
    assert found.signals[2].max_cites == 1
    assert found.avoid_words == ("catastrophe", "doom (as our own verb)")
    assert not found.is_general
    assert parse_playbook(GENERAL, name="g.md").is_general


def test_a_line_falls_into_pieces_at_its_marks():
    line = (
        playbook(
            swap={"- {view} The question is who knew, and when.": "- A {cite closed} {view} B. C."}
        )
        .opinion[0]
        .lines[-1]
    )
    assert [piece.kind for piece in line.pieces] == [Kind.REPORTED, Kind.VIEW]
    assert line.pieces[0].cites[0].id == "closed"
    assert line.pieces[1].parts == ("B. C.",)


def test_a_line_that_cites_only_facts_is_background():
    assert playbook().opinion[1].lines[0].pieces[0].kind is Kind.BACKGROUND


def test_a_full_stop_after_a_citation_belongs_to_the_words_before_it():
    line = playbook(swap={"has been closed. {cite closed}": "has been closed {cite closed}."})
    assert line.opinion[0].lines[0].pieces[0].parts[-1] == "."


def test_two_citations_in_a_row_belong_to_one_piece():
    line = playbook(swap={"{cite closed}": "{cite closed} {cite f.standards}"})
    assert len(line.opinion[0].lines[0].pieces) == 1
    assert [cite.kind for cite in line.opinion[0].lines[0].pieces[0].cites] == [
        CiteKind.SIGNAL,
        CiteKind.FACT,
    ]


def test_slots_and_conditions_are_typed():
    line = news()[1]
    assert Slot(SlotName.QUOTATION, "said") in line.pieces[0].parts
    assert line.condition.needs_quotation
    assert line.condition.present == ("said",)
    assert news()[3].condition.absent == ("engineer_speaks",)


def test_an_indented_line_goes_on_with_the_one_before():
    found = playbook(swap={"who knew, and when.": "who knew,\n  and when."})
    assert found.opinion[0].lines[-1].pieces[0].parts == ("The question is who knew, and when.",)


def test_items_are_kept_under_the_line_that_joins_them():
    found = playbook(
        swap={
            "- {view} The question is who knew, and when.": "- {join} {source} reports on\n"
            "- {item, if closed} a closing {cite closed}\n- {item, if money} money {cite money}"
        }
    )
    line = found.opinion[0].lines[-1]
    assert line.joins
    assert [item.condition.present for item in line.items] == [("closed",), ("money",)]


def test_a_fact_without_a_text_states_what_its_lines_say():
    text = 'text = "Since 27 April 1971 federal standards have had highway bridges inspected '
    text += 'every 24 months."\n'
    fact = playbook(swap={text: ""}).facts[0]
    assert fact.text.startswith("Federal standards have had")


def test_the_names_and_counts_an_editor_wrote_are_vouched_for():
    found = playbook(swap={"a detour is paid": "two detours over the Danube are paid"})
    assert {"Danube", "two detours", "Bridges"} <= set(found.vouched)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("{cite closed}", "{cite shut}", "no [[signal]] has the id 'shut'"),
        ("{cite f.standards}", "{cite f.rules}", "no [[fact]] has the id 'rules'"),
        ("{if number}", "{if nmber}", "no [[signal]] has the id 'nmber'"),
        ("{m:number}", "{n:number}", "unknown mark {n:number}"),
        ("{who:said}", "{who:sayd}", "no [[signal]]"),
        ("## the news", "the news", "begins with #"),
        ("# Opinion", "# Opinions", "unknown section"),
        ('rung = "learn"', 'rung = "ponder"', "use one of"),
        ("minutes = 10", 'minutes = "ten"', "whole number"),
        ('id = "number"', 'id = "closed"', "two [[signal]]"),
        ('id = "number"', 'id = "quote"', "a word of the body"),
        ("max_cites = 1", "max_cite = 1", "unknown key 'max_cite'"),
        ("since = 2026-01-01", 'since = "2026-01-01"', "a date without quotes"),
        ("not open it again|", "not open it again|(", "no regular expression"),
        ('stance = "process"', 'stance = "proces"', "use one of"),
        ('source = "Example Act, 2026"', "", "needs a line source"),
        ("{article_url}", "{who:said}", "no place in a step"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_what_to_do(before, after, says):
    error = broken(before, after)
    assert says in str(error)
    assert str(error).startswith(f"bridges.md:{error.line}:")


def test_the_line_of_a_mistake_is_that_of_the_file():
    assert broken("{cite closed}", "{cite shut}").line == line_of("{cite closed}")
    assert broken("max_cites = 1", "max_cite = 1").line == line_of("max_cites")
    assert broken("since = 2026-01-01", "since = 1").line == line_of("since = 2026")


def test_broken_toml_is_named_with_its_line_in_the_file():
    assert broken('deck = "A', "deck = A").line == line_of("deck =")
    assert broken("since = 2026-01-01", 'since = """').line == line_of("since = 2026")


def test_broken_toml_is_named_with_no_other_line_number():
    error = broken('deck = "A', "deck = A")
    assert re.findall(r"\d+", str(error)) == [str(error.line)]


def test_a_file_without_front_matter_says_how_one_begins():
    with pytest.raises(PlaybookError, match="begins with \\+\\+\\+"):
        parse_playbook("# Opinion\n", name="x.md")
