"""Playbooks as loaded, and the commentary of each story with every revision it ever had."""

from django.conf import settings
from django.db import models

from columba.stories.models import Story


class Playbook(models.Model):
    """One playbook file, as it stood when it was last loaded."""

    slug = models.SlugField(max_length=80, unique=True)
    version = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    text = models.TextField()
    text_hash = models.CharField(max_length=64)
    general_for = models.SlugField(max_length=80, blank=True)
    enabled = models.BooleanField(default=True)

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return f"{self.slug} {self.version}"


class State(models.TextChoices):
    HELD = "held"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


class Commentary(models.Model):
    """The commentary of one story: which revision readers see, and why it is held if it is."""

    story = models.OneToOneField(Story, on_delete=models.CASCADE, related_name="commentary")
    state = models.CharField(max_length=12, choices=State, default=State.HELD, db_index=True)
    reasons = models.JSONField(default=list, blank=True)
    published = models.ForeignKey(
        "Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    inputs_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "commentary"

    def __str__(self) -> str:
        return f"{self.story}: {self.state}"


class Revision(models.Model):
    """One draft, unchanged for ever, with what the checker found in it."""

    commentary = models.ForeignKey(Commentary, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    inputs_hash = models.CharField(max_length=64)
    written_by = models.CharField(max_length=80)
    playbook = models.CharField(max_length=80, blank=True)
    playbook_version = models.CharField(max_length=20, blank=True)
    draft = models.JSONField()
    findings = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["commentary", "number"], name="revision_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.commentary} #{self.number}"
