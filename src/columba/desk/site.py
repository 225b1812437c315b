"""The desk's own admin site: the publication's name, its hours, and scripts of our own alone."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator

_View = TypeVar("_View", bound=Callable[..., Any])

# Public pages run no script; the desk's lists and forms need the framework's own.
_own_scripts = csp_update({"script-src": [SELF], "connect-src": [SELF]})


class DeskSite(AdminSite):
    """Where editors work, behind a login."""

    index_title = "Desk"
    empty_value_display = "–"

    @property
    def site_header(self) -> str:  # type: ignore[override]
        return f"{settings.PUBLICATION.name}: the desk"

    @property
    def site_title(self) -> str:  # type: ignore[override]
        return str(settings.PUBLICATION.name)

    def admin_view(self, view: _View, cacheable: bool = False) -> _View:
        guarded = super().admin_view(view, cacheable)

        def in_our_hours(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:  # noqa: ANN401 - Django's signature
            with timezone.override(settings.PUBLICATION.zone):
                return _rendered(guarded(request, *arguments, **named))

        return cast("_View", _own_scripts(in_our_hours))

    @method_decorator(_own_scripts)
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().login(request, extra_context)


def _rendered(response: HttpResponse) -> HttpResponse:
    """Render what would be rendered later, when the hours are those of the server again."""
    render = getattr(response, "render", None)
    return render() if callable(render) else response
