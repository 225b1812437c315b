"""What a language model was asked, what it answered, and what that cost."""

from django.db import models

from columba.stories.models import Story


class Generation(models.Model):
    """One valid answer of a model for one story, kept under the hash of all it was asked with."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="generations")
    cache_key = models.CharField(max_length=64, unique=True)
    model = models.CharField(max_length=120)
    prompt_version = models.CharField(max_length=20)
    playbook = models.CharField(max_length=80)
    signals = models.JSONField(default=list)  # ids of those that fired
    owners = models.JSONField(default=list)  # independent owners of the reports
    answer = models.JSONField()
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.story_id}: {self.model}"


class Outcome(models.TextChoices):
    ANSWERED = "answered"
    REPAIRED = "repaired"
    INVALID = "invalid"
    REFUSED = "refused"
    FAILED = "failed"


class ModelCall(models.Model):
    """One request to a model: tokens, cost in the publication's currency, and how it ended."""

    story = models.ForeignKey(
        Story, null=True, blank=True, on_delete=models.SET_NULL, related_name="model_calls"
    )
    model = models.CharField(max_length=120, db_index=True)
    at = models.DateTimeField(db_index=True)
    seconds = models.FloatField()
    prompt_tokens = models.PositiveIntegerField(default=0)
    completion_tokens = models.PositiveIntegerField(default=0)
    cost = models.DecimalField(max_digits=12, decimal_places=6, default=0)
    outcome = models.CharField(max_length=12, choices=Outcome)
    message = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.model}: {self.outcome}"
