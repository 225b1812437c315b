"""File an article under every category whose words it uses enough; and say which words.

What speaks for a category is the sum over the distinct words of it that the text uses:

    1 for a word, 1.6 for a phrase, 2 for a pair of names within a sentence's length of each other
    x 2 in the title, x 1.4 in the opening
    x (1 + half the doublings of how often it is used): 1.5 for twice, 2 for four times
    / (1 + a quarter for every doubling of the text's length beyond 300 words)

and 2 less for every word against it. The score, 1 - exp(-sum / 3.2), lies between 0 and 1. A fine
category needs 0.46 and 0.7 of what the best one has. One word alone files nothing, unless it is in
the title, or begins in the opening and is used three times.
"""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from columba.stories.matching import Found, Matcher, tokens_of
from columba.stories.values import CategoryRule, Scored, StoryArticle

SCALE = 3.2
FINE_THRESHOLD = 0.46
# A root that stands alone needs less: it says less.
ROOT_THRESHOLD = 0.3
# ... and beside the roots of fine categories this much more than the best of them.
ROOT_LEAD = 1.25
MOST_FINE = 4
# A fine category far behind the best one is an aside of the report.
SHARE_OF_BEST = 0.7

_PHRASE = 1.6
_PAIR = 2.0
_AGAINST = 2.0
_TITLE = 2.0
_OPENING = 1.4
_OPENING_WORDS = 80
_PER_REPEAT = 0.5
_ORDINARY_WORDS = 300
_PER_DOUBLING = 0.25
# Words between two names of a pair: an ordinary sentence.
_NEAR = 25
# Said so often, a single word of the opening is what the report is about.
_OFTEN = 3
_REASON_WORDS = 5


@dataclass(frozen=True, kw_only=True)
class _Evidence:
    """How much speaks for a category, and the words that do, best first."""

    amount: float
    words: tuple[str, ...]
    is_passing: bool = False

    @property
    def score(self) -> float:
        return 1 - math.exp(-max(self.amount, 0) / SCALE)

    def scored(self, slug: str) -> Scored:
        quoted = ", ".join(f"“{word}”" for word in self.words[:_REASON_WORDS])
        return Scored(slug=slug, score=round(self.score, 4), reason=f"Its words: {quoted}.")


@dataclass(frozen=True)
class _Text:
    """Where the parts of a report end, counted in words."""

    title: int
    whole: int

    def weight_at(self, place: int) -> float:
        if place < self.title:
            return _TITLE
        return _OPENING if place < self.title + _OPENING_WORDS else 1.0

    def share(self) -> float:
        """Return what long texts, which use more words of every kind, are divided by."""
        return 1 + _PER_DOUBLING * max(0.0, math.log2(max(self.whole, 1) / _ORDINARY_WORDS))


@dataclass(frozen=True)
class _Told:
    """A word, phrase or pair that speaks for a category: what it weighs, and its places."""

    word: str
    weight: float
    places: tuple[int, ...]

    def weight_in(self, text: _Text) -> float:
        repeats = 1 + _PER_REPEAT * math.log2(len(self.places))
        return self.weight * text.weight_at(self.places[0]) * repeats

    def is_passing_in(self, text: _Text) -> bool:
        if text.weight_at(self.places[0]) == _TITLE:
            return False
        return len(self.places) < _OFTEN or text.weight_at(self.places[0]) < _OPENING


