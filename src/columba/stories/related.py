"""Related articles: ten other stories, each with why it is listed.

    nearness = similarity of the words (0 to 1), and 0.15 for a shared fine category
    score = nearness x (0.7 + 0.3 x 0.5 ^ (days apart / 7))

The nearest comes first; each next one is chosen by 0.9 x score - 0.1 x its likeness to what is
listed already. No story and no text is listed twice, and no publisher more than twice while others
are left. A list that runs out of near articles is filled with the latest under the same root
category, then with the latest of all.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from columba.stories.fingerprint import CopyIndex, CopySettings
from columba.stories.profile import Profile, profile
from columba.stories.relation import Relations
from columba.stories.terms import TermIndex, Vector, likeness, telling_terms
from columba.stories.values import CategoryRule, Related, StoryArticle

LIMIT = 10
MOST_PER_PUBLISHER = 2

# Below this the words of two articles have nothing to say to each other.
_NEAR = 0.1
_SAME_CATEGORY = 0.15
_LEAST_RECENCY = 0.7
_HALF_LIFE = timedelta(days=7)
_VARIETY = 0.1
# How many of the nearest are weighed against each other.
_POOL = 40

Group = tuple[str, int]


@dataclass(frozen=True, kw_only=True)
class _Candidate:
    """An article that may be listed; no two of one group are."""

    article: StoryArticle
    read: Profile
    vector: Vector
    group: Group


@dataclass(frozen=True, kw_only=True)
class _Scored:
    candidate: _Candidate
    score: float
    is_filler: bool = False


@dataclass
class _List:
    """A list as it grows, and what may no longer come into it."""

    limit: int
    groups: set[Group]
    entries: list[_Scored] = field(default_factory=list)
    publishers: Counter[str] = field(default_factory=Counter)

    @property
    def is_full(self) -> bool:
        return len(self.entries) >= self.limit

    def takes(self, candidate: _Candidate, most: int) -> bool:
        """Tell whether the candidate is of a new group, and of a publisher listed less often."""
        site = candidate.article.domain
        return candidate.group not in self.groups and (not site or self.publishers[site] < most)

    def add(self, scored: _Scored) -> None:
        self.entries.append(scored)
        self.groups.add(scored.candidate.group)
        self.publishers[scored.candidate.article.domain] += 1


def related(
    article: StoryArticle, candidates: Sequence[StoryArticle], limit: int = LIMIT
) -> list[Related]:
    """Return `limit` related articles, best first; fewer only where there are no other stories."""
    return RelatedIndex(candidates).related(article, limit=limit)


class RelatedIndex:
    """Candidates read once, for the lists of any number of articles."""

    def __init__(
        self,
        candidates: Sequence[StoryArticle],
        *,
        tree: Sequence[CategoryRule] = (),
        profiles: Mapping[int, Profile] | None = None,
    ) -> None:
        known = profiles or {}
        read = [known.get(article.id) or profile(article) for article in candidates]
        self._terms = TermIndex([one.terms for one in read])
        self._relations = Relations(read, tree)
        self._copies = CopyIndex(CopySettings())
        self._groups: dict[int, Group] = {}
        self._candidates = [
            _Candidate(article=article, read=one, vector=vector, group=self._group_of(article, one))
            for article, one, vector in zip(candidates, read, self._terms.vectors, strict=True)
        ]
        self._latest = sorted(
            self._candidates,
            key=lambda one: (-one.article.published_at.timestamp(), one.article.id),
        )

    def related(
        self, article: StoryArticle, *, limit: int = LIMIT, read: Profile | None = None
    ) -> list[Related]:
        """Return up to `limit` articles of other stories than the article's own, best first."""
        read = read or profile(article)
        vector = self._terms.vector(read.terms)
        near = self._near(article, vector)
        chosen = _List(limit=limit, groups=self._own_groups(article, read))
        for most in (MOST_PER_PUBLISHER, len(self._candidates)):
            _take_varied(chosen, near[:_POOL], most)
            _take_in_order(chosen, near[_POOL:], most)
            _take_in_order(chosen, self._fillers(article, under_root=True), most)
            _take_in_order(chosen, self._fillers(article, under_root=False), most)
        return [
            self._explain(scored, article=article, read=read, vector=vector)
            for scored in chosen.entries
        ]

    def _group_of(self, article: StoryArticle, read: Profile) -> Group:
        """Return the group of a candidate: its story, or its copies where it is in none."""
        if article.story is not None:
            return "story", article.story
        copy = self._copies.find(read.copy)
        group = self._groups[copy.of] if copy else ("copies of", article.id)
        self._copies.add(article.id, read.copy, group=group[1])
        self._groups[article.id] = group
        return group

    def _own_groups(self, article: StoryArticle, read: Profile) -> set[Group]:
        if article.story is not None:
            return {("story", article.story)}
        copy = self._copies.find(read.copy)
        own = {self._groups[copy.of]} if copy else set()
        return own | {one.group for one in self._candidates if one.article.id == article.id}

    def _near(self, article: StoryArticle, vector: Vector) -> list[_Scored]:
        """Return the candidates whose words or fine categories are near, best first."""
        alike = self._terms.similar(vector)
        fine = {c for c in article.categories if self._relations.is_fine(c)}
        found = []
        for number, candidate in enumerate(self._candidates):
            same = _SAME_CATEGORY if not fine.isdisjoint(candidate.article.categories) else 0.0
            nearness = alike.get(number, 0.0) + same
            if nearness >= _NEAR:
                score = nearness * _recency(article, candidate.article)
                found.append(_Scored(candidate=candidate, score=score))
        return sorted(found, key=_best_first)

    def _fillers(self, article: StoryArticle, *, under_root: bool) -> Iterable[_Scored]:
        for candidate in self._latest:
            if not under_root or self._relations.shared_root(article, candidate.article):
                yield _Scored(candidate=candidate, score=0.0, is_filler=True)

    def _explain(
        self, scored: _Scored, *, article: StoryArticle, read: Profile, vector: Vector
    ) -> Related:
        other = scored.candidate
        if scored.is_filler:
            reason = self._relations.why_filling(article, other.article)
        else:
            terms = telling_terms(vector, other.vector)
            reason = self._relations.why_near(
                (article, read), (other.article, other.read), terms=terms
            )
        return Related(
            id=other.article.id,
            story=other.article.story if other.article.story is not None else other.article.id,
            score=min(1.0, scored.score),
            reason=reason,
        )


