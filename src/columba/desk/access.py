"""Who may open a page of the desk: signed in, with the role it takes."""

from collections.abc import Callable
from functools import wraps
from typing import cast

from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from columba.accounts.models import User
from columba.accounts.roles import ADMINISTER, CORRECT, REVIEW, role_of

View = Callable[..., HttpResponse]

# Public pages run no script; the desk runs its own.
own_scripts = csp_update({"script-src": [SELF]})

_WHO_MAY = {
    REVIEW: "The desk is for reviewers, editors and administrators.",
    CORRECT: "Only editors schedule, correct and withdraw pages, or close reports.",
    ADMINISTER: "Only administrators open the rows of the database and give roles.",
}


def desk_page(needed: str = REVIEW) -> Callable[[View], View]:
    """Let only people with the permission `needed` in, and tell the others why in plain words.

    The page is kept by no cache, tells the time of the publication and runs scripts of our own.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *arguments: object, **named: object) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not request.user.has_perm(needed):
                return forbidden(request, needed)
            with timezone.override(settings.PUBLICATION.zone):
                return view(request, *arguments, **named)

        return cast("View", own_scripts(never_cache(guarded)))

    return decorate


def person(request: HttpRequest) -> User:
    """Return who is signed in; only behind `desk_page`."""
    assert isinstance(request.user, User)  # noqa: S101 - desk_page has seen to it
    return request.user


def forbidden(request: HttpRequest, needed: str) -> HttpResponse:
    """Answer 403, saying whose the page is and which role the person has."""
    context = {"who_may": _WHO_MAY[needed], "role": role_of(person(request))}
    return render(request, "desk/forbidden.html", context, status=403)
