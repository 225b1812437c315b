"""Playbooks as they were last loaded."""

from django.db import models


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