# A category, the number of its pair, and which side of it.
_Side = tuple[str, int, int]


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
        """Return the categories that fit: at most four fine ones, best first, then their roots.

        One root more stands beside them where the text as a whole is clearly of another one. A
        text that fits no fine category has its best root; one whose words say nothing has none.
        """
        evidence = self._evidence(article)
        fine = self._fine(evidence)
        return [*fine, *self._roots(evidence, fine)]

    def _evidence(self, article: StoryArticle) -> dict[str, _Evidence]:
        title = tokens_of(article.title)
        tokens = [*title, *tokens_of("\n".join(article.paragraphs))]
        text = _Text(len(title), len(tokens))
        told: dict[str, list[_Told]] = defaultdict(list)
        for slug, hits in self._words.find(tokens).items():
            told[slug] += map(_tell, hits)
        for slug, pair in _pairs(self._sides.find(tokens)):
            told[slug].append(pair)
        against = self._against.find(tokens)
        return {
            slug: _weigh(told[slug], against=len(against.get(slug, ())), text=text)
            for slug in sorted(told, key=self._order.__getitem__)
        }

    def _fine(self, evidence: Mapping[str, _Evidence]) -> list[Scored]:
        found = [
            one.scored(slug)
            for slug, one in evidence.items()
            if self._rules[slug].parent and not one.is_passing and one.score >= FINE_THRESHOLD
        ]
        found.sort(key=lambda one: (-one.score, self._order[one.slug]))
        return [one for one in found if one.score >= SHARE_OF_BEST * found[0].score][:MOST_FINE]

    def _roots(self, evidence: Mapping[str, _Evidence], fine: Sequence[Scored]) -> list[Scored]:
        through: dict[str, Scored] = {}
        for one in fine:
            through.setdefault(self._rules[one.slug].parent, one)
        roots = [
            Scored(slug=root, score=one.score, reason=f"Through {self._rules[one.slug].name}.")
            for root, one in through.items()
        ]
        return [*roots, *self._best_root(evidence, through)]

    def _best_root(self, evidence: Mapping[str, _Evidence], there: Iterable[str]) -> list[Scored]:
        """Return the root that its own words and those of its children speak for most.

        Beside others that are there it is named only where it leads them clearly.
        """
        whole = self._whole_roots(evidence)
        needed = ROOT_LEAD * max((whole[root].amount for root in there), default=0)
        best = max(whole, key=lambda root: (whole[root].amount, -self._order[root]), default="")
        if not best or best in there or whole[best].amount < needed:
            return []
        return [whole[best].scored(best)] if whole[best].score >= ROOT_THRESHOLD else []

    def _whole_roots(self, evidence: Mapping[str, _Evidence]) -> dict[str, _Evidence]:
        families: dict[str, list[_Evidence]] = defaultdict(list)
        for slug, one in evidence.items():
            families[self._rules[slug].parent or slug].append(one)
        return {
            root: _Evidence(
                amount=sum(max(one.amount, 0) for one in family),
                words=tuple(dict.fromkeys(word for one in family for word in one.words)),
            )
            for root, family in families.items()
        }


def categorise(article: StoryArticle, categories: Sequence[CategoryRule]) -> list[Scored]:
    """Return the categories that fit one article; for many, keep a `Categoriser`."""
    return Categoriser(categories).categorise(article)


def _tell(hit: Found) -> _Told:
    return _Told(hit.word, _PHRASE if hit.size > 1 else 1.0, hit.places)


def _pairs(sides: Mapping[_Side, Sequence[Found]]) -> Iterable[tuple[str, _Told]]:
    """Yield, by category, every pair whose two sides are named near each other.

    Names far apart say nothing of each other.
    """
    for (slug, number, side), ones in sides.items():
        others = sides.get((slug, number, 1), ())
        if side == 0 and (meetings := _meetings(_places(ones), _places(others))):
            named = " and ".join(max(hits, key=_use).word for hits in (ones, others))
            yield slug, _Told(named, _PAIR, tuple(meetings))


def _meetings(ones: Sequence[int], others: Sequence[int]) -> list[int]:
    """Return the places of the side named less often that have the other side near."""
    fewer, more = sorted((ones, others), key=len)
    return [place for place in fewer if _is_near(place, more)]


def _is_near(place: int, places: Sequence[int]) -> bool:
    first = bisect_left(places, place - _NEAR)
    return any(0 < abs(other - place) <= _NEAR for other in places[first : first + 2])


def _places(hits: Iterable[Found]) -> list[int]:
    return sorted(place for hit in hits for place in hit.places)


def _use(hit: Found) -> tuple[int, int]:
    return hit.count, -hit.first


def _weigh(told: Sequence[_Told], *, against: int, text: _Text) -> _Evidence:
    weighed = sorted((-one.weight_in(text), one.word) for one in told)
    return _Evidence(
        amount=-sum(weight for weight, _ in weighed) / text.share() - _AGAINST * against,
        words=tuple(dict.fromkeys(word for _, word in weighed)),
        is_passing=len(told) == 1 and told[0].is_passing_in(text),
    )
