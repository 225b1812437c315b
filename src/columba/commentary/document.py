"""The values that commentary is made of: reports in, a draft of sentences with provenance out."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Kind(StrEnum):
    """Where a sentence comes from."""

    REPORTED = "reported"
    BACKGROUND = "background"
    VIEW = "view"


@dataclass(frozen=True, kw_only=True)
class Report:
    """One article as commentary sees it; its paragraphs are cited as `a1p3`, counting from 1."""

    id: str  # "a1", "a2", … in the order of publication
    article_id: int
    outlet: str
    owner: str
    url: str
    title: str
    published_at: datetime | None
    paragraphs: tuple[str, ...]


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


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A piece of text with one provenance; `text` is inline Markdown, links are directory ids."""

    text: str
    kind: Kind
    cites: tuple[str, ...] = ()  # "a1p3" for a paragraph, "f.budapest" for a fact


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
class Draft:
    """Everything one page says about one story, each sentence with its provenance."""

    playbook: str
    playbook_version: str
    general: bool  # from a general playbook: no Opinion
    title: str
    deck: str
    line: str  # the editorial line, printed on the page
    stance: str
    sensitivity: str
    written_by: str  # "composer" or the model's name
    drafted_with: str  # how the playbook was written
    signed_by: str  # who answers for the playbook; empty = nobody yet
    composed_at: datetime
    reports: tuple[Report, ...]
    facts: tuple[Fact, ...]
    what_we_know: tuple[Paragraph, ...] = ()
    opinion: tuple[Paragraph, ...] = ()
    action: tuple[Paragraph, ...] = ()
    ask: str = ""
    steps: tuple[Step, ...] = ()
    voices: tuple[tuple[str, tuple[str, ...]], ...] = ()  # (name, paragraphs cited)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something the checker will not let pass: where, which rule, which words, and why."""

    rule: str
    where: str  # "opinion 2.1" = paragraph 2, sentence 1
    span: str
    message: str
