"""Playbooks, commentary and reports as rows to look at; deciding about them is the desk's."""

import json
from collections.abc import Mapping
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import admin
from django.db.models import QuerySet
from django.db.models.functions import TruncDate
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from columba.commentary.model_writer.spent import Spent, spent
from columba.commentary.models import (
    Commentary,
    Decision,
    ErrorReport,
    Generation,
    ModelCall,
    ModelEndpoint,
    Notice,
    Playbook,
    Revision,
)
from columba.commentary.outline import outline
from columba.commentary.serialise import draft_from_json, findings_from_json
from columba.lib.publication import ModelSettings

# Of the totals above the ledger.
_MOST_DAYS = 31
_MOST_STORIES = 25

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
    fields = (
        "story",
        "state",
        "why",
        "published",
        "published_at",
        "reviewed_by",
        "reviewed_at",
        "newest_draft",
        "at_the_desk",
    )

    @admin.display(description="Reasons")
    def why(self, row: Commentary) -> str:
        return " ".join(row.reasons)

    @admin.display(description="Newest draft")
    def newest_draft(self, row: Commentary) -> SafeString:
        newest = row.revisions.last()
        return _shown(newest) if newest else format_html("{}", "None yet.")

    @admin.display(description="Review")
    def at_the_desk(self, row: Commentary) -> SafeString:
        return _link(reverse("desk:page", args=[row.pk]), "At the desk")


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
    """What readers say is wrong."""

    list_display = ("text", "article", "email", "created_at", "closed_at")
    list_filter = (IsOpen,)
    list_select_related = ("article",)
    search_fields = ("text", "article__title")
    fields = (
        "text",
        "article",
        "sentence",
        "email",
        "created_at",
        "closed_at",
        "closed_by",
        "closing",
        "note",
        "at_the_desk",
    )

    @admin.display(description="Close it")
    def at_the_desk(self, _: ErrorReport) -> SafeString:
        return _link(reverse("desk:reports"), "At the desk")


@admin.register(Decision)
class DecisionAdmin(ReadOnly):
    list_display = ("commentary", "verdict", "by", "at", "reason")
    list_select_related = ("commentary__story", "by")
    list_filter = ("verdict",)
    search_fields = ("reason", "commentary__story__title")


@admin.register(Notice)
class NoticeAdmin(ReadOnly):
    list_display = ("commentary", "kind", "at", "text")
    list_select_related = ("commentary__story",)
    list_filter = ("kind",)
    search_fields = ("text", "commentary__story__title")


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


@admin.register(ModelCall)
class ModelCallAdmin(ReadOnly):
    """Every question, with totals per day, model and story over what the filters leave."""

    change_list_template = "admin/commentary/modelcall/change_list.html"
    list_display = ("at", "about", "outcome", "why", "tokens", "cost")
    list_filter = ("outcome", "model")
    list_select_related = ("story",)
    search_fields = ("story__title", "message")
    date_hierarchy = "at"

    @admin.display(description="Story", ordering="story__title")
    def about(self, row: ModelCall) -> str:
        return str(row.story) if row.story else ""

    @admin.display(description="Tokens read, written")
    def tokens(self, row: ModelCall) -> str:
        return f"{row.prompt_tokens}, {row.completion_tokens}"

    @admin.display(description="What it says")
    def why(self, row: ModelCall) -> str:
        return shorten(row.message, 120, placeholder=" …")

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        response = super().changelist_view(request, extra_context)
        context: dict[str, Any] = getattr(response, "context_data", None) or {}
        if "cl" in context:
            context["ledger"] = _totals(context["cl"].queryset)
        return response


@admin.register(Generation)
class GenerationAdmin(ReadOnly):
    """What models gave, whether it was used or not."""

    list_display = ("story", "model", "prompt_version", "playbook", "is_usable", "created_at")
    list_filter = ("model", "playbook")
    list_select_related = ("story",)
    search_fields = ("story__title",)
    fields = (
        "story",
        "model",
        "prompt_version",
        "playbook",
        "signals",
        "owners",
        "created_at",
        "as_given",
    )

    @admin.display(description="Usable", boolean=True)
    def is_usable(self, row: Generation) -> bool:
        return row.answer is not None

    @admin.display(description="Answer")
    def as_given(self, row: Generation) -> SafeString:
        return format_html("<pre>{}</pre>", json.dumps(row.answer, indent=2, ensure_ascii=False))


@admin.register(ModelEndpoint)
class ModelEndpointAdmin(ReadOnly):
    list_display = ("model", "base_url", "mode", "probed_at", "resting_until", "reason")

    @admin.display(description="Held to the schema by")
    def mode(self, row: ModelEndpoint) -> str:
        return str(row.dialect.get("mode", ""))


def _totals(rows: QuerySet[ModelCall]) -> Mapping[str, Any]:
    model: ModelSettings | None = settings.PUBLICATION.model
    calls = ModelCall.objects.filter(pk__in=rows.order_by().values("pk"))
    day = TruncDate("at", tzinfo=settings.PUBLICATION.zone)
    return {
        "currency": model.currency if model else "",
        "caps": _caps(model),
        "days": calls.totals_by(day=day).order_by("-day")[:_MOST_DAYS],
        "models": calls.totals_by("model").order_by("-total", "model"),
        "stories": (
            calls.filter(story__isnull=False)
            .totals_by("story_id", "story__title")
            .order_by("-total", "story_id")[:_MOST_STORIES]
        ),
    }


def _caps(model: ModelSettings | None) -> list[Spent]:
    """Return what was spent of each cap; nothing where no model is set."""
    return spent(model, zone=settings.PUBLICATION.zone, now=timezone.now()) if model else []


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


def _link(url: str, label: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', url, label)
