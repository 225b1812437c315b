"""One line of a playbook into sentences, or into nothing where any ground of it is missing."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from columba.commentary.contacts import contacts
from columba.commentary.days import day_ahead
from columba.commentary.document import Kind, Sentence
from columba.commentary.ground import Ground
from columba.commentary.inline import escape, plain
from columba.commentary.playbook.values import Cite, CiteKind, Line, Piece, Slot, SlotName
from columba.commentary.quotations import comparable, is_verbatim, quoted, quoted_words
from columba.commentary.signals import Hit, holds, is_surely_absent
from columba.commentary.summary import MOST_QUOTED_WORDS

MOST_CITES = 3
MOST_OTHER_REPORTS = 2
LONGEST_MATCH_WORDS = 12

_OF_THE_PAGE: Mapping[SlotName, Callable[[Ground], str]] = {
    SlotName.ASK: lambda ground: ground.playbook.ask,
    SlotName.PEG: lambda ground: ground.peg,
    SlotName.REPORT: lambda ground: escape(ground.peg_report_named),
    SlotName.ARTICLE_URL: lambda ground: ground.lead.id,
    SlotName.DATE: lambda ground: ground.date,
}
_TOLD_ONCE = {SlotName.MATCH, SlotName.QUOTATION}
_ALONE = re.compile(r"([^.!?…”])”$")
_THE_REPORT = re.compile(r"\b([Tt])he report\b")
_IT = re.compile(r"^It\b")
_SAME_ACCOUNT = re.compile(r"\bthe same account\b")
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()


@dataclass(frozen=True, kw_only=True)
class _Ground:
    """The paragraphs, reports and facts that one piece may cite."""

    hits: tuple[Hit, ...] = ()
    others: tuple[str, ...] = ()  # whole reports and facts


@dataclass
class LineWriter:
    """Writes the lines of a page in order; it remembers which report was named last.

    A quotation longer than what may still be quoted, and a figure or quotation that the page has
    already told, make a line fall away.
    """

    ground: Ground
    named: str = ""
    told: str = ""  # plain text of what the page says before the first line
    quotable: int = MOST_QUOTED_WORDS
    heard: set[str] = field(default_factory=set)  # whom the page has quoted

    def write(self, line: Line) -> tuple[Sentence, ...]:
        """Return the sentences of the line: all of them, or none."""
        if not self._applies(line):
            return ()
        before = self.named, set(self.heard)
        sentences = self._join(line) if line.joins else self._pieces(line.pieces)
        count = sum(map(quoted_words, sentences))
        if not sentences or count > self.quotable:
            self.named, self.heard = before
            return ()
        self.quotable -= count
        return sentences

    def _applies(self, line: Line) -> bool:
        firings = self.ground.firings
        if not holds(line.condition, firings):
            return False
        is_of_absence = any(piece.is_of_absence for piece in line.pieces)
        return not is_of_absence or is_surely_absent(line.condition, firings)

    def _join(self, line: Line) -> tuple[Sentence, ...]:
        """Return the items that apply as one enumeration; the report named first speaks of all.

        One item alone is no list: it stands only where the line says whose report it is.
        """
        items = [item for item in line.items if holds(item.condition, self.ground.firings)]
        written: list[tuple[Sentence, ...]] = []
        reports: set[str] = set()
        for item in items:
            opening = () if written else tuple(piece for piece in line.pieces)
            sentences = self._pieces(_opened(opening, item.pieces))
            cited = {cite.partition("p")[0] for s in sentences for cite in s.cites}
            if sentences and (not written or cited & reports):
                reports = reports or cited
                written.append(sentences)
        is_list = len(written) > 1 or _names_source(line.pieces)
        return _enumerate(written) if is_list else ()

    def _pieces(self, pieces: Iterable[Piece]) -> tuple[Sentence, ...]:
        named = self.named
        sentences = []
        for piece in pieces:
            sentence = self._sentence(piece)
            if sentence is None:
                self.named = named
                return ()
            sentences.append(sentence)
        return tuple(sentences)

    def _sentence(self, piece: Piece) -> Sentence | None:
        if piece.kind is not Kind.VIEW and not piece.cites:
            return None
        stands_on = self._stand(piece)
        if stands_on is None:
            return None
        text = self._fill(piece, stands_on.hits)
        if text is None or not _is_quoted_rightly(text, piece, stands_on.hits):
            return None
        return Sentence(
            text=self._name_report(text, piece, stands_on.hits),
            kind=piece.kind,
            cites=(*(hit.cite for hit in stands_on.hits), *stands_on.others),
            evidence=tuple(hit.words for hit in stands_on.hits),
        )

    def _stand(self, piece: Piece) -> _Ground | None:
        """Return what the piece cites, or None where a cite of it has nothing behind it."""
        hits: list[Hit] = []
        others: list[str] = []
        for cite in piece.cites:
            if cite.kind is CiteKind.REPORT:
                others += [text.id for text in self.ground.texts]
            elif cite.kind is CiteKind.FACT:
                if self.ground.fact(cite.id) is None:
                    return None
                others.append(f"f.{cite.id}")
            else:
                found = self._hits(cite, piece)
                if not found:
                    return None
                hits += found
        return _Ground(hits=_once(hits), others=tuple(dict.fromkeys(others)))

    def _hits(self, cite: Cite, piece: Piece) -> Sequence[Hit]:
        firing = self.ground.firings[cite.id]
        if cite.kind is CiteKind.QUOTATION:
            return [firing.said.hit] if firing.said else []
        hits: Sequence[Hit] = firing.hits
        if Slot(SlotName.WHO, cite.id) in piece.parts:
            hits = _of_one_speaker(hits)
        if Slot(SlotName.DAY, cite.id) in piece.parts:
            hits = [hit for hit in hits if self._day(hit)][:1]
        return _choose(hits, firing.signal.max_cites)

    def _fill(self, piece: Piece, hits: Sequence[Hit]) -> str | None:
        """Return the text of the piece, or None where a slot of it stays empty."""
        filled = []
        for part in piece.parts:
            text = part if isinstance(part, str) else self._value(part, hits)
            if not text:
                return None
            filled.append(text)
        text = "".join(filled)
        has_quotation = any(
            isinstance(p, Slot) and p.name is SlotName.QUOTATION for p in piece.parts
        )
        return _ALONE.sub(r"\1”.", text) if has_quotation else text

    def _value(self, slot: Slot, hits: Sequence[Hit]) -> str:
        """Return what fills the slot; words of a report are escaped, the editor's own are not."""
        ground = self.ground
        if slot.name in _OF_THE_PAGE:
            return _OF_THE_PAGE[slot.name](ground)
        if slot.name is SlotName.SOURCE:
            return escape(hits[0].text.report.outlet if hits else ground.lead.outlet)
        words = self._of_signal(slot, hits)
        return "" if slot.name in _TOLD_ONCE and self._is_told(words) else escape(words)

    def _is_told(self, words: str) -> bool:
        return bool(words) and comparable(words) in comparable(self.told)

    def _of_signal(self, slot: Slot, hits: Sequence[Hit]) -> str:
        firing = self.ground.firings[slot.signal]
        if slot.name is SlotName.QUOTATION:
            return firing.said.words if firing.said else ""
        own = [hit for hit in firing.hits if hit.cite in {cited.cite for cited in hits}]
        if slot.name is SlotName.WHO:
            said = firing.said.hit if firing.said and firing.said.hit in hits else None
            if said:
                return self._newly_heard(said.speaker)
            return next((hit.speaker for hit in own if hit.speaker), "")
        if slot.name is SlotName.DAY:
            return self._day(own[0]) if own else ""
        words = own[0].words if own else ""
        is_fit = len(words.split()) <= LONGEST_MATCH_WORDS and not contacts(words)
        return words if is_fit else ""

    def _newly_heard(self, name: str) -> str:
        """Return the name once: a second quotation should be of somebody else."""
        if name in self.heard:
            return ""
        self.heard.add(name)
        return name

    def _day(self, hit: Hit) -> str:
        """Return a day named beside the hit that is still to come when the last report appears."""
        return day_ahead(hit.sentence, after=self.ground.last)

    def _name_report(self, text: str, piece: Piece, hits: Sequence[Hit]) -> str:
        """Return the text with "it" and "the report" naming the report they speak of.

        A page written from one report needs nothing. With several, a line that cites another
        report than the one named before names it, and a line about all of them says how many.
        """
        if piece.is_of_absence:
            return _THE_REPORT.sub(rf"\1he {_count(self.ground.texts)}", text)
        if piece.kind is not Kind.REPORTED or not hits:
            return text
        report = hits[0].text.report
        before, self.named = self.named or self.ground.lead.id, report.id
        if before == report.id or Slot(SlotName.SOURCE) in piece.parts:
            return text
        return _with_outlet(text, escape(report.outlet))


