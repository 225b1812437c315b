"""Ask a model: the right dialect, patience with what passes, a reason for what does not."""

import asyncio
import json
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from yarl import URL

from columba.lib.http import Client, FetchError, Limits
from columba.lib.llm.dialect import Dialect, Mode, payload, simpler
from columba.lib.llm.find import find_object
from columba.lib.llm.reply import of_network, read_reply
from columba.lib.llm.retry import pause
from columba.lib.llm.schema import problems
from columba.lib.llm.values import (
    Endpoint,
    Message,
    ModelError,
    Question,
    Reply,
    Role,
    Trouble,
    Usage,
)

CONNECT_SECONDS = 10
MOST_BYTES = 2_000_000

# A question whose answer shows whether the schema was kept to, and not only taken.
_PROBE_SCHEMA = {
    "type": "object",
    "properties": {
        "bird": {"type": "string", "enum": ["heron"]},
        "list": {"type": "array", "items": {"type": "string", "enum": ["a1"]}, "maxItems": 2},
        "skip": {"type": ["string", "null"]},
    },
    "required": ["bird", "list", "skip"],
    "additionalProperties": False,
}
_PROBE = Question(
    messages=(Message(Role.USER, "Greet the reader in one short plain sentence."),),
    schema=_PROBE_SCHEMA,
    max_tokens=600,  # a model that reasons spends most of it before the first word
)


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, kw_only=True)
class Timing:
    """Clock, sleep and chance, so that a test can hold them still."""

    now: Callable[[], datetime] = _now
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    chance: Callable[[], float] = random.random


@dataclass(frozen=True, kw_only=True)
class Probed:
    """What an endpoint was found to understand, and what finding out took."""

    dialect: Dialect
    usage: Usage
    seconds: float


class ModelClient:
    """Talks to one endpoint; open it once per event loop with `async with`.

    `dialect` is what is known of the endpoint; it gets simpler where a question is answered only
    in a simpler one. The endpoint's own address may be private: the operator named it, nothing
    else is asked, and no redirect is followed.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        limits: Limits,
        dialect: Dialect | None = None,
        timing: Timing | None = None,
    ) -> None:
        self.endpoint = endpoint
        self.dialect = dialect or Dialect()
        self._timing = timing or Timing()
        self._url = f"{endpoint.base_url.rstrip('/')}/chat/completions"
        self._http = Client(_of_endpoint(limits, endpoint))

    async def __aenter__(self) -> Self:
        await self._http.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._http.__aexit__(kind, error, trace)

    async def ask(self, question: Question) -> Reply:
        """Return the reply; ModelError after the tries that make sense, with what they may cost."""
        return await self._patiently(lambda: self._in_some_mode(question))

    async def probe(self) -> Probed:
        """Find the strictest mode that the endpoint keeps to, and use it from now on.

        ModelError where it answers in none.
        """
        started, spent, answers = self._timing.clock(), Usage(), 0
        for mode in Mode:
            self.dialect = replace(self.dialect, mode=mode)
            if mode is Mode.PLAIN and answers:
                break
            reply = await self._probe_mode(spent)
            spent += reply.usage
            answers += bool(reply.text)
            if _keeps_to(mode, reply):
                break
        seconds = self._timing.clock() - started
        return Probed(dialect=self.dialect, usage=spent, seconds=seconds)

    async def _probe_mode(self, spent: Usage) -> Reply:
        """Return the reply in the present mode, an empty one where the mode is not taken."""
        try:
            return await self._patiently(lambda: self._in_this_mode(_PROBE))
        except ModelError as error:
            error.usage += spent
            is_of_mode = error.trouble in {Trouble.REJECTED, Trouble.FAULT, Trouble.REFUSED}
            if not is_of_mode or self.dialect.mode is Mode.PLAIN:
                raise
            return Reply(text="", usage=error.usage)

    async def _patiently(self, attempt: Callable[[], Awaitable[Reply]]) -> Reply:
        """Return what the first try that succeeds gives, with what all of them took."""
        started, spent, tries = self._timing.clock(), Usage(), 0
        while True:
            tries += 1
            try:
                reply = await attempt()
            except ModelError as error:
                spent += error.usage
                seconds = pause(error, tries=tries, chance=self._timing.chance())
                if seconds is None:
                    error.usage, error.tries = spent, tries
                    error.seconds = self._timing.clock() - started
                    raise
                await self._timing.sleep(seconds)
                continue
            took = self._timing.clock() - started
            return replace(reply, usage=spent + reply.usage, seconds=took, tries=tries)

    async def _in_some_mode(self, question: Question) -> Reply:
        """Ask in the dialect known, then in simpler ones while the question is rejected."""
        dialect: Dialect | None = self.dialect
        while dialect:
            try:
                reply = await self._once(question, dialect)
            except ModelError as error:
                dialect = simpler(dialect, str(error)) if error.is_of_form else None
                if dialect is None:
                    raise
                continue
            self.dialect = dialect
            return reply
        raise AssertionError  # a dialect is there, or the error is raised

    async def _in_this_mode(self, question: Question) -> Reply:
        """Ask in the present mode, with the parameters that the endpoint takes."""
        while True:
            try:
                return await self._once(question, self.dialect)
            except ModelError as error:
                other = simpler(self.dialect, str(error)) if error.is_of_form else None
                if other is None or other.mode is not self.dialect.mode:
                    raise
                self.dialect = other

    async def _once(self, question: Question, dialect: Dialect) -> Reply:
        body = json.dumps(
            payload(self.endpoint, question, dialect), ensure_ascii=False, separators=(",", ":")
        )
        try:
            response = await self._http.post(
                self._url, body.encode("utf-8", "replace"), headers=self._headers()
            )
        except FetchError as error:
            raise of_network(error, question, self.endpoint) from error
        return read_reply(response, question, self.endpoint, now=self._timing.now())

    def _headers(self) -> dict[str, str]:
        key = self.endpoint.key
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if not key:
            return headers
        if not (key.isascii() and key.isprintable()) or " " in key:
            raise ModelError(
                Trouble.KEY,
                "The key of the model endpoint holds a blank, a line break or a letter beyond "
                "ASCII. Copy it again into the variable that holds it.",
            )
        return {**headers, "Authorization": f"Bearer {key}"}


def _keeps_to(mode: Mode, reply: Reply) -> bool:
    """Tell whether the reply is as strict as the mode promises."""
    found = find_object(reply.text)
    if found is None or mode is Mode.JSON_OBJECT:
        return found is not None
    return not problems(found, _PROBE.schema)


def _of_endpoint(limits: Limits, endpoint: Endpoint) -> Limits:
    """Return the limits for the endpoint alone, private or not."""
    return replace(
        limits,
        only_origin=str(URL(endpoint.base_url).origin()),
        allow_private=True,
        total_seconds=endpoint.read_seconds,
        connect_seconds=CONNECT_SECONDS,
        max_bytes=MOST_BYTES,
        concurrency=endpoint.concurrency,
        host_concurrency=endpoint.concurrency,
        host_spacing_seconds=0,
    )
