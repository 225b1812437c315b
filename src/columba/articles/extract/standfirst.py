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
_SURELY_LEAD = re.compile(
    r"(?:^|[\s_-])(?:dek|deck|subtitle|sub-?headline|chapeau|perex|entradilla)(?:$|[\s_-])"
    r"|excerpt|standfirst",
    re.IGNORECASE,
)
_HEADINGS = frozenset({"h2", "h3", "h4"})
_FEWEST_LINES = 3
_OTHER_TAGS = frozenset({"figcaption", "li", "time", "td", "th", "nav"})
_SHORTEST = 40
_LONGEST = 800
_MOST_LINKS = 0.5
_SAME_START = 60


def split_standfirst(
    outline: Outline, lines: Sequence[Line], descriptions: Iterable[str]
) -> tuple[str, list[Line]]:
    """Return the standfirst ("" where there is none) and the lines without it.

    It stands above the lines, called so by its markup or repeated by the page's description; or it
    is the first of them, under an unmistakable name or as a heading.
    """
    above = _find_above(outline, lines, descriptions)
    if above or len(lines) < _FEWEST_LINES or not _opens_as_standfirst(lines[0]):
        return above, list(lines)
    return lines[0].text, list(lines[1:])


def _opens_as_standfirst(line: Line) -> bool:
    if line.block is None or not _SHORTEST <= len(line.text) <= _LONGEST:
        return False
    return line.block.tag in _HEADINGS or _is_called(line.block, _SURELY_LEAD)


def _find_above(outline: Outline, lines: Sequence[Line], descriptions: Iterable[str]) -> str:
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
        if _is_called(block, _LEAD) or any(block_key.startswith(start) for start in said):
            return block.text
    return ""


def _may_be(block: Block) -> bool:
    if block.tag in _OTHER_TAGS or block.link_share > _MOST_LINKS:
        return False
    if not _SHORTEST <= len(block.text) <= _LONGEST:
        return False
    return not is_furniture(Line(block.text, key(block.text)))


def _is_called(block: Block, names: re.Pattern[str]) -> bool:
    parent = block.element.getparent()
    named = [block.element] if parent is None else [block.element, parent]
    return any(names.search(f"{e.get('class', '')} {e.get('id', '')}") for e in named)
