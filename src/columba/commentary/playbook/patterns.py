"""Whether a pattern can take for ever: a static look at what repeats inside what repeats."""

import re
from dataclasses import dataclass

_REPEAT = re.compile(r"[*+]|\{(\d*),?(\d*)\}|\?")
_MOST_REPEATS = 400


@dataclass
class _Group:
    """What is known of a group while it is read."""

    repeats: bool = False  # something in it repeats without end


def danger(pattern: str) -> str:
    """Return what makes the pattern dangerous on a long text, or nothing.

    Refused are `.*` and `.+`, which run across a whole paragraph from every start, bounds beyond
    400, and an endless repeat inside an endless repeat, which doubles the work with every letter.
    """
    stack = [_Group()]
    at, atom, closed = 0, "", None
    while at < len(pattern):
        char = pattern[at]
        if atom and (repeat := _REPEAT.match(pattern, at)) and char != "?":
            if problem := _judge(atom, repeat, closed):
                return problem
            if _is_endless(repeat):
                stack[-1].repeats = True
            at, atom, closed = repeat.end(), "", None
            continue
        at, atom, closed = _step(pattern, at, stack)
    return ""


def end_of_class(pattern: str, at: int) -> int:
    """Return where the class that begins at `at` ends, behind its bracket."""
    end = at + 2 if pattern[at + 1 : at + 2] == "^" else at + 1
    end += pattern[end : end + 1] == "]"
    while end < len(pattern) and pattern[end] != "]":
        end += 2 if pattern[end] == "\\" else 1
    return end + 1


def _step(pattern: str, at: int, stack: list[_Group]) -> tuple[int, str, _Group | None]:
    """Read one atom; return what follows it, the atom, and the group that it closed if any."""
    char = pattern[at]
    if char == "\\":
        return at + 2, pattern[at : at + 2], None
    if char == "[":
        end = end_of_class(pattern, at)
        return end, pattern[at:end], None
    if char == "(":
        stack.append(_Group())
        return at + 1, "", None
    if char == ")" and len(stack) > 1:
        closed = stack.pop()
        stack[-1].repeats |= closed.repeats
        return at + 1, "()", closed
    return at + 1, "" if char in "|^$?" else char, None


def _judge(atom: str, repeat: re.Match[str], closed: _Group | None) -> str:
    if atom == "." and _is_endless(repeat):
        return f"unbounded .{repeat.group()}; write .{{0,80}} or another bound"
    if repeat[2] and int(repeat[2]) > _MOST_REPEATS:
        return f"a bound of {repeat[2]}; {_MOST_REPEATS} is the most"
    if closed and closed.repeats and _is_endless(repeat):
        return f"an endless repeat inside a group that repeats without end ({repeat.group()})"
    return ""


def _is_endless(repeat: re.Match[str]) -> bool:
    text = repeat.group()
    return text in {"*", "+"} or text.endswith(",}")
