"""The tree of categories, and one category's stories."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from columba.stories.models import Category, Story
from columba.web.cards import for_cards, show_cards
from columba.web.links import feed_links

PER_PAGE = 20


@dataclass(frozen=True, kw_only=True)
class Branch:
    """A root category with its fine ones, each with the number of its stories."""

    root: Category
    count: int
    children: Sequence[tuple[Category, int]]


def category_list(request: HttpRequest) -> HttpResponse:
    """Show the whole tree with counts."""
    categories = list(Category.objects.annotate(story_count=Count("filings")))
    branches = [
        Branch(
            root=root,
            count=root.story_count,
            children=[(c, c.story_count) for c in categories if c.parent_id == root.pk],
        )
        for root in categories
        if root.parent_id is None
    ]
    return render(request, "web/categories.html", {"branches": branches})


def category(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the stories of one category, newest first."""
    shown = get_object_or_404(Category.objects.select_related("parent"), slug=slug)
    stories = for_cards(Story.objects.filter(filings__category=shown).latest_first())
    page = Paginator(stories, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "category": shown,
        "children": shown.children.annotate(story_count=Count("filings")).filter(story_count__gt=0),
        "cards": show_cards(page.object_list, settings.PUBLICATION),
        "page": page,
        "feeds": feed_links("category", slug=slug),
    }
    return render(request, "web/category.html", context)
