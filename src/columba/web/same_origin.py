"""Forms that need no session are taken from our own pages alone.

A signature is vouched for by a letter, not by a cookie: there is nothing that another site could
borrow. It could make its visitors send our form without knowing, though, and that is refused.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

_View = TypeVar("_View", bound=Callable[..., HttpResponse])

_OWN_FETCHES = {"same-origin", "none"}


def from_our_pages(view: _View) -> _View:
    """Let a form in that one of our own pages sent, without a cookie; refuse others' with 403."""

    @wraps(view)
    def guarded(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:  # noqa: ANN401
        if request.method == "POST" and not is_ours(request):
            return render(request, "web/petitions/not_ours.html", status=403)
        return view(request, *arguments, **named)

    return cast("_View", csrf_exempt(guarded))


def is_ours(request: HttpRequest) -> bool:
    """Tell whether a browser says that the form stood on one of our pages, or says nothing."""
    if request.headers.get("Sec-Fetch-Site", "none") not in _OWN_FETCHES:
        return False
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    ours = {request.get_host(), urlsplit(settings.PUBLICATION.base_url).netloc}
    return urlsplit(origin).netloc in ours - {""}
