"""The reference page: our composer's page from its article, and our checker on its own sections."""

import re
from datetime import date

import pytest

from columba.commentary.check import check
from columba.commentary.compose import compose, credit
from columba.commentary.document import (
    Draft,
    HumanReview,
    Kind,
    LinkRow,
    Paragraph,
    Rule,
    Sensitivity,
    Sentence,
    Stance,
)
from columba.commentary.inline import plain
from columba.commentary.playbook import parse_playbook
from columba.commentary.render import Page, render
from columba.commentary.report_text import ReportText
from columba.lib.sentences import sentences
from tests.commentary.make import AT, report
from tests.corpus import corpus

pytestmark = pytest.mark.corpus


@pytest.fixture
def page():
    return corpus("..", "seed", "page.txt").read_text(encoding="utf-8")


@pytest.fixture
def links():
    rows = corpus("..", "playbooks", "directory.md").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in row.split("|")] for row in rows if row.startswith("| ")]
    return {
        row[1]: LinkRow(id=row[1], url=row[2], title=row[1], owner=row[3], kind=row[4], area=row[5])
        for row in cells
        if re.match(r"(us|uk|eu|intl|ref)-", row[1])
    }


@pytest.fixture
def playbook():
    path = corpus("..", "playbooks", "ukraine-peace-security-guarantees.md")
    return parse_playbook(path.read_text(encoding="utf-8"), name=path.name)


@pytest.fixture
def article(page):
    body = page.split("Alaska, US, August 15, 2025. File Image/Reuters")[1].split("\nExpand\n")[0]
    paragraphs = [line.strip() for line in body.split("\n\n") if line.strip()]
    assert len(paragraphs) == 8
    title = page.split("\n\n")[2].strip()
    return report(*paragraphs, outlet="Firstpost", title=title, published_at=AT.replace(month=8))


def sample():
    """Return the composed sample's sections, pointers and links as we write ours."""
    text = corpus("..", "playbooks", "composed-sample-seed-article.md").read_text(encoding="utf-8")
    printed = text.split("\n---\n")[1]
    return {
        part.splitlines()[0].split(":")[0].strip(): part.split("\n", 1)[1]
        for part in re.split(r"^##+ ", printed, flags=re.MULTILINE)[1:]
    }


def as_printed(draft, paragraphs):
    """Return paragraphs with pointers as the sample prints them."""
    numbers = {f"f.{fact.id}": n for n, fact in enumerate(draft.facts, start=1)}
    printed = []
    for paragraph in paragraphs:
        words = []
        for sentence in paragraph.sentences:
            pointers = "".join(f"[{pointer(cite, numbers)}]" for cite in sentence.cites)
            words.append(f"{sentence.text} {pointers}".strip())
        printed.append(" ".join(words))
    return printed


def pointer(cite, numbers):
    if cite in numbers:
        return f"B{numbers[cite]}"
    return "¶1–8" if cite == "a1" else f"¶{cite.removeprefix('a1p')}"


def test_our_page_is_the_composed_sample_word_for_word(playbook, links, article):
    draft = compose(playbook, [article], links, AT)
    wanted = sample()
    opinion = wanted["Opinion"].strip().split("\n\n")
    action = wanted["Action"].strip().split("\n\n")
    assert as_printed(draft, draft.opinion) == opinion
    assert as_printed(draft, draft.action) == action


def test_our_steps_and_letter_are_those_of_the_composed_sample(playbook, links, article):
    draft = compose(playbook, [article], links, AT)
    wanted = re.sub(r"\s+", " ", plain(sample()["To-Do"].replace("(#source-report)", "(a1)")))
    for step in draft.steps:
        assert plain(step.title) in wanted
        assert plain(step.do) in wanted
    letter = next(step.letter for step in draft.steps if step.letter)
    day = "17 August 2025"
    body = [plain(part).replace(f"1 August {AT.year}", day) for part in letter.body]
    assert all(part in wanted for part in body)


def test_our_notes_and_voices_are_those_of_the_composed_sample(playbook, links, article):
    draft = compose(playbook, [article], links, AT)
    notes = sample()["Background sources"]
    for number, fact in enumerate(draft.facts, start=1):
        assert f"**B{number}** {fact.source}" in notes
    assert {voice.name: voice.cites for voice in draft.voices} == {
        "Donald Trump": ("a1p1", "a1p2"),
        "Steve Witkoff": ("a1p3", "a1p4", "a1p5", "a1p7"),
        "Marco Rubio": ("a1p8",),
    }
    rendered = render(draft, links, page=Page(article_id=1, paragraphs_shown=3))
    assert [note.number for note in rendered.notes] == [f"B{n}" for n in range(1, 10)]


def test_the_checker_finds_nothing_on_our_page(playbook, links, article):
    draft = compose(playbook, [article], links, AT)
    assert check(draft, [article], playbook.facts, links) == []


def their_draft(page, article):
    """Return the reference page's own Opinion, Action and To-Do as a draft."""

    def section(start, end):
        return page.split(f"\n{start}:\n")[1].split(end)[0]

    def paragraphs(text):
        return tuple(
            Paragraph(
                role="theirs",
                sentences=tuple(
                    Sentence(text=one, kind=Kind.REPORTED) for one in sentences(paragraph)
                ),
            )
            for paragraph in text.split("\n")
            if paragraph.strip()
        )

    to_do = section("To Do", "\nSign Our Petition")
    return Draft(
        playbook="", playbook_version="", general=False, title="", deck="", line="",
        stance=Stance.NONE, sensitivity=Sensitivity.NORMAL, human_review=HumanReview.NONE,
        written_by="a-model", drafted_with="", signed_by="", reviewed_on=None,
        as_of=date(2025, 8, 17), reports=(credit(ReportText(article)),), facts=(),
        opinion=paragraphs(section("Opinion", "\nAction:\n")),
        action=paragraphs(section("Action", "\nTo Do:\n")) + paragraphs(to_do),
    )  # fmt: skip


def test_the_checker_finds_the_faults_of_the_reference_page(page, article, links):
    found = check(their_draft(page, article), [article], (), links)
    by_rule = {rule: [one.span for one in found if one.rule is rule] for rule in Rule}
    assert any("NATO-lite" in span for span in by_rule[Rule.QUOTATION])
    assert any("Self-Determination" in span for span in by_rule[Rule.PETITION])
    targets = {"https://www.house.gov", "https://www.senate.gov"}
    assert {span.split("(")[1].rstrip(")") for span in by_rule[Rule.LINK]} == targets
    assert "Change.org" in by_rule[Rule.CONTACT]
    assert len(by_rule[Rule.MARKUP]) >= 11
    count = len(list(their_draft(page, article).sentences()))
    assert len(by_rule[Rule.PROVENANCE]) == count > 50
    assert {"delve", "pivotal"} <= {span.lower() for span in by_rule[Rule.WORDING]}
