"""The summary that a page prints between its headline and its text."""

import re
from collections.abc import Iterable, Sequence

from columba.articles.extract.blocks import Block
from columba.articles.extract.outline import Line, Outline, key
from columba.articles.extract.tidy import is_furniture

_LEAD = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|leadin|deck|dek|intro(?:duction)?|summary|subtitle|teaser(?:text)?"
    r"|sub-?head(?:line|ing)?|description|synopsis|chapeau|perex|entradilla|abstract)(?:$|[\s_-])"
    r"|excerpt|standfirst",
    re.IGNORECASE,
)
_OTHER_TAGS = frozenset({"figcaption", "li", "time", "td", "th", "nav"})
_SHORTEST = 40
_LONGEST = 800
_MOST_LINKS = 0.5
_SAME_START = 60


def find_standfirst(outline: Outline, lines: Sequence[Line], descriptions: Iterable[str]) -> str:
    """Return the standfirst above `lines`; "" where there is none or it is one of the lines.

    It is what the page's markup calls so, or what its description begins with.
    """
    first = next((line.at for line in lines if line.at is not None), None)
    titles = [at for at in outline.titles() if first is not None and at < first]
    if not titles:
        return ""
    said = [key(text)[:_SAME_START] for text in descriptions if len(text) >= _SHORTEST]
    keys = [line.key for line in lines]
    for at in range(titles[-1] + 1, first or 0):
        block, block_key = outline.blocks[at], outline.keys[at]
        if not _may_be(block) or any(block_key in other for other in keys):
            continue
        if _is_called_lead(block) or any(block_key.startswith(start) for start in said):
            return block.text
    return ""


def _may_be(block: Block) -> bool:
    if block.tag in _OTHER_TAGS or block.link_share > _MOST_LINKS:
        return False
    if not _SHORTEST <= len(block.text) <= _LONGEST:
        return False
    return not is_furniture(Line(block.text, key(block.text)))


def _is_called_lead(block: Block) -> bool:
    parent = block.element.getparent()
    named = [block.element] if parent is None else [block.element, parent]
    return any(_LEAD.search(f"{e.get('class', '')} {e.get('id', '')}") for e in named)
