"""The ledger of a model: money is set aside before it is asked, and what it cost kept after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_UP, Decimal
from typing import Any

from django.db import transaction
from django.db.models import Q

from columba.commentary.model_writer.again import Earlier
from columba.commentary.model_writer.brief import Brief
from columba.commentary.model_writer.spent import spent
from columba.commentary.models import Generation, ModelCall, ModelEndpoint, Outcome
from columba.lib.llm import ModelError, Probed, Reply, Trouble, Usage
from columba.lib.publication import ModelSettings, Publication

REST = timedelta(minutes=5)

_MILLION = 1_000_000
_SMALLEST = Decimal("0.000001")
_MOST_TOKENS = 2_000_000_000
_LONGEST_MESSAGE = 2_000


class NotAskedError(Exception):
    """The model may not be asked now; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Result:
    """What came of asking about a story; no answer where none can be used."""

    story_id: int
    key: str
    brief: Brief
    prompt_version: str
    at: datetime
    answer: Mapping[str, Any] | None = None


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What the ledger says of a question: about which story, and what it may come to."""

    story_id: int | None
    usage: Usage


class Ledger:
    """The lines of one model at one endpoint; every method commits before it returns."""

    def __init__(self, publication: Publication, settings: ModelSettings) -> None:
        self._settings = settings
        self._zone = publication.zone

    @property
    def endpoint(self) -> ModelEndpoint:
        """What is known of the endpoint."""
        row, _ = ModelEndpoint.objects.get_or_create(
            base_url=self._settings.base_url, model=self._settings.model
        )
        return row

    def set_aside(self, entry: Entry, *, now: datetime) -> ModelCall:
        """Open a line with the most that the answer may cost; NotAskedError where a cap is near.

        Two processes that ask at the same moment do not pass a cap together.
        """
        cost = self.cost(entry.usage)
        with transaction.atomic():
            _ = self.endpoint
            ModelEndpoint.objects.select_for_update().get(**self._names)
            if reason := self._over(cost, now):
                raise NotAskedError(reason)
            return ModelCall.objects.create(
                story_id=entry.story_id,
                model=self._settings.model,
                at=now,
                cost=cost,
                outcome=Outcome.ASKED,
            )

    def note(self, story_id: int, outcome: Outcome, message: str, *, now: datetime) -> None:
        """Write a line that costs nothing, unless the story's last one says the same."""
        said = message[:_LONGEST_MESSAGE]
        last = ModelCall.objects.filter(story=story_id).order_by("pk").last()
        if last and (last.outcome, last.message) == (outcome, said):
            return
        ModelCall.objects.create(
            story_id=story_id, model=self._settings.model, at=now, outcome=outcome, message=said
        )

    def close(
        self, line: ModelCall, outcome: Outcome, *, usage: Usage, seconds: float, message: str = ""
    ) -> None:
        """Write into the line what became of the question and what it cost."""
        line.outcome, line.seconds = outcome, round(seconds, 3)
        line.prompt_tokens = min(usage.prompt_tokens, _MOST_TOKENS)
        line.completion_tokens = min(usage.completion_tokens, _MOST_TOKENS)
        line.cost = self.cost(usage)
        estimated = "The tokens are estimated." if usage.is_estimated else ""
        line.message = " ".join(filter(None, (message, estimated)))[:_LONGEST_MESSAGE]
        line.save()

    def cost(self, usage: Usage) -> Decimal:
        """Return the price of so many tokens, rounded up to a millionth."""
        settings = self._settings
        price = (
            Decimal(str(settings.input_price)) * usage.prompt_tokens
            + Decimal(str(settings.output_price)) * usage.completion_tokens
        )
        return (price / _MILLION).quantize(_SMALLEST, rounding=ROUND_UP)

    def keep(
        self, line: ModelCall, outcome: Outcome, reply: Reply, *, message: str, result: "Result"
    ) -> None:
        """Close the line of a reply, and keep the answer that it held, if it held one, with it."""
        with transaction.atomic():
            self.close(line, outcome, usage=reply.usage, seconds=reply.seconds, message=message)
            if result.answer is not None:
                self.give(result)

    def give(self, result: "Result") -> None:
        """Keep what came of asking about a story; what is kept already stays."""
        about = result.brief
        Generation.objects.get_or_create(
            cache_key=result.key,
            defaults={
                "story_id": result.story_id,
                "model": self._settings.model,
                "prompt_version": result.prompt_version,
                "playbook": about.playbook.id,
                "playbook_hash": about.playbook_hash,
                "signals": sorted(about.signals),
                "owners": list(about.owners),
                "paragraphs": dict(about.hashes),
                "answer": result.answer,
                "created_at": result.at,
            },
        )

    def fail(self, line: ModelCall, error: ModelError, *, now: datetime) -> None:
        """Close the line of a question without a reply, and let a troubled endpoint rest."""
        outcome = Outcome.REFUSED if error.trouble is Trouble.REFUSED else Outcome.FAILED
        tries = f" ({error.tries} tries)" if error.tries > 1 else ""
        self.close(
            line, outcome, usage=error.usage, seconds=error.seconds, message=f"{error}{tries}"
        )
        # Where even a probe fails, no story would fare better.
        if error.trouble.is_of_endpoint or line.story_id is None:
            row = self.endpoint
            took = timedelta(seconds=error.seconds)
            row.rest(str(error), until=now + took + max(REST, error.wait or REST))
            row.save()

    def remember(self, line: ModelCall, probed: Probed, *, now: datetime) -> None:
        """Keep what a probe found, and what it cost."""
        mode = probed.dialect.mode
        self.close(
            line,
            Outcome.ANSWERED,
            usage=probed.usage,
            seconds=probed.seconds,
            message=f"A probe: the endpoint understands {mode}.",
        )
        row = self.endpoint
        row.remember(probed.dialect.to_json(), now=now)
        row.save()

    @property
    def _names(self) -> dict[str, str]:
        return {"base_url": self._settings.base_url, "model": self._settings.model}

    def _over(self, cost: Decimal, now: datetime) -> str:
        """Return which cap a further `cost` would pass; nothing where there is room."""
        for cap in spent(self._settings, zone=self._zone, now=now):
            if cap.spent + cost > cap.cap:
                return (
                    f"The {cap.name} cap of {cap.cap.normalize():f} {self._settings.currency} "
                    f"leaves no room: {cap.spent:.4f} are spent or set aside, and this may cost "
                    f"{cost:.4f}."
                )
        return ""


def earlier_generations(
    story_ids: Sequence[int], keys: Sequence[str]
) -> tuple[dict[int, list[Earlier]], dict[str, Earlier]]:
    """Return what a model gave before, by story in order, and by cache key."""
    by_story: dict[int, list[Earlier]] = {story: [] for story in story_ids}
    by_key: dict[str, Earlier] = {}
    wanted = Q(story__in=story_ids) | Q(cache_key__in=keys)
    for row in Generation.objects.filter(wanted).order_by("pk"):
        found = Earlier(
            key=row.cache_key,
            model=row.model,
            playbook_hash=row.playbook_hash,
            signals=frozenset(row.signals),
            owners=frozenset(row.owners),
            paragraphs=row.paragraphs,
            answer=row.answer,
        )
        by_key[row.cache_key] = found
        if row.story_id in by_story:
            by_story[row.story_id].append(found)
    return by_story, by_key
