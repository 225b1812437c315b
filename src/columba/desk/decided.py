"""What people decided lately."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from columba.commentary.models import Decision
from columba.desk.access import desk_page
from columba.desk.queue import PER_PAGE
from columba.desk.tabs import tabs


@desk_page()
def decided(request: HttpRequest) -> HttpResponse:
    """List every decision, newest first."""
    rows = Decision.objects.select_related("commentary__story", "revision", "by").defer(
        "revision__draft"
    )
    context = {
        "tabs": tabs("decided", now=timezone.now()),
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "desk/decided.html", context)
