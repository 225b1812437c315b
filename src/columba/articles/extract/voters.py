"""Three extractors of running text, each of which may fail without the others noticing."""

import copy
from collections.abc import Callable

from lxml import html
from lxml.etree import _Element as Element

from columba.articles.extract.blocks import blocks
from columba.articles.extract.packages import load, without_failing


def ask(name: str, tree: Element, *, language: str) -> list[str]:
    """Return the paragraphs that extractor `name` finds in `tree`; none where it breaks down."""
    return without_failing(lambda: VOTERS[name](copy.deepcopy(tree), language)) or []


def load_voters() -> None:
    """Import the extractors now (about 1.5 seconds) and not with the first page."""
    for module in ("trafilatura", "readability", "newspaper.extractors", "py3langid"):
        load(module)


def _trafilatura(tree: Element, _language: str) -> list[str]:
    document = load("trafilatura").bare_extraction(tree, include_comments=False)
    return _lines(document.text) if document and document.text else []


def _readability(tree: Element, _language: str) -> list[str]:
    summary = load("readability").Document(tree).summary(html_partial=True)
    return [block.text for block in blocks(html.fromstring(summary))]


def _newspaper(tree: Element, language: str) -> list[str]:
    """Run the steps of newspaper's `Article.parse` that find the text, and none of the others.

    The others cost twice as much again, and would fetch pictures.
    """
    configuration = load("newspaper.configuration").Configuration()
    if language in load("newspaper.utils").get_available_languages():
        configuration.language = language
    extractor = load("newspaper.extractors").ContentExtractor(configuration)
    title = extractor.get_title(tree)
    extractor.calculate_best_node(tree)
    if extractor.top_node_complemented is None:
        return []
    cleaner = load("newspaper.cleaners").DocumentCleaner(configuration)
    formatter = load("newspaper.outputformatters").OutputFormatter(configuration)
    text, _ = formatter.get_formatted(cleaner.clean(extractor.top_node_complemented), title)
    return _lines(text)


def _lines(text: str) -> list[str]:
    return [line for line in (" ".join(line.split()) for line in text.splitlines()) if line]


FASTEST = "trafilatura"
VOTERS: dict[str, Callable[[Element, str], list[str]]] = {
    "trafilatura": _trafilatura,
    "readability": _readability,
    "newspaper": _newspaper,
}
