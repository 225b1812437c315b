"""Ask about stories, have a broken answer mended once, and keep what can be used of each."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db import DatabaseError

from columba.commentary.model_writer.answer import Taken, passed_over, take
from columba.commentary.model_writer.asking import Asked, Asker
from columba.commentary.model_writer.brief import Brief
from columba.commentary.model_writer.ledger import Ledger, Result
from columba.commentary.model_writer.prompt import Prompt
from columba.commentary.model_writer.question import Seal, question, repair
from columba.commentary.models import Outcome
from columba.lib.llm import Question, Reply, estimate_tokens

logger = logging.getLogger(__name__)

Answer = Mapping[str, Any]

# Estimates count too many tokens, but not twice as many.
_LEAST_READ = 0.5


@dataclass(frozen=True, kw_only=True)
class Task:
    """A story to ask about; `key` is the hash of all it is asked with."""

    story_id: int
    brief: Brief
    prompt: Prompt
    key: str
    seal: Seal
    max_tokens: int

    @cached_property
    def asked(self) -> Question:
        """The question; most stories have their answer and never come to it."""
        return question(self.brief, self.prompt, self.seal, max_tokens=self.max_tokens)


@dataclass(frozen=True, kw_only=True)
class _Heard:
    task: Task
    taken: Taken | None = None  # None where nothing came back
    text: str = ""
    is_refused: bool = False

    @property
    def is_broken(self) -> bool:
        return self.taken is not None and bool(self.taken.problems)

    @property
    def is_usable(self) -> bool:
        return self.taken is not None and not self.taken.problems


@dataclass
class Interview:
    """Puts tasks to the asker; its answers are in the database before anybody uses them."""

    asker: Asker
    ledger: Ledger
    prompt: Prompt
    at_once: int
    found: dict[str, Answer] = field(default_factory=dict)

    def answers(self, tasks: Sequence[Task], *, now: datetime) -> dict[str, Answer]:
        """Return the answers that can be used, by key; of the others the ledger says why."""
        unlike = list({task.key: task for task in tasks}.values())
        for start in range(0, len(unlike), self.at_once):
            heard = self._wave(unlike[start : start + self.at_once], now)
            self.found |= {one.task.key: one.taken.answer for one in heard if one.taken}
        return self.found

    def _wave(self, tasks: Sequence[Task], now: datetime) -> Iterator[_Heard]:
        """Ask at the same moment, and once more about what is broken; yield what is usable."""
        first = self._round([(task, task.asked) for task in tasks], Outcome.ANSWERED, now=now)
        broken = [one for one in first if one.is_broken]
        second = self._round(
            [(one.task, self._repair(one)) for one in broken], Outcome.REPAIRED, now=now
        )
        mended = {one.task.key for one in second if one.is_usable}
        for one in (*first, *second):
            if one.is_usable:
                yield one
            elif one.is_refused or (one in broken and one.task.key not in mended):
                self._give_up(one.task, now)

    def _round(
        self, questions: Sequence[tuple[Task, Question]], good: Outcome, *, now: datetime
    ) -> list[_Heard]:
        if not questions:
            return []
        ends = self.asker.ask([(task.story_id, asked) for task, asked in questions], now=now)
        return [
            self._hear(task, asked, end, good=good, now=now)
            for (task, asked), end in zip(questions, ends, strict=True)
        ]

    def _hear(
        self, task: Task, asked: Question, end: Asked, *, good: Outcome, now: datetime
    ) -> _Heard:
        """Read a reply, and write down what it cost together with the answer it holds."""
        if end.reply is None or end.line is None:
            return _Heard(task=task, is_refused=end.is_refused)
        taken = take(end.reply.text, task.asked.schema, task.seal, reserved=task.brief.reserved)
        result = self._result(task, now, answer=None if taken.problems else taken.answer)
        try:
            self.ledger.keep(
                end.line,
                Outcome.INVALID if taken.problems else good,
                end.reply,
                message=" ".join(filter(None, (_message(taken), *_remarks(end.reply, asked)))),
                result=result,
            )
        except DatabaseError as error:
            logger.warning("What the model answered cannot be kept, so it is not used: %s", error)
            return _Heard(task=task)
        return _Heard(task=task, taken=taken, text=end.reply.text)

    def _repair(self, broken: _Heard) -> Question:
        problems = broken.taken.problems if broken.taken else ()
        return repair(broken.task.asked, broken.text, problems, prompt=self.prompt)

    def _give_up(self, task: Task, now: datetime) -> None:
        """Keep that there is no usable answer, so that the same is not asked again."""
        try:
            self.ledger.give(self._result(task, now))
        except DatabaseError as error:
            logger.warning("The ledger cannot be written: %s", error)

    def _result(self, task: Task, now: datetime, *, answer: Answer | None = None) -> Result:
        return Result(
            story_id=task.story_id,
            key=task.key,
            brief=task.brief,
            prompt_version=self.prompt.version,
            at=now,
            answer=answer,
        )


def _message(taken: Taken) -> str:
    if not taken.problems:
        passed = passed_over(taken.answer)
        return f"The model passes the story over: {passed}" if passed else ""
    return f"The answer does not fit: {'; '.join(taken.problems)}."


def _remarks(reply: Reply, asked: Question) -> Iterator[str]:
    """Yield what an operator may mend, in the order of likelihood."""
    if reply.is_cut:
        yield "It was cut off at the limit of [model] max_tokens, or of the model's window."
    read = reply.usage.prompt_tokens
    if not reply.usage.is_estimated and read < _LEAST_READ * estimate_tokens(asked.messages):
        yield (
            f"The endpoint read {read} tokens, far fewer than were sent: its context window is "
            "probably too small."
        )
