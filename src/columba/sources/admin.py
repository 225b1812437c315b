"""Sources and their entries at the desk: how each feed fares, and asking one at once."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import ngettext

from columba.sources.models import Entry, Health, Off, Source

# The stubs want parameters that the classes themselves do not take.
if TYPE_CHECKING:
    SourceModelAdmin = admin.ModelAdmin[Source]
    EntryModelAdmin = admin.ModelAdmin[Entry]
else:
    SourceModelAdmin = EntryModelAdmin = admin.ModelAdmin


class HealthFilter(admin.SimpleListFilter):
    """Sources by how they fare."""

    title = "health"
    parameter_name = "health"

    def lookups(self, _request: HttpRequest, _admin: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - Django's signature
        return [(health.value, str(health.label)) for health in Health]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Source]) -> QuerySet[Source]:
        value = self.value()
        if value not in Health.values:
            return queryset
        return queryset & Source.objects.of_health(Health(str(value)))


_FROM_THE_FILE = (
    "title", "feed_url", "site_url", "owner", "licence", "country", "leaning", "language",
    "time_zone", "folder",
)  # fmt: skip
_FOUND = (
    "health_word", "what_is_wrong", "moved_to", "attempts", "last_status", "last_polled_at",
    "fetched_at", "last_changed_at", "next_at", "publisher_minutes",
)  # fmt: skip


@admin.register(Source)
class SourceAdmin(SourceModelAdmin):
    """What the file says of a source is changed in sources.opml; here one sees how it fares."""

    list_display = (
        "title", "health_word", "owner", "last_polled_at", "next_at", "attempts", "what_is_wrong",
        "entry_count",
    )  # fmt: skip
    list_filter = (HealthFilter, "folder", "leaning", "country", "licence")
    search_fields = ("title", "owner", "feed_url", "site_url")
    actions = ("poll_now", "switch_off", "switch_on")
    ordering = ("title",)
    fieldsets = (
        ("What sources.opml says", {"fields": _FROM_THE_FILE}),
        ("How it fares", {"fields": _FOUND}),
    )
    readonly_fields = (*_FROM_THE_FILE, *_FOUND)

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Source | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        return super().get_queryset(request).annotate(entries_kept=Count("entries"))

    @admin.display(description="health")
    def health_word(self, source: Source) -> str:
        return str(source.health.label)

    @admin.display(description="what is wrong")
    def what_is_wrong(self, source: Source) -> str:
        """Say why it is off or fails, else what is odd about a feed that could be read."""
        if not source.enabled:
            return f"It is {Off(source.off_because).label}." if source.off_because else ""
        if source.last_reason:
            return source.last_reason
        moved = [f"it has moved to {source.moved_to}"] if source.moved_to else []
        flaws = "; ".join([*source.problems, *moved])
        return flaws[:1].upper() + flaws[1:]

    @admin.display(description="entries", ordering="entries_kept")
    def entry_count(self, source: Source) -> int:
        return int(getattr(source, "entries_kept", 0))

    @admin.action(description="Ask the selected feeds now")
    def poll_now(self, request: HttpRequest, queryset: QuerySet[Source]) -> None:
        count = _plain(queryset).make_due(timezone.now())
        told = ngettext(
            "%d feed will be asked within a minute.",
            "%d feeds will be asked within a minute.",
            count,
        )
        self.message_user(request, told % count, messages.SUCCESS)

    @admin.action(description="Switch the selected feeds off")
    def switch_off(self, request: HttpRequest, queryset: QuerySet[Source]) -> None:
        count = _plain(queryset).filter(enabled=True).update(enabled=False, off_because=Off.DESK)
        self.message_user(request, f"{count} switched off.", messages.SUCCESS)

    @admin.action(description="Switch the selected feeds on")
    def switch_on(self, request: HttpRequest, queryset: QuerySet[Source]) -> None:
        off = _plain(queryset).filter(enabled=False).exclude(off_because=Off.FILE)
        count = off.update(enabled=True, off_because="", next_at=timezone.now())
        self.message_user(request, f"{count} switched on.", messages.SUCCESS)


@admin.register(Entry)
class EntryAdmin(EntryModelAdmin):
    """What feeds said, as it came."""

    list_display = ("title", "source", "published_at", "first_seen_at")
    list_filter = ("source__folder",)
    list_select_related = ("source",)
    search_fields = ("title", "url")
    date_hierarchy = "first_seen_at"
    show_full_result_count = False

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Entry | None = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Entry | None = None) -> bool:
        return False


def _plain(queryset: QuerySet[Source]) -> Any:  # noqa: ANN401 - the model's own queryset
    """Return the same rows without the list's counting, which an update cannot carry."""
    return Source.objects.filter(pk__in=list(queryset.values_list("pk", flat=True)))
