"""A playbook as the composer reads it: an editor's sentences, and when each may be used."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from columba.commentary.document import Fact, HumanReview, Kind, Sensitivity, Stance, Target


class Rung(StrEnum):
    """Where on the ladder of effort a step stands."""

    SAFETY = "safety"
    LEARN = "learn"
    CONTACT = "contact"
    WRITE = "write"
    SIGN = "sign"
    LOCAL = "local"
    JOIN = "join"
    HELP = "help"
    GIVE = "give"
    REPORT = "report"
    SHARE = "share"
    FOLLOW_UP = "follow-up"


class SlotName(StrEnum):
    """What a playbook leaves open for the story to fill."""

    SOURCE = "source"
    REPORT = "report"
    DATE = "date"
    ASK = "ask"
    PEG = "peg"
    ARTICLE_URL = "article_url"
    WHO = "who"
    QUOTATION = "q"
    MATCH = "m"
    DAY = "day"


@dataclass(frozen=True)
class Slot:
    """An open place; `signal` says of whose paragraphs, where the slot is about some."""

    name: SlotName
    signal: str = ""


Template = tuple[str | Slot, ...]


@dataclass(frozen=True)
class Term:
    """One part of a condition: that a signal fired, or that it did not."""

    signal: str
    is_absent: bool = False


@dataclass(frozen=True, kw_only=True)
class Condition:
    """When a line may be used; one without terms always may."""

    terms: tuple[Term, ...] = ()
    needs_quotation: bool = False

    @property
    def absent(self) -> tuple[str, ...]:
        return tuple(term.signal for term in self.terms if term.is_absent)

    @property
    def present(self) -> tuple[str, ...]:
        return tuple(term.signal for term in self.terms if not term.is_absent)


class CiteKind(StrEnum):
    SIGNAL = "signal"  # the paragraphs that fired it
    QUOTATION = "quotation"  # the paragraph that its quotation stands in
    FACT = "fact"
    REPORT = "report"  # the whole of every report: of what was not found


@dataclass(frozen=True)
class Cite:
    kind: CiteKind
    id: str = ""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Part of a line with one provenance."""

    parts: Template
    kind: Kind
    cites: tuple[Cite, ...] = ()

    @property
    def is_of_absence(self) -> bool:
        return any(cite.kind is CiteKind.REPORT for cite in self.cites)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One or two sentences with their condition; `joins` makes one of the items that apply.

    What `is_lead` gives way to the reports' own words for what happened, where there are any.
    """

    number: int  # in the file, from 1
    condition: Condition
    pieces: tuple[Piece, ...]
    is_lead: bool = False
    joins: bool = False
    items: tuple["Line", ...] = ()

    def all_pieces(self) -> Iterator[Piece]:
        yield from self.pieces
        for item in self.items:
            yield from item.pieces


@dataclass(frozen=True, kw_only=True)
class Passage:
    """The lines under one `##` heading."""

    role: str
    number: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Signal:
    """“The article says X”, as patterns over one paragraph."""

    id: str
    match: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    absent_same_par: re.Pattern[str] | None = None
    quote: bool = False
    max_cites: int | None = None
    fires: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()

    def find(self, paragraph: str) -> re.Match[str] | None:
        """Return the first match in a paragraph that no guard dismisses."""
        match = self.match.search(paragraph)
        return None if match is None or self.is_dismissed(paragraph) else match

    def is_dismissed(self, paragraph: str) -> bool:
        """Tell whether a guard speaks against a match anywhere in the paragraph."""
        guards = (self.unless, self.absent_same_par)
        return any(guard and guard.search(paragraph) for guard in guards)


@dataclass(frozen=True, kw_only=True)
class StepPlan:
    """A step before its slots are filled."""

    rung: Rung
    minutes: int
    title: str
    do: Template
    condition: Condition = field(default_factory=Condition)
    letter: bool = False


@dataclass(frozen=True, kw_only=True)
class LetterPlan:
    """The outline of a letter, and what prompted it: the first peg whose condition holds."""

    subject: Template
    body: tuple[Template, ...]
    pegs: tuple[tuple[Condition, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Matching:
    """Patterns that say which stories a playbook is about."""

    strong: tuple[re.Pattern[str], ...] = ()
    weak: tuple[re.Pattern[str], ...] = ()
    against: tuple[re.Pattern[str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReviewRecord:
    """How a playbook was written, who answers for it, and until when it may publish."""

    drafted_with: str
    signed_by: str  # a named person; empty = nobody yet
    reviewed_on: date
    review_by: date


@dataclass(frozen=True, kw_only=True)
class Playbook:
    """One issue as an editor wrote it down."""

    name: str  # of the file, for messages
    id: str
    version: str
    title: str
    deck: str
    lang: str
    jurisdictions: tuple[str, ...]
    categories: tuple[str, ...]
    general_for: str
    line: str
    stance: Stance
    never: tuple[str, ...]
    sensitivity: Sensitivity
    human_review: HumanReview
    official_routes_only: bool
    review: ReviewRecord
    matching: Matching
    signals: tuple[Signal, ...]
    facts: tuple[Fact, ...]
    targets: tuple[Target, ...]
    ask: str
    answerable: str
    steps: tuple[StepPlan, ...]
    letter: LetterPlan | None
    avoid_words: tuple[str, ...]
    avoid_claims: tuple[str, ...]
    opinion: tuple[Passage, ...]
    action: tuple[Passage, ...]
    vouched: tuple[str, ...] = ()  # names, phrases and counts in the editor's own text
    # Where things stand in the file: "signal offer", "fact minsk", "step 1", "ask", …
    places: Mapping[str, int] = field(default_factory=dict, compare=False)

    @property
    def is_general(self) -> bool:
        return bool(self.general_for)

    def is_current(self, day: date) -> bool:
        """Tell whether the playbook may still publish on its own."""
        return day <= self.review.review_by

    def lines(self) -> Iterator[Line]:
        for passage in (*self.opinion, *self.action):
            yield from passage.lines


def spoken(parts: Template) -> str:
    """Return the editor's own words of a template, a gap where a slot stands."""
    return "".join(part if isinstance(part, str) else "…" for part in parts).strip()
