"""The outbox at the desk: what waits and why; never to whom, nor what it says."""

from typing import TYPE_CHECKING

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from columba.outbox.models import Mail, State

# The stubs want a parameter that the class itself does not take.
if TYPE_CHECKING:
    MailModelAdmin = admin.ModelAdmin[Mail]
else:
    MailModelAdmin = admin.ModelAdmin


@admin.register(Mail)
class MailAdmin(MailModelAdmin):
    """Letters on their way."""

    list_display = ("kind", "state", "created_at", "next_at", "attempts", "last_reason", "done_at")
    list_filter = ("state", "kind")
    search_fields = ("kind", "last_reason")
    fields = list_display
    actions = ("try_now",)

    @admin.action(description="Try again at once", permissions=["retry"])
    def try_now(self, request: HttpRequest, chosen: QuerySet[Mail]) -> None:
        waiting = chosen.filter(state=State.WAITING)
        self.message_user(request, f"{waiting.update(next_at=timezone.now())} are due now.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mail]:
        return super().get_queryset(request).defer("to", "text", "html")

    def has_retry_permission(self, request: HttpRequest) -> bool:
        """Tell whether the person may set letters going."""
        return request.user.has_perm("outbox.change_mail")

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Mail | None = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Mail | None = None) -> bool:
        return False
