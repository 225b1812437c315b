"""The directory at the desk: looked at here, changed in the publication's folder."""

from typing import TYPE_CHECKING

from django.contrib import admin
from django.http import HttpRequest

from columba.directory.models import Link

# The stubs want parameters that the class itself does not take.
if TYPE_CHECKING:
    LinkModelAdmin = admin.ModelAdmin[Link]
else:
    LinkModelAdmin = admin.ModelAdmin


@admin.register(Link)
class LinkAdmin(LinkModelAdmin):
    """Every link that commentary may show."""

    list_display = ("slug", "title", "owner", "kind", "area", "checked_on")
    list_filter = ("kind", "area", ("checked_on", admin.EmptyFieldListFilter))
    search_fields = ("slug", "title", "owner", "url")

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Link | None = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Link | None = None) -> bool:
        return False
