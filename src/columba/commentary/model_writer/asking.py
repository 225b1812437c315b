"""Put questions to the model, each with its line in the ledger, a few at a time."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError

from columba.commentary.model_writer.ledger import Entry, Ledger, NotAskedError
from columba.commentary.models import ModelCall, Outcome
from columba.lib.http import Limits, run
from columba.lib.llm import (
    Dialect,
    Endpoint,
    ModelClient,
    ModelError,
    Probed,
    Question,
    Reply,
    Timing,
    Trouble,
    Usage,
    estimate_tokens,
)

logger = logging.getLogger(__name__)

# What finding out what an endpoint understands may come to.
_PROBE = Usage(prompt_tokens=500, completion_tokens=2_500)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What became of a question: a reply with its open line in the ledger, or neither."""

    line: ModelCall | None = None
    reply: Reply | None = None
    is_refused: bool = False


_NOT_ASKED = Asked()


class Asker:
    """Asks one endpoint; what fails or may not be asked stands in the ledger with its reason."""

    def __init__(
        self, endpoint: Endpoint, ledger: Ledger, *, limits: Limits, timing: Timing, missing: str
    ) -> None:
        """`missing` says what the settings lack, where they lack something."""
        self._endpoint = endpoint
        self._ledger = ledger
        self._limits = limits
        self._timing = timing
        self._missing = missing

    def ask(self, questions: Sequence[tuple[int, Question]], *, now: datetime) -> list[Asked]:
        """Return what became of each question, a story's number and what is asked about it."""
        try:
            return self._ask(questions, now)
        except DatabaseError as error:
            logger.warning("The ledger cannot be written, so no model is asked: %s", error)
            return [_NOT_ASKED for _ in questions]

    def _ask(self, questions: Sequence[tuple[int, Question]], now: datetime) -> list[Asked]:
        if reason := self._why_not(now):
            for story, _ in questions:
                self._ledger.note(story, Outcome.NOT_ASKED, reason, now=now)
            return [_NOT_ASKED for _ in questions]
        lines = [self._set_aside(story, asked, now) for story, asked in questions]
        ends = iter(self._all([q for (_, q), line in zip(questions, lines, strict=True) if line]))
        return [self._end(line, next(ends), now) if line else _NOT_ASKED for line in lines]

    def _why_not(self, now: datetime) -> str:
        """Return why nothing may be asked now; nothing where the endpoint is known and awake."""
        if self._missing:
            return self._missing
        known = self._ledger.endpoint
        if known.is_resting(now):
            return f"The endpoint is left alone for a while: {known.reason}"
        return "" if known.is_known(now) else self._probe(now)

    def _probe(self, now: datetime) -> str:
        """Find out what the endpoint understands; return why that cannot be."""
        try:
            line = self._ledger.set_aside(Entry(story_id=None, usage=_PROBE), now=now)
        except NotAskedError as reason:
            return str(reason)
        try:
            probed = run(self._probed())
        except ModelError as error:
            self._fail(line, error, now)
            return str(error)
        self._ledger.remember(line, probed, now=now)
        return ""

    async def _probed(self) -> Probed:
        async with self._client(Dialect()) as client:
            return await client.probe()

    def _set_aside(self, story: int, asked: Question, now: datetime) -> ModelCall | None:
        most = Usage(
            prompt_tokens=estimate_tokens(asked.messages, str(asked.schema)),
            completion_tokens=asked.max_tokens,
        )
        try:
            return self._ledger.set_aside(Entry(story_id=story, usage=most), now=now)
        except NotAskedError as reason:
            self._ledger.note(story, Outcome.NOT_ASKED, str(reason), now=now)
            return None

    def _all(self, questions: Sequence[Question]) -> list[Reply | ModelError]:
        if not questions:
            return []
        dialect = Dialect.from_json(self._ledger.endpoint.dialect)
        return run(self._together(questions, dialect))

    async def _together(
        self, questions: Sequence[Question], dialect: Dialect
    ) -> list[Reply | ModelError]:
        async with self._client(dialect) as client:
            return await asyncio.gather(*(_one(client, asked) for asked in questions))

    def _end(self, line: ModelCall, end: Reply | ModelError, now: datetime) -> Asked:
        if isinstance(end, Reply):
            return Asked(line=line, reply=end)
        self._fail(line, end, now)
        return Asked(is_refused=end.trouble is Trouble.REFUSED)

    def _fail(self, line: ModelCall, error: ModelError, now: datetime) -> None:
        logger.warning("%s The composer writes instead.", error)
        self._ledger.fail(line, error, now=now)

    def _client(self, dialect: Dialect) -> ModelClient:
        return ModelClient(
            self._endpoint, limits=self._limits, dialect=dialect, timing=self._timing
        )


async def _one(client: ModelClient, asked: Question) -> Reply | ModelError:
    try:
        return await client.ask(asked)
    except ModelError as error:
        return error
