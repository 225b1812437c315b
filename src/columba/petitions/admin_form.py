"""The form in which an editor writes a petition and decides about it."""

from typing import Any

from django import forms

from columba.directory.models import Link
from columba.petitions.draft import Plan, Wording
from columba.petitions.models import LONGEST_ASK, LONGEST_TITLE, Petition, State

# What may be decided in each state: the value of the field, and what it says.
SUBMIT, SEND_BACK, OPEN = "submit", "send back", "open"
CLOSE, ANSWER, WITHDRAW, CORRECT = "close", "answer", "withdraw", "correct"
_DECISIONS = {
    State.DRAFTED: ((SUBMIT, "Put it up for review"), (WITHDRAW, "Give it up")),
    State.IN_REVIEW: (
        (OPEN, "Open it: people may sign, and what is asked never changes again"),
        (SEND_BACK, "Send it back, with the reason"),
        (WITHDRAW, "Give it up, with the reason"),
    ),
    State.OPEN: (
        (CORRECT, "Correct the details, as a new version, with a note of what was put right"),
        (CLOSE, "Close it before its day, with the reason"),
        (WITHDRAW, "Withdraw it, with the reason; it stays to be read"),
    ),
    State.CLOSED: (
        (ANSWER, "Record the answer"),
        (WITHDRAW, "Withdraw it, with the reason; it stays to be read"),
    ),
    State.ANSWERED: ((ANSWER, "Change the answer or the outcome"),),
    State.WITHDRAWN: (),
}
_NEEDS_REASON = {SEND_BACK, CLOSE, WITHDRAW, CORRECT}
PLAN_FIELDS = ("story", "playbook", "category", "everywhere", "closes_on")
TEXT_FIELDS = ("title", "ask", "details", "addressee", "addressee_name", "power")


class PetitionForm(forms.ModelForm):  # type: ignore[type-arg] # the class takes none when it runs
    """Text, plan, and a decision with its reason."""

    title = forms.CharField(max_length=LONGEST_TITLE, widget=forms.TextInput(attrs={"size": 80}))
    ask = forms.CharField(
        max_length=LONGEST_ASK,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 90}),
        help_text="What the addressee should do, in one or two sentences that begin with a verb.",
    )
    details = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 12, "cols": 90}),
        help_text="Why, and on what ground. Empty lines part paragraphs; nothing is marked up.",
    )
    addressee = forms.ModelChoiceField(
        Link.objects.order_by("owner", "title"),
        required=False,
        help_text="A row of the directory: only public bodies stand there.",
    )
    addressee_name = forms.CharField(
        max_length=200,
        required=False,
        help_text="Where the body is known by another name than the owner of the row.",
    )
    power = forms.CharField(
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"size": 90}),
        help_text="What the addressee can do about it, such as “votes on the budget on 26 August”.",
    )
    decision = forms.ChoiceField(required=False)
    reason = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 90}),
        help_text="Needed to send back, close early, correct or withdraw. Readers see it.",
    )

    class Meta:
        model = Petition
        fields = (*PLAN_FIELDS, "answer", "outcome")

    def __init__(self, *args: Any, **values: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **values)
        petition: Petition = self.instance
        choices = _DECISIONS[State(petition.state)] if petition.pk else ()
        decision = self.fields["decision"]
        if isinstance(decision, forms.ChoiceField):
            decision.choices = [("", "None: only save what is written above"), *choices]
        if petition.text is not None:
            for name in TEXT_FIELDS:
                self.fields[name].initial = getattr(petition.text, name)
        if petition.pk and not petition.may_be_edited:
            self._freeze(petition)

    def _freeze(self, petition: Petition) -> None:
        """Let nothing be typed over that people may have signed."""
        kept = {"details"} if petition.state == State.OPEN else set()
        for name in (*PLAN_FIELDS, *TEXT_FIELDS):
            self.fields[name].disabled = name not in kept

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        decision = cleaned.get("decision", "")
        if decision in _NEEDS_REASON and not cleaned.get("reason", "").strip():
            self.add_error("reason", "Write why: readers and colleagues are told.")
        if decision == ANSWER and not cleaned.get("answer", "").strip():
            self.add_error("answer", "Write what the addressee answered.")
        return cleaned

    @property
    def wording(self) -> Wording:
        """What is asked of whom, as it stands in the form."""
        return Wording(**{name: self.cleaned_data[name] for name in TEXT_FIELDS})

    @property
    def plan(self) -> Plan:
        """Where it is offered and until when, as it stands in the form."""
        return Plan(**{name: self.cleaned_data[name] for name in PLAN_FIELDS})
