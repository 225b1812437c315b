"""What goes to a model and what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """Where a model answers; `base_url` ends before "/chat/completions".

    The key is sent to this endpoint alone and stands in no representation of this value.
    """

    base_url: str
    model: str
    key: str = field(default="", repr=False)
    read_seconds: float = 120
    concurrency: int = 2
    effort: str = ""  # "low", "medium", …: how long a model that reasons may do so


class Role(StrEnum):
    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


@dataclass(frozen=True)
class Message:
    role: Role
    text: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """Messages, and the JSON Schema of the object that is wanted in answer."""

    messages: tuple[Message, ...]
    schema: Mapping[str, Any]
    max_tokens: int


@dataclass(frozen=True, kw_only=True)
class Usage:
    """Tokens in and out, over all tries; estimated where the endpoint does not count them."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    is_estimated: bool = False

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            completion_tokens=self.completion_tokens + other.completion_tokens,
            is_estimated=self.is_estimated or other.is_estimated,
        )


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What the model said; `is_cut` where it had to stop at its limit."""

    text: str
    usage: Usage
    is_cut: bool = False
    seconds: float = 0
    tries: int = 1


class Trouble(StrEnum):
    """Why there is no reply."""

    NO_ANSWER = "no answer"
    BUSY = "busy"
    FAULT = "fault of the endpoint"
    KEY = "key refused"
    NOT_THERE = "no such model"
    REJECTED = "question rejected"
    REFUSED = "refused to write"
    TOO_LONG = "endless answer"
    UNSAFE = "not to be asked"

    @property
    def is_of_endpoint(self) -> bool:
        """True where the next question would fare no better for now."""
        return self not in {Trouble.REJECTED, Trouble.REFUSED, Trouble.TOO_LONG}


class ModelError(Exception):
    """There is no reply; the message says what happened and what to do, and never the key.

    `usage` holds what the tries may cost nevertheless, `wait` how long the endpoint asks to be
    left alone, if it does.
    """

    def __init__(
        self,
        trouble: Trouble,
        message: str,
        *,
        is_passing: bool = False,
        usage: Usage | None = None,
        wait: timedelta | None = None,
    ) -> None:
        super().__init__(message)
        self.trouble, self.is_passing, self.wait = trouble, is_passing, wait
        self.usage = usage or Usage()
        self.seconds = 0.0
        self.tries = 1

    @property
    def is_of_form(self) -> bool:
        """True where the same question might be taken in another form."""
        return self.trouble is Trouble.REJECTED
