"""Categories and stories in the desk's own pages: what the machine decided, and why."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from columba.stories.models import Category, Filing, Membership, Related, Story

# The stubs want parameters that the classes themselves do not take.
if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    TabularInline = admin.TabularInline[Any, Any]
else:
    ModelAdmin = admin.ModelAdmin
    TabularInline = admin.TabularInline


class _ReadOnly:
    """Rows that come from files or from the machine: looked at, never typed in."""

    def has_add_permission(self, *_: object) -> bool:
        return False

    def has_change_permission(self, *_: object) -> bool:
        return False

    def has_delete_permission(self, *_: object) -> bool:
        return False


class _MembershipInline(_ReadOnly, TabularInline):
    model = Membership
    fields = ("article", "outlet", "at", "copy_of", "score", "reason")
    readonly_fields = ("outlet",)
    ordering = ("at", "pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Membership]:
        return super().get_queryset(request).select_related("article__source", "copy_of")

    @admin.display(description="Outlet")
    def outlet(self, row: Membership) -> str:
        return row.article.source.title


class _FilingInline(_ReadOnly, TabularInline):
    model = Filing
    fields = ("category", "score", "reason")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Filing]:
        return super().get_queryset(request).select_related("category")


class _RelatedInline(_ReadOnly, TabularInline):
    model = Related
    fields = ("rank", "article", "score", "reason")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Related]:
        return super().get_queryset(request).select_related("article")


@admin.register(Category)
class CategoryAdmin(_ReadOnly, ModelAdmin):
    list_display = ("name", "slug", "parent", "iptc", "story_count")
    list_filter = (("parent", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("parent",)
    search_fields = ("name", "slug")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Category]:
        rows: QuerySet[Category] = super().get_queryset(request)
        return rows.annotate(story_total=Count("filings"))

    @admin.display(description="Stories", ordering="story_total")
    def story_count(self, row: Any) -> int:  # noqa: ANN401 - annotated by get_queryset
        return int(row.story_total)


class _IsFiled(admin.SimpleListFilter):
    """Stories under no category: their words say nothing, or a category lacks some."""

    title = "categories"
    parameter_name = "filed"

    def lookups(self, *_: object) -> list[tuple[str, str]]:
        return [("no", "under none"), ("yes", "under some")]

    def queryset(self, _: HttpRequest, rows: QuerySet[Story]) -> QuerySet[Story]:
        if self.value() is None:
            return rows
        filed = Filing.objects.values("story")
        return rows.filter(pk__in=filed) if self.value() == "yes" else rows.exclude(pk__in=filed)


@admin.register(Story)
class StoryAdmin(_ReadOnly, ModelAdmin):
    list_display = ("title", "outlet_count", "article_count", "first_at", "last_at")
    list_filter = (_IsFiled, "categories")
    date_hierarchy = "last_at"
    ordering = ("-last_at", "-pk")
    search_fields = ("title", "memberships__article__title")
    fields = ("title", "lead", "outlet_count", "article_count", "first_at", "last_at")
    inlines = (_MembershipInline, _FilingInline, _RelatedInline)


@admin.register(Membership)
class MembershipAdmin(_ReadOnly, ModelAdmin):
    list_display = ("article", "story", "at", "copy_of", "score", "reason")
    list_select_related = ("article", "story", "copy_of")
    search_fields = ("article__title", "story__title", "reason")
    ordering = ("-at", "-pk")
