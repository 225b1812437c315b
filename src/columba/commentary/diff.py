"""Two drafts of one page side by side: which sentences came, went and changed, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from columba.commentary.document import Draft, Paragraph, Step
from columba.commentary.inline import plain

_WORDS = re.compile(r"\S+\s*")
# From this share of common words on, two lines are one line that changed.
_LEAST_ALIKE = 0.4


class Change(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, kw_only=True)
class Run:
    """Words that stand in both drafts, in the newer one only, or in the older one only."""

    change: Change
    text: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """A sentence or another line of the page; `notes` say what changed beside its words."""

    change: Change
    where: str
    runs: tuple[Run, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of the page, such as the Opinion."""

    heading: str
    lines: tuple[Line, ...]

    @property
    def changes(self) -> int:
        """How many of its lines are not the same."""
        return sum(line.change is not Change.SAME for line in self.lines)


@dataclass(frozen=True)
class _Text:
    """A line as it stands in one draft, with what is compared beside its words."""

    where: str
    text: str
    kind: str = ""
    cites: tuple[str, ...] = ()


def diff(before: Draft, after: Draft) -> list[Part]:
    """Return every part that either draft has, in the order of the page."""
    old, new = dict(_parts(before)), dict(_parts(after))
    found = (
        Part(heading=heading, lines=tuple(_lines(old[heading], new[heading]))) for heading in new
    )
    return [part for part in found if part.lines]


def share_changed(before: Draft, after: Draft) -> float:
    """Return which share of the words of both drafts' sentences is not in the other, 0 to 1."""
    old, new = (
        [word for _, one in draft.sentences() for word in _words(one.text)]
        for draft in (before, after)
    )
    if not old and not new:
        return 0.0
    same = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return 1 - 2 * sum(block.size for block in same) / (len(old) + len(new))


def _parts(draft: Draft) -> Iterator[tuple[str, list[_Text]]]:
    head = (("title", draft.title), ("deck", draft.deck), ("line", draft.line))
    yield "Heading", [_Text(where, text) for where, text in head if text]
    yield "What we know", _sentences("what we know", draft.what_we_know)
    yield "Opinion", _sentences("opinion", draft.opinion)
    yield "Action", _sentences("action", draft.action)
    asks = [_Text("ask", draft.ask)] if draft.ask else []
    targets = (f"{target.who}: {target.power}" for target in draft.targets)
    yield "Whom to ask for what", asks + [_Text("target", text) for text in targets]
    steps = (_of_step(number, step) for number, step in enumerate(draft.steps, start=1))
    yield "To-Do", [line for lines in steps for line in lines]
    reports = [_Text(credit.id, f"{credit.outlet}: {credit.title}") for credit in draft.reports]
    facts = [_Text(f"f.{fact.id}", f"{fact.text} ({fact.source})") for fact in draft.facts]
    yield "Sources", reports + facts


def _sentences(section: str, paragraphs: Sequence[Paragraph]) -> list[_Text]:
    return [
        _Text(f"{section} {at}.{number}", plain(one.text), kind=one.kind, cites=one.cites)
        for at, paragraph in enumerate(paragraphs, start=1)
        for number, one in enumerate(paragraph.sentences, start=1)
    ]


def _of_step(number: int, step: Step) -> Iterator[_Text]:
    yield _Text(f"step {number}", plain(f"{step.title} {step.do}".strip()))
    if step.letter:
        yield _Text("letter", plain(step.letter.subject))
        yield from (_Text("letter", plain(part)) for part in step.letter.body)


def _lines(old: Sequence[_Text], new: Sequence[_Text]) -> Iterator[Line]:
    texts = [line.text for line in old], [line.text for line in new]
    for tag, a, b, c, d in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs = zip(old[a:b], new[c:d], strict=True)
            yield from (_compared(before, after) for before, after in pairs)
        else:
            yield from _replaced(old[a:b], new[c:d])


def _replaced(old: Sequence[_Text], new: Sequence[_Text]) -> Iterator[Line]:
    """Pair each old line with the next new one that is much like it; the rest came or went."""
    at = 0
    for before in old:
        likely = [i for i in range(at, len(new)) if _alike(before, new[i]) >= _LEAST_ALIKE]
        if not likely:
            yield _whole(before, Change.REMOVED)
            continue
        best = max(likely, key=lambda i: _alike(before, new[i]))
        yield from (_whole(after, Change.ADDED) for after in new[at:best])
        yield _compared(before, new[best])
        at = best + 1
    yield from (_whole(after, Change.ADDED) for after in new[at:])


def _alike(before: _Text, after: _Text) -> float:
    words = _words(before.text), _words(after.text)
    return SequenceMatcher(None, *words, autojunk=False).ratio()


def _whole(line: _Text, change: Change) -> Line:
    return Line(change=change, where=line.where, runs=(Run(change=change, text=line.text),))


def _compared(before: _Text, after: _Text) -> Line:
    notes = tuple(_notes(before, after))
    runs = tuple(_runs(before.text, after.text))
    is_same = not notes and all(run.change is Change.SAME for run in runs)
    change = Change.SAME if is_same else Change.CHANGED
    return Line(change=change, where=after.where, runs=runs, notes=notes)


def _notes(before: _Text, after: _Text) -> Iterator[str]:
    if before.kind != after.kind:
        yield f"{before.kind} → {after.kind}"
    if before.cites != after.cites:
        old, new = (" ".join(cites) or "nothing" for cites in (before.cites, after.cites))
        yield f"cites {old} → {new}"


def _runs(before: str, after: str) -> Iterator[Run]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    bare = _words(before), _words(after)
    for tag, a, b, c, d in SequenceMatcher(None, *bare, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Run(change=Change.SAME, text="".join(new[c:d]))
            continue
        if b > a:
            yield Run(change=Change.REMOVED, text="".join(old[a:b]))
        if d > c:
            yield Run(change=Change.ADDED, text="".join(new[c:d]))


def _words(text: str) -> list[str]:
    return text.split()
