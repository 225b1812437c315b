"""How many signed a petition: a row of its own, so that no signature waits for another."""

from django.db import models

from columba.petitions.models.petition import Petition


class PetitionCount(models.Model):
    """The number of confirmed signatures up to a moment; kept by a job, read by every page."""

    petition = models.OneToOneField(
        Petition, on_delete=models.CASCADE, primary_key=True, related_name="count"
    )
    confirmed = models.PositiveIntegerField(default=0)
    counted_until = models.DateTimeField()
    recounted_at = models.DateTimeField()

    class Meta:
        ordering = ["petition"]

    def __str__(self) -> str:
        return f"{self.petition}: {self.confirmed}"
