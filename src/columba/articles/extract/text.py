"""The running text of a page, among what several readers make of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml.etree import _Element as Element

from columba.articles.extract.agree import medoid
from columba.articles.extract.outline import Line, Outline
from columba.articles.extract.tidy import tidy
from columba.articles.extract.values import ExtractionError, Mode, Reason
from columba.articles.extract.voters import FASTEST, VOTERS, ask

LEAST_CHARACTERS = 100
MOST_CHARACTERS = 500_000
# Two of the readers take minutes over a page of many elements, and no article needs so many.
MOST_ELEMENTS_FOR_ALL = 12_000


@dataclass(frozen=True)
class Text:
    """The lines of an article and the name of the reader who found them."""

    lines: Sequence[Line]
    method: str


def read_text(
    tree: Element, outline: Outline, *, language: str, mode: Mode, spare: Mapping[str, str]
) -> Text | None:
    """Return the text that the readers agree on, None where nobody finds one.

    `spare` are texts that came by another way, by name: the body in the page's JSON-LD, the one its
    feed carried. They count only where the page itself gives none. ExtractionError where the text
    is longer than any article is.
    """
    names = VOTERS if mode is Mode.BEST and _is_readable_by_all(tree) else (FASTEST,)
    found = {name: tidy(ask(name, tree, language=language), outline) for name in names}
    texts = {name: lines for name, lines in found.items() if _is_enough(lines)}
    if not texts:
        given = {name: tidy(text.splitlines(), outline) for name, text in spare.items()}
        texts = {name: lines for name, lines in given.items() if _is_enough(lines)}
    if not texts:
        return None
    best = medoid({name: [line.text for line in lines] for name, lines in texts.items()})
    if sum(len(line.text) for line in texts[best]) > MOST_CHARACTERS:
        raise ExtractionError(Reason.TOO_LARGE, "The text is longer than 500,000 characters.")
    return Text(texts[best], best)


def _is_readable_by_all(tree: Element) -> bool:
    return sum(1 for _ in tree.iter()) <= MOST_ELEMENTS_FOR_ALL


def _is_enough(lines: Sequence[Line]) -> bool:
    return sum(len(line.text) for line in lines) >= LEAST_CHARACTERS
