"""The inline Markdown of commentary: written safely from outside text, and read back as plain."""

import re
from collections.abc import Container

_MARKS = re.compile(r"([\\`*_\[\]<>~|])")
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>~|])")
# A label, and a target that may hold brackets in pairs, with or without a title.
_LINK = re.compile(
    r"(?<!\\)\[((?:\\.|[^\[\]\\])*)\]\(\s*((?:[^()\s]|\([^()\s]*\))*)(?:\s+[^()]*)?\)"
)
# Stars, and single underscores at the edge of a word; a blank to fill in ("____") is none.
_EMPHASIS = re.compile(r"(?<!\\)(?:\*\*|\*|(?<!\w)_(?=[^\W_])|(?<=[^\W_])_(?!\w))")


def escape(text: str) -> str:
    """Return outside text so that no character of it is a mark of Markdown."""
    return _MARKS.sub(r"\\\1", text)


def plain(markdown: str) -> str:
    """Return the words a reader sees: links as their labels, no emphasis, nothing escaped."""
    without_links = _LINK.sub(r"\1", markdown)
    return _ESCAPED.sub(r"\1", _EMPHASIS.sub("", without_links))


def links(markdown: str) -> list[tuple[str, str]]:
    """Return (label, target) of every link, in order."""
    return [(plain(label), target) for label, target in _LINK.findall(markdown)]


def known_links(markdown: str, known: Container[str]) -> str:
    """Return the Markdown with every link that leads to none of `known` as its label alone."""
    return _LINK.sub(lambda match: match[0] if match[2] in known else match[1], markdown)


def without_links(markdown: str) -> str:
    """Return the Markdown with every link as its label alone."""
    return _LINK.sub(r"\1", markdown)
