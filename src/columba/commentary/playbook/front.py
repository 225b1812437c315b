"""Front matter read key by key: every key known, every value of its type, every error located."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from columba.commentary.playbook.errors import PlaybookError
from columba.lib.toml import TomlError, find_line, parse_toml

Choice = TypeVar("Choice", bound=StrEnum)


class Front:
    """One table of the front matter."""

    def __init__(
        self,
        values: Mapping[str, Any],
        *,
        name: str,
        lines: list[str],
        header: str = "",
        nth: int = 0,
    ) -> None:
        self._values = values
        self._name = name
        self._lines = lines
        self._header = header
        self._nth = nth

    def only(self, *known: str) -> None:
        """Refuse a key that is none of these: a misspelt key would be silently without effect."""
        for key in self._values:
            if key not in known:
                raise self.error(
                    key, f"unknown key {key!r}; known here: {', '.join(sorted(known))}."
                )

    def text(self, key: str, default: str | None = None) -> str:
        value = self._value(key, default)
        if not isinstance(value, str):
            raise self.error(key, f'{key} should be text in quotes, such as {key} = "…".')
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._value(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(key, f'{key} should be a list of texts, such as {key} = ["…", "…"].')
        return tuple(value)

    def rows(self, key: str, width: int) -> tuple[tuple[str, ...], ...]:
        """Return a list of lists of `width` texts."""
        value = self._value(key, [])
        is_fit = isinstance(value, list) and all(
            isinstance(row, list)
            and len(row) == width
            and all(isinstance(item, str) for item in row)
            for row in value
        )
        if not is_fit:
            raise self.error(key, f"{key} should be a list of rows of {width} texts each.")
        return tuple(tuple(row) for row in value)

    def number(self, key: str, default: int | None = None) -> int:
        value = self._value(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.error(key, f"{key} should be a whole number from 0 on.")
        return value

    def flag(self, key: str) -> bool:
        value = self._value(key, default=False)
        if not isinstance(value, bool):
            raise self.error(key, f"{key} should be true or false.")
        return value

    def day(self, key: str) -> date:
        value = self._value(key, None)
        if type(value) is not date:
            raise self.error(key, f"{key} should be a date without quotes, such as 2026-11-22.")
        return value

    def choice(self, key: str, choices: type[Choice], default: Choice | None = None) -> Choice:
        value = self.text(key, default)
        try:
            return choices(value)
        except ValueError as error:
            known = ", ".join(repr(choice.value) for choice in choices)
            raise self.error(key, f"{key} = {value!r}; use one of {known}.") from error

    def pattern(self, key: str) -> re.Pattern[str]:
        return self.compile(key, self.text(key))

    def patterns(self, key: str) -> tuple[re.Pattern[str], ...]:
        return tuple(self.compile(key, text) for text in self.texts(key))

    def compile(self, key: str, text: str) -> re.Pattern[str]:
        try:
            return re.compile(text)
        except re.error as error:
            raise self.error(key, f"{key}: {text!r} is no regular expression ({error}).") from error

    def has(self, key: str) -> bool:
        return key in self._values

    def table(self, key: str) -> "Front":
        value = self._values.get(key, {})
        if not isinstance(value, dict):
            raise self.error(key, f"{key} should be a section of its own, headed [{key}].")
        return Front(value, name=self._name, lines=self._lines, header=key)

    def tables(self, key: str) -> Iterator["Front"]:
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.error(key, f"{key} should be one or more sections, each headed [[{key}]].")
        for nth, item in enumerate(value):
            yield Front(item, name=self._name, lines=self._lines, header=key, nth=nth)

    def error(self, key: str, problem: str) -> PlaybookError:
        return PlaybookError(self._name, self.line(key), problem)

    def line(self, key: str) -> int:
        """Return the line of `key` in this table, of the table's heading where it has none."""
        return find_line(self._lines, key, section=self._header, nth=self._nth)

    def _value(self, key: str, default: object) -> Any:  # noqa: ANN401 - TOML holds anything
        if key in self._values:
            return self._values[key]
        if default is None:
            where = f"[{self._header}] " if self._header else ""
            raise self.error(key, f"{where}needs a line {key} = …")
        return default


def read_front(text: str, *, name: str) -> tuple[Front, str, int]:
    """Return the front matter between the `+++` lines, the body, and the body's first line."""
    lines = text.splitlines()
    marks = [at for at, line in enumerate(lines) if line.strip() == "+++"][:2]
    if len(marks) < 2 or any(line.strip() for line in lines[: marks[0]]):  # noqa: PLR2004 - a pair
        raise PlaybookError(name, 1, "a playbook begins with +++, its settings, and +++ again.")
    start, end = marks[0] + 1, marks[1]
    try:
        values = parse_toml("\n".join(lines[start:end]))
    except TomlError as error:
        raise PlaybookError(name, start + error.line, f"{error.problem}.") from error
    front = Front(values, name=name, lines=lines[:end])
    return front, "\n".join(lines[end + 1 :]), end + 2
