"""Related articles: ten other stories, each with why it is listed.

    nearness = similarity of the words (0 to 1), and 0.15 for a shared fine category
    score = nearness x (0.7 + 0.3 x 0.5 ^ (days apart / 7))

An article is near where its nearness is enough and has a name: a fine category, names or terms that
both have. The nearest comes first; each next one is chosen by 0.9 x score - 0.1 x its likeness to
what is listed already. A list that runs out of near articles is filled with others, one topic after
another, those under the same root category first.

No story and no text is listed twice, and no publisher more than twice while others are left.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from columba.stories.evidence import EvidenceIndex, Told, told
from columba.stories.fingerprint import CopyIndex, CopySettings
from columba.stories.profile import Profile, profile
from columba.stories.relation import Relations
from columba.stories.shortlist import (
    Candidate,
    Group,
    Scored,
    Shortlist,
    take_in_order,
    take_spread,
    take_varied,
)
from columba.stories.terms import TermIndex, Vector
from columba.stories.values import CategoryRule, Related, StoryArticle

LIMIT = 10
MOST_PER_PUBLISHER = 2

# Below the first two articles have nothing to say to each other; from the second on they are close
# whether or not that has a name; between them they are near if it has.
_NEAR = 0.05
_CLOSE = 0.15
_SAME_TOPIC = 0.15
_LEAST_RECENCY = 0.7
_HALF_LIFE = timedelta(days=7)
# How many of the nearest are weighed against each other.
_POOL = 40


def related(
    article: StoryArticle, candidates: Sequence[StoryArticle], limit: int = LIMIT
) -> list[Related]:
    """Return `limit` related articles, best first; fewer only where there are no other stories."""
    return RelatedIndex(candidates).related(article, limit=limit)


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """The article whose list is made."""

    article: StoryArticle
    told: Told
    vector: Vector
    fine: frozenset[str]
    roots: frozenset[str]


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
        articles = list(candidates)
        read = [known.get(article.id) or profile(article) for article in articles]
        self._relations = Relations(tree)
        self._terms = TermIndex([one.terms for one in read])
        self._groups = _Groups(articles, read)
        self._candidates = [
            Candidate(
                article=article,
                told=told(article, one),
                vector=vector,
                groups=self._groups.of(article),
                topic=self._relations.topic(article),
                fine=self._relations.fine(article),
                roots=self._relations.roots(article),
            )
            for article, one, vector in zip(articles, read, self._terms.vectors, strict=True)
        ]
        domains = [article.domain for article in articles]
        self._evidence = EvidenceIndex(_by_group(self._candidates), domains)

    def related(
        self, article: StoryArticle, *, limit: int = LIMIT, read: Profile | None = None
    ) -> list[Related]:
        """Return up to `limit` articles of other stories than the article's own, best first."""
        read = read or profile(article)
        asked = self._ask(article, read)
        ranked = self._ranked(asked)
        near = [one for one in ranked if self._is_near(asked, one)]
        chosen = Shortlist(limit=limit, groups=self._groups.closed_to(article, read))
        for most in (MOST_PER_PUBLISHER, len(self._candidates)):
            take_varied(chosen, near[:_POOL], most)
            take_in_order(chosen, near[_POOL:], most)
            take_spread(chosen, ranked, most, roots=asked.roots)
        return [self._explain(asked, scored) for scored in chosen.entries]

    def _ask(self, article: StoryArticle, read: Profile) -> _Asked:
        return _Asked(
            article=article,
            told=told(article, read),
            vector=self._terms.vector(read.terms),
            fine=self._relations.fine(article),
            roots=self._relations.roots(article),
        )

    def _ranked(self, asked: _Asked) -> list[Scored]:
        """Return all candidates, best first; of equal ones the latest."""
        alike = self._terms.similar(asked.vector)
        scored = [
            _score(asked, candidate, alike.get(number, 0.0))
            for number, candidate in enumerate(self._candidates)
        ]
        return sorted(scored, key=_best_first)

    def _is_near(self, asked: _Asked, scored: Scored) -> bool:
        if scored.nearness < _NEAR or scored.nearness >= _CLOSE:
            return scored.nearness >= _CLOSE
        return bool(self._evidence.between(asked.told, scored.candidate.told, are_close=False))

    def _explain(self, asked: _Asked, scored: Scored) -> Related:
        other, are_close = scored.candidate.article, scored.nearness >= _CLOSE
        evidence = self._evidence.between(
            asked.told,
            scored.candidate.told,
            are_close=are_close,
            said=self._relations.section(asked.article, other),
        )
        return Related(
            id=other.id,
            story=other.story if other.story is not None else other.id,
            score=min(1.0, scored.score),
            reason=self._relations.why(asked.article, other, evidence, are_close=are_close),
        )


class _Groups:
    """Which articles are the same thing for a list: of one story, or copies of one text."""

    def __init__(self, articles: Sequence[StoryArticle], read: Sequence[Profile]) -> None:
        self._copies = CopyIndex(CopySettings())
        self._texts: dict[int, int] = {}
        self._of_story: dict[int, set[Group]] = {}
        for article, one in zip(articles, read, strict=True):
            self._take_in(article, one)

    def of(self, article: StoryArticle) -> frozenset[Group]:
        """Return the groups of a candidate."""
        text = ("text", self._texts[article.id])
        return frozenset({text} if article.story is None else {text, ("story", article.story)})

    def closed_to(self, article: StoryArticle, read: Profile) -> set[Group]:
        """Return the groups that the article's list may have nothing of: its own story and text."""
        copy = self._copies.find(read.copy)
        own = {("text", self._texts[copy.of])} if copy else set()
        if article.id in self._texts:
            own.add(("text", self._texts[article.id]))
        if article.story is not None:
            own |= {("story", article.story)} | self._of_story.get(article.story, set())
        return own

    def _take_in(self, article: StoryArticle, read: Profile) -> None:
        copy = self._copies.find(read.copy)
        text = self._texts[copy.of] if copy else article.id
        self._copies.add(article.id, read.copy, group=text)
        self._texts[article.id] = text
        if article.story is not None:
            self._of_story.setdefault(article.story, set()).add(("text", text))


def _by_group(candidates: Iterable[Candidate]) -> list[list[Told]]:
    """Return what each story tells, article by article; one in no story stands for itself."""
    stories: dict[Group, list[Told]] = {}
    for candidate in candidates:
        stories.setdefault(max(candidate.groups), []).append(candidate.told)
    return list(stories.values())


def _score(asked: _Asked, candidate: Candidate, alike: float) -> Scored:
    nearness = alike + (0.0 if asked.fine.isdisjoint(candidate.fine) else _SAME_TOPIC)
    score = nearness * _recency(asked.article, candidate.article)
    return Scored(candidate=candidate, nearness=nearness, score=score)


def _recency(article: StoryArticle, other: StoryArticle) -> float:
    apart = abs(article.published_at - other.published_at) / _HALF_LIFE
    return float(_LEAST_RECENCY + (1 - _LEAST_RECENCY) * 0.5**apart)


def _best_first(scored: Scored) -> tuple[float, float, int]:
    article = scored.candidate.article
    return -scored.score, -article.published_at.timestamp(), article.id
