"""Rules about patterns: what must fire them, what must not, and that none takes for ever."""

import re
import time
from collections.abc import Iterator

from columba.commentary.playbook.lint_values import Fault, LintRule, Severity, Surroundings
from columba.commentary.playbook.patterns import danger
from columba.commentary.playbook.values import (
    CiteKind,
    Condition,
    Playbook,
    Slot,
    SlotName,
)

LONGEST_MATCH_SECONDS = 0.05
_SHORT, _LONG = 8, 4_000  # characters


def examples_hold(playbook: Playbook, _: Surroundings) -> Iterator[Fault]:
    """Run every `fires` and `silent` example."""
    for signal in playbook.signals:
        line = playbook.places[f"signal {signal.id}"]
        for text in signal.fires:
            if not signal.find(text):
                yield Fault(line, f"signal {signal.id!r} should fire and does not: {text!r}")
        for text in signal.silent:
            if signal.find(text):
                yield Fault(line, f"signal {signal.id!r} should stay silent and fires: {text!r}")
        if not signal.fires:
            yield Fault(
                line, f"signal {signal.id!r} has no example that fires it.", Severity.WARNING
            )


def patterns_are_quick(playbook: Playbook, _: Surroundings) -> Iterator[Fault]:
    for line, name, pattern in _patterns(playbook):
        if problem := danger(pattern.pattern):
            yield Fault(line, f"{name}: {problem}.")
        elif (seconds := _slowest(pattern)) > LONGEST_MATCH_SECONDS:
            yield Fault(
                line,
                f"{name}: takes {seconds * 1000:.0f} ms over a long paragraph; make it narrower.",
            )


def signals_are_used(playbook: Playbook, _: Surroundings) -> Iterator[Fault]:
    used = set(_used(playbook))
    for signal in playbook.signals:
        if signal.id not in used:
            yield Fault(
                playbook.places[f"signal {signal.id}"],
                f"nothing uses the signal {signal.id!r}.",
                Severity.WARNING,
            )


def quotations_are_asked_for(playbook: Playbook, _: Surroundings) -> Iterator[Fault]:
    """Find a line that needs a quotation of a signal that looks for none."""
    quoting = {signal.id for signal in playbook.signals if signal.quote}
    for line in playbook.lines():
        if line.condition.needs_quotation and not quoting & set(line.condition.present):
            yield Fault(line.number, "{if …, quote} needs a signal with quote = true.")
        for piece in line.all_pieces():
            named = {cite.id for cite in piece.cites if cite.kind is CiteKind.QUOTATION}
            named |= {
                part.signal
                for part in piece.parts
                if isinstance(part, Slot) and part.name is SlotName.QUOTATION
            }
            for signal in sorted(named - quoting):
                yield Fault(line.number, f"signal {signal!r} needs quote = true.")


def _patterns(playbook: Playbook) -> Iterator[tuple[int, str, re.Pattern[str]]]:
    match = playbook.matching
    for key, patterns in (
        ("strong", match.strong),
        ("weak", match.weak),
        ("against", match.against),
    ):
        yield from ((playbook.places["match"], key, pattern) for pattern in patterns)
    for signal in playbook.signals:
        line = playbook.places[f"signal {signal.id}"]
        for key in ("match", "unless", "absent_same_par"):
            if pattern := getattr(signal, key):
                yield line, f"{key} of {signal.id!r}", pattern


def _slowest(pattern: re.Pattern[str]) -> float:
    """Return the seconds of the slowest search over texts made to provoke the pattern.

    The texts grow from a few letters, and the first slow search ends the trial: what explodes is
    found while it is still small.
    """
    words = re.findall(r"[A-Za-z]{3,}", pattern.pattern) or ["word"]
    provocations = (" ".join(words) + " ", f"{words[0]} ", "1,000 ", "aaaa ", "a", "a, ")
    length = _SHORT
    while length <= _LONG:
        texts = (provocation * (length // len(provocation) + 1) for provocation in provocations)
        seconds = max(_seconds(pattern, text[:length]) for text in texts)
        if seconds > LONGEST_MATCH_SECONDS or length == _LONG:
            return seconds
        length = min(_LONG, length * 3 // 2)
    return 0.0


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    """Return the time of the quicker of two searches: the first may meet a busy machine."""
    taken = []
    for _ in range(2):
        start = time.thread_time()
        for _match in pattern.finditer(text):
            pass
        taken.append(time.thread_time() - start)
    return min(taken)


def _used(playbook: Playbook) -> Iterator[str]:
    conditions: list[Condition] = [step.condition for step in playbook.steps]
    if playbook.letter:
        conditions += [condition for condition, _ in playbook.letter.pegs]
    for line in playbook.lines():
        conditions += [line.condition, *(item.condition for item in line.items)]
        for piece in line.all_pieces():
            yield from (cite.id for cite in piece.cites if cite.kind is not CiteKind.FACT)
            yield from (part.signal for part in piece.parts if isinstance(part, Slot))
    for condition in conditions:
        yield from (term.signal for term in condition.terms)


RULES: tuple[LintRule, ...] = (
    examples_hold,
    patterns_are_quick,
    signals_are_used,
    quotations_are_asked_for,
)
