"""The values that commentary is made of: reports in, a draft of sentences with provenance out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Kind(StrEnum):
    """Where a sentence comes from."""

    REPORTED = "reported"
    BACKGROUND = "background"
    VIEW = "view"


class Stance(StrEnum):
    """What a playbook argues for: how a thing is decided, what is decided, or nothing."""

    PROCESS = "process"
    OUTCOME = "outcome"
    NONE = "none"


class Sensitivity(StrEnum):
    NORMAL = "normal"
    HIGH = "high"


class HumanReview(StrEnum):
    """Which pages of a playbook a person must have read before readers do."""

    NONE = ""
    FIRST = "first"
    ALWAYS = "always"


COMPOSER = "composer"


@dataclass(frozen=True, kw_only=True)
class Report:
    """One article as commentary sees it; its paragraphs are cited as `a1p3`, counting from 1."""

    id: str  # "a1", "a2", … in the order of publication
    article_id: int
    outlet: str
    owner: str
    url: str
    title: str
    published_at: datetime | None  # in the zone in which the page prints dates
    paragraphs: tuple[str, ...]
    licence: str = ""
    copies: tuple[str, ...] = ()  # other outlets that carry the same text


@dataclass(frozen=True, kw_only=True)
class Credit:
    """A report as the page credits it: all but its text, which stays with the article."""

    id: str
    article_id: int
    outlet: str
    owner: str
    url: str
    title: str
    published_at: datetime | None
    paragraph_count: int
    text_hash: str  # of the paragraphs that the draft was written from
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LinkRow:
    """One row of the directory."""

    id: str
    url: str
    title: str
    owner: str
    kind: str
    area: str
    checked_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A background fact: stated only between its dates, always with its source."""

    id: str
    text: str
    source: str
    since: date
    until: date | None = None
    link: str = ""  # id of a directory row

    def holds(self, first: date, last: date) -> bool:
        """Tell whether the fact may stand beside reports published from `first` to `last`."""
        return self.since <= first and (self.until is None or last <= self.until)


@dataclass(frozen=True, kw_only=True)
class Target:
    """Someone with power over the outcome, what the power is, and where to reach them."""

    who: str
    power: str
    channel: tuple[str, ...]  # ids of directory rows


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A piece of text with one provenance; `text` is inline Markdown, links are directory ids.

    `cites` holds "a1p3" for a paragraph, "a1" for a whole report (of what was not found in it) and
    "f.budapest" for a fact. `evidence` holds, for each cited paragraph in turn, the words in it
    that let the composer say this; a model gives none.
    """

    text: str
    kind: Kind
    cites: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """Sentences that stand together under one role, such as "the news" or "our view"."""

    role: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, kw_only=True)
class Letter:
    """An outline to fill in; never a finished letter."""

    subject: str
    body: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing to do, with the minutes it takes; `do` is inline Markdown with directory ids."""

    rung: str
    minutes: int
    title: str
    do: str = ""
    letter: Letter | None = None


@dataclass(frozen=True, kw_only=True)
class Voice:
    """Someone who speaks in the reports, and the paragraphs that say so."""

    name: str
    cites: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Draft:
    """Everything one page says about one story, each sentence with its provenance."""

    playbook: str
    playbook_version: str
    general: bool  # from a general playbook: no Opinion
    title: str
    deck: str
    line: str  # the editorial line, printed on the page
    stance: Stance
    sensitivity: Sensitivity
    human_review: HumanReview
    written_by: str  # COMPOSER or the model's name
    drafted_with: str  # how the playbook was written
    signed_by: str  # who answers for the playbook; empty = nobody yet
    reviewed_on: date | None  # when the playbook was last read through
    as_of: date  # the day of the latest report
    reports: tuple[Credit, ...]
    facts: tuple[Fact, ...]  # those cited, in the order of their first citation
    targets: tuple[Target, ...] = ()
    what_we_know: tuple[Paragraph, ...] = ()
    opinion: tuple[Paragraph, ...] = ()
    action: tuple[Paragraph, ...] = ()
    ask: str = ""
    answerable: str = ""
    steps: tuple[Step, ...] = ()
    voices: tuple[Voice, ...] = ()
    vouched: tuple[str, ...] = ()  # names and phrases that the playbook's editor wrote
    avoid: tuple[str, ...] = ()  # wording that the playbook's editor bans

    @property
    def owners(self) -> tuple[str, ...]:
        """The independent owners behind the reports, in order."""
        return tuple(dict.fromkeys(credit.owner or credit.outlet for credit in self.reports))

    def paragraphs(self) -> Iterator[tuple[str, Paragraph]]:
        """Yield every paragraph with where it stands: "opinion 2" is the second of the Opinion."""
        sections = (
            ("what we know", self.what_we_know),
            ("opinion", self.opinion),
            ("action", self.action),
        )
        for section, paragraphs in sections:
            for number, paragraph in enumerate(paragraphs, start=1):
                yield f"{section} {number}", paragraph

    def sentences(self) -> Iterator[tuple[str, Sentence]]:
        """Yield every sentence with where it stands: "opinion 2.1" is the first of "opinion 2"."""
        for where, paragraph in self.paragraphs():
            for number, sentence in enumerate(paragraph.sentences, start=1):
                yield f"{where}.{number}", sentence


class Rule(StrEnum):
    """What the checker looks for."""

    QUOTATION = "quotation"
    NAME = "name"
    NUMBER = "number"
    LINK = "link"
    CONTACT = "contact"
    PETITION = "petition"
    COPYING = "copying"
    QUOTED_WORDS = "quoted words"
    CITATION = "citation"
    PROVENANCE = "provenance"
    SUPPORT = "support"
    SPEAKER = "speaker"
    NEGATION = "negation"
    OPPOSITE = "opposite"
    ROLE = "role"
    ORDER = "order"
    ADDRESS = "address"
    ENTAILMENT = "entailment"
    MARKUP = "markup"
    WORDING = "wording"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something the checker will not let pass: where, which rule, which words, and why."""

    rule: Rule
    where: str  # "opinion 2.1" = paragraph 2, sentence 1
    span: str
    message: str
