"""Home: the top stories, the latest, and the newest of every root category."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from columba.stories.models import Story
from columba.web.cards import for_cards, show_cards
from columba.web.sections import sections

TOP = 7
LATEST = 12


def home(request: HttpRequest) -> HttpResponse:
    """Show the front page."""
    publication = settings.PUBLICATION
    top = show_cards(for_cards(Story.objects.top(TOP)), publication)
    shown = {card.story for card in top}
    newest = for_cards(Story.objects.latest_first().exclude(pk__in=shown))[:LATEST]
    context = {
        "top": top,
        "latest": show_cards(newest, publication),
        "sections": sections(publication, shown=shown),
    }
    return render(request, "web/home.html", context)
