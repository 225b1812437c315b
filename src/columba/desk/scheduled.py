"""What is to be published by itself, and when."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from columba.commentary.models import Commentary
from columba.desk.access import desk_page
from columba.desk.queue import PER_PAGE
from columba.desk.tabs import tabs


@desk_page()
def scheduled(request: HttpRequest) -> HttpResponse:
    """List the scheduled drafts, the next one first."""
    rows = (
        Commentary.objects.filter(scheduled__isnull=False)
        .select_related("story", "scheduled", "scheduled_by")
        .defer("scheduled__draft")
        .order_by("scheduled_for", "pk")
    )
    context = {
        "tabs": tabs("scheduled", now=timezone.now()),
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "desk/scheduled.html", context)
