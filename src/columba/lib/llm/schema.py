"""Does a value fit a schema? The few keywords of JSON Schema that our own schemas are made of."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

MOST_PROBLEMS = 8
_SHOWN = 60

Schema = Mapping[str, Any]
_KINDS: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "null": (type(None),),
}
_KEYWORDS = {
    "type", "properties", "required", "additionalProperties", "items", "enum", "minItems",
    "maxItems", "minLength", "maxLength", "description", "title", "$schema", "$comment",
}  # fmt: skip
# What only bounds a text: servers that build a grammar of a schema often cannot keep to it.
_BOUNDS = {"minItems", "maxItems"}
_LOCAL = {"minLength", "maxLength", "description", "title", "$schema", "$comment"}


def problems(value: object, schema: Schema, *, at: str = "answer") -> list[str]:
    """Return in plain words what does not fit, the first few; ValueError of an unknown keyword."""
    return list(islice(_problems(value, schema, at), MOST_PROBLEMS))


def for_servers(schema: Schema, *, bounds_arrays: bool = True) -> dict[str, Any]:
    """Return the schema without the keywords that are only checked here.

    The length of arrays keeps small models from never ending one; some endpoints take no bounds.
    """
    kept: dict[str, Any] = {}
    for keyword, value in schema.items():
        if keyword == "properties":
            kept[keyword] = {
                name: for_servers(inner, bounds_arrays=bounds_arrays)
                for name, inner in value.items()
            }
        elif keyword == "items":
            kept[keyword] = for_servers(value, bounds_arrays=bounds_arrays)
        elif keyword not in _LOCAL and (bounds_arrays or keyword not in _BOUNDS):
            kept[keyword] = value
    return kept


def _problems(value: object, schema: Schema, at: str) -> Iterator[str]:
    if unknown := set(schema) - _KEYWORDS:
        raise ValueError(f"This validator knows no {min(unknown)!r}.")
    if not _is_kind(value, schema.get("type")):
        yield f"{at} should be of type {_spelt(schema['type'])}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at} is {_shown(value)}, which is none of the values that are allowed"
    if isinstance(value, dict):
        yield from _of_object(value, schema, at)
    elif isinstance(value, list):
        yield from _of_array(value, schema, at)
    elif isinstance(value, str):
        yield from _of_length(len(value), "characters", schema, at=at)


def _is_kind(value: object, kinds: object) -> bool:
    if kinds is None:
        return True
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(value, _KINDS[name]) for name in names)


def _of_object(value: dict[str, object], schema: Schema, at: str) -> Iterator[str]:
    known = schema.get("properties", {})
    yield from (f"{at} lacks {name!r}" for name in schema.get("required", ()) if name not in value)
    for name, inner in value.items():
        if name in known:
            yield from _problems(inner, known[name], f"{at}.{name}")
        elif schema.get("additionalProperties") is False:
            yield f"{at} has {_shown(name)}, which nobody asked for"


def _of_array(value: list[object], schema: Schema, at: str) -> Iterator[str]:
    yield from _of_length(len(value), "entries", schema, at=at)
    if inner := schema.get("items"):
        for number, item in enumerate(value):
            yield from _problems(item, inner, f"{at}[{number}]")


def _of_length(length: int, what: str, schema: Schema, *, at: str) -> Iterator[str]:
    least = schema.get("minItems" if what == "entries" else "minLength", 0)
    most = schema.get("maxItems" if what == "entries" else "maxLength", length)
    if length < least:
        yield f"{at} has {length} {what}; {least} is the least"
    if length > most:
        yield f"{at} has {length} {what}; {most} is the most"


def _spelt(kinds: object) -> str:
    return " or ".join(kinds) if isinstance(kinds, list) else str(kinds)


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …"
