"""From an extractor's lines to the article's paragraphs, without the page around them."""

import re
from collections.abc import Iterator, Sequence

from lxml.etree import _Element as Element

from columba.articles.extract.elements import words
from columba.articles.extract.outline import Line, Outline, key

_SMALL_PRINT = ("small", "i", "em", "figcaption", "cite")
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
# Lines that every page of a site carries, in the languages of many sites: these whatever follows.
_FURNITURE = re.compile(
    r"""(?:also\sread|read\salso|related|recommended|more|more\s(?:on|from)\s.{1,40})\s?:
    |(?:sign\sup|subscribe)\b.{0,60}\b(?:newsletters?|inbox|e-?mails?|alerts|podcast|channel)\b
    |support\s(?:our|local|independent)\sjournalism\b
    |(?:advertisement|advertising|anzeige|werbung|publicidad|publicité|pubblicità|reklama|реклама
      |annonce|continue\sreading|skip\s(?:to|advert)\b.{0,40}|loading|share|comments?|print
      |e-?mail)\W*$
    |©|\(c\)\s|copyright\s(?:©|\(c\)|\d{4}|by\s)
    |(?:photo(?:graph)?s?|images?|fotos?|bild(?:er)?|pictured?|source|quelle|image\scredits?
      |photo\scredits?|credits?)\s?(?:by\b|:|courtesy\b)(?!.{120})
    |\d{1,2}\s?min(?:ute)?s?\.?\s?(?:read|lesezeit)
    |(?:lesen\ssie\s(?:auch|hier)|auch\sinteressant|mehr\szum\sthema|lire\saussi|à\slire
      |lee\stambién|leia\s(?:também|mais)|leggi\sanche|läs\s(?:också|mer)|les\sogså|lees\sook)\b
    |>>""",
    re.IGNORECASE | re.VERBOSE,
)
# How such lines begin that may as well begin a sentence of the report: these where none ends.
_MAYBE_FURNITURE = re.compile(
    r"""(?:read|see|watch|listen)\s(?:more|also|next|this)\b|more\s(?:on|from)\b
    |(?:sign\sup|subscribe|follow\sus|click\shere|download\sthe|like\sus\son|share\sthis)\b
    |(?:join\s(?:our|us|the\sconversation)|get\s(?:the\slatest|breaking))\b
    |(?:published|posted|updated|last\supdated|last\smodified|stand|aktualisiert|veröffentlicht
      |publicado|actualizado|publié|mis\sà\sjour|pubblicato|uppdaterad|publicerad)\b
      (?=.{0,40}\d)(?!.{90})""",
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
_SOME_LINKS = 0.3
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
    if len(line.text) >= _LONGEST_FURNITURE:
        return False
    if _FURNITURE.match(line.text):
        return True
    links = line.block.link_share if line.block else 0
    is_open = links >= _SOME_LINKS or _ends_openly(line)
    return is_open and bool(_MAYBE_FURNITURE.match(line.text))


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
    return len(line.text) < _LONGEST_LABEL and _ends_openly(line)


def _ends_openly(line: Line) -> bool:
    """Tell whether no sentence ends where the line ends; an hour of the day is no sentence."""
    return not _SENTENCE_END.search(line.text) or line.text.lower().endswith(("a.m.", "p.m."))


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
    if len(line.text) >= _LONGEST_CAPTION:
        return False
    return _is_byline_or_date(line) or _captions_a_picture(line)


def _is_byline_or_date(line: Line) -> bool:
    if len(line.text) >= _LONGEST_BYLINE or not _ends_openly(line):
        return False
    return bool(_BYLINE.match(line.text) or _DATE_LINE.match(line.text))


def _captions_a_picture(line: Line) -> bool:
    """Tell whether the line is small print, and all there is, in an element with a picture."""
    element = line.block.element if line.block else None
    if element is None or element.tag in _WHOLE or next(element.iter("img"), None) is None:
        return False
    small = " ".join(words(part) for part in element.iter(*_SMALL_PRINT))
    return key(words(element)) == line.key == key(small)


def _without_repeats(lines: Iterator[Line]) -> Iterator[Line]:
    seen: set[str] = set()
    for line in lines:
        if line.key not in seen or len(line.key) < _SHORTEST_REPEAT:
            yield line
        seen.add(line.key)
