"""What the rules of the lint are given, and what they return."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from columba.commentary.document import LinkRow
from columba.commentary.playbook.values import Playbook


class Severity(StrEnum):
    """An error keeps a playbook from publication; a warning is for its editor."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Something to mend in a playbook, and where."""

    name: str  # of the file
    line: int
    severity: Severity
    message: str


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What a playbook is linted against."""

    links: Mapping[str, LinkRow]
    categories: Collection[str]  # slugs; empty = not checked
    at: date
    demo: bool


@dataclass(frozen=True)
class Fault:
    """A problem before it has a file: its line and what to do."""

    line: int
    message: str
    severity: Severity = Severity.ERROR


LintRule = Callable[[Playbook, Surroundings], Iterator[Fault]]
