"""Have a model write the Opinion of stories, and take from it only what passes every check."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from columba.commentary.check import check
from columba.commentary.document import Draft, Finding, LinkRow, Report
from columba.commentary.model_writer.again import Move, Plan, cache_key, plan
from columba.commentary.model_writer.answer import passed_over
from columba.commentary.model_writer.asking import Asker
from columba.commentary.model_writer.brief import brief
from columba.commentary.model_writer.interview import Interview, Task
from columba.commentary.model_writer.ledger import Ledger, earlier_generations
from columba.commentary.model_writer.page import page, written_by_composer
from columba.commentary.model_writer.prompt import Prompt, open_prompt
from columba.commentary.model_writer.question import new_seal
from columba.commentary.models import Outcome
from columba.commentary.playbook.values import Playbook
from columba.lib.http import limits_for
from columba.lib.llm import MOST_TRIES, Endpoint, Timing
from columba.lib.publication import ModelSettings, Publication

_LEAST_BATCH = 4
_LEASE = timedelta(minutes=10)
_MOST_FINDINGS = 12


@dataclass(frozen=True, kw_only=True)
class Case:
    """A story with the composer's page of it, which passed its checks."""

    story_id: int
    is_fresh: bool  # reported lately enough to be asked about
    playbook: Playbook
    playbook_hash: str
    reports: Sequence[Report]
    composed: Draft


@dataclass(frozen=True, kw_only=True)
class Written:
    """A page that a model wrote and the checker passed; `key` says of which answer it is made."""

    draft: Draft
    key: str


def open_writer(
    publication: Publication, *, key: str, timing: Timing | None = None
) -> "ModelWriter | None":
    """Return the writer that the publication's settings describe; None where no model runs.

    PublicationError where the editor's own rules cannot be read.
    """
    if publication.model is None:
        return None
    rules = publication.folder / publication.model.rules if publication.model.rules else None
    asker = Asker(
        _endpoint(publication.model, key),
        ledger := Ledger(publication, publication.model),
        limits=limits_for(publication),
        timing=timing or Timing(),
        missing=_missing(publication.model, key),
    )
    return ModelWriter(publication.model, open_prompt(rules), asker=asker, ledger=ledger)


class ModelWriter:
    """Writes batches of stories; what it cannot or may not write is left to the composer."""

    def __init__(
        self, settings: ModelSettings, prompt: Prompt, *, asker: Asker, ledger: Ledger
    ) -> None:
        self._settings = settings
        self._prompt = prompt
        self._asker = asker
        self._ledger = ledger

    @property
    def batch(self) -> int:
        """How many stories to bring at a time: a killed process loses no more than these."""
        return max(_LEAST_BATCH, self._settings.concurrency)

    @property
    def lease(self) -> timedelta:
        """How long a batch may take at worst: a question and its repair, each with every try."""
        return _LEASE + timedelta(seconds=2 * MOST_TRIES * self._settings.read_seconds)

    def write(
        self, cases: Sequence[Case], *, links: Mapping[str, LinkRow], now: datetime
    ) -> list[Written | None]:
        """Return the page of each case, None where the composer's stands; why is in the ledger.

        Answers are kept before pages are made of them, so that none is paid for twice.
        """
        tasks = [self._task(case) for case in cases]
        plans = self._plans(cases, tasks)
        to_ask = [task for task, one in zip(tasks, plans, strict=True) if one.move is Move.ASK]
        interview = Interview(self._asker, self._ledger, self._prompt, self._settings.concurrency)
        given = interview.answers(to_ask, now=now)
        pages = []
        for case, task, one in zip(cases, tasks, plans, strict=True):
            made = self._page(task, one, given.get(task.key))
            pages.append(self._passed(case, made, links=links, now=now))
            if one.reason:
                self._ledger.note(case.story_id, Outcome.NOT_ASKED, one.reason, now=now)
        return pages

    def _task(self, case: Case) -> Task:
        about = brief(case.playbook, case.reports, case.composed, playbook_hash=case.playbook_hash)
        return Task(
            story_id=case.story_id,
            brief=about,
            prompt=self._prompt,
            key=cache_key(about, self._prompt, self._settings.model),
            seal=new_seal(),
            max_tokens=self._settings.max_tokens,
        )

    def _plans(self, cases: Sequence[Case], tasks: Sequence[Task]) -> list[Plan]:
        by_story, by_key = earlier_generations(
            [case.story_id for case in cases], [task.key for task in tasks]
        )
        return [
            plan(
                task.brief,
                by_story[case.story_id],
                same=by_key.get(task.key),
                is_fresh=case.is_fresh,
            )
            for case, task in zip(cases, tasks, strict=True)
        ]

    def _page(self, task: Task, one: Plan, fresh: Mapping[str, Any] | None) -> Written | None:
        """Return the page of a new answer or of the earlier one; None where there is none."""
        if fresh is not None:
            answer, model, key = fresh, self._settings.model, task.key
        elif one.earlier is not None:
            answer, model, key = one.answer, one.earlier.model, one.earlier.key
        else:
            return None
        if passed_over(answer):
            return None
        return Written(draft=page(answer, task.brief, model=model), key=key)

    def _passed(
        self,
        case: Case,
        made: Written | None,
        *,
        links: Mapping[str, LinkRow],
        now: datetime,
    ) -> Written | None:
        """Return the page if the checker finds nothing in what the model wrote."""
        if made is None:
            return None
        found = check(made.draft, case.reports, case.playbook.facts, links)
        own = written_by_composer(made.draft, case.composed)
        findings = [finding for finding in found if finding.where not in own]
        if not findings:
            return made
        self._ledger.note(case.story_id, Outcome.HELD, _told(findings), now=now)
        return None


def _endpoint(settings: ModelSettings, key: str) -> Endpoint:
    return Endpoint(
        base_url=settings.base_url,
        model=settings.model,
        key=key,
        read_seconds=settings.read_seconds,
        concurrency=settings.concurrency,
        effort=settings.effort,
    )


def _missing(settings: ModelSettings, key: str) -> str:
    """Return what the settings promise and the environment does not hold."""
    if not settings.key_variable or key:
        return ""
    return (
        f"The variable {settings.key_variable}, which should hold the key of the model endpoint, "
        "is not set. Set it for every process of the publication."
    )


def _told(findings: Sequence[Finding]) -> str:
    """Return what the checker found, for an editor who wonders why the model's is not shown."""
    told = [
        f"{finding.where}, {finding.rule}: {finding.span} ({finding.message})"
        for finding in findings[:_MOST_FINDINGS]
    ]
    return "The checker held what the model wrote. " + "\n".join(told)
