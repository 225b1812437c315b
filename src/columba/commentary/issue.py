"""A standing issue: what its playbook has to say whatever the news, and what a story then need not.

The news of a story is not on the issue's page, and what is on the issue's page need not be told
again under every story.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from columba.commentary.compose import THE_NEWS
from columba.commentary.document import (
    Draft,
    Fact,
    Kind,
    Letter,
    LinkRow,
    Paragraph,
    Sentence,
    Stance,
    Step,
    Target,
)
from columba.commentary.inline import links as links_in
from columba.commentary.playbook.lint_lines import CASES
from columba.commentary.playbook.values import (
    CiteKind,
    Condition,
    LetterPlan,
    Line,
    Passage,
    Piece,
    Playbook,
    SlotName,
    StepPlan,
    Template,
)

OUR_VIEW = "our view"
NEWEST = "newest-story"  # where "the report" leads, on a page that is about no report
BLANK = "____"
_OF_THE_STORY = frozenset({THE_NEWS, OUR_VIEW})
_OF_THE_DAY = frozenset({"why now", "when this is out of date"})  # in the Action: about the report
_TO_NEWEST = re.compile(rf"\[([^\[\]]*)\]\({NEWEST}\)")


@dataclass(frozen=True, kw_only=True)
class Issue:
    """What the page of an issue says on a day; no sentence of it rests on a report."""

    id: str
    version: str
    title: str
    deck: str
    line: str
    stance: Stance
    drafted_with: str
    signed_by: str  # empty = nobody yet
    reviewed_on: date
    review_by: date
    background: tuple[Paragraph, ...]
    cases: tuple[Paragraph, ...]  # one paragraph for each case
    view: tuple[Paragraph, ...]
    action: tuple[Paragraph, ...]
    facts: tuple[Fact, ...]  # those cited, in the order of their first citation
    targets: tuple[Target, ...]
    ask: str
    answerable: str
    steps: tuple[Step, ...]


def standing_issue(
    playbook: Playbook, links: Mapping[str, LinkRow], *, day: date, has_story: bool = False
) -> Issue:
    """Return the page of the issue as of `day`: facts not yet or no longer in force are left out.

    A sentence about a fact stands whatever the reports say. A case is made for each side that any
    report has shown to have one; our own view is what we hold in every event. `has_story` says
    that the id NEWEST leads somewhere.
    """
    shelf = _Shelf(playbook, links, day=day, has_story=has_story)
    opinion = {p.role: p for p in playbook.opinion}
    background = [p for p in playbook.opinion if p.role not in {CASES, *_OF_THE_STORY}]
    page = Issue(
        id=playbook.id,
        version=playbook.version,
        title=playbook.title,
        deck=playbook.deck,
        line=playbook.line,
        stance=playbook.stance,
        drafted_with=playbook.review.drafted_with,
        signed_by=playbook.review.signed_by,
        reviewed_on=playbook.review.reviewed_on,
        review_by=playbook.review.review_by,
        background=shelf.passages(background),
        cases=shelf.cases(opinion.get(CASES)),
        view=shelf.passages([opinion[OUR_VIEW]] if OUR_VIEW in opinion else []),
        action=shelf.passages(p for p in playbook.action if p.role not in _OF_THE_DAY),
        facts=(),
        targets=shelf.targets(),
        ask=playbook.ask,
        answerable=playbook.answerable,
        steps=shelf.steps(),
    )
    paragraphs = (*page.background, *page.cases, *page.view, *page.action)
    return replace(page, facts=_cited(playbook.facts, paragraphs))


def in_brief(draft: Draft) -> Draft:
    """Return the draft with only the news and our view of its Opinion, and the facts these cite.

    A draft that has neither is returned as it is.
    """
    opinion = tuple(p for p in draft.opinion if p.role in _OF_THE_STORY)
    if not opinion:
        return draft
    kept = replace(draft, opinion=opinion)
    return replace(kept, facts=_cited(draft.facts, [p for _, p in kept.paragraphs()]))


def _cited(facts: Iterable[Fact], paragraphs: Iterable[Paragraph]) -> tuple[Fact, ...]:
    """Return the facts that the paragraphs cite, in the order of their first citation."""
    known = {f"f.{fact.id}": fact for fact in facts}
    cites = (cite for p in paragraphs for sentence in p.sentences for cite in sentence.cites)
    return tuple(known[cite] for cite in dict.fromkeys(cites) if cite in known)


@dataclass
class _Shelf:
    """A playbook and what it may point to on a day; no sentence is taken from it twice."""

    playbook: Playbook
    links: Mapping[str, LinkRow]
    day: date
    has_story: bool
    _told: set[str] = field(default_factory=set)

    def passages(self, passages: Iterable[Passage]) -> tuple[Paragraph, ...]:
        written = ((p, tuple(self._lines(p.lines))) for p in passages)
        return tuple(
            Paragraph(role=passage.role, sentences=sentences)
            for passage, lines in written
            if (sentences := tuple(one for line in lines for one in line))
            and not _lost_its_ground(passage, sentences)
        )

    def cases(self, passage: Passage | None) -> tuple[Paragraph, ...]:
        lines = self._lines(passage.lines, if_reported=True) if passage else ()
        return tuple(Paragraph(role=CASES, sentences=sentences) for sentences in lines)

    def targets(self) -> tuple[Target, ...]:
        return tuple(
            replace(target, channel=tuple(name for name in target.channel if name in self.links))
            for target in self.playbook.targets
        )

    def steps(self) -> tuple[Step, ...]:
        planned = (plan for plan in self.playbook.steps if not plan.condition.absent)
        return tuple(step for plan in planned if (step := self._step(plan)))

    def _lines(
        self, lines: Iterable[Line], *, if_reported: bool = False
    ) -> Iterator[tuple[Sentence, ...]]:
        for line in lines:
            sentences = self._line(line, if_reported=if_reported)
            if sentences and self._is_new(sentences):
                yield sentences

    def _line(self, line: Line, *, if_reported: bool) -> tuple[Sentence, ...]:
        """Return the sentences of a line that rests on no report: all of them, or none."""
        if line.joins or not all(self._stands(piece) for piece in line.pieces):
            return ()
        has_fact = any(piece.cites for piece in line.pieces)
        if not has_fact and not _is_said(line.condition, if_reported=if_reported):
            return ()
        return tuple(
            Sentence(
                text=self._filled(piece.parts),
                kind=piece.kind,
                cites=tuple(f"f.{cite.id}" for cite in piece.cites),
            )
            for piece in line.pieces
        )

    def _stands(self, piece: Piece) -> bool:
        """Tell whether the piece is our view or rests on facts in force, and leads nowhere else."""
        facts = {fact.id: fact for fact in self.playbook.facts}
        is_ours = piece.kind is Kind.VIEW and not piece.cites
        is_background = bool(piece.cites) and all(
            cite.kind is CiteKind.FACT and facts[cite.id].holds(self.day, self.day)
            for cite in piece.cites
        )
        slots = {part.name for part in piece.parts if not isinstance(part, str)}
        if not (is_ours or is_background) or slots - {SlotName.ASK}:
            return False
        return all(target in self.links for _, target in links_in(self._filled(piece.parts)))

    def _is_new(self, sentences: Sequence[Sentence]) -> bool:
        text = " ".join(sentence.text for sentence in sentences)
        is_new = text not in self._told
        self._told.add(text)
        return is_new

    def _step(self, plan: StepPlan) -> Step | None:
        """Return the step with blanks for what a report would say; None without its links."""
        do = self._filled(plan.do)
        if not self.has_story:
            do = _TO_NEWEST.sub(r"\1", do)
        if any(target not in {*self.links, NEWEST} for _, target in links_in(do)):
            return None
        letter = self.playbook.letter if plan.letter else None
        return Step(
            rung=plan.rung,
            minutes=plan.minutes,
            title=plan.title,
            do=do,
            letter=self._letter(letter) if letter else None,
        )

    def _letter(self, plan: LetterPlan) -> Letter:
        return Letter(
            subject=self._filled(plan.subject), body=tuple(self._filled(part) for part in plan.body)
        )

    def _filled(self, template: Template) -> str:
        values = {
            SlotName.ASK: self.playbook.ask,
            SlotName.PEG: self._peg(),
            SlotName.ARTICLE_URL: NEWEST,
        }
        return "".join(
            part if isinstance(part, str) else values.get(part.name, BLANK) for part in template
        )

    def _peg(self) -> str:
        """Return the peg that holds of every story of the issue."""
        pegs = self.playbook.letter.pegs if self.playbook.letter else ()
        return next((text for condition, text in pegs if not condition.terms), BLANK)


def _is_said(condition: Condition, *, if_reported: bool) -> bool:
    """Tell whether a line of ours is said on a page that is about no report."""
    return not condition.terms or (if_reported and not condition.absent)


def _lost_its_ground(passage: Passage, sentences: Iterable[Sentence]) -> bool:
    """Tell whether the passage rested on facts, none of which is in force."""
    rested = any(
        cite.kind is CiteKind.FACT
        for line in passage.lines
        for piece in line.all_pieces()
        for cite in piece.cites
    )
    return rested and not any(sentence.cites for sentence in sentences)