def _names_source(pieces: Iterable[Piece]) -> bool:
    return any(Slot(SlotName.SOURCE) in piece.parts for piece in pieces)


def _opened(opening: Sequence[Piece], pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the pieces of an item, the first of them beginning with the words that join them."""
    if not opening:
        return pieces
    parts = (*opening[0].parts, " ", *pieces[0].parts)
    return (replace(pieces[0], parts=parts), *pieces[1:])


def _enumerate(written: Sequence[tuple[Sentence, ...]]) -> tuple[Sentence, ...]:
    """Return "a", "a and b.", "a, b, and c." over the last sentence of each item."""
    joined: list[Sentence] = []
    for position, sentences in enumerate(written):
        is_last = position == len(written) - 1
        comma = "," if len(written) > 2 else ""  # noqa: PLR2004 - a list of two needs none
        first, *rest = sentences
        if position and is_last:
            first = replace(first, text=f"and {first.text}")
        *head, tail = (first, *rest)
        joined += [*head, replace(tail, text=tail.text + ("." if is_last else comma))]
    return tuple(joined)


def _choose(hits: Sequence[Hit], most: int | None) -> list[Hit]:
    """Return the hits to cite: a few of the first report, and one of each of two others."""
    if not hits:
        return []
    first = hits[0].text
    own = [hit for hit in hits if hit.text is first][:MOST_CITES]
    others = {hit.text.id: hit for hit in reversed(hits) if hit.text is not first}
    beside = sorted(others.values(), key=hits.index)[:MOST_OTHER_REPORTS]
    return [*own, *beside] if most is None else [*own[:most], *beside][:most]


def _of_one_speaker(hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits in which the same person speaks: the first whose speaker is known."""
    speaker = next((hit.speaker for hit in hits if hit.speaker), "")
    return [hit for hit in hits if speaker and hit.speaker == speaker]


def _once(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return the hits without a second one in a paragraph."""
    first: dict[str, Hit] = {}
    for hit in hits:
        first.setdefault(hit.cite, hit)
    return tuple(first.values())


def _is_quoted_rightly(text: str, piece: Piece, hits: Sequence[Hit]) -> bool:
    """Tell whether what a reported line puts in quotation marks stands in a paragraph it cites."""
    if piece.kind is not Kind.REPORTED or not hits:
        return True
    return all(
        any(is_verbatim(span.text, hit.paragraph) for hit in hits) for span in quoted(plain(text))
    )


def _count(texts: Sequence[object]) -> str:
    many = len(texts)
    if many == 1:
        return "report"
    return f"{_NUMBERS[many] if many < len(_NUMBERS) else many} reports"


def _with_outlet(text: str, outlet: str) -> str:
    named = _IT.sub(outlet, text, count=1)
    if named != text:
        return named
    bare = outlet.removeprefix("The ")
    return _SAME_ACCOUNT.sub(f"{outlet}’s account", _THE_REPORT.sub(rf"\1he {bare} report", text))
