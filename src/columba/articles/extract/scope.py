"""Pages that hold several articles: only the one that the page is about stays."""

from collections.abc import Iterable

from lxml.etree import _Element as Element

from columba.articles.extract.elements import drop, words
from columba.articles.extract.outline import key


def drop_other_articles(tree: Element, titles: Iterable[str]) -> None:
    """Remove every `<article>` headed by another title, where one is headed by one of `titles`.

    Sites that load the next article as the reader scrolls send it along with the first.
    """
    wanted = {key(title) for title in titles} - {""}
    headed = [(article, key(words(h1))) for article, h1 in _headed(tree)]
    own = {article for article, title in headed if title in wanted}
    for article, title in headed:
        if own and title not in wanted and not _holds_any(article, own):
            drop(article)


def _headed(tree: Element) -> Iterable[tuple[Element, Element]]:
    articles = list(tree.iter("article"))
    return [(article, h1) for article in articles if (h1 := article.find(".//h1")) is not None]


def _holds_any(article: Element, others: set[Element]) -> bool:
    return any(ancestor is article for other in others for ancestor in other.iterancestors())
