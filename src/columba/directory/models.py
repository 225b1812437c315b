"""The links that commentary may show."""

from django.db import models


class Kind(models.TextChoices):
    FINDER = "finder"
    RECORD = "record"
    COMMENT = "comment"
    VOTING_ROUTE = "official voting route"
    VOLUNTEER = "volunteer"
    DONATION_CHECK = "donation check"
    PHONE = "phone"
    GUIDANCE = "guidance"
    TEXT = "text"
    PETITION = "official petition"


class Link(models.Model):
    """One official page or telephone number, named by an id that playbooks use."""

    slug = models.SlugField(max_length=80, unique=True)
    url = models.CharField(max_length=500)
    title = models.CharField(max_length=200)
    owner = models.CharField(max_length=200)
    owner_domain = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=40, choices=Kind)
    area = models.CharField(max_length=40)
    note = models.TextField(blank=True)
    checked_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug
