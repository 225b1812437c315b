"""The front page's sections: the newest stories of every root category."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from columba.lib.publication import Publication
from columba.stories.models import Category, Filing, Story
from columba.web.cards import Card, for_cards, show_cards

PER_SECTION = 4
# How many of the newest stories are looked through; a root with none of them has no section.
LOOKED_THROUGH = 400


@dataclass(frozen=True, kw_only=True)
class Section:
    """One root category with its newest stories."""

    name: str
    slug: str
    cards: Sequence[Card]


def sections(publication: Publication, *, shown: Collection[int]) -> list[Section]:
    """Return the sections in the order of the tree, without the stories already `shown`.

    Three queries for the whole page, whatever the number of categories.
    """
    newest = list(Story.objects.latest_first().values_list("pk", flat=True)[:LOOKED_THROUGH])
    chosen = _choose([pk for pk in newest if pk not in shown])
    wanted = {pk for pks in chosen.values() for pk in pks}
    stories = for_cards(Story.objects.filter(pk__in=wanted))
    cards = {card.story: card for card in show_cards(stories, publication)}
    roots = Category.objects.filter(pk__in=chosen)
    return [
        Section(name=root.name, slug=root.slug, cards=[cards[pk] for pk in chosen[root.pk]])
        for root in roots
    ]


def _choose(newest: Sequence[int]) -> dict[int, list[int]]:
    """Return for every root the first few of its stories, each story under its best root only."""
    best: dict[int, int] = {}
    filings = Filing.objects.filter(story__in=newest, category__parent=None)
    for story, category in filings.order_by("-score", "pk").values_list("story_id", "category_id"):
        best.setdefault(story, category)
    chosen: dict[int, list[int]] = defaultdict(list)
    for story in newest:
        if story in best and len(chosen[best[story]]) < PER_SECTION:
            chosen[best[story]].append(story)
    return chosen
