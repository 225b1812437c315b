"""The body of a playbook: headings, and lines whose marks say when and on what they stand."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from itertools import dropwhile

from columba.commentary.document import Kind
from columba.commentary.playbook.errors import PlaybookError
from columba.commentary.playbook.values import (
    Cite,
    CiteKind,
    Condition,
    Line,
    Passage,
    Piece,
    Slot,
    SlotName,
    Template,
    Term,
)

_TOKEN = re.compile(r"\{([^{}]*)\}")
_ONLY_MARKS = re.compile(r"[\s.,;:!?…)”’]*")
_OF_SIGNAL = {SlotName.WHO, SlotName.QUOTATION, SlotName.MATCH, SlotName.DAY}
_KNOWN = (
    "{if a, not b}, {lead}, {view}, {cite a}, {cite f.fact}, {cite all}, {who:a}, {q:a}, {m:a}, "
    "{day:a}, {join}, {item, if a}, {source}, {date}, {report}, {ask}, {peg}, {article_url}"
)


@dataclass(frozen=True, kw_only=True)
class Names:
    """What the body may refer to, and the file it stands in."""

    name: str
    signals: Collection[str]
    facts: Collection[str]

    def error(self, line: int, problem: str) -> PlaybookError:
        return PlaybookError(self.name, line, problem)


def parse_body(body: str, *, first_line: int, names: Names) -> dict[str, tuple[Passage, ...]]:
    """Return the passages under each `#` heading, by its lower-case name."""
    sections: dict[str, list[Passage]] = {}
    passages: list[Passage] | None = None
    for number, text in _logical_lines(body, first_line, names):
        if text.startswith("# "):
            passages = sections.setdefault(text[2:].strip().lower(), [])
        elif passages is None:
            raise names.error(number, "the body begins with # Opinion or # Action.")
        elif text.startswith("## "):
            passages.append(Passage(role=text[3:].strip().lower(), number=number, lines=()))
        elif not passages:
            raise names.error(number, "put a heading, such as ## the news, before the first line.")
        else:
            passages[-1] = _add_line(passages[-1], (number, text[1:].strip()), names)
    return {section: tuple(found) for section, found in sections.items()}


def parse_template(text: str, *, line: int, names: Names) -> Template:
    """Return the text of a step or letter with its slots; the words of a report never enter one."""
    return tuple(
        part if isinstance(part, str) else _plain_slot(part.content, line, names)
        for part in _tokens(text)
    )


def parse_condition(text: str, *, line: int, names: Names) -> Condition:
    """Return `a, not b, quote` as terms; an empty text is always true."""
    terms, needs_quotation = [], False
    for part in (part.strip() for part in text.split(",")):
        if part == "quote":
            needs_quotation = True
        elif part:
            is_absent = part.startswith("not ")
            signal = part.removeprefix("not ").strip()
            _check_signal(signal, line, names)
            terms.append(Term(signal, is_absent=is_absent))
    return Condition(terms=tuple(terms), needs_quotation=needs_quotation)


def _logical_lines(body: str, first_line: int, names: Names) -> Iterator[tuple[int, str]]:
    """Yield headings and `-` lines with their numbers; an indented line goes on with the last."""
    pending: tuple[int, str] | None = None
    for number, raw in enumerate(body.splitlines(), start=first_line):
        text = raw.strip()
        if not text:
            continue
        if raw[0].isspace() and pending and pending[1].startswith("- "):
            pending = (pending[0], f"{pending[1]} {text}")
            continue
        if pending:
            yield pending
        if not text.startswith(("# ", "## ", "- ")):
            raise names.error(number, "a line of the body begins with #, ## or -.")
        pending = (number, text)
    if pending:
        yield pending


def _add_line(passage: Passage, numbered: tuple[int, str], names: Names) -> Passage:
    number, text = numbered
    reader = _Reader(number, names)
    line = reader.read(text)
    if not reader.is_item:
        return replace(passage, lines=(*passage.lines, line))
    if not passage.lines or not passage.lines[-1].joins:
        raise names.error(number, "{item} lines follow a line that begins with {join}.")
    joined = passage.lines[-1]
    joined = replace(joined, items=(*joined.items, line))
    return replace(passage, lines=(*passage.lines[:-1], joined))


@dataclass(frozen=True)
class _Mark:
    content: str


def _tokens(text: str) -> Iterator[str | _Mark]:
    end = 0
    for match in _TOKEN.finditer(text):
        if match.start() > end:
            yield text[end : match.start()]
        yield _Mark(match[1].strip())
        end = match.end()
    if end < len(text):
        yield text[end:]


@dataclass
class _Reader:
    """Reads one line from left to right; a piece ends at its {cite} and before a {view}."""

    number: int
    names: Names
    condition: Condition = field(default_factory=Condition)
    pieces: list[Piece] = field(default_factory=list)
    parts: list[str | Slot] = field(default_factory=list)
    is_view: bool = False
    is_item: bool = False
    is_lead: bool = False
    joins: bool = False

    def read(self, text: str) -> Line:
        for token in _tokens(text):
            if isinstance(token, str):
                self.parts.append(token)
            else:
                self._apply(token.content)
        self._close(())
        return Line(
            number=self.number,
            condition=self.condition,
            pieces=tuple(self.pieces),
            is_lead=self.is_lead,
            joins=self.joins,
        )

    def _apply(self, mark: str) -> None:
        verb, _, rest = mark.partition(" ")
        if verb in {"if", "item,", "item", "join"}:
            self._open(verb, rest)
        elif mark == "lead":
            self.is_lead = True
        elif mark == "view":
            self._close(())
            self.is_view = True
        elif verb == "cite":
            self._close(tuple(self._cite(name.strip()) for name in rest.split(",")))
            self.is_view = False
        elif (slot := _slot(mark, self.number, self.names)) is not None:
            self.parts.append(slot)
        else:
            raise self.names.error(self.number, f"unknown mark {{{mark}}}; known are {_KNOWN}.")

    def _open(self, verb: str, rest: str) -> None:
        self.is_item = self.is_item or verb.startswith("item")
        self.joins = self.joins or verb == "join"
        condition = rest.strip().removeprefix("if ") if verb != "if" else rest
        self.condition = parse_condition(condition, line=self.number, names=self.names)

    def _cite(self, name: str) -> Cite:
        if name == "all":
            return Cite(CiteKind.REPORT)
        if name.startswith("f."):
            if name[2:] not in self.names.facts:
                raise self.names.error(self.number, f"no [[fact]] has the id {name[2:]!r}.")
            return Cite(CiteKind.FACT, name[2:])
        signal = name.removesuffix(".quote")
        _check_signal(signal, self.number, self.names)
        return Cite(CiteKind.SIGNAL if signal == name else CiteKind.QUOTATION, signal)

    def _close(self, cites: tuple[Cite, ...]) -> None:
        """End the piece; marks of punctuation alone, and further cites, belong to the one before.

        Text without {view} and without {cite} stays uncited: the lint names it, and the composer
        never prints it.
        """
        parts = _trim(self.parts)
        self.parts = []
        is_empty = all(isinstance(part, str) and _ONLY_MARKS.fullmatch(part) for part in parts)
        if is_empty and self.pieces:
            last = self.pieces[-1]
            self.pieces[-1] = replace(last, parts=last.parts + parts, cites=last.cites + cites)
        elif parts:
            self.pieces.append(Piece(parts=parts, kind=_kind(cites, self.is_view), cites=cites))


def _trim(parts: list[str | Slot]) -> Template:
    """Return the parts without blanks at either end."""
    trimmed = list(dropwhile(_is_blank, parts))
    if trimmed and isinstance(trimmed[0], str):
        trimmed[0] = trimmed[0].lstrip()
    if trimmed and isinstance(trimmed[-1], str):
        trimmed[-1] = trimmed[-1].rstrip()
    return tuple(part for part in trimmed if part)


def _is_blank(part: str | Slot) -> bool:
    return isinstance(part, str) and not part.strip()


def _kind(cites: tuple[Cite, ...], is_view: bool) -> Kind:
    if is_view:
        return Kind.VIEW
    if cites and all(cite.kind is CiteKind.FACT for cite in cites):
        return Kind.BACKGROUND
    return Kind.REPORTED


def _slot(mark: str, line: int, names: Names) -> Slot | None:
    """Return the slot that the mark opens, or None where the mark is no slot."""
    name, _, signal = mark.partition(":")
    if name not in set(SlotName):
        return None
    slot = Slot(SlotName(name), signal.strip())
    if slot.name in _OF_SIGNAL:
        _check_signal(slot.signal, line, names)
    elif slot.signal:
        raise names.error(line, f"{{{name}}} takes no signal.")
    return slot


def _plain_slot(mark: str, line: int, names: Names) -> Slot:
    slot = _slot(mark, line, names)
    if slot is None or slot.name in _OF_SIGNAL:
        raise names.error(line, f"{{{mark}}} has no place in a step or a letter.")
    return slot


def _check_signal(signal: str, line: int, names: Names) -> None:
    if signal not in names.signals:
        raise names.error(line, f"no [[signal]] has the id {signal!r}.")
