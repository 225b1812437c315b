"""What a language model was asked, what it answered, and what that cost."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, TypeAlias

from django.db import models
from django.db.models import Count, Q, Sum
from django.db.models.expressions import Combinable

from columba.stories.models import Story

PROBE_HOLDS = timedelta(days=30)


class Generation(models.Model):
    """What a model gave for one story, kept under the hash of all it was asked with.

    `answer` is None where it gave nothing that could be used: a story is not asked about again for
    that reason. `paragraphs` holds the hash of every paragraph by its name ("a1p3") at the time.
    """

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="generations")
    cache_key = models.CharField(max_length=64, unique=True)
    model = models.CharField(max_length=120)
    prompt_version = models.CharField(max_length=20)
    playbook = models.CharField(max_length=80)
    playbook_hash = models.CharField(max_length=64)
    signals = models.JSONField(default=list)  # "playbook/id" of those that had fired
    owners = models.JSONField(default=list)  # independent owners of the reports
    paragraphs = models.JSONField(default=dict)
    answer = models.JSONField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.story_id}: {self.model}"


class Outcome(models.TextChoices):
    ASKED = "asked"  # and nothing heard yet; of a process that was killed it stays so
    ANSWERED = "answered"
    REPAIRED = "repaired"
    INVALID = "invalid"
    REFUSED = "refused"
    FAILED = "failed"
    HELD = "held"  # by the checker; costs nothing of its own
    NOT_ASKED = "not asked"


# Lines that no question stands behind.
FREE = (Outcome.HELD, Outcome.NOT_ASKED)


class ModelCallQuerySet(models.QuerySet["ModelCall"]):
    def since(self, moment: datetime) -> "ModelCallQuerySet":
        return self.filter(at__gte=moment)

    def cost(self) -> Decimal:
        """Return what all of them cost, with what is set aside for those under way."""
        return self.aggregate(total=Sum("cost"))["total"] or Decimal(0)

    def totals_by(self, *keys: str, **named: Combinable) -> "Totals":
        """Return a row for each value of `keys`: questions, tokens read and written, cost."""
        totals: Totals = (
            self.order_by()
            .values(*keys, **named)
            .annotate(
                asked=Count("pk", filter=~Q(outcome__in=FREE)),
                tokens_read=Sum("prompt_tokens"),
                tokens_written=Sum("completion_tokens"),
                total=Sum("cost"),
            )
        )
        return totals


# Rows of the ledger added up, as dictionaries.
Totals: TypeAlias = "models.QuerySet[ModelCall, dict[str, Any]]"


class ModelCall(models.Model):
    """One line of the ledger: tokens, cost in the currency of the settings, and how it ended.

    While a model is being asked, the cost is the most that the answer may come to.
    """

    story = models.ForeignKey(
        Story, null=True, blank=True, on_delete=models.SET_NULL, related_name="model_calls"
    )
    model = models.CharField(max_length=120, db_index=True)
    at = models.DateTimeField(db_index=True)
    seconds = models.FloatField(default=0)
    prompt_tokens = models.PositiveIntegerField(default=0)
    completion_tokens = models.PositiveIntegerField(default=0)
    cost = models.DecimalField(max_digits=12, decimal_places=6, default=0)
    outcome = models.CharField(max_length=12, choices=Outcome)
    message = models.TextField(blank=True)

    objects = ModelCallQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "line of the ledger"
        verbose_name_plural = "ledger of models"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.model}: {self.outcome}"


class ModelEndpoint(models.Model):
    """What is known of a model at an endpoint: what it understands, and how long it has a rest."""

    base_url = models.CharField(max_length=300)
    model = models.CharField(max_length=120)
    dialect = models.JSONField(default=dict)
    probed_at = models.DateTimeField(null=True, blank=True)
    resting_until = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["base_url", "model"], name="model_endpoint_once")
        ]

    def __str__(self) -> str:
        return f"{self.model} at {self.base_url}"

    def is_known(self, now: datetime) -> bool:
        """Tell whether a probe found out what it understands, not too long ago."""
        return self.probed_at is not None and now - self.probed_at < PROBE_HOLDS

    def is_resting(self, now: datetime) -> bool:
        return self.resting_until is not None and now < self.resting_until

    def rest(self, reason: str, *, until: datetime) -> None:
        """Ask nothing until then; the reason says why. Does not save."""
        self.resting_until, self.reason = until, reason[:500]

    def remember(self, dialect: dict[str, object], *, now: datetime) -> None:
        """Keep what a probe found. Does not save."""
        self.dialect, self.probed_at = dialect, now
        self.resting_until, self.reason = None, ""
