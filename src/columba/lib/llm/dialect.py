"""What an endpoint understands of the common protocol, and how a question is put to it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from columba.lib.llm.schema import for_servers
from columba.lib.llm.values import Endpoint, Json, Message, Question, Role

TEMPERATURE = 0.3

_IN_WORDS = "Answer with one JSON object and nothing else. It must fit this JSON Schema:\n{schema}"


class Mode(StrEnum):
    """How an endpoint is held to a schema, strictest first."""

    JSON_SCHEMA = "json_schema"
    JSON_OBJECT_WITH_SCHEMA = "json_object with schema"
    JSON_OBJECT = "json_object"
    PLAIN = "plain"

    @property
    def next(self) -> "Mode | None":
        """The next less strict mode; None after the last."""
        modes = list(Mode)
        at = modes.index(self) + 1
        return modes[at] if at < len(modes) else None


@dataclass(frozen=True, kw_only=True)
class Dialect:
    """The parameters that an endpoint and model take."""

    mode: Mode = Mode.JSON_SCHEMA
    caps_completion: bool = False  # the limit goes by its newer name
    sends_temperature: bool = True
    bounds_arrays: bool = True  # the schema says how many entries a list may have

    def to_json(self) -> Json:
        return asdict(self)

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> "Dialect":
        """Return the dialect; what is not there or not known is as an unknown endpoint's."""
        values = {name: document[name] for name in asdict(cls()) if name in document}
        try:
            return cls(**{**values, "mode": Mode(values.get("mode", Mode.JSON_SCHEMA))})
        except ValueError:
            return cls()


def payload(endpoint: Endpoint, question: Question, dialect: Dialect) -> Json:
    """Return the body of a request to `/chat/completions`."""
    messages = _messages(question, dialect.mode)
    body: Json = {
        "model": endpoint.model,
        "messages": [{"role": one.role.value, "content": one.text} for one in messages],
        "stream": False,
        _limit_name(dialect): question.max_tokens,
    }
    if dialect.sends_temperature:
        body["temperature"] = TEMPERATURE
    if endpoint.effort:
        body["reasoning_effort"] = endpoint.effort
    if form := _response_format(question, dialect):
        body["response_format"] = form
    return body


def simpler(dialect: Dialect, said: str) -> Dialect | None:
    """Return what to try after an endpoint rejected a question, saying `said`; None after all."""
    if "max_completion_tokens" in said and not dialect.caps_completion:
        return replace(dialect, caps_completion=True)
    if "temperature" in said and dialect.sends_temperature:
        return replace(dialect, sends_temperature=False)
    if ("maxItems" in said or "minItems" in said) and dialect.bounds_arrays:
        return replace(dialect, bounds_arrays=False)
    following = dialect.mode.next
    return replace(dialect, mode=following) if following else None


def _limit_name(dialect: Dialect) -> str:
    return "max_completion_tokens" if dialect.caps_completion else "max_tokens"


def _messages(question: Question, mode: Mode) -> tuple[Message, ...]:
    """Return the messages; where nothing else says so, the last one asks for the schema."""
    if mode not in {Mode.JSON_OBJECT, Mode.PLAIN}:
        return question.messages
    schema = json.dumps(for_servers(question.schema), ensure_ascii=False, separators=(",", ":"))
    words = _IN_WORDS.format(schema=schema)
    *before, last = question.messages
    if last.role is not Role.USER:
        return (*question.messages, Message(Role.USER, words))
    return (*before, Message(Role.USER, f"{last.text}\n\n{words}"))


def _response_format(question: Question, dialect: Dialect) -> Json | None:
    schema, mode = for_servers(question.schema, bounds_arrays=dialect.bounds_arrays), dialect.mode
    if mode is Mode.JSON_SCHEMA:
        inner = {"name": "answer", "strict": True, "schema": schema}
        return {"type": "json_schema", "json_schema": inner}
    if mode is Mode.JSON_OBJECT_WITH_SCHEMA:
        return {"type": "json_object", "schema": schema}
    return {"type": "json_object"} if mode is Mode.JSON_OBJECT else None
