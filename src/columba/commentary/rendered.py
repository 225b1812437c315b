"""The pieces of a rendered draft, ready for a template."""

from dataclasses import dataclass


class Html(str):
    """Safe HTML: a template prints it as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


@dataclass(frozen=True, kw_only=True)
class RenderedParagraph:
    role: str
    html: Html


@dataclass(frozen=True, kw_only=True)
class RenderedLetter:
    subject: Html
    body: tuple[Html, ...]  # the lines of an outline


@dataclass(frozen=True, kw_only=True)
class RenderedStep:
    rung: str
    minutes: int
    title: Html
    html: Html
    letter: RenderedLetter | None


@dataclass(frozen=True, kw_only=True)
class RenderedTarget:
    who: str
    power: str
    links: tuple[Html, ...]


@dataclass(frozen=True, kw_only=True)
class RenderedNote:
    """A background source; `anchor` is the id that pointers lead to."""

    number: str  # "B1"
    anchor: str
    html: Html
    since: str  # "5 December 1994": the first day of the fact, where the source names another
    until: str  # the last day on which it is stated, or nothing


@dataclass(frozen=True, kw_only=True)
class RenderedCited:
    """A paragraph pointed to that stands at the publisher's; `anchor` is the id of its mention."""

    anchor: str
    number: int
    url: str


@dataclass(frozen=True, kw_only=True)
class RenderedSource:
    """One report of the source check; `anchor` is the id that pointers lead to."""

    anchor: str
    outlet: str
    owner: str
    title: str
    url: str
    date: str  # "17 August 2025", or nothing
    copies: tuple[str, ...]  # outlets that carry the same text
    cited: tuple[RenderedCited, ...]


@dataclass(frozen=True, kw_only=True)
class RenderedVoice:
    name: str
    pointers: Html


@dataclass(frozen=True, kw_only=True)
class Labels:
    """What a page says of itself, in plain sentences; an empty one is not printed.

    `tag` is the short form, beside each heading, in parts.
    """

    tag: tuple[str, ...]
    made: str  # by what, from what
    signed: str  # who answers for the playbook
    sensitivity: str
    reviewed: str  # who has read this page, if anybody

    @property
    def sentences(self) -> tuple[str, ...]:
        labels = (self.made, self.signed, self.sensitivity, self.reviewed)
        return tuple(label for label in labels if label)


@dataclass(frozen=True, kw_only=True)
class RenderedDraft:
    """Everything a page prints of a draft."""

    title: str
    deck: str
    line: Html
    labels: Labels
    what_we_know: tuple[RenderedParagraph, ...]
    opinion: tuple[RenderedParagraph, ...]
    action: tuple[RenderedParagraph, ...]
    ask: Html
    answerable: str
    targets: tuple[RenderedTarget, ...]
    steps: tuple[RenderedStep, ...]
    notes: tuple[RenderedNote, ...]
    source_check: str
    sources: tuple[RenderedSource, ...]
    voices: tuple[RenderedVoice, ...]


@dataclass(frozen=True, kw_only=True)
class RenderedIssue:
    """Everything the standing page of an issue prints, but its stories."""

    id: str
    title: str
    deck: str
    line: Html
    labels: Labels
    background: tuple[RenderedParagraph, ...]
    cases: tuple[RenderedParagraph, ...]  # one paragraph for each case
    view: tuple[RenderedParagraph, ...]
    action: tuple[RenderedParagraph, ...]
    ask: Html
    targets: tuple[RenderedTarget, ...]
    steps: tuple[RenderedStep, ...]
    notes: tuple[RenderedNote, ...]
