"""From an extractor's lines to the article's paragraphs, without the page around them."""

import re
from collections.abc import Iterator, Sequence

from lxml.etree import _Element as Element

from columba.articles.extract.elements import words
from columba.articles.extract.outline import Line, Outline, key

_BESIDE_TAGS = frozenset({"figcaption", "figure", "nav", "footer", "form"})
# Elements that hold a whole article, whatever their names mention.
_WHOLE = frozenset({"html", "body", "main", "article"})
# Names that sites give to what stands beside a text, as whole parts of a class or id.
_BESIDE = re.compile(
    r"""(?:^|[\s_-])(?:caption|cap|credits?|figcaption|byline|breadcrumbs?|newsletter\w*|sign-?up
    |subscri\w*|promo\w*|related|recommend\w*|read-?more|outbrain|taboola|advert\w*|ads?|sponsor\w*
    |comments?|cookies?|consent|share|sharing|toolbar|tags|copyright|permission|register|authors?
    |(?:article|post|entry)-meta|published-(?:by|date)|date-?line|timestamp|sidebar|footer|menu
    |(?:image|photo|picture)-(?:box|widget|credit|source|author)|identity-intro|infotext|trending
    )(?=$|[\s_-])""",
    re.IGNORECASE | re.VERBOSE,
)
# How lines begin that every page of a site carries, in the languages of many sites.
_FURNITURE = re.compile(
    r"""(?:read|see|watch|listen|also)\s(?:more|also|next|this|read)\b
    |(?:related|recommended|more\son|more\sfrom|more)\s?:
    |(?:sign\sup|subscribe|follow\sus|click\shere|download\sthe|like\sus\son|share\sthis)\b
    |(?:join\s(?:our|us|the\sconversation)|get\s(?:the\slatest|breaking|more\sfrom))\b
    |support\s(?:our|local)\sjournalism\b
    |(?:advertisement|advertising|anzeige|werbung|publicidad|publicité|pubblicità|reklama|реклама
      |annonce|continue\sreading|skip\s(?:to|advert)\b.{0,40}|loading|share|comments?|print
      |e-?mail)\W*$
    |©|\(c\)|copyright\b
    |(?:photo(?:graph)?s?|images?|fotos?|bild(?:er)?|pictured?|source|quelle|image\scredits?
      |photo\scredits?|credits?)\s?(?:by\b|:|courtesy\b)(?!.{120})
    |(?:published|posted|updated|last\supdated|last\smodified|stand|aktualisiert|veröffentlicht
      |publicado|actualizado|publié|mis\sà\sjour|pubblicato|uppdaterad|publicerad)\b
      (?=.{0,40}\d)(?!.{90})
    |\d{1,2}\s?min(?:ute)?s?\.?\s?(?:read|lesezeit)
    |lesen\ssie\s(?:auch|hier)|auch\sinteressant|mehr\szum\sthema|lire\saussi|à\slire|lee\stambién
    |leia\s(?:também|mais)|leggi\sanche|läs\s(?:också|mer)|les\sogså|lees\sook|>>""",
    re.IGNORECASE | re.VERBOSE,
)
_BYLINE = re.compile(
    r"(?:by|von|por|par|door|di|av|af|text:)\s(?!the\s)(?:(?:\S+\s?){1,6}|.{2,70}\b\d{4}\b.{0,40})$",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(
    r"""(?:on\s|am\s|le\s)?(?:[^\W\d_]{2,10},?\s+)?
    (?:[^\W\d_]{3,10}\.?\s\d{1,2},?\s\d{4}|\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,10}\.?,?\s(?:de\s)?\d{4}
    |\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})
    (?:[\s,|·–-]+(?:at\s|um\s|à\s)?\d{1,2}[:.h]\d{2}.{0,20})?$""",
    re.IGNORECASE | re.VERBOSE,
)
_MOST_OF_TEXT_IN_ONE = 0.25
_MOST_OF_TEXT_IN_ALL = 0.3
_LINK_LINE = 0.8
_LONGEST_FURNITURE = 300
_LONGEST_LABEL = 100
_SENTENCE_END = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")
_OPENING_LINES = 5
_LONGEST_BYLINE = 120
_LONGEST_CAPTION = 200
_SHORTEST_REPEAT = 20


def tidy(lines: Sequence[str], outline: Outline) -> list[Line]:
    """Return the lines that are the article's own, in the page's spelling.

    Left out are captions, bylines, links to other articles, calls to subscribe, the title itself
    and what was said before.
    """
    placed = _without_tail(list(outline.place(lines)))
    beside = _elements_beside(placed)
    kept = [line for line in placed if not _stands_in(line, beside) and not is_furniture(line)]
    return list(_without_repeats(_without_opening(kept, outline)))


def is_furniture(line: Line) -> bool:
    """Tell whether the line is of those that a site puts on every page."""
    if line.block and _is_links(line):
        return not line.block.tag.startswith("h")
    return len(line.text) < _LONGEST_FURNITURE and bool(_FURNITURE.match(line.text))


def _without_tail(lines: Sequence[Line]) -> list[Line]:
    """Return the lines up to the links at the foot of the page and the labels after them."""
    end = at = len(lines)
    while at and (_is_links(lines[at - 1]) or _is_label(lines[at - 1])):
        at -= 1
        if _is_links(lines[at]):
            end = at
    return list(lines[:end])


def _is_links(line: Line) -> bool:
    return line.block is not None and line.block.link_share >= _LINK_LINE


def _is_label(line: Line) -> bool:
    return len(line.text) < _LONGEST_LABEL and not _SENTENCE_END.search(line.text)


def _elements_beside(lines: Sequence[Line]) -> set[Element]:
    """Return the elements that stand beside a text, by tag or by name.

    One that holds much of the text is none, and where names would cost much of it, the site uses
    such names for its articles too, and they tell nothing.
    """
    held: dict[Element, int] = {}
    for line in lines:
        for element in _around(line):
            held[element] = held.get(element, 0) + len(line.text)
    total = sum(len(line.text) for line in lines)
    small = [e for e, length in held.items() if length <= _MOST_OF_TEXT_IN_ONE * total]
    by_tag = {e for e in small if e.tag in _BESIDE_TAGS and not _quotes(e)}
    by_name = {e for e in small if e.tag not in _WHOLE and _is_named_beside(e)}
    lost = sum(len(line.text) for line in lines if _stands_in(line, by_name))
    return by_tag | by_name if lost <= _MOST_OF_TEXT_IN_ALL * total else by_tag


def _around(line: Line) -> Iterator[Element]:
    if line.block is not None:
        yield line.block.element
        yield from line.block.element.iterancestors()


def _quotes(figure: Element) -> bool:
    """Tell whether the figure holds text of the article: a table, a quotation."""
    return next(figure.iter("table", "blockquote"), None) is not None


def _is_named_beside(element: Element) -> bool:
    return bool(_BESIDE.search(f"{element.get('class', '')} {element.get('id', '')}"))


def _stands_in(line: Line, elements: set[Element]) -> bool:
    return any(element in elements for element in _around(line))


def _without_opening(lines: Sequence[Line], outline: Outline) -> Iterator[Line]:
    """Yield the lines but the title, what the site says above it, and byline, date and caption."""
    title = next(iter(outline.titles()), 0)
    for number, line in enumerate(lines):
        is_above = line.at is not None and line.at < title and _is_label(line)
        if line.key in outline.title_keys or is_above:
            continue
        if number >= _OPENING_LINES or not _belongs_above(line):
            yield line


def _belongs_above(line: Line) -> bool:
    if len(line.text) < _LONGEST_BYLINE and (
        _BYLINE.match(line.text) or _DATE_LINE.match(line.text)
    ):
        return True
    return len(line.text) < _LONGEST_CAPTION and _captions_a_picture(line)


def _captions_a_picture(line: Line) -> bool:
    """Tell whether the line is all the text of an element that shows a picture above it."""
    if line.block is None or line.block.element.tag in _WHOLE:
        return False
    element = line.block.element
    picture = next(element.iter("img"), None)
    return picture is not None and key(words(element)) == line.key


def _without_repeats(lines: Iterator[Line]) -> Iterator[Line]:
    seen: set[str] = set()
    for line in lines:
        if line.key not in seen or len(line.key) < _SHORTEST_REPEAT:
            yield line
        seen.add(line.key)
