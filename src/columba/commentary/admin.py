"""Playbooks and commentary in the desk's own pages: readable, published or withdrawn, no more."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from columba.accounts.models import User
from columba.commentary.models import (
    Commentary,
    ErrorReport,
    Playbook,
    Revision,
    WrongStateError,
)
from columba.commentary.outline import outline
from columba.commentary.serialise import draft_from_json, findings_from_json

# The stubs want a parameter that the class itself does not take.
if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin


class ReadOnly(ModelAdmin):
    """Rows that come from files or from the machine: looked at, never typed in."""

    def has_add_permission(self, *_: object) -> bool:
        return False

    def has_change_permission(self, *_: object) -> bool:
        return False

    def has_delete_permission(self, *_: object) -> bool:
        return False


@admin.register(Playbook)
class PlaybookAdmin(ReadOnly):
    list_display = ("slug", "version", "title", "general_for", "enabled")
    list_filter = ("enabled",)
    search_fields = ("slug", "title", "text")
    fields = ("slug", "version", "title", "general_for", "enabled", "as_written")

    @admin.display(description="Text")
    def as_written(self, row: Playbook) -> SafeString:
        return format_html("<pre>{}</pre>", row.text)


@admin.register(Commentary)
class CommentaryAdmin(ReadOnly):
    list_display = ("story", "state", "why", "published_at", "reviewed_by")
    list_filter = ("state",)
    list_select_related = ("story", "reviewed_by")
    search_fields = ("story__title",)
    actions = ("publish_newest", "withdraw")
    fields = (
        "story",
        "state",
        "why",
        "published",
        "published_at",
        "reviewed_by",
        "reviewed_at",
        "newest_draft",
    )

    @admin.display(description="Reasons")
    def why(self, row: Commentary) -> str:
        return " ".join(row.reasons)

    @admin.display(description="Newest draft")
    def newest_draft(self, row: Commentary) -> SafeString:
        newest = row.revisions.last()
        return _shown(newest) if newest else format_html("{}", "None yet.")

    @admin.action(description="Publish the newest draft, as read by me", permissions=["approve"])
    def publish_newest(self, request: HttpRequest, chosen: QuerySet[Commentary]) -> None:
        def publish(row: Commentary) -> None:
            if newest := row.revisions.last():
                row.publish(newest, now=timezone.now(), reviewer=_person(request))

        self._change(request, chosen, publish)

    @admin.action(description="Withdraw", permissions=["approve"])
    def withdraw(self, request: HttpRequest, chosen: QuerySet[Commentary]) -> None:
        reason = f"Withdrawn by {request.user.get_username()}."
        self._change(request, chosen, lambda row: row.withdraw(reason))

    def has_approve_permission(self, request: HttpRequest) -> bool:
        """Tell whether the person may decide what readers see."""
        return request.user.has_perm("commentary.change_commentary")

    def _change(
        self,
        request: HttpRequest,
        chosen: QuerySet[Commentary],
        change: Callable[[Commentary], None],
    ) -> None:
        """Change every row that its state allows, and say which it did not."""
        done = 0
        with transaction.atomic():
            # Of a story that is being drafted at this moment too: whoever comes second waits.
            for row in chosen.order_by("pk").select_for_update(of=("self",)):
                try:
                    change(row)
                except WrongStateError as error:
                    self.message_user(request, str(error), messages.ERROR)
                    continue
                row.save()
                done += 1
        self.message_user(request, f"{done} changed.")


class IsOpen(admin.SimpleListFilter):
    """What readers reported and nobody has dealt with yet."""

    title = "state"
    parameter_name = "state"

    def lookups(self, *_: object) -> list[tuple[str, str]]:
        return [("open", "open"), ("closed", "closed")]

    def queryset(self, _: HttpRequest, rows: QuerySet[ErrorReport]) -> QuerySet[ErrorReport]:
        if self.value() is None:
            return rows
        return rows.filter(closed_at__isnull=self.value() == "open")


@admin.register(ErrorReport)
class ErrorReportAdmin(ReadOnly):
    """What readers say is wrong; dealt with on the page itself, then closed here."""

    list_display = ("text", "article", "email", "created_at", "closed_at")
    list_filter = (IsOpen,)
    list_select_related = ("article",)
    search_fields = ("text", "article__title")
    actions = ("close",)

    @admin.action(description="Close: it has been dealt with")
    def close(self, request: HttpRequest, chosen: QuerySet[ErrorReport]) -> None:
        done = chosen.filter(closed_at=None).update(closed_at=timezone.now())
        self.message_user(request, f"{done} closed.", messages.SUCCESS)


@admin.register(Revision)
class RevisionAdmin(ReadOnly):
    list_display = ("commentary", "number", "playbook", "written_by", "created_at")
    list_select_related = ("commentary__story",)
    list_filter = ("playbook", "written_by")
    fields = (
        "commentary",
        "number",
        "playbook",
        "playbook_version",
        "written_by",
        "created_at",
        "as_drafted",
    )

    @admin.display(description="Draft")
    def as_drafted(self, row: Revision) -> SafeString:
        return _shown(row)


def _shown(revision: Revision) -> SafeString:
    """Return the draft as text, what the checker found in it first."""
    findings = format_html_join(
        "",
        "<li>{}: {} ({}) {}</li>",
        (
            (finding.where, finding.rule, finding.span, finding.message)
            for finding in findings_from_json(revision.findings)
        ),
    )
    text = outline(draft_from_json(revision.draft))
    return format_html(
        '<ul>{}</ul><pre style="white-space: pre-wrap; max-width: 70ch">{}</pre>', findings, text
    )


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
