"""What stands between a page's headline and its text: byline, dates, standfirst, picture."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.etree import _Element as Element

from columba.articles.extract.elements import words, words_by_line
from columba.articles.extract.figures import Figure, figures
from columba.articles.extract.outline import Line, Outline

_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by|by-?lines?|authors?|writers?)(?:$|[\s_-])|author", re.IGNORECASE
)
_BY = re.compile(r"^(?:by|von|par|por|door|di|av|af)\s*:?\s+[^\W\d_]", re.IGNORECASE)
_DATED = re.compile(r"date|time|publi|posted|updated|meta|by", re.IGNORECASE)
# Where names end and dates begin.
_NAMES_END = re.compile(
    r"\n|\||·|•|\bposted\b|\bpublished\b|\bupdated\b|\b\d{4}\b|\b\d{1,2}[:./-]\d"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s\d|\b\d{1,2}\.?\s[a-zäé]{3,9}\s\d",
    re.IGNORECASE,
)
_LONGEST_BYLINE = 160
# Elements before the headline that may still belong to it: a date above, a picture above.
_ELEMENTS_ABOVE = 25


@dataclass(frozen=True)
class Head:
    """The elements of the head in order, and the figures in it and below it."""

    elements: Sequence[Element]
    figures: Sequence[Figure]
    lower_figures: Sequence[Figure]

    def bylines(self) -> Iterator[str]:
        """Yield the texts that are called or worded like bylines, as far as names go."""
        for element in self.elements:
            text = words_by_line(element)
            called = element.get("rel") == "author" or _BYLINE.search(element.get("class", ""))
            if text and len(text) <= _LONGEST_BYLINE and (called or _BY.match(text)):
                yield _NAMES_END.split(text)[0]

    def stamps(self) -> Iterator[str]:
        """Yield the dates written there: `<time>`, then what is called a date, then short texts."""
        times = [
            e for e in self.elements if e.tag == "time" and e.get("itemprop") != "dateModified"
        ]
        yield from (time.get("datetime") or words(time) for time in times)
        short = [e for e in self.elements if 0 < len(words(e)) <= _LONGEST_BYLINE]
        yield from (words(e) for e in short if _DATED.search(e.get("class", "")))
        yield from (words(e) for e in short if e.tag in {"p", "div", "span"})


def read_head(tree: Element, outline: Outline, lines: Sequence[Line], *, base: str) -> Head:
    """Return the head of the article whose text is `lines`."""
    order = {element: at for at, element in enumerate(tree.iter())}
    elements = list(order)
    end = next((order[line.block.element] for line in lines if line.block), 0)
    titles = (order[outline.blocks[at].element] for at in outline.titles())
    start = max((at for at in titles if at < end), default=end)
    found = [(order[figure.element], figure) for figure in figures(tree, base=base)]
    above = max(start - _ELEMENTS_ABOVE, 0)
    return Head(
        elements=[*elements[start + 1 : end], *elements[above:start]],
        figures=[figure for at, figure in found if above <= at < end],
        lower_figures=[figure for at, figure in found if at >= end],
    )
