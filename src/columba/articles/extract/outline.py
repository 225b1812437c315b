"""The blocks of a page in order, and where a line of text stands among them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml.etree import _Element as Element

from columba.articles.extract.blocks import Block, blocks

_NOT_LETTERS = re.compile(r"[\W_]+")
# Blocks that may stand between two that belong to one line: advertisements, pictures.
_MOST_BETWEEN = 30
_BULLET = re.compile(r"^(?:[-*•]\s+|\|\s*)|\s*\|$")


def key(text: str) -> str:
    """Return the letters and figures of the text alone, so that spelling variants compare equal."""
    return _NOT_LETTERS.sub("", text).casefold()


@dataclass(frozen=True)
class Line:
    """One line of an article and the block it stands in; None where the page has no such block."""

    text: str
    key: str
    at: int | None = None
    block: Block | None = None


class Outline:
    """The blocks of a page, found by their letters."""

    def __init__(self, tree: Element, *, titles: Iterable[str] = ()) -> None:
        self.blocks: Sequence[Block] = list(blocks(tree))
        self.keys: Sequence[str] = [key(block.text) for block in self.blocks]
        headings = (block.text for block in self.blocks if block.tag == "h1")
        self.title_keys = frozenset(map(key, (*titles, *headings))) - {""}
        self._places: dict[str, list[int]] = {}
        for at, block_key in enumerate(self.keys):
            self._places.setdefault(block_key, []).append(at)

    def titles(self) -> list[int]:
        """Return the places of the blocks that carry the article's title."""
        return [at for at, block_key in enumerate(self.keys) if block_key in self.title_keys]

    def place(self, lines: Iterable[str]) -> Iterator[Line]:
        """Yield each line in the page's own spelling, at the next place where the page has it.

        A line that runs several blocks together is taken apart.
        """
        last = -1
        for text in lines:
            line_key = key(text)
            places = self._next(line_key, last) if line_key else []
            for at in places:
                yield Line(self.blocks[at].text, self.keys[at], at, self.blocks[at])
                last = at
            if line_key and not places:
                yield Line(_BULLET.sub("", text).replace(" | ", " – "), line_key)

    def _next(self, line_key: str, last: int) -> list[int]:
        found = self._places.get(line_key, [])
        following = next((at for at in found if at > last), None)
        if following is not None:
            return [following]
        return found[:1] or self._run(line_key, last)

    def _run(self, line_key: str, last: int) -> list[int]:
        """Return the blocks after `last` that make up the line one after another, or none."""
        start = next(
            (at for at in range(last + 1, len(self.keys)) if self._starts(at, line_key)), None
        )
        if start is None:
            return []
        run, reached, between = [], 0, 0
        for at in range(start, len(self.keys)):
            if self.keys[at] and line_key.startswith(self.keys[at], reached):
                run.append(at)
                reached += len(self.keys[at])
                between = 0
            elif (between := between + 1) > _MOST_BETWEEN:
                break
            if reached == len(line_key):
                return run
        return []

    def _starts(self, at: int, line_key: str) -> bool:
        return bool(self.keys[at]) and line_key.startswith(self.keys[at])
