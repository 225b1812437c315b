"""The parts of a page as safe HTML: paragraphs with pointers, targets, steps, numbered notes."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from urllib.parse import quote

from columba.commentary.document import (
    Credit,
    Fact,
    Letter,
    LinkRow,
    Paragraph,
    Step,
    Target,
    Voice,
)
from columba.commentary.figures import spell
from columba.commentary.inline import known_links
from columba.commentary.inline import links as links_in
from columba.commentary.rendered import (
    Html,
    RenderedCited,
    RenderedLetter,
    RenderedNote,
    RenderedParagraph,
    RenderedSource,
    RenderedStep,
    RenderedTarget,
    RenderedVoice,
)
from columba.commentary.typeset import Place, clean, link, typeset

SOURCE_CHECK = "source-check"  # the id of the section that lists the reports
MOST_VOICES = 12
MOST_POINTERS = 3  # behind the name of a voice
_MOST_WORDS = 6  # that lead a browser to a place on a publisher's page
_EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, kw_only=True)
class Page:
    """The page a draft is printed on: which article, and how many paragraphs of it are there.

    The paragraphs shown carry the ids "p1", "p2", … for pointers to lead to; pointers to any other
    lead to the report's line in the source check, which leads on to the publisher's page.
    """

    article_id: int | None = None
    paragraphs_shown: int = 0


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What the sentences of a page may point to, and where else its links may lead."""

    links: Mapping[str, LinkRow]
    reports: Sequence[Credit] = ()
    facts: Sequence[Fact] = ()
    others: Mapping[str, Place] = field(default_factory=dict)


