"""Pure work on drafts: a person's wording put in, the checker over it, two drafts compared."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from columba.commentary.compose import compose
from columba.commentary.diff import Change, diff, share_changed
from columba.commentary.document import Kind, Rule
from columba.commentary.recheck import recheck
from columba.commentary.revise import Wording, problems, read_wording, revise
from tests.commentary.make import AT, BRIDGE, LINKS, playbook, report

REPORTS = [report()]
DRAFT = compose(playbook(), REPORTS, LINKS, AT)
SENTENCES = dict(DRAFT.sentences())
FIRST = "opinion 1.1"


def worded(text, where=FIRST, **values):
    kind = values.get("kind", SENTENCES[FIRST].kind)
    return {where: Wording(text=text, kind=kind, cites=values.get("cites", ("a1p1",)))}


def check(after):
    return recheck(DRAFT, after, REPORTS, links=LINKS)


# ---- wording ----


def test_what_is_typed_comes_on_one_line_without_what_nobody_sees():
    wording = read_wording(
        "  A\r\n bridge\u200b\u202e is\tshut. ", Kind.REPORTED, "a1p1, a1p2;a1p1"
    )
    assert (wording.text, wording.cites) == ("A bridge is shut.", ("a1p1", "a1p2"))


def test_one_sentence_changes_and_every_other_stays():
    after = revise(DRAFT, worded("Inspectors found cracks in 14 hangers."))
    changed = {w for (w, new), (_, old) in zip(after.sentences(), DRAFT.sentences(), strict=True)
               if new != old}  # fmt: skip
    assert changed == {FIRST}
    assert dict(after.sentences())[FIRST].evidence == ()


def test_what_is_typed_back_as_it_was_changes_nothing():
    same = {
        where: Wording(text=one.text, kind=one.kind, cites=one.cites)
        for where, one in SENTENCES.items()
    }
    assert revise(DRAFT, same) == DRAFT


def test_an_empty_sentence_is_taken_out_and_an_empty_paragraph_with_it():
    gone = {where: Wording(text="", kind=one.kind) for where, one in SENTENCES.items()
            if where.startswith("opinion 1.")}  # fmt: skip
    after = revise(DRAFT, gone)
    assert [paragraph.role for paragraph in after.opinion] == [
        paragraph.role for paragraph in DRAFT.opinion[1:]
    ]


def test_a_sentence_can_be_added_at_the_end_of_a_paragraph():
    after = revise(DRAFT, worded("Cracks were found.", "opinion 1.new"))
    assert after.opinion[0].sentences[-1].text == "Cracks were found."
    assert len(after.opinion[0].sentences) == len(DRAFT.opinion[0].sentences) + 1


def test_a_step_can_be_left_out():
    after = revise(DRAFT, {}, left_out=[2])
    assert [step.title for step in after.steps] == [
        step.title for number, step in enumerate(DRAFT.steps, start=1) if number != 2
    ]


def test_a_fact_that_nothing_cites_any_more_is_no_source_of_the_page():
    assert [fact.id for fact in DRAFT.facts] == ["standards"]
    (where,) = [where for where, one in SENTENCES.items() if "f.standards" in one.cites]
    assert revise(DRAFT, {where: Wording(text="", kind=Kind.BACKGROUND)}).facts == ()


@pytest.mark.parametrize(
    ("wording", "problem"),
    [
        (worded("Shut.", cites=("a1p99",)), "no a1p99"),
        (worded("Shut.", cites=("a2p1",)), "no a2p1"),
        (worded("Shut.", cites=("f.later",)), "no f.later"),
        (worded("See [this](https://evil.example/)."), "no row of the directory"),
        (worded("See [this](us-nowhere)."), "no row of the directory"),
        (worded("x" * 1201), "1200 characters"),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_sentence(wording, problem):
    (where, message), *others = problems(DRAFT, wording, known_links=LINKS).items()
    assert (where, others) == (FIRST, [])
    assert problem in message


def test_a_row_of_the_directory_and_a_report_may_be_linked():
    links = worded("See [them](us-officials) and [it](a1).")
    assert problems(DRAFT, links, known_links=LINKS) == {}


def test_a_page_of_nothing_is_refused():
    nothing = {where: Wording(text="", kind=one.kind) for where, one in SENTENCES.items()}
    assert "Reject the draft" in problems(DRAFT, nothing, known_links=LINKS)["page"]


@given(st.text(max_size=200), st.text(max_size=40))
def test_whatever_is_typed_is_read(text, cites):
    wording = read_wording(text, Kind.VIEW, cites)
    assert "\n" not in wording.text
    assert wording.text == wording.text.strip()
    revise(DRAFT, {FIRST: wording})


# ---- the checker over an edit ----


def test_a_faithful_rewording_is_clean():
    assert (
        check(revise(DRAFT, worded("Inspectors found cracks in 14 of the bridge's hangers."))) == []
    )


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Inspectors found cracks in 41 of its hangers.", Rule.NUMBER),
        ("Inspectors found no cracks in the hangers of the Harlan Street bridge.", Rule.NEGATION),
        ("The weather stayed lovely and warm all week.", Rule.SUPPORT),
        ("“We closed it for fun,” inspectors found.", Rule.QUOTATION),
    ],
)
def test_what_the_source_does_not_bear_is_found_at_the_sentence(text, rule):
    found = [finding for finding in check(revise(DRAFT, worded(text))) if finding.where == FIRST]
    assert rule in {finding.rule for finding in found}


def test_a_sentence_moved_to_the_wrong_paragraph_is_found():
    found = check(revise(DRAFT, worded("Inspectors found cracks in 14 hangers.", cites=("a1p4",))))
    assert {finding.where for finding in found} == {FIRST}


def test_sentences_that_nobody_touched_are_judged_as_before():
    after = revise(DRAFT, worded("The weather stayed lovely and warm all week."))
    assert {finding.where for finding in check(after)} == {FIRST}


def test_findings_come_in_the_order_of_the_page():
    wrong = worded("It is 41.") | worded("It is 42.", "opinion 4.1", kind=Kind.VIEW, cites=())
    places = [finding.where for finding in check(revise(DRAFT, wrong))]
    assert places == sorted(places)
    assert len(set(places)) == 2


# ---- two drafts compared ----


def lines(before, after, heading="Opinion"):
    (part,) = [part for part in diff(before, after) if part.heading == heading]
    return [line for line in part.lines if line.change is not Change.SAME]


def test_a_draft_compared_with_itself_is_the_same():
    assert sum(part.changes for part in diff(DRAFT, DRAFT)) == 0
    assert share_changed(DRAFT, DRAFT) == 0


def test_a_changed_sentence_shows_its_words():
    base = revise(DRAFT, worded("The old bridge was closed on Tuesday."))
    (line,) = lines(base, revise(DRAFT, worded("The bridge was shut on Tuesday.")))
    assert (line.change, line.where) == (Change.CHANGED, FIRST)
    assert [(run.change.value, run.text.strip()) for run in line.runs] == [
        ("same", "The"),
        ("removed", "old"),
        ("same", "bridge was"),
        ("removed", "closed"),
        ("added", "shut"),
        ("same", "on Tuesday."),
    ]


def test_a_sentence_that_came_or_went_is_shown_whole():
    added = revise(DRAFT, worded("Quite another thing came up.", "opinion 1.new"))
    (line,) = lines(DRAFT, added)
    assert (line.change, line.runs[0].text) == (Change.ADDED, "Quite another thing came up.")
    (line,) = lines(added, DRAFT)
    assert line.change is Change.REMOVED


def test_a_sentence_that_moved_on_does_not_make_every_later_one_new():
    gone = revise(DRAFT, {FIRST: Wording(text="", kind=Kind.REPORTED)})
    assert [line.change for line in lines(DRAFT, gone)] == [Change.REMOVED]


def test_other_pointers_and_kinds_are_noted_though_the_words_are_the_same():
    text = SENTENCES[FIRST].text
    (line,) = lines(DRAFT, revise(DRAFT, worded(text, cites=(), kind=Kind.VIEW)))
    assert line.change is Change.CHANGED
    assert line.notes == ("reported → view", "cites a1p1 → nothing")


def test_links_are_compared_as_their_words_and_steps_as_they_read():
    without = revise(DRAFT, {}, left_out=[1])
    (line,) = lines(DRAFT, without, "To-Do")
    assert (line.change, line.where) == (Change.REMOVED, "step 1")
    assert "](" not in line.runs[0].text


def test_a_new_report_is_a_line_of_the_sources():
    two = compose(playbook(), [*REPORTS, report(*BRIDGE, number=2)], LINKS, AT)
    assert [line.where for line in lines(DRAFT, two, "Sources")] == ["a2"]


def test_the_share_of_changed_words_is_counted_over_both():
    everything = replace(DRAFT, opinion=(), action=(), what_we_know=())
    assert share_changed(DRAFT, everything) == 1
    assert share_changed(everything, everything) == 0
    assert 0 < share_changed(DRAFT, revise(DRAFT, worded("A bridge is shut."))) < 0.2


WORDS = st.lists(st.sampled_from("abcdefg"), max_size=12)


@given(WORDS, WORDS)
def test_the_runs_of_a_line_give_back_both_drafts(old, new):
    stem = "so many words of the two are the same that they are one line".split()
    before, after = (revise(DRAFT, worded(" ".join([*stem, *words]))) for words in (old, new))
    (part,) = [part for part in diff(before, after) if part.heading == "Opinion"]

    def words_in(*changes):
        return "".join(run.text for run in part.lines[0].runs if run.change in changes).split()

    assert words_in(Change.SAME, Change.ADDED) == [*stem, *new]
    assert "".join(words_in(Change.SAME, Change.REMOVED)) == "".join([*stem, *old])