def _recency(article: StoryArticle, other: StoryArticle) -> float:
    apart = abs(article.published_at - other.published_at) / _HALF_LIFE
    return float(_LEAST_RECENCY + (1 - _LEAST_RECENCY) * 0.5**apart)


def _best_first(scored: _Scored) -> tuple[float, int]:
    return -scored.score, scored.candidate.article.id


def _take_varied(chosen: _List, pool: Sequence[_Scored], most: int) -> None:
    """Add what is near and unlike what is listed, the best of that each time."""
    crowding = [
        max((likeness(one.candidate.vector, e.candidate.vector) for e in chosen.entries), default=0)
        for one in pool
    ]
    while not chosen.is_full:
        open_now = [n for n, one in enumerate(pool) if chosen.takes(one.candidate, most)]
        if not open_now:
            return
        best = min(
            open_now,
            key=lambda n: (_VARIETY * crowding[n] - (1 - _VARIETY) * pool[n].score, n),
        )
        chosen.add(pool[best])
        for number, one in enumerate(pool):
            like = likeness(one.candidate.vector, pool[best].candidate.vector)
            crowding[number] = max(crowding[number], like)


def _take_in_order(chosen: _List, rest: Iterable[_Scored], most: int) -> None:
    for scored in rest:
        if chosen.is_full:
            return
        if chosen.takes(scored.candidate, most):
            chosen.add(scored)
