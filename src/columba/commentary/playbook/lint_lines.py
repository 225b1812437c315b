"""Rules about the sentences: what each stands on, and what none may say."""

import re
from collections.abc import Iterator

from columba.commentary.check.numbers import numbers_in_view
from columba.commentary.check.support import LEAST_OVERLAP, overlap
from columba.commentary.check.wording import banned
from columba.commentary.document import Fact, Kind, Stance
from columba.commentary.figures import figures
from columba.commentary.inline import plain
from columba.commentary.playbook.lint_values import Fault, LintRule, Surroundings
from columba.commentary.playbook.values import CiteKind, Line, Piece, Playbook, spoken
from columba.commentary.quotations import unquoted

CASES = "the best case for each side"
LEAST_CASES = 3

_ABSENCE = re.compile(r"\b(?:we|We) found (?:no|none|nobody|nothing|not|neither)\b")
# What somebody in a dispute does: "those who are wary answer …", "others oppose …".
_HOLDS_A_VIEW = re.compile(
    r"\b(?:say|says|answer|answers|oppose|opposes|want|wants|argue|argues|point|points|add|adds|"
    r"fear|fears|worry|worries|reply|replies|believe|believes|hold|holds|see|sees|ask|asks|object|"
    r"objects|warn|warns|insist|insists|prefer|prefers|put|puts|will not|would|think|thinks)\b"
)


def lines_stand_on_something(playbook: Playbook, _: Surroundings) -> Iterator[Fault]:
    for line in playbook.lines():
        pieces = [piece for item in line.items for piece in item.pieces]
        pieces += [] if line.joins else line.pieces
        for piece in pieces:
            if piece.kind is not Kind.VIEW and not piece.cites:
                yield Fault(
                    line.number,
                    f"give it {{cite …}}, or {{view}} where it is our judgement: {_short(piece)!r}",
                )
        if line.joins and not line.items:
            yield Fault(line.number, "{join} needs {item, if …} lines below it.")


def views_state_no_figures(playbook: Playbook, _: Surroundings) -> Iterator[Fault]:
    for line in playbook.lines():
        for piece in line.all_pieces():
            if piece.kind is Kind.VIEW and (stated := numbers_in_view(_own_words(piece))):
                yield Fault(
                    line.number, f"a view states no number and no date ({', '.join(stated)})."
                )


def absences_are_plain(playbook: Playbook, _: Surroundings) -> Iterator[Fault]:
    """Find a statement that something is missing which is not the plain `not` of a presence."""
    for line in playbook.lines():
        is_marked = any(piece.is_of_absence for piece in line.all_pieces())
        is_worded = any(_ABSENCE.search(_own_words(piece)) for piece in line.all_pieces())
        if is_marked and not line.condition.absent:
            yield Fault(
                line.number, "{cite all} needs {if not …}: the pattern of what would be there."
            )
        if is_worded and not is_marked:
            yield Fault(line.number, "“we found no …” needs {if not …} and {cite all}.")


def background_follows_its_fact(playbook: Playbook, _: Surroundings) -> Iterator[Fault]:
    """Find a background line that says more than the fact it cites."""
    known = {fact.id: fact for fact in playbook.facts}
    for line in playbook.lines():
        for piece in line.all_pieces():
            facts = [known[cite.id] for cite in piece.cites if cite.kind is CiteKind.FACT]
            if facts and piece.kind is Kind.BACKGROUND:
                yield from _beyond(line, piece, facts)


def wording_is_not_banned(playbook: Playbook, _: Surroundings) -> Iterator[Fault]:
    pattern = banned(playbook.avoid_words)
    for line_number, text in _texts(playbook):
        for match in pattern.finditer(unquoted(plain(text))):
            yield Fault(line_number, f"banned wording: {match.group()!r}.")


def each_side_has_its_case(playbook: Playbook, _: Surroundings) -> Iterator[Fault]:
    """Find an issue with a stance that gives fewer than three sides their best case."""
    if playbook.is_general or playbook.stance is Stance.NONE:
        return
    passage = next((p for p in playbook.opinion if p.role == CASES), None)
    if passage is None:
        yield Fault(1, f"an issue with a stance has a passage headed ## {CASES}.")
        return
    cases = [line for line in passage.lines[1:] if _is_case(line)]
    if len(cases) < LEAST_CASES:
        yield Fault(
            passage.number,
            f"{len(cases)} cases after the opening line; {LEAST_CASES} is the least, each saying "
            "what somebody says, wants, fears or answers.",
        )


def _beyond(line: Line, piece: Piece, facts: list[Fact]) -> Iterator[Fault]:
    stated = "\n".join(
        f"{fact.text}\n{fact.source}\n{fact.since} {fact.since.year}" for fact in facts
    )
    text = _own_words(piece)
    known = {figure.value for figure in figures(stated)}
    missing = [f.text for f in figures(text) if not f.is_word and f.value not in known]
    if missing:
        yield Fault(line.number, f"the fact it cites does not hold {', '.join(missing)}.")
    if (share := overlap(text, stated)) < LEAST_OVERLAP:
        yield Fault(
            line.number,
            f"only {share:.0%} of its words are in the fact it cites ({LEAST_OVERLAP:.0%} is "
            f"least), so its pages would be held: {_short(piece)!r}",
        )


def _is_case(line: Line) -> bool:
    return any(_HOLDS_A_VIEW.search(_own_words(piece)) for piece in line.pieces)


def _texts(playbook: Playbook) -> Iterator[tuple[int, str]]:
    places = playbook.places
    yield from ((places["title"], playbook.title), (places["deck"], playbook.deck))
    yield from ((places["editorial"], playbook.line), (places["ask"], playbook.ask))
    for number, step in enumerate(playbook.steps, start=1):
        yield places[f"step {number}"], f"{step.title} {spoken(step.do)}"
    if playbook.letter:
        for part in (playbook.letter.subject, *playbook.letter.body):
            yield places["letter"], spoken(part)
    for line in playbook.lines():
        yield from ((line.number, spoken(piece.parts)) for piece in line.all_pieces())


def _own_words(piece: Piece) -> str:
    return unquoted(plain(spoken(piece.parts)))


def _short(piece: Piece) -> str:
    text = spoken(piece.parts)
    return text if len(text) <= 60 else f"{text[:57]}…"  # noqa: PLR2004 - one line of a terminal


RULES: tuple[LintRule, ...] = (
    lines_stand_on_something,
    views_state_no_figures,
    absences_are_plain,
    background_follows_its_fact,
    wording_is_not_banned,
    each_side_has_its_case,
)
