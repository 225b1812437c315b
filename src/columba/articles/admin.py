"""Articles and pictures at the desk: what was read, what was not and why, and reading it again."""

from typing import TYPE_CHECKING

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from columba.articles.models import Article, Picture, State

# The stubs want parameters that the classes themselves do not take.
if TYPE_CHECKING:
    ArticleModelAdmin = admin.ModelAdmin[Article]
    PictureModelAdmin = admin.ModelAdmin[Picture]
else:
    ArticleModelAdmin = PictureModelAdmin = admin.ModelAdmin

_SAID = (
    "title", "page", "source", "authors", "site_name", "published_at", "modified_at", "language",
    "standfirst", "text", "image_url", "image_caption",
)  # fmt: skip
_FOUND = (
    "state", "duplicate_of", "last_reason", "attempts", "next_at", "method", "word_count",
    "extracted_at",
)  # fmt: skip


class ReadOnly:
    """Rows that a stage writes and people only read."""

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: object | None = None) -> bool:
        return False


@admin.register(Article)
class ArticleAdmin(ReadOnly, ArticleModelAdmin):
    """What a page said stands as it was read; the desk may have it read again."""

    list_display = ("headline", "source", "state", "published_at", "word_count", "last_reason")
    list_filter = ("state", "method", "language", "source__folder")
    list_select_related = ("source",)
    search_fields = ("title", "url", "domain")
    date_hierarchy = "published_at"
    ordering = ("-pk",)
    show_full_result_count = False
    actions = ("read_again",)
    fieldsets = (
        ("What the page said", {"fields": _SAID}),
        ("How it was read", {"fields": _FOUND}),
    )
    readonly_fields = (*_SAID, *_FOUND)

    @admin.display(description="title", ordering="title")
    def headline(self, article: Article) -> str:
        return article.title or article.url

    @admin.display(description="page")
    def page(self, article: Article) -> SafeString:
        return format_html('<a href="{0}" rel="noreferrer">{0}</a>', article.url)

    @admin.display(description="text")
    def text(self, article: Article) -> SafeString:
        return format_html_join("", "<p>{}</p>", ((text,) for text in article.paragraphs))

    @admin.action(description="Fetch and read the selected pages again")
    def read_again(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        count = queryset.exclude(state=State.DUPLICATE).update(
            state=State.WAITING, next_at=timezone.now(), attempts=0
        )
        told = ngettext(
            "%d page will be read again within a minute.",
            "%d pages will be read again within a minute.",
            count,
        )
        self.message_user(request, told % count, messages.SUCCESS)


@admin.register(Picture)
class PictureAdmin(ReadOnly, PictureModelAdmin):
    """Our copies of lead pictures, and why others could not be had."""

    list_display = ("article", "width", "height", "attempts", "last_reason", "next_at")
    list_filter = (("file", admin.EmptyFieldListFilter),)
    list_select_related = ("article",)
    search_fields = ("url", "article__title")
    readonly_fields = (
        "article", "url", "file", "thumbnail", "width", "height", "attempts", "last_reason",
        "next_at",
    )  # fmt: skip
    actions = ("fetch_again",)

    @admin.action(description="Fetch the selected pictures again")
    def fetch_again(self, request: HttpRequest, queryset: QuerySet[Picture]) -> None:
        count = queryset.update(next_at=timezone.now(), attempts=0)
        told = ngettext(
            "%d picture will be fetched again within a minute.",
            "%d pictures will be fetched again within a minute.",
            count,
        )
        self.message_user(request, told % count, messages.SUCCESS)
