"""The pieces of a draft beside its sources, ready for a template."""

from collections.abc import Sequence
from dataclasses import dataclass

from columba.commentary.document import Credit, Fact, Finding, Kind, LinkRow
from columba.commentary.models import ErrorReport
from columba.commentary.render import RenderedDraft
from columba.commentary.rendered import Html


@dataclass(frozen=True, kw_only=True)
class Pointer:
    """From a sentence to what it rests on; `passage` is the text there."""

    label: str
    title: str
    anchor: str
    passage: str


@dataclass(frozen=True, kw_only=True)
class ShownSentence:
    """One sentence with its pointers, and what the checker and readers say about it."""

    where: str
    anchor: str
    number: str
    kind: Kind
    html: Html
    pointers: Sequence[Pointer]
    findings: Sequence[Finding]
    reports: Sequence[ErrorReport]
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class ShownParagraph:
    role: str
    where: str
    sentences: Sequence[ShownSentence]


@dataclass(frozen=True, kw_only=True)
class ShownSection:
    heading: str
    paragraphs: Sequence[ShownParagraph]


@dataclass(frozen=True, kw_only=True)
class SourceParagraph:
    """A paragraph of a report; `cited_by` are the sentences that rest on it."""

    anchor: str
    cite: str
    number: int
    html: Html
    cited_by: Sequence[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class ShownSource:
    credit: Credit
    anchor: str
    is_as_drafted: bool
    paragraphs: Sequence[SourceParagraph]
    cited_by: Sequence[tuple[str, str]]  # sentences that rest on the report as a whole


@dataclass(frozen=True, kw_only=True)
class ShownFact:
    fact: Fact
    anchor: str
    link: LinkRow | None
    cited_by: Sequence[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Everything of a draft that somebody who answers for it must see.

    `rest` holds steps, targets and labels as readers get them; None where a link of them is lost.
    """

    sections: Sequence[ShownSection]
    sources: Sequence[ShownSource]
    facts: Sequence[ShownFact]
    findings: Sequence[Finding]  # those that stand at no sentence
    reports: Sequence[ErrorReport]  # those too
    rest: RenderedDraft | None
