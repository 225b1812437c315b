"""A draft as the page shows it: safe HTML fragments, pointers to paragraphs, numbered notes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from columba.commentary.document import Credit, Draft, Letter, LinkRow, Paragraph, Step, Target
from columba.commentary.figures import spell
from columba.commentary.inline import links as links_in
from columba.commentary.labels import labels, source_check
from columba.commentary.rendered import (
    Html,
    RenderedDraft,
    RenderedLetter,
    RenderedNote,
    RenderedParagraph,
    RenderedSource,
    RenderedStep,
    RenderedTarget,
    RenderedVoice,
)
from columba.commentary.typeset import Place, UnknownLinkError, clean, link, typeset

__all__ = ["Page", "RenderedDraft", "UnknownLinkError", "render"]

SOURCE_CHECK = "source-check"  # the id of the section that lists the reports


@dataclass(frozen=True, kw_only=True)
class Page:
    """The page a draft is printed on: which article, and how many paragraphs of it are there.

    The paragraphs shown carry the ids "p1", "p2", … for pointers to lead to; pointers to any other
    lead to the report's line in the source check.
    """

    article_id: int | None = None
    paragraphs_shown: int = 0


def render(
    draft: Draft,
    links: Mapping[str, LinkRow],
    *,
    page: Page | None = None,
    reviewed_by: str = "",
    reviewed_on: date | None = None,
) -> RenderedDraft:
    """Return the fragments of `draft`; UnknownLinkError where a sentence names an unknown link.

    A step that names a row no longer in the directory is left out, and a source loses its link:
    no link outlives its row.
    """
    renderer = _Renderer(draft, links, page or Page())
    return RenderedDraft(
        title=draft.title,
        deck=draft.deck,
        line=renderer.typeset(draft.line),
        labels=labels(draft, reviewed_by=reviewed_by, reviewed_on=reviewed_on),
        what_we_know=renderer.paragraphs(draft.what_we_know),
        opinion=renderer.paragraphs(draft.opinion),
        action=renderer.paragraphs(draft.action),
        ask=renderer.typeset(draft.ask),
        answerable=draft.answerable,
        targets=tuple(renderer.target(target) for target in draft.targets),
        steps=tuple(renderer.step(step) for step in draft.steps if renderer.is_whole(step)),
        notes=renderer.notes(),
        source_check=source_check(draft),
        sources=tuple(_source(credit) for credit in draft.reports),
        voices=tuple(
            RenderedVoice(name=voice.name, pointers=renderer.pointers(voice.cites))
            for voice in draft.voices
        ),
    )


class _Renderer:
    """Renders the parts of one draft; notes are numbered as their first pointers come."""

    def __init__(self, draft: Draft, links: Mapping[str, LinkRow], page: Page) -> None:
        self._draft = draft
        self._page = page
        self._credits = {credit.id: credit for credit in draft.reports}
        self._facts = {f"f.{fact.id}": fact for fact in draft.facts}
        self._numbers: dict[str, int] = {}
        self._places = {row.id: Place(row.url, row.owner) for row in links.values()}
        self._rows = links
        self._places |= {c.id: Place(c.url, c.outlet) for c in draft.reports}

    def typeset(self, markdown: str) -> Html:
        return typeset(markdown, self._places)

    def paragraphs(self, paragraphs: Sequence[Paragraph]) -> tuple[RenderedParagraph, ...]:
        return tuple(
            RenderedParagraph(
                role=paragraph.role,
                html=Html(
                    " ".join(
                        self.typeset(sentence.text) + self.pointers(sentence.cites)
                        for sentence in paragraph.sentences
                    )
                ),
            )
            for paragraph in paragraphs
        )

    def pointers(self, cites: Sequence[str]) -> Html:
        """Return the pointers of a sentence; what is nowhere is not pointed to."""
        whole = [cite for cite in cites if cite in self._credits]
        found = [self._to_all()] if len(whole) > 1 and len(whole) == len(self._credits) else []
        for cite in cites:
            if cite in self._facts:
                found.append(self._to_note(cite))
            elif not (found and cite in whole and len(whole) > 1):
                found += self._to_report(cite)
        return clean(f'<sup class="pointers">{" ".join(found)}</sup>') if found else Html()

    def target(self, target: Target) -> RenderedTarget:
        rows = (self._rows[name] for name in target.channel if name in self._rows)
        return RenderedTarget(
            who=target.who,
            power=target.power,
            links=tuple(link(Place(row.url, row.owner), row.title) for row in rows),
        )

    def is_whole(self, step: Step) -> bool:
        """Tell whether every link of the step still leads somewhere."""
        return all(target in self._places for _, target in links_in(step.do))

    def step(self, step: Step) -> RenderedStep:
        return RenderedStep(
            rung=step.rung,
            minutes=step.minutes,
            title=self.typeset(step.title),
            html=self.typeset(step.do),
            letter=self._letter(step.letter) if step.letter else None,
        )

    def notes(self) -> tuple[RenderedNote, ...]:
        """Return the sources of the facts pointed to so far, in the order of their numbers."""
        found = []
        for cite, number in self._numbers.items():
            fact = self._facts[cite]
            row = self._rows.get(fact.link)
            text = f" {link(Place(row.url, row.owner), 'Read it')}" if row else ""
            source = self.typeset(fact.source)
            found.append(
                RenderedNote(number=f"B{number}", anchor=_note(number), html=Html(source + text))
            )
        return tuple(found)

    def _letter(self, letter: Letter) -> RenderedLetter:
        return RenderedLetter(
            subject=self.typeset(letter.subject),
            body=tuple(self.typeset(part) for part in letter.body),
        )

    def _to_note(self, cite: str) -> str:
        number = self._numbers.setdefault(cite, len(self._numbers) + 1)
        return _anchor(f"#{_note(number)}", f"B{number}", f"Background source {number}")

    def _to_all(self) -> str:
        count = len(self._credits)
        return _anchor(f"#{SOURCE_CHECK}", f"all {count} reports", "Every report of the story")

    def _to_report(self, cite: str) -> list[str]:
        """Return the pointer to a paragraph or a whole report, numbered where there are several."""
        report, _, paragraph = cite.partition("p")
        credit = self._credits.get(report)
        if credit is None:
            return []
        span = paragraph or (f"1–{credit.paragraph_count}" if credit.paragraph_count > 1 else "1")
        number = f"{list(self._credits).index(report) + 1} " if len(self._credits) > 1 else ""
        title = f"{credit.outlet}, paragraph {span}" if paragraph else f"{credit.outlet}, all of it"
        return [_anchor(self._where(credit, paragraph), f"{number}¶{span}", title)]

    def _where(self, credit: Credit, paragraph: str) -> str:
        is_here = credit.article_id == self._page.article_id
        if is_here and paragraph and int(paragraph) <= self._page.paragraphs_shown:
            return f"#p{paragraph}"
        return f"#{_source_anchor(credit)}"


def _source(credit: Credit) -> RenderedSource:
    return RenderedSource(
        anchor=_source_anchor(credit),
        outlet=credit.outlet,
        owner=credit.owner,
        title=credit.title,
        url=credit.url,
        date=spell(credit.published_at.date()) if credit.published_at else "",
        copies=credit.copies,
    )


def _source_anchor(credit: Credit) -> str:
    return f"source-{credit.id}"


def _note(number: int) -> str:
    return f"note-b{number}"


def _anchor(href: str, text: str, title: str) -> str:
    return (
        f'<a href="{escape(href)}" title="{escape(title)}" aria-label="{escape(title)}">'
        f"{escape(text)}</a>"
    )