class Fragments:
    """Renders the parts of one page; notes are numbered as their first pointers come."""

    def __init__(self, ground: Ground, page: Page) -> None:
        self._page = page
        self._rows = ground.links
        self._credits = {credit.id: credit for credit in ground.reports}
        self._facts = {f"f.{fact.id}": fact for fact in ground.facts}
        self._places = {row.id: Place(row.url, row.owner) for row in ground.links.values()}
        self._places |= {c.id: Place(c.url, c.outlet) for c in ground.reports}
        self._places |= ground.others
        self._numbers: dict[str, int] = {}
        self._elsewhere: dict[str, str] = {}  # paragraphs this page does not show, and their words

    def typeset(self, markdown: str) -> Html:
        return typeset(known_links(markdown, self._places), self._places)

    def paragraphs(self, paragraphs: Iterable[Paragraph]) -> tuple[RenderedParagraph, ...]:
        return tuple(
            RenderedParagraph(
                role=paragraph.role,
                html=Html(
                    " ".join(
                        self.typeset(one.text) + self.pointers(one.cites, one.evidence)
                        for one in paragraph.sentences
                    )
                ),
            )
            for paragraph in paragraphs
        )

    def pointers(self, cites: Sequence[str], evidence: Sequence[str] = ()) -> Html:
        """Return the pointers of a sentence; what is nowhere is not pointed to."""
        words = dict(zip((cite for cite in cites if "p" in cite), evidence, strict=False))
        whole = [cite for cite in cites if cite in self._credits]
        found = [self._to_all()] if len(whole) > 1 and len(whole) == len(self._credits) else []
        for cite in cites:
            if cite in self._facts:
                found.append(self._to_note(cite))
            elif not (found and cite in whole and len(whole) > 1):
                found += self._to_report(cite, words.get(cite, ""))
        return clean(f'<sup class="pointers">{" ".join(found)}</sup>') if found else Html()

    def voices(self, voices: Sequence[Voice]) -> tuple[RenderedVoice, ...]:
        """Return the first who speak in the reports, each with the first places."""
        return tuple(
            RenderedVoice(name=voice.name, pointers=self.pointers(voice.cites[:MOST_POINTERS]))
            for voice in voices[:MOST_VOICES]
        )

    def targets(self, targets: Iterable[Target]) -> tuple[RenderedTarget, ...]:
        return tuple(self._target(target) for target in targets)

    def steps(self, steps: Iterable[Step]) -> tuple[RenderedStep, ...]:
        """Return the steps every link of which still leads somewhere."""
        return tuple(
            self._step(step)
            for step in steps
            if all(target in self._places for _, target in links_in(step.do))
        )

    def notes(self) -> tuple[RenderedNote, ...]:
        """Return the sources of the facts pointed to so far, in the order of their numbers."""
        return tuple(
            self._note(self._facts[cite], number) for cite, number in self._numbers.items()
        )

    def sources(self) -> tuple[RenderedSource, ...]:
        """Return the reports, each with the paragraphs pointed to that this page does not show."""
        return tuple(self._source(credit) for credit in self._credits.values())

    def _target(self, target: Target) -> RenderedTarget:
        rows = (self._rows[name] for name in target.channel if name in self._rows)
        return RenderedTarget(
            who=target.who,
            power=target.power,
            links=tuple(link(Place(row.url, row.owner), row.title) for row in rows),
        )

    def _step(self, step: Step) -> RenderedStep:
        return RenderedStep(
            rung=step.rung,
            minutes=step.minutes,
            title=self.typeset(step.title),
            html=self.typeset(step.do),
            letter=self._letter(step.letter) if step.letter else None,
        )

    def _letter(self, letter: Letter) -> RenderedLetter:
        return RenderedLetter(
            subject=self.typeset(letter.subject),
            body=tuple(self.typeset(part) for part in letter.body),
        )

    def _note(self, fact: Fact, number: int) -> RenderedNote:
        row = self._rows.get(fact.link)
        text = f" {link(Place(row.url, row.owner), 'Read it')}" if row else ""
        return RenderedNote(
            number=f"B{number}",
            anchor=_note_anchor(number),
            html=Html(self.typeset(fact.source) + text),
            since="" if spell(fact.since) in fact.source else spell(fact.since),
            until=spell(fact.until) if fact.until else "",
        )

    def _source(self, credit: Credit) -> RenderedSource:
        numbers = (
            int(paragraph)
            for report, _, paragraph in (cite.partition("p") for cite in self._elsewhere)
            if report == credit.id
        )
        return RenderedSource(
            anchor=_source_anchor(credit),
            outlet=credit.outlet,
            owner=credit.owner,
            title=credit.title,
            url=credit.url,
            date=spell(credit.published_at.date()) if credit.published_at else "",
            copies=credit.copies,
            cited=tuple(self._cited(credit, number) for number in sorted(numbers)),
        )

    def _cited(self, credit: Credit, number: int) -> RenderedCited:
        cite = f"{credit.id}p{number}"
        words = self._elsewhere[cite]
        return RenderedCited(anchor=cite, number=number, url=_to_words(credit.url, words))

    def _to_note(self, cite: str) -> str:
        number = self._numbers.setdefault(cite, len(self._numbers) + 1)
        return _anchor(f"#{_note_anchor(number)}", f"B{number}", f"Background source {number}")

    def _to_all(self) -> str:
        count = len(self._credits)
        return _anchor(f"#{SOURCE_CHECK}", f"all {count} reports", "Every report of the story")

    def _to_report(self, cite: str, words: str) -> list[str]:
        """Return the pointer to a paragraph or a whole report, numbered where there are several."""
        report, _, paragraph = cite.partition("p")
        credit = self._credits.get(report)
        if credit is None:
            return []
        span = paragraph or (f"1–{credit.paragraph_count}" if credit.paragraph_count > 1 else "1")
        number = f"{list(self._credits).index(report) + 1} " if len(self._credits) > 1 else ""
        what = f"Paragraph {span} of the report" if paragraph else "The whole report"
        return [
            _anchor(
                f"#{self._where(credit, cite, words)}",
                f"{number}¶{span}",
                f"{what} at {credit.outlet}",
            )
        ]

    def _where(self, credit: Credit, cite: str, words: str) -> str:
        """Return the id that a pointer leads to; a paragraph not shown here is listed instead."""
        paragraph = cite.partition("p")[2]
        if not paragraph:
            return _source_anchor(credit)
        is_here = credit.article_id == self._page.article_id
        if is_here and int(paragraph) <= self._page.paragraphs_shown:
            return f"p{paragraph}"
        self._elsewhere[cite] = self._elsewhere.get(cite) or words
        return cite


def _to_words(url: str, words: str) -> str:
    """Return the address with the place of these words on its page, for browsers that find it."""
    start = _EDGES.sub("", " ".join(words.split()[:_MOST_WORDS]))
    if " " not in start or "#" in url:
        return url
    return f"{url}#:~:text={quote(start, safe='').replace('-', '%2D')}"


def _source_anchor(credit: Credit) -> str:
    return f"source-{credit.id}"


def _note_anchor(number: int) -> str:
    return f"note-b{number}"


def _anchor(href: str, text: str, title: str) -> str:
    """Return a mark; whoever hears the page gets the short text first and the title after it."""
    return f'<a href="{escape(href)}" title="{escape(title)}">{escape(text)}</a>'
