"""A draft beside its sources, as the review page prints it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import TypeVar

from columba.commentary.credited import is_as_drafted
from columba.commentary.document import (
    Credit,
    Draft,
    Fact,
    Finding,
    LinkRow,
    Paragraph,
    Report,
    Sentence,
)
from columba.commentary.inline import plain
from columba.commentary.models import ErrorReport
from columba.commentary.render import RenderedDraft, render
from columba.commentary.rendered import Html
from columba.commentary.typeset import Place, UnknownLinkError, typeset
from columba.desk.shown import (
    Pointer,
    Shown,
    ShownFact,
    ShownParagraph,
    ShownSection,
    ShownSentence,
    ShownSource,
    SourceParagraph,
)

Remark = TypeVar("Remark")

LOST_LINK = "It names a link that is no row of the directory any more."


def anchor_of(where: str) -> str:
    """Return the id of a place on the page: "what we know 1.2" is "what-we-know-1-2"."""
    return where.replace(" ", "-").replace(".", "-")


def cited_anchor(cite: str) -> str:
    """Return the id of what is cited: "f.budapest" is "f-budapest"."""
    return cite.replace(".", "-")


def show(
    draft: Draft,
    reports: Sequence[Report],
    *,
    links: Mapping[str, LinkRow],
    findings: Iterable[Finding] = (),
    complaints: Iterable[ErrorReport] = (),
    is_edited: bool = False,
) -> Shown:
    """Return the draft, its reports as they read now, and all that is said against it, in place."""
    said = _by_place((finding.where, finding) for finding in findings)
    told = _by_place((complaint.sentence, complaint) for complaint in complaints)
    beside = _Beside(draft, reports, links=links, remarks=_Remarks(said=said, told=told))
    sections = (
        ("What we know", "what we know", draft.what_we_know),
        ("Opinion", "opinion", draft.opinion),
        ("Action", "action", draft.action),
    )
    shown = [
        ShownSection(heading=heading, paragraphs=beside.paragraphs(name, paragraphs))
        for heading, name, paragraphs in sections
        if paragraphs
    ]
    places = {where for where, _ in draft.sentences()}
    return Shown(
        sections=shown,
        sources=[beside.source(credit) for credit in draft.reports],
        facts=[beside.fact(fact) for fact in draft.facts],
        findings=[one for where, found in said.items() if where not in places for one in found],
        reports=[one for where, found in told.items() if where not in places for one in found],
        rest=_rest(draft, links, is_edited=is_edited),
    )


def _by_place(remarks: Iterable[tuple[str, Remark]]) -> dict[str, list[Remark]]:
    found: dict[str, list[Remark]] = defaultdict(list)
    for where, remark in remarks:
        found[where].append(remark)
    return found


def _rest(draft: Draft, links: Mapping[str, LinkRow], *, is_edited: bool) -> RenderedDraft | None:
    bare = replace(draft, what_we_know=(), opinion=(), action=())
    try:
        return render(bare, links, is_edited=is_edited)
    except UnknownLinkError:
        return None


@dataclass(frozen=True, kw_only=True)
class _Remarks:
    """What the checker and readers say, by place."""

    said: Mapping[str, Sequence[Finding]]
    told: Mapping[str, Sequence[ErrorReport]]


class _Beside:
    """Knows what stands beside a draft: the texts it cites, and which sentence cites which."""

    def __init__(
        self,
        draft: Draft,
        reports: Sequence[Report],
        *,
        links: Mapping[str, LinkRow],
        remarks: _Remarks,
    ) -> None:
        self._remarks = remarks
        self._reports = {report.id: report for report in reports}
        self._numbers = {credit.id: n for n, credit in enumerate(draft.reports, start=1)}
        self._facts = {f"f.{fact.id}": fact for fact in draft.facts}
        self._links = links
        self._places = {row.id: Place(row.url, row.owner) for row in links.values()}
        self._places |= {credit.id: Place(credit.url, credit.outlet) for credit in draft.reports}
        self._cited_by: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._evidence: dict[str, list[str]] = defaultdict(list)
        for where, sentence in draft.sentences():
            self._read(where, sentence)

    def paragraphs(self, section: str, paragraphs: Sequence[Paragraph]) -> list[ShownParagraph]:
        return [
            ShownParagraph(
                role=paragraph.role,
                where=f"{section} {at}",
                sentences=[
                    self._sentence(f"{section} {at}.{number}", sentence)
                    for number, sentence in enumerate(paragraph.sentences, start=1)
                ],
            )
            for at, paragraph in enumerate(paragraphs, start=1)
        ]

    def source(self, credit: Credit) -> ShownSource:
        report = self._reports[credit.id]
        return ShownSource(
            credit=credit,
            anchor=credit.id,
            is_as_drafted=is_as_drafted(report, credit),
            paragraphs=[
                SourceParagraph(
                    anchor=cite,
                    cite=cite,
                    number=number,
                    html=_marked(text, self._evidence[cite]),
                    cited_by=self._cited_by[cite],
                )
                for number, text in enumerate(report.paragraphs, start=1)
                for cite in [f"{credit.id}p{number}"]
            ],
            cited_by=self._cited_by[credit.id],
        )

    def fact(self, fact: Fact) -> ShownFact:
        cite = f"f.{fact.id}"
        return ShownFact(
            fact=fact,
            anchor=cited_anchor(cite),
            link=self._links.get(fact.link),
            cited_by=self._cited_by[cite],
        )

    def _read(self, where: str, sentence: Sentence) -> None:
        for cite in sentence.cites:
            self._cited_by[cite].append((_number(where), anchor_of(where)))
        paragraphs = [cite for cite in sentence.cites if self._paragraph(cite)]
        for cite, words in zip(paragraphs, sentence.evidence, strict=False):
            self._evidence[cite].append(words)

    def _sentence(self, where: str, sentence: Sentence) -> ShownSentence:
        try:
            html, problem = typeset(sentence.text, self._places), ""
        except UnknownLinkError:
            html, problem = Html(escape(plain(sentence.text))), LOST_LINK
        return ShownSentence(
            where=where,
            anchor=anchor_of(where),
            number=_number(where),
            kind=sentence.kind,
            html=html,
            pointers=[self._pointer(cite) for cite in sentence.cites],
            findings=self._remarks.said.get(where, ()),
            reports=self._remarks.told.get(where, ()),
            problem=problem,
        )

    def _pointer(self, cite: str) -> Pointer:
        if fact := self._facts.get(cite):
            return Pointer(
                label=f"fact {fact.id}",
                title=fact.source,
                anchor=cited_anchor(cite),
                passage=f"{fact.text} ({fact.source})",
            )
        name, _, number = cite.partition("p")
        report = self._reports.get(name)
        outlet = report.outlet if report else name
        several = f"{self._numbers.get(name, '?')} " if len(self._numbers) > 1 else ""
        return Pointer(
            label=f"{several}¶{number}" if number else f"{several}all",
            title=f"{outlet}, paragraph {number}" if number else f"{outlet}, all of it",
            anchor=cite,
            passage=self._paragraph(cite) if number else "",
        )

    def _paragraph(self, cite: str) -> str:
        """Return the paragraph "a1p3"; nothing where there is none."""
        name, _, number = cite.partition("p")
        report = self._reports.get(name)
        if report is None or not number.isdigit():
            return ""
        return next(iter(report.paragraphs[int(number) - 1 : int(number)]), "")


def _number(where: str) -> str:
    """Return "2.1" of "opinion 2.1"."""
    return where.rpartition(" ")[2]


def _marked(text: str, words: Iterable[str]) -> Html:
    """Return the text with the words in it that let the composer say something marked."""
    html, at = "", 0
    for start, end in _spans(text, words):
        if start < at:
            continue
        html += f"{escape(text[at:start])}<mark>{escape(text[start:end])}</mark>"
        at = end
    return Html(html + escape(text[at:]))


def _spans(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    found = ((text.find(one), len(one)) for one in words if one)
    return sorted((start, start + length) for start, length in found if start >= 0)
