"""Drafts and findings as the JSON a revision is kept in, and back."""

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from columba.commentary.document import Draft, Finding

Json = dict[str, Any]
Value = TypeVar("Value")


def draft_to_json(draft: Draft) -> Json:
    """Return the draft as JSON that reads back equal."""
    document = _write(draft)
    assert isinstance(document, dict)  # noqa: S101 - a dataclass becomes an object
    return document


def draft_from_json(document: Mapping[str, Any]) -> Draft:
    """Return the draft; fields that a later version added take their defaults."""
    return _read_object(document, Draft)


def findings_to_json(findings: Sequence[Finding]) -> list[Json]:
    return [_write(finding) for finding in findings]


def findings_from_json(documents: Sequence[Mapping[str, Any]]) -> list[Finding]:
    return [_read_object(document, Finding) for document in documents]


def _write(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _write(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_write(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    return value


def _read_object(document: Mapping[str, Any], kind: Callable[..., Value]) -> Value:
    hints = _hints(kind)
    return kind(**{name: _read(document[name], hints[name]) for name in hints if name in document})


@cache
def _hints(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - any dataclass
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _read(value: Any, kind: Any) -> Any:  # noqa: ANN401, PLR0911 - one line for each kind of value
    if value is None:
        return None
    if get_origin(kind) in {Union, types.UnionType}:
        return _read(value, next(one for one in get_args(kind) if one is not types.NoneType))
    if get_origin(kind) is tuple:
        return tuple(_read(item, get_args(kind)[0]) for item in value)
    if is_dataclass(kind) and isinstance(kind, type):
        return _read_object(value, kind)
    if kind in {date, datetime}:
        return kind.fromisoformat(value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    return value
