"""A tree as the reader sees it: runs of text, one after another, each in its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main
    menu nav ol p pre section summary table tbody td tfoot th thead tr ul""".split()
)
_UNSEEN = frozenset({"head", "script", "style", "template"})


@dataclass(frozen=True)
class Block:
    """A run of text, the block element it stands in, and how much of it is link text (0 to 1)."""

    text: str
    element: Element
    link_share: float

    @property
    def tag(self) -> str:
        return str(self.element.tag)


def blocks(tree: Element) -> Iterator[Block]:
    """Yield the runs of text in reading order; two line breaks end a run like a paragraph does."""
    reader = _Reader()
    stack: list[tuple[Element, Iterator[Element]]] = [(tree, iter(tree))]
    yield from reader.enter(tree)
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield from reader.leave(element)
        elif isinstance(child.tag, str) and child.tag not in _UNSEEN:
            stack.append((child, iter(child)))
            yield from reader.enter(child)
        else:
            reader.add(child.tail)


class _Reader:
    """Collects inline text until something ends the run."""

    def __init__(self) -> None:
        self._owners: list[Element] = []
        self._parts: list[str] = []
        self._link_depth = 0
        self._link_length = 0
        self._breaks = 0

    def enter(self, element: Element) -> Iterator[Block]:
        if element.tag in _BLOCKS:
            yield from self._flush()
            self._owners.append(element)
        elif element.tag == "br":
            self._breaks += 1
            if self._breaks > 1:
                yield from self._flush()
            self._parts.append(" ")
        self._link_depth += element.tag == "a"
        self.add(element.text)

    def leave(self, element: Element) -> Iterator[Block]:
        if element.tag in _BLOCKS:
            yield from self._flush()
            self._owners.pop()
        self._link_depth -= element.tag == "a"
        if self._owners:
            self.add(element.tail)

    def add(self, text: str | None) -> None:
        if not text:
            return
        self._parts.append(text)
        if not text.isspace():
            self._breaks = 0
            self._link_length += len(text) if self._link_depth else 0

    def _flush(self) -> Iterator[Block]:
        text = " ".join("".join(self._parts).split())
        if text and self._owners:
            share = min(self._link_length / len(text), 1.0)
            yield Block(text, self._owners[-1], share)
        self._parts, self._link_length, self._breaks = [], 0, 0
