"""Which of many scored articles come onto a list, so that no two of them are the same thing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from columba.stories.evidence import Told
from columba.stories.terms import Vector, likeness
from columba.stories.values import StoryArticle

_VARIETY = 0.1

# What no list has two of: a story, a text.
Group = tuple[str, int]


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """An article that may be listed.

    `topic` is the category that says most of it, or empty; `fine` are its categories that are no
    roots, and `roots` those above them.
    """

    article: StoryArticle
    told: Told
    vector: Vector
    groups: frozenset[Group]
    topic: str
    fine: frozenset[str]
    roots: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Scored:
    """A candidate beside the article whose list it is.

    `nearness` is what their words and categories make of them, `score` the same after the days
    between them.
    """

    candidate: Candidate
    nearness: float
    score: float


@dataclass
class Shortlist:
    """A list as it grows, and what may no longer come onto it."""

    limit: int
    groups: set[Group]
    entries: list[Scored] = field(default_factory=list)
    publishers: Counter[str] = field(default_factory=Counter)
    topics: Counter[str] = field(default_factory=Counter)

    @property
    def is_full(self) -> bool:
        return len(self.entries) >= self.limit

    def takes(self, scored: Scored, most: int) -> bool:
        """Tell whether it is of new groups, and of a publisher listed less often than `most`."""
        site = scored.candidate.article.domain
        is_new = self.groups.isdisjoint(scored.candidate.groups)
        return is_new and (not site or self.publishers[site] < most)

    def add(self, scored: Scored) -> None:
        """Put it last on the list."""
        self.entries.append(scored)
        self.groups |= scored.candidate.groups
        self.publishers[scored.candidate.article.domain] += 1
        self.topics[scored.candidate.topic] += 1


def take_varied(chosen: Shortlist, pool: Sequence[Scored], most: int) -> None:
    """Add what is near and unlike what is listed, the best of that each time."""
    crowding = [max((_alike(one, entry) for entry in chosen.entries), default=0.0) for one in pool]
    while not chosen.is_full:
        open_now = [n for n, one in enumerate(pool) if chosen.takes(one, most)]
        if not open_now:
            return
        best = min(
            open_now,
            key=lambda n: (_VARIETY * crowding[n] - (1 - _VARIETY) * pool[n].score, n),
        )
        chosen.add(pool[best])
        crowding = [max(c, _alike(one, pool[best])) for c, one in zip(crowding, pool, strict=True)]


def take_in_order(chosen: Shortlist, rest: Iterable[Scored], most: int) -> None:
    """Add the first that may come."""
    for scored in rest:
        if chosen.is_full:
            return
        if chosen.takes(scored, most):
            chosen.add(scored)


def take_spread(
    chosen: Shortlist, rest: Iterable[Scored], most: int, *, roots: AbstractSet[str]
) -> None:
    """Add fillers, one topic after another and then one outlet after another.

    Of topics not listed yet, those under `roots` come first. Among those of equal standing the
    order of `rest` holds.
    """
    if chosen.is_full:
        return
    pool = _best_of_each_kind((one for one in rest if chosen.takes(one, most)), chosen.limit)

    def standing(candidate: Candidate) -> tuple[int, bool, int]:
        times = chosen.topics[candidate.topic]
        is_apart = roots.isdisjoint(candidate.roots)
        return times, is_apart, chosen.publishers[candidate.article.domain]

    while not chosen.is_full:
        open_now = [(place, one) for place, one in enumerate(pool) if chosen.takes(one, most)]
        if not open_now:
            return
        _, best = min(open_now, key=lambda pair: (*standing(pair[1].candidate), pair[0]))
        chosen.add(best)


def _alike(one: Scored, other: Scored) -> float:
    return likeness(one.candidate.vector, other.candidate.vector)


def _best_of_each_kind(rest: Iterable[Scored], most: int) -> list[Scored]:
    """Return the first few of each topic and publisher, which is all that a list can need."""
    seen: Counter[tuple[str, str]] = Counter()
    pool = []
    for one in rest:
        kind = one.candidate.topic, one.candidate.article.domain
        seen[kind] += 1
        if seen[kind] <= most:
            pool.append(one)
    return pool
