"""The rows of the database as they are, for administrators: Django's admin beside the desk."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from columba.accounts.roles import ADMINISTER
from columba.desk.access import forbidden

_View = TypeVar("_View", bound=Callable[..., Any])

# Public pages run no script; these lists and forms need the framework's own.
_own_scripts = csp_update({"script-src": [SELF], "connect-src": [SELF]})


class DeskSite(AdminSite):
    """Every row, behind the desk's own login."""

    index_title = "Rows"
    empty_value_display = "–"

    @property
    def site_header(self) -> str:  # type: ignore[override]
        return f"{settings.PUBLICATION.name}: the rows"

    @property
    def site_title(self) -> str:  # type: ignore[override]
        return str(settings.PUBLICATION.name)

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.has_perm(ADMINISTER)

    def admin_view(self, view: _View, cacheable: bool = False) -> _View:
        guarded = super().admin_view(view, cacheable)

        def in_our_hours(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:  # noqa: ANN401 - Django's signature
            with timezone.override(settings.PUBLICATION.zone):
                return _rendered(guarded(request, *arguments, **named))

        return cast("_View", _own_scripts(in_our_hours))

    def login(
        self,
        request: HttpRequest,
        extra_context: dict[str, Any] | None = None,  # noqa: ARG002 - Django's signature
    ) -> HttpResponse:
        """Send strangers to the desk's login; tell others whose these pages are."""
        if request.user.is_authenticated and not self.has_permission(request):
            return forbidden(request, ADMINISTER)
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))


def _rendered(response: HttpResponse) -> HttpResponse:
    """Render what would be rendered later, when the hours are those of the server again."""
    render = getattr(response, "render", None)
    return render() if callable(render) else response
