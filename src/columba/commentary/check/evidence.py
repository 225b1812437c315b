"""What a draft is held against: the texts of its reports, its facts, its directory."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from columba.commentary.check.meaning.reading import Passage
from columba.commentary.document import (
    COMPOSER,
    Draft,
    Fact,
    Finding,
    LinkRow,
    Report,
    Rule,
    Sentence,
)
from columba.commentary.figures import spell
from columba.commentary.quotations import comparable
from columba.commentary.report_text import ReportText, read_reports, span

_POSSESSIVE = re.compile(r"['’]s\b")


class Place(NamedTuple):
    """One sentence and where it stands."""

    where: str
    sentence: Sentence

    def finding(self, rule: Rule, span: str, message: str) -> Finding:
        return Finding(rule=rule, where=self.where, span=span, message=message)


class Evidence:
    """Looks up what a sentence of the draft may lean on."""

    def __init__(
        self,
        draft: Draft,
        sources: Sequence[Report],
        *,
        facts: Iterable[Fact],
        directory: Mapping[str, LinkRow],
    ) -> None:
        self.draft = draft
        self.directory = directory
        self.texts = {text.id: text for text in read_reports(sources)}
        self.facts = {fact.id: fact for fact in facts}
        self.is_composed = draft.written_by == COMPOSER
        self.first, self.last = span(sources, draft.as_of)
        self._passages: dict[str, Passage] = {}

    @cached_property
    def everything(self) -> str:
        """The text of every report, titles included."""
        return "\n".join(self._report(text) for text in self.texts.values())

    @cached_property
    def known_names(self) -> str:
        """The folded texts in which any name of the page may stand, a bar between each."""
        rows = (f"{row.title}\n{row.owner}" for row in self.directory.values())
        outlets = (f"{credit.outlet}\n{credit.owner}" for credit in self.draft.reports)
        short = (folded(text) for text in (*rows, *outlets, *self.draft.vouched))
        return "|".join((_fold(self.everything), *short))

    def paragraph(self, cite: str) -> str | None:
        """Return the paragraph "a1p3"; None where there is none."""
        report, _, number = cite.partition("p")
        text = self.texts.get(report)
        if text is None or not number.isdigit() or not 0 < int(number) <= len(text.paragraphs):
            return None
        return text.paragraphs[int(number) - 1]

    def paragraphs(self, sentence: Sentence) -> list[str]:
        """Return what the sentence cites of reports: paragraphs, and whole reports as one text."""
        found: list[str] = []
        for cite in sentence.cites:
            if cite in self.texts:
                found.append(self._report(self.texts[cite]))
            elif (paragraph := self.paragraph(cite)) is not None:
                found.append(paragraph)
        return found

    def passages(self, sentence: Sentence) -> list[Passage]:
        """Return the paragraphs and facts that the sentence cites, each read once for the page."""
        found = (self._passage(cite) for cite in dict.fromkeys(sentence.cites))
        return [passage for passage in found if passage]

    def _passage(self, cite: str) -> Passage | None:
        if cite not in self._passages:
            text = self._text_of(cite)
            if text is None:
                return None
            report, _, number = cite.partition("p")
            before = self.paragraph(f"{report}p{int(number) - 1}") if number.isdigit() else None
            self._passages[cite] = Passage(text, before or "")
        return self._passages[cite]

    def _text_of(self, cite: str) -> str | None:
        if cite.startswith("f."):
            fact = self.facts.get(cite[2:])
            return fact.text if fact else None
        return self.paragraph(cite)

    def reports_cited(self, sentence: Sentence) -> str:
        """Return the whole text of the reports of which the sentence cites something."""
        texts = dict.fromkeys(text.id for text, _ in self.cited_texts(sentence))
        return "\n".join(self._whole[text] for text in texts)

    @cached_property
    def _whole(self) -> dict[str, str]:
        return {text.id: self._report(text) for text in self.texts.values()}

    @cached_property
    def free_names(self) -> str:
        """What may be named beside any paragraph: the outlets, and what the editor vouches for."""
        outlets = (f"{credit.outlet}\n{credit.owner}" for credit in self.draft.reports)
        return "\n".join((*outlets, *self.draft.vouched))

    def stated(self, sentence: Sentence) -> list[str]:
        """Return the statements and sources of the facts that the sentence cites."""
        found = (self.facts.get(cite.removeprefix("f.")) for cite in sentence.cites)
        return [_stated(fact) for fact in found if fact]

    def cited(self, sentence: Sentence) -> str:
        return "\n".join([*self.paragraphs(sentence), *self.stated(sentence)])

    def cited_texts(self, sentence: Sentence) -> list[tuple[ReportText, int | None]]:
        """Return the reports that the sentence cites, each with the paragraph or None for all."""
        found: list[tuple[ReportText, int | None]] = []
        for cite in sentence.cites:
            report, _, number = cite.partition("p")
            if report in self.texts and (not number or number.isdigit()):
                found.append((self.texts[report], int(number) if number else None))
        return found

    def _report(self, text: ReportText) -> str:
        return "\n".join((text.report.title, *text.paragraphs))


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Return a short text as names are compared; the same few come back on every page."""
    return _fold(text)


def _fold(text: str) -> str:
    """Return the folded words of `text`, nobody's possessive."""
    return comparable(_POSSESSIVE.sub("", text))


def _stated(fact: Fact) -> str:
    dates = (spell(day) for day in (fact.since, fact.until) if day)
    return "\n".join((fact.text, fact.source, *dates))
