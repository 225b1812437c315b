"""Who signed: sealed where it can be read, by fingerprint where it must be found again."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from columba.outbox.sealed import SealedTextField
from columba.petitions.models.petition import Petition, PetitionText, WrongStateError

FINGERPRINT = 32


class SignatureState(models.TextChoices):
    """Only what is confirmed counts."""

    RECEIVED = "received"  # nobody has looked at it yet
    PENDING = "pending"  # waits for its signer to confirm it
    CONFIRMED = "confirmed"
    REPEATED = "repeated"  # its signer had signed before; holds nothing any more
    WITHDRAWN = "withdrawn"  # by its signer; holds nothing any more


class CommentState(models.TextChoices):
    NONE = "none"
    WAITING = "waiting"
    SHOWN = "shown"
    REFUSED = "refused"


class ConsentWording(models.Model):
    """What people agree to when they sign, word for word; a new wording is a new row."""

    texts = models.JSONField()  # by purpose
    text_hash = models.CharField(max_length=64, unique=True)
    first_used_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"wording {self.pk}"


class Signature(models.Model):
    """One person under one version of one petition.

    Rows come in unread, by adding alone, so that an answer neither depends on who has signed
    before nor takes longer for it; a job sorts them out.
    """

    # The indexes below begin with the petition; neither text nor wording is ever looked up by.
    petition = models.ForeignKey(
        Petition, on_delete=models.CASCADE, related_name="signatures", db_index=False
    )
    text = models.ForeignKey(
        PetitionText, on_delete=models.RESTRICT, related_name="signatures", db_index=False
    )
    state = models.CharField(max_length=9, choices=SignatureState, default=SignatureState.RECEIVED)
    # Came in faster than people sign: it may be confirmed like any other, and counts for nothing.
    is_suspect = models.BooleanField(default=False)
    name = SealedTextField(blank=True)
    email = SealedTextField(blank=True)
    postcode = SealedTextField(blank=True)
    name_key = models.CharField(max_length=FINGERPRINT, blank=True, editable=False)
    email_key = models.CharField(max_length=FINGERPRINT, blank=True, editable=False)
    address_key = models.CharField(max_length=FINGERPRINT, blank=True, editable=False)
    range_key = models.CharField(max_length=FINGERPRINT, blank=True, editable=False)
    comment = models.TextField(blank=True)
    comment_state = models.CharField(max_length=7, choices=CommentState, default=CommentState.NONE)
    # What was agreed to, each on its own, in the words of `wording`, when the form was sent.
    wording = models.ForeignKey(
        ConsentWording, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    agreed_at = models.DateTimeField()
    wants_news = models.BooleanField(default=False)
    shows_comment = models.BooleanField(default=False)
    letter_count = models.PositiveSmallIntegerField(default=0, editable=False)
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    anonymised_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["petition", "email_key", "name_key"],
                condition=Q(state__in=["pending", "confirmed"]) & ~Q(email_key=""),
                name="signature_once",
            )
        ]
        # What is asked of a million rows is answered from a few of them.
        indexes = [
            models.Index(fields=["id"], condition=Q(state="received"), name="signature_received"),
            models.Index(fields=["state", "created_at"], name="signature_state"),
            models.Index(
                fields=["petition", "confirmed_at"],
                condition=Q(confirmed_at__isnull=False),
                name="signature_confirmed",
            ),
            models.Index(
                fields=["petition", "withdrawn_at"],
                condition=Q(withdrawn_at__isnull=False),
                name="signature_withdrawn",
            ),
            models.Index(
                fields=["petition", "confirmed_at"],
                condition=Q(comment_state="shown"),
                name="signature_shown",
            ),
            models.Index(
                fields=["created_at"], condition=~Q(range_key=""), name="signature_located"
            ),
            models.Index(fields=["email_key", "petition"], name="signature_email"),
            models.Index(
                fields=["petition", "address_key", "created_at"], name="signature_address"
            ),
            models.Index(fields=["petition", "range_key", "created_at"], name="signature_range"),
        ]

    def __str__(self) -> str:
        return f"signature {self.pk}"

    def admit(self, *, suspect: bool) -> None:
        """Let its signer confirm it. Does not save."""
        self._require(SignatureState.RECEIVED, "be admitted")
        self.state, self.is_suspect = SignatureState.PENDING, suspect

    def repeat(self) -> None:
        """Forget what it says: its signer had signed before. Does not save."""
        self._require(SignatureState.RECEIVED, "be a repetition")
        self.state = SignatureState.REPEATED
        self._forget()

    def confirm(self, *, now: datetime) -> None:
        """Let it count. Does not save."""
        self._require(SignatureState.PENDING, "be confirmed")
        self.state, self.confirmed_at = SignatureState.CONFIRMED, now
        if self.comment:
            self.comment_state = CommentState.WAITING

    def withdraw(self, *, now: datetime) -> None:
        """Erase its signer, at once and for good. Does not save."""
        self._require(SignatureState.CONFIRMED, "be withdrawn")
        self.state, self.withdrawn_at = SignatureState.WITHDRAWN, now
        self._forget()
        self.email_key = self.address_key = self.range_key = ""

    def _forget(self) -> None:
        """Erase what it says; by its fingerprint it is known as one of so many today."""
        self.name = self.email = self.postcode = self.name_key = self.comment = ""
        self.comment_state = CommentState.NONE
        self.wants_news = self.shows_comment = False

    def _require(self, state: SignatureState, what: str) -> None:
        if self.state != state:
            raise WrongStateError(f"Signature {self.pk} is {self.state} and cannot {what}.")


class LinkRequest(models.Model):
    """That somebody asked for a letter about their signature; whether there is one is not said."""

    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="link_requests")
    email = SealedTextField(blank=True)
    email_key = models.CharField(max_length=FINGERPRINT, db_index=True)
    created_at = models.DateTimeField(db_index=True)
    handled_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"request {self.pk}"
