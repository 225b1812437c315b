"""Why one story is listed under another, in plain words that are true of both."""

from collections.abc import Sequence
from datetime import timedelta

from columba.stories.evidence import Evidence
from columba.stories.values import CategoryRule, StoryArticle

_SAME_DAYS, _WEEK = timedelta(days=2), timedelta(days=7)
# How many names and terms a reason has.
_ENOUGH = 2


class Relations:
    """Says why, and says the same the other way round."""

    def __init__(self, tree: Sequence[CategoryRule]) -> None:
        self._tree = {rule.slug: rule for rule in tree}

    def topic(self, article: StoryArticle) -> str:
        """Return the category that says most of the article: the best fine one, else the best."""
        return next(iter((*self._fine(article), *article.categories)), "")

    def fine(self, article: StoryArticle) -> frozenset[str]:
        """Return the categories that are no roots; one that the tree does not know is fine."""
        return frozenset(self._fine(article))

    def roots(self, article: StoryArticle) -> frozenset[str]:
        """Return the roots above the article's categories."""
        return frozenset(self._roots(article))

    def section(self, one: StoryArticle, two: StoryArticle) -> str:
        """Return the printed name of the category that both are under and that fits both best.

        A fine one, or else a root; empty where they share none.
        """
        shared = _best_shared(self._fine(one), self._fine(two))
        shared = shared or _best_shared(self._roots(one), self._roots(two))
        return self._name(shared) if shared else ""

    def why(
        self, one: StoryArticle, two: StoryArticle, evidence: Evidence, *, are_close: bool
    ) -> str:
        """Return what the two have in common, or that it is nothing but the days.

        `are_close` tells that their words as a whole are alike, even where none is worth naming.
        """
        section, common = self.section(one, two), _common(evidence)
        told = [_sentence(f"More in {section}")] if section else []
        if common:
            told.append(_sentence(f"Both stories {common}"))
        if not told and are_close:
            return "Told in similar words."
        return " ".join(told) or _other_news(abs(one.published_at - two.published_at))

    def _fine(self, article: StoryArticle) -> list[str]:
        return [c for c in article.categories if c not in self._tree or self._tree[c].parent]

    def _roots(self, article: StoryArticle) -> list[str]:
        return [self._root(category) for category in article.categories]

    def _root(self, category: str) -> str:
        rule = self._tree.get(category)
        return rule.parent if rule and rule.parent else category

    def _name(self, category: str) -> str:
        rule = self._tree.get(category)
        return rule.name if rule else category.replace("-", " ")


def _best_shared(ones: Sequence[str], twos: Sequence[str]) -> str:
    """Return what stands in both and highest in both, or an empty text."""
    shared = [category for category in ones if category in twos]
    return min(shared, key=lambda c: (ones.index(c) + twos.index(c), c), default="")


def _sentence(text: str) -> str:
    """End the text with one stop, also after "U.K."."""
    return f"{text.removesuffix('.')}."


def _other_news(apart: timedelta) -> str:
    if apart <= _SAME_DAYS:
        return "Other news from the same days."
    return "Other news from that week." if apart <= _WEEK else "Other news."


def _common(evidence: Evidence) -> str:
    """Return what both stories do: "name Ada Marsh and mention “tap water”"."""
    named = " and ".join(evidence.names)
    # Two names are reason enough.
    terms = evidence.terms[: _ENOUGH - len(evidence.names)]
    mentioned = " and ".join(f"“{term}”" for term in terms)
    done = (f"name {named}" if named else "", f"mention {mentioned}" if mentioned else "")
    return " and ".join(filter(None, done))
