"""The pictures of a page with the words under them, wherever its markup puts those."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from columba.articles.extract.elements import text_length, words
from columba.lib.urls import join

_PICTURES = ("img", "amp-img")
_SOURCES = ("srcset", "data-srcset", "src", "data-src", "data-original", "data-lazy-src")
_NO_PICTURE = re.compile(
    r"(?:^|[/_.-])(?:logo|favicon|avatar|spacer|placeholder|blank|1x1)s?[/_.-]", re.IGNORECASE
)
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:img-?|image-?|fig-?|photo-?)?(?:captions?|cap)(?:$|[\s_-])", re.IGNORECASE
)
_LABEL = re.compile(r"^(?:legende|image caption|caption|bildunterschrift)\s*:?\s*", re.IGNORECASE)
_PERSON = re.compile(r"author|byline|avatar|profile|bio(?:$|[\s_-])", re.IGNORECASE)
_BYLINE = re.compile(r"(?:by|von|par|por|di|door|av)\s", re.IGNORECASE)
_WIDTH = re.compile(r"\s(\d{2,5})w\b")
_LONGEST_CAPTION = 1_000
_MOST_PICTURES = 60
_FIGURE_LEVELS = 6
_HOLDER_LEVELS = 3
_MOST_WORDS = 400


@dataclass(frozen=True)
class Figure:
    """A picture, by its addresses with the largest first, and its caption ("" where none is)."""

    element: Element
    urls: tuple[str, ...]
    caption: str
    is_person: bool


def figures(tree: Element, *, base: str) -> Iterator[Figure]:
    """Yield the pictures of the page in its order; the caption holds the photographer's credit."""
    seen: set[Element] = set()
    for _, image in zip(range(_MOST_PICTURES), tree.iter(*_PICTURES), strict=False):
        holder = _holder(image)
        if holder not in seen:
            seen.add(holder)
            yield Figure(holder, _urls(holder, base), _caption(holder), _shows_a_person(holder))


def usable(url: str | None, base: str) -> str:
    """Return the absolute address of a picture; "" for none, for data, for logos and the like."""
    if not url or url.startswith("data:") or _NO_PICTURE.search(url):
        return ""
    return join(base, url) or ""


def _holder(image: Element) -> Element:
    """Return the figure the image stands in, else the nearest element with a few words in it."""
    above = list(image.iterancestors())
    figure = next((e for e in above[:_FIGURE_LEVELS] if e.tag == "figure"), None)
    if figure is not None:
        return figure
    for element in above[:_HOLDER_LEVELS]:
        length = text_length(element)
        if length > _MOST_WORDS:
            break
        if length > 1 and element.tag not in {"body", "html", "a"}:
            return element
    return image


def _urls(holder: Element, base: str) -> tuple[str, ...]:
    found = sorted(_sources(holder), key=lambda source: -source[0])
    return tuple(dict.fromkeys(filter(None, (usable(source, base) for _, source in found))))


def _sources(holder: Element) -> Iterator[tuple[int, str]]:
    """Yield the addresses with their widths in pixels, 0 where it is not said."""
    for image in holder.iter(*_PICTURES, "source"):
        given = image.get("width", "")
        own = int(given[:5]) if given.isascii() and given.isdigit() else 0
        for name in _SOURCES:
            for candidate in filter(None, map(str.strip, image.get(name, "").split(", "))):
                width = _WIDTH.search(candidate)
                yield int(width[1]) if width else own, candidate.split()[0].rstrip(",")


def _caption(holder: Element) -> str:
    named = (e for e in holder.iter() if e.tag == "figcaption" or _is_caption(e))
    part = next(named, None if holder.tag == "figure" else holder)
    caption = _LABEL.sub("", words(part)) if part is not None else ""
    return "" if _BYLINE.match(caption) else caption[:_LONGEST_CAPTION]


def _is_caption(element: Element) -> bool:
    return bool(_CAPTION.search(element.get("class", "")))


def _shows_a_person(holder: Element) -> bool:
    named = [holder, *list(holder.iterancestors())[:2]]
    return any(_PERSON.search(f"{e.get('class', '')} {e.get('id', '')}") for e in named)
