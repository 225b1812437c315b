"""The paragraphs of a piece of HTML that is all article: what a feed carries."""

from columba.articles.extract.hidden import drop_hidden
from columba.articles.extract.outline import Outline
from columba.articles.extract.tidy import tidy
from columba.articles.extract.tree import read_tree
from columba.articles.extract.values import ExtractionError


def read_fragment(html: str) -> tuple[str, ...]:
    """Return the paragraphs of the fragment; none where it is no HTML."""
    try:
        tree = read_tree(f"<body>{html}</body>")
    except ExtractionError:
        return ()
    drop_hidden(tree)
    outline = Outline(tree)
    return tuple(line.text for line in tidy([block.text for block in outline.blocks], outline))
