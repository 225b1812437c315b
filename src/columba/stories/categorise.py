"""File an article under every category whose words it uses enough; and say which words.

The evidence for a category is the sum over the distinct words of it that the text uses: a phrase
weighs more than a word, a word in the title twice as much, a repeated one a little more, and each
entity pair as much as two phrases. Long texts use more words of every kind, so evidence shrinks a
little with every doubling beyond an ordinary report. The score, 1 - exp(-evidence / SCALE), lies
between 0 and 1. One word used in passing files nothing: a fine category needs two, or one that the
title or several sentences use.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from columba.stories.matching import Found, Matcher, Token, tokens_of
from columba.stories.values import CategoryRule, Scored, StoryArticle

SCALE = 3.2
# What a category needs to be named; a root stands on its children too.
FINE_THRESHOLD = 0.42
ROOT_THRESHOLD = 0.3
MOST_FINE = 4
# A fine category far behind the best one is an aside of the report.
SHARE_OF_BEST = 0.55

_PHRASE = 1.6
_PAIR = 3.2
_AGAINST = 2.0
_TITLE = 2.0
_ORDINARY_WORDS = 300
_PER_DOUBLING = 0.25
_OFTEN = 3
_REASON_WORDS = 5


@dataclass(frozen=True, kw_only=True)
class _Evidence:
    """How much speaks for a category, and the words that do, best first."""

    amount: float
    words: tuple[str, ...]
    is_passing: bool

    @property
    def score(self) -> float:
        return 1 - math.exp(-max(self.amount, 0) / SCALE)


@dataclass(frozen=True)
class _Told:
    """What one word, phrase or pair says for a category."""

    weight: float
    word: str
    is_passing: bool


class Categoriser:
    """A tree of categories, compiled once and used for any number of articles."""

    def __init__(self, rules: Sequence[CategoryRule]) -> None:
        self._rules = {rule.slug: rule for rule in rules}
        self._order = {rule.slug: position for position, rule in enumerate(rules)}
        self._words = Matcher((word, rule.slug) for rule in rules for word in rule.words)
        self._against = Matcher((word, rule.slug) for rule in rules for word in rule.against)
        self._sides = Matcher(
            (word, (rule.slug, number, side))
            for rule in rules
            for number, pair in enumerate(rule.pairs)
            for side, words in enumerate(pair)
            for word in words
        )

    def categorise(self, article: StoryArticle) -> list[Scored]:
        """Return the categories that fit, best first: at most four fine ones, and their roots.

        A text that fits no fine category has its best root; one whose words say nothing has none.
        """
        evidence = self._evidence(article)
        fine = self._fine(evidence)
        roots = self._roots(evidence, fine)
        return [*fine, *roots]

    def _fine(self, evidence: dict[str, _Evidence]) -> list[Scored]:
        found = [
            self._scored(slug, one.score, one.words)
            for slug, one in evidence.items()
            if self._rules[slug].parent and not one.is_passing and one.score >= FINE_THRESHOLD
        ]
        found.sort(key=lambda one: (-one.score, self._order[one.slug]))
        return [one for one in found if one.score >= SHARE_OF_BEST * found[0].score][:MOST_FINE]

    def _roots(self, evidence: dict[str, _Evidence], fine: Iterable[Scored]) -> list[Scored]:
        """Return the roots of the fine categories; without any, the best root by its own words."""
        through: dict[str, Scored] = {}
        for one in fine:
            through.setdefault(self._rules[one.slug].parent, one)
        roots = [
            Scored(slug=root, score=one.score, reason=f"Through {self._rules[one.slug].name}.")
            for root, one in through.items()
        ]
        if roots:
            return roots
        return self._best_root(evidence)

    def _best_root(self, evidence: dict[str, _Evidence]) -> list[Scored]:
        """Return the root that its own words and those of its children speak for most."""
        amounts: Counter[str] = Counter()
        words: dict[str, list[str]] = defaultdict(list)
        for slug, one in evidence.items():
            root = self._rules[slug].parent or slug
            amounts[root] += max(one.amount, 0)
            words[root] += one.words
        if not amounts:
            return []
        best = max(amounts, key=lambda slug: (amounts[slug], -self._order[slug]))
        told = tuple(dict.fromkeys(words[best]))
        whole = _Evidence(amount=amounts[best], words=told, is_passing=False)
        if whole.score < ROOT_THRESHOLD:
            return []
        return [self._scored(best, whole.score, whole.words)]

    def _evidence(self, article: StoryArticle) -> dict[str, _Evidence]:
        title = tokens_of(article.title)
        tokens = [*title, *tokens_of("\n".join(article.paragraphs))]
        told: dict[str, list[_Told]] = defaultdict(list)
        for slug, hits in self._words.find(tokens).items():
            told[slug] += [_tell(hit, len(title)) for hit in hits]
        for slug, pair in self._pairs(tokens, len(title)):
            told[slug].append(pair)
        against = self._against.find(tokens)
        return {
            slug: _weigh(told[slug], against=len(against.get(slug, ())), length=len(tokens))
            for slug in sorted(told, key=self._order.__getitem__)
        }

    def _pairs(self, tokens: Sequence[Token], title: int) -> Iterable[tuple[str, "_Told"]]:
        """Yield every entity pair of which both sides are named."""
        sides: dict[tuple[str, int], dict[int, Found]] = defaultdict(dict)
        for (slug, number, side), hits in self._sides.find(tokens).items():
            sides[slug, number][side] = max(hits, key=lambda hit: (hit.count, -hit.first))
        for (slug, _), both in sides.items():
            if len(both) == 2:  # noqa: PLR2004 - the two sides of a pair
                in_title = all(hit.first < title for hit in both.values())
                named = " and ".join(both[side].word for side in (0, 1))
                yield slug, _Told(_PAIR * (_TITLE if in_title else 1), named, is_passing=False)

    def _scored(self, slug: str, score: float, words: Sequence[str]) -> Scored:
        quoted = ", ".join(f"“{word}”" for word in words[:_REASON_WORDS])
        return Scored(slug=slug, score=round(score, 4), reason=f"Its words: {quoted}.")


def categorise(article: StoryArticle, categories: Sequence[CategoryRule]) -> list[Scored]:
    """Return the categories that fit one article; for many, keep a `Categoriser`."""
    return Categoriser(categories).categorise(article)


def _tell(hit: Found, title: int) -> _Told:
    in_title = hit.first < title
    weight = _PHRASE if hit.size > 1 else 1.0
    weight *= 1 + 0.35 * math.log(hit.count)
    return _Told(
        weight * (_TITLE if in_title else 1),
        hit.word,
        is_passing=not in_title and hit.count < _OFTEN,
    )


def _weigh(told: Sequence[_Told], *, against: int, length: int) -> _Evidence:
    doublings = max(0.0, math.log2(max(length, 1) / _ORDINARY_WORDS))
    amount = sum(one.weight for one in told) / (1 + _PER_DOUBLING * doublings)
    best_first = sorted(told, key=lambda one: (-one.weight, one.word))
    return _Evidence(
        amount=amount - _AGAINST * against,
        words=tuple(one.word for one in best_first),
        is_passing=len(told) == 1 and told[0].is_passing,
    )
