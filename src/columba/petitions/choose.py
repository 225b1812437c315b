"""Which petition stands on the pages of a story."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum


class Fit(IntEnum):
    """How near a petition is to a story, nearest first."""

    STORY = 0
    PLAYBOOK = 1
    CATEGORY = 2
    EVERYWHERE = 3


@dataclass(frozen=True, kw_only=True)
class Bound:
    """An open petition and what it is bound to: any of these, or none."""

    petition: int
    closes_at: datetime
    story: int | None = None
    playbook: str = ""
    category: int | None = None
    everywhere: bool = False


@dataclass(frozen=True, kw_only=True)
class Traits:
    """What a story is, and what it is about: playbooks and categories, the nearest first."""

    story: int
    playbooks: tuple[str, ...] = ()
    categories: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True, order=True)
class Choice:
    """A petition that fits a story; of two the lesser is the better one."""

    fit: Fit
    place: int  # of the playbook or category among those of the story
    closes_at: datetime
    petition: int


def choose(petitions: Iterable[Bound], traits: Traits) -> Choice | None:
    """Return the petition that fits the story best, the one that closes first of those alike.

    One about the story itself comes before one about its issue, its category, or anything at all.
    """
    fitting = (choice for petition in petitions if (choice := _fit(petition, traits)))
    return min(fitting, default=None)


def _fit(bound: Bound, traits: Traits) -> Choice | None:
    found: tuple[Fit, int] | None = None
    if bound.story == traits.story:
        found = Fit.STORY, 0
    elif bound.playbook and bound.playbook in traits.playbooks:
        found = Fit.PLAYBOOK, traits.playbooks.index(bound.playbook)
    elif bound.category in traits.categories:
        found = Fit.CATEGORY, traits.categories.index(bound.category)
    elif bound.everywhere:
        found = Fit.EVERYWHERE, 0
    if found is None:
        return None
    return Choice(fit=found[0], place=found[1], closes_at=bound.closes_at, petition=bound.petition)
