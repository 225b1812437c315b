"""Petitions and signatures at the desk: written, decided, moderated; addresses are never shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from columba.accounts.models import User
from columba.petitions import admin_form as form_of
from columba.petitions.admin_form import PetitionForm
from columba.petitions.count import recount
from columba.petitions.decide import (
    Act,
    NoReasonError,
    NotReadyError,
    answer_petition,
    close_petition,
    open_petition,
    send_back_petition,
    submit_petition,
    what_is_missing,
    withdraw_petition,
)
from columba.petitions.draft import correct_details, draft_petition, revise_draft
from columba.petitions.models import (
    CommentState,
    Petition,
    Signature,
    SignatureState,
    State,
    WrongStateError,
)
from columba.petitions.similar import similar

# The stubs want a parameter that the class itself does not take.
if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin


@admin.register(Petition)
class PetitionAdmin(ModelAdmin):
    """From the draft to the answer, on one page."""

    form = PetitionForm
    list_display = ("title", "state", "signed", "closes_on", "addressee", "playbook", "category")
    list_filter = ("state",)
    list_select_related = ("text", "count", "category")
    search_fields = ("slug", "text__title", "text__ask")
    raw_id_fields = ("story",)
    readonly_fields = ("state", "still_missing", "much_the_same", "history")
    fieldsets = (
        ("What is asked of whom", {"fields": form_of.TEXT_FIELDS}),
        ("Where it is offered, and until when", {"fields": form_of.PLAN_FIELDS}),
        ("Decide", {"fields": ("state", "still_missing", "much_the_same", "decision", "reason")}),
        ("The answer", {"fields": ("answer", "outcome")}),
        ("So far", {"fields": ("history",)}),
    )

    @admin.display(description="Title", ordering="text__title")
    def title(self, row: Petition) -> str:
        return row.text.title if row.text else row.slug

    @admin.display(description="Signed")
    def signed(self, row: Petition) -> int | None:
        return row.count.confirmed if row.is_public else None

    @admin.display(description="Addressee")
    def addressee(self, row: Petition) -> str:
        return row.text.addressee_name if row.text else ""

    @admin.display(description="Still missing")
    def still_missing(self, row: Petition) -> str:
        if not row.pk or not row.may_be_edited:
            return "Nothing."
        today = timezone.localdate(timezone=settings.PUBLICATION.zone)
        return " ".join(what_is_missing(row, today=today)) or "Nothing."

    @admin.display(description="Open petitions that ask for much the same")
    def much_the_same(self, row: Petition) -> str:
        if row.text is None:
            return "They are named once the draft is saved."
        others = Petition.objects.filter(state=State.OPEN).exclude(pk=row.pk)
        texts = {one.pk: one for one in others.select_related("text") if one.text}
        mine = f"{row.text.title} {row.text.ask}"
        found = similar(mine, {pk: _words(one) for pk, one in texts.items()})
        return "; ".join(_title(texts[pk]) for pk in found) or "None."

    @admin.display(description="History")
    def history(self, row: Petition) -> SafeString:
        rows = row.transitions.select_related("by") if row.pk else ()
        return format_html_join(
            "",
            "<div>{}: {} {} {}</div>",
            (
                (
                    timezone.localtime(one.at).strftime("%Y-%m-%d %H:%M"),
                    one.after,
                    f"by {one.by.name}" if one.by else "by itself",
                    one.reason,
                )
                for one in rows
            ),
        )

    def has_delete_permission(self, _request: HttpRequest, obj: Petition | None = None) -> bool:
        """Let nobody delete what was ever public."""
        return obj is not None and not obj.is_public and super().has_delete_permission(_request)

    def save_model(  # noqa: PLR0917 - Django's signature
        self,
        request: HttpRequest,
        obj: Petition,
        form: Any,  # noqa: ANN401
        change: bool,
    ) -> None:
        """Save the draft, then do what was decided; say what stands in the way."""
        by, now = _person(request), timezone.now()
        if not change:
            drafted = draft_petition(form.wording, form.plan, now=now, by=by)
            obj.__dict__.update(drafted.__dict__)
        elif Petition.objects.get(pk=obj.pk).may_be_edited:
            revise_draft(obj.pk, form.wording, form.plan)
        if form.cleaned_data.get("decision"):
            self._decide(request, obj.pk, said=form.cleaned_data)

    def _decide(self, request: HttpRequest, pk: int, *, said: dict[str, Any]) -> None:
        decision = said["decision"]
        if decision != form_of.SUBMIT and not request.user.has_perm("petitions.decide_petition"):
            raise PermissionDenied
        act = Act(by=_person(request), now=timezone.now(), reason=said.get("reason", ""))
        try:
            _do(pk, decision, act=act, said=said)
        except (NotReadyError, NoReasonError, WrongStateError) as error:
            self.message_user(request, f"Saved, but not decided: {error}", messages.ERROR)


def _do(pk: int, decision: str, *, act: Act, said: dict[str, Any]) -> None:
    """Carry out one decision."""
    verbs: dict[str, Callable[[], object]] = {
        form_of.SUBMIT: lambda: submit_petition(pk, act),
        form_of.SEND_BACK: lambda: send_back_petition(pk, act),
        form_of.OPEN: lambda: open_petition(pk, act, zone=settings.PUBLICATION.zone),
        form_of.CLOSE: lambda: close_petition(pk, act),
        form_of.WITHDRAW: lambda: withdraw_petition(pk, act),
        form_of.ANSWER: lambda: answer_petition(
            pk, act, answer=said["answer"], outcome=said["outcome"]
        ),
        form_of.CORRECT: lambda: correct_details(
            pk, said["details"], note=act.reason, now=act.now, by=act.by
        ),
    }
    verbs[decision]()


@admin.register(Signature)
class SignatureAdmin(ModelAdmin):
    """What an editor may know of signatures: what became of them; never by whom they are."""

    list_display = (
        "petition",
        "state",
        "is_suspect",
        "comment_state",
        "comment",
        "created_at",
        "confirmed_at",
    )
    list_filter = ("state", "is_suspect", "comment_state", "petition")
    list_select_related = ("petition",)
    search_fields = ("comment",)
    fields = (*list_display, "withdrawn_at", "anonymised_at", "wants_news", "shows_comment")
    actions = ("show_comments", "refuse_comments", "trust", "suspect")

    @admin.action(description="Show the comment, where its writer agreed", permissions=["decide"])
    def show_comments(self, request: HttpRequest, chosen: QuerySet[Signature]) -> None:
        agreed = chosen.filter(state=SignatureState.CONFIRMED, shows_comment=True).exclude(
            comment=""
        )
        shown = agreed.update(comment_state=CommentState.SHOWN)
        self.message_user(request, f"{shown} comments are shown.")

    @admin.action(description="Do not show the comment", permissions=["decide"])
    def refuse_comments(self, request: HttpRequest, chosen: QuerySet[Signature]) -> None:
        with_comment = chosen.exclude(comment_state=CommentState.NONE)
        refused = with_comment.update(comment_state=CommentState.REFUSED)
        self.message_user(request, f"{refused} comments are not shown.")

    @admin.action(description="Count it after all", permissions=["decide"])
    def trust(self, request: HttpRequest, chosen: QuerySet[Signature]) -> None:
        self._judge(request, chosen, is_suspect=False)

    @admin.action(description="Do not count it", permissions=["decide"])
    def suspect(self, request: HttpRequest, chosen: QuerySet[Signature]) -> None:
        self._judge(request, chosen, is_suspect=True)

    @transaction.atomic
    def _judge(
        self, request: HttpRequest, chosen: QuerySet[Signature], *, is_suspect: bool
    ) -> None:
        other = chosen.exclude(is_suspect=is_suspect)
        petitions = set(other.order_by().values_list("petition", flat=True))
        changed = other.update(is_suspect=is_suspect)
        recount(sorted(petitions), now=timezone.now())
        self.message_user(request, f"{changed} changed; the counts are made anew.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Signature]:
        return super().get_queryset(request).defer("name", "email", "postcode")

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Tell whether the person may decide what counts and what is shown."""
        return request.user.has_perm("petitions.decide_petition")

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, *_: object) -> bool:
        return False

    def has_delete_permission(self, *_: object) -> bool:
        return False


def _title(petition: Petition) -> str:
    return petition.text.title if petition.text else petition.slug


def _words(petition: Petition) -> str:
    return f"{petition.text.title} {petition.text.ask}" if petition.text else ""


def _person(request: HttpRequest) -> User:
    return cast("User", request.user)
