"""What two articles have in common, in plain words: categories, names, words, days."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from columba.lib.text import fold
from columba.stories.profile import Profile
from columba.stories.reasons import REASON_LENGTH, listed, phrases
from columba.stories.values import CategoryRule, StoryArticle

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_NAMES = 2
# A name that more of the candidates have than this tells nobody why.
_COMMON_SHARE = 0.2
_FEW = 5


class Relations:
    """Says why one of many articles is listed under another."""

    def __init__(self, profiles: Sequence[Profile], tree: Sequence[CategoryRule]) -> None:
        self._tree = {rule.slug: rule for rule in tree}
        self._bearers = Counter(
            name for read in profiles for name in {fold(name) for name in read.names}
        )
        self._most_bearers = max(_FEW, int(_COMMON_SHARE * len(profiles)))

    def is_fine(self, category: str) -> bool:
        """Tell whether the category is no root; one that the tree does not know is fine."""
        return category not in self._tree or bool(self._tree[category].parent)

    def root(self, category: str) -> str:
        """Return the root above the category, which may be the category itself."""
        rule = self._tree.get(category)
        return rule.parent if rule and rule.parent else category

    def name(self, category: str) -> str:
        """Return the category's printed name."""
        rule = self._tree.get(category)
        return rule.name if rule else category.replace("-", " ")

    def why_near(
        self,
        article: tuple[StoryArticle, Profile],
        other: tuple[StoryArticle, Profile],
        *,
        terms: Sequence[str],
    ) -> str:
        """Return what two near articles share; `terms` are their common ones worth naming.

        Nearness made of many small things is none that a reader would see; then they stand side by
        side for the reason of any other two.
        """
        (one, read), (two, other_read) = article, other
        category = next((c for c in one.categories if c in two.categories and self.is_fine(c)), "")
        names = self._shared_names(read, other_read)
        told = phrases(one, read, terms)
        if category:
            return _within(self.name(category), _naming(names) or _speaking(told, least=2))
        if shared := _naming(names) or _speaking(told, least=1):
            return _limited(f"Both {shared}.")
        return self.why_filling(one, two)

    def why_filling(self, article: StoryArticle, other: StoryArticle) -> str:
        """Return why an article stands on a list that had room left."""
        if shared := self.shared_root(article, other):
            return f"Also in {self.name(shared)}."
        apart = abs(article.published_at - other.published_at)
        if apart <= _DAY:
            return "Also in the news that day."
        return "Also in the news that week." if apart <= _WEEK else "Also in the news."

    def shared_root(self, article: StoryArticle, other: StoryArticle) -> str:
        """Return the first root category that both are under, or an empty text."""
        roots = {self.root(category) for category in other.categories}
        return next((r for r in map(self.root, article.categories) if r in roots), "")

    def _shared_names(self, one: Profile, two: Profile) -> list[str]:
        """Return the rarest names that both have, as the first prints them."""
        others = {fold(name) for name in two.names}
        shared = [n for n in one.names if fold(n) in others and self._tells(n)]
        rarest = sorted(shared, key=lambda name: (self._bearers[fold(name)], -len(name)))
        kept: list[str] = []
        for name in rarest:
            if not any(fold(name) in fold(other) or fold(other) in fold(name) for other in kept):
                kept.append(name)
        return kept[:_NAMES]

    def _tells(self, name: str) -> bool:
        return self._bearers[fold(name)] <= self._most_bearers


def _within(category: str, told: str) -> str:
    if not told:
        return f"Also in {category}."
    return _limited(f"Both are in {category} and {told}.")


def _naming(names: Sequence[str]) -> str:
    return f"name {' and '.join(names)}" if names else ""


def _speaking(told: Sequence[str], *, least: int) -> str:
    return f"speak of {listed(told)}" if len(told) >= least else ""


def _limited(reason: str) -> str:
    return reason if len(reason) <= REASON_LENGTH else f"{reason[: REASON_LENGTH - 2].rstrip()}…"
