"""TOML files of a publication, read so that every mistake in them has a file and a line."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from columba.lib.publication import PublicationError

_PLACE = re.compile(
    r"(?P<said>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)", re.DOTALL
)
# What the parser says, in the words of somebody who edits text.
_PLAIN = {
    "Illegal character '\\n'": "a text in quotation marks does not end on its line",
    "Invalid value": "a value is missing, a text has no quotation marks or a list no closing ]",
    "Invalid statement": "a line begins neither a [section] nor a key = value",
    "Cannot overwrite a value": "the same key stands there twice",
    "Expected '=' after a key in a key/value pair": "a key has no = and no value",
}
_STILL_OPEN = "the bracket or quotation mark that opens here is never closed"
_HEADING = re.compile(r"\s*\[{1,2}\s*([\w.-]+)\s*\]{1,2}")
# Comments, whole texts, brackets, and a quotation mark that nothing closes.
_TOKEN = re.compile(
    r"""
    \#[^\n]*
    | \"{3}(?:[^\\]|\\.)*?\"{3} | '{3}.*?'{3}
    | (?!\"{3}|'{3})(?:\"(?:[^\"\\\n]|\\.)*\" | '[^'\n]*')
    | (?P<torn>[\"'])
    | (?P<open>[\[{]) | (?P<close>[\]}])
    """,
    re.VERBOSE | re.DOTALL,
)


class TomlError(Exception):
    """A text is no TOML: the line, from 1 on, and what is wrong there."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(f"line {line}: {problem}")
        self.line, self.problem = line, problem


@dataclass(frozen=True)
class TomlFile:
    """What a file says, and the lines in which it says so."""

    path: Path
    values: Mapping[str, Any]
    lines: Sequence[str]

    def place(self, key: str = "", *, section: str = "") -> str:
        """Return "file:line" of a key, or of its section's heading where the key is not there."""
        return f"{self.path}:{find_line(self.lines, key, section=section)}"

    def places(self, section: str, count: int) -> list[str]:
        """Return "file:line" of the first `count` sections of that name."""
        headed = [at + 1 for at in _headings(self.lines, section)]
        # Those that are written as a list of {…} stand, as far as we can tell, where it begins.
        found = headed if len(headed) >= count else [find_line(self.lines, section)] * count
        return [f"{self.path}:{line}" for line in found[:count]]


def read_toml(path: Path, *, missing: str = "Is the name right?") -> TomlFile:
    """Read a file; PublicationError names its line, and ends in `missing` where there is none."""
    try:
        body = path.read_bytes()
    except OSError as error:
        raise PublicationError(f"{path} cannot be read ({error.strerror}). {missing}") from error
    try:
        # Some editors of plain text begin a file with a byte-order mark.
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise PublicationError(f"{path}:{line}: not UTF-8 text. Save it as UTF-8.") from error
    try:
        return TomlFile(path, parse_toml(text), text.splitlines())
    except TomlError as error:
        raise PublicationError(f"{path}:{error.line}: {error.problem}.") from error


def parse_toml(text: str) -> dict[str, Any]:
    """Return the values of a TOML document; TomlError tells the line, even at its end."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, problem = _place(str(error), text)
        raise TomlError(line, f"not valid TOML: {problem}") from error


def find_line(lines: Sequence[str], key: str = "", *, section: str = "", nth: int = 0) -> int:
    """Return the line (from 1 on) of a key in the nth section of that name, else of its heading.

    Without a section, the keys before the first heading are meant.
    """
    start = _start(lines, section, nth)
    for at in range(start, len(lines)):
        if at > start and _HEADING.match(lines[at]):
            break
        if key and re.match(rf"\s*{re.escape(key)}\s*=", lines[at]):
            return at + 1
    return start + 1


def _start(lines: Sequence[str], section: str, nth: int) -> int:
    if not section:
        return 0
    headings = _headings(lines, section)
    if nth < len(headings):
        return headings[nth]
    # The other way to write one: on a line of its own, as key = value.
    written_out = re.compile(rf"\s*{re.escape(section)}\s*[.=]")
    return next((at for at, line in enumerate(lines) if written_out.match(line)), 0)


def _headings(lines: Sequence[str], section: str) -> list[int]:
    return [
        at
        for at, line in enumerate(lines)
        if (match := _HEADING.match(line)) and match[1] == section
    ]


def _place(message: str, text: str) -> tuple[int, str]:
    """Return line and problem; of what is open at the end, the line on which it began."""
    match = _PLACE.fullmatch(message)
    said = match["said"] if match else message
    if match and match["line"]:
        return int(match["line"]), _PLAIN.get(said, said)
    opened = _still_open(text)
    if opened is not None:
        return text.count("\n", 0, opened) + 1, _STILL_OPEN
    return text.rstrip().count("\n") + 1, _PLAIN.get(said, said)


def _still_open(text: str) -> int | None:
    """Return where the innermost bracket or text that nothing closes begins."""
    opened: list[int] = []
    for token in _TOKEN.finditer(text):
        if token["torn"]:
            return token.start()
        if token["open"]:
            opened.append(token.start())
        elif token["close"] and opened:
            opened.pop()
    return opened[-1] if opened else None
