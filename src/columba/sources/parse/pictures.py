"""Which picture an entry shows."""

import html
import re
from collections.abc import Iterator
from itertools import chain

from columba.sources.parse.elements import Children, Element, attribute, children_of, text_of

_IMG = re.compile(r"<img\b([^>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_SUFFIX = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:\?|$)", re.IGNORECASE)
# Pictures of a pixel or two, and the hosts of counters and share buttons.
_SMALLEST = 3
_COUNTERS = re.compile(
    r"feedburner\.com/~|/pixel[./?]|doubleclick\.|scorecardresearch|stats\.wordpress|/b\.gif|1x1"
    r"|feedsportal|gravatar\.com|/smilies/|/emoji/",
    re.IGNORECASE,
)
_MOST_IMAGES = 20


def pictures_of(children: Children) -> tuple[str, ...]:
    """Return addresses of pictures that the entry names beside its text, the largest first."""
    media = _media(children)
    beside = chain(
        _hrefs(children, "itunes:image"),
        (attribute(node, "url") for node in children.get("enclosure", []) if _is_image(node)),
        (attribute(node, "href") for node in _enclosing_links(children) if _is_image(node)),
        (url for node in children.get("image", []) for url in _image_element(node)),
    )
    return tuple(url for url in chain(media, beside) if url)[:_MOST_IMAGES]


def pictures_in(markup: str) -> Iterator[str]:
    """Yield the addresses of pictures inside `markup`, without counters and dots."""
    for match in _IMG.finditer(markup):
        found = {name.lower(): "".join(values) for name, *values in _ATTRIBUTE.findall(match[1])}
        src = html.unescape(found.get("src") or found.get("data-src") or "").strip()
        if src and not src.startswith("data:") and not _is_dot(found) and not _COUNTERS.search(src):
            yield src


def _media(children: Children) -> list[str]:
    """Return what Media RSS names: pictures first by width, then thumbnails by width."""
    groups = [children, *(children_of(node) for node in children.get("media:group", []))]
    inner = [
        children_of(node)
        for group in groups
        for node in group.get("media:content", [])
        if len(node)
    ]
    contents = [n for group in groups for n in group.get("media:content", []) if _is_image(n)]
    thumbnails = [n for group in (*groups, *inner) for n in group.get("media:thumbnail", [])]
    ranked = sorted(contents, key=_width, reverse=True) + sorted(
        thumbnails, key=_width, reverse=True
    )
    return [attribute(node, "url") or text_of(node) for node in ranked]


def _is_image(node: Element) -> bool:
    kind, medium = attribute(node, "type").lower(), attribute(node, "medium").lower()
    if kind or medium:
        return kind.startswith("image") or medium == "image"
    return bool(_SUFFIX.search(attribute(node, "url") or attribute(node, "href")))


def _width(node: Element) -> int:
    return _pixels(attribute(node, "width"))


def _pixels(text: str) -> int:
    digits = text.removesuffix("px").strip()
    return (
        int(digits) if digits.isascii() and digits.isdigit() and len(digits) < len("100000") else 0
    )


def _hrefs(children: Children, name: str) -> Iterator[str]:
    return (attribute(node, "href") or text_of(node) for node in children.get(name, []))


def _enclosing_links(children: Children) -> list[Element]:
    nodes = [*children.get("atom:link", []), *children.get("link", [])]
    return [node for node in nodes if attribute(node, "rel").lower() == "enclosure"]


def _image_element(node: Element) -> list[str]:
    """Return the address in <image>, which some feeds write with <url> inside and some without."""
    if not len(node):
        return [text_of(node)]
    return [text_of(child) for child in children_of(node).get("url", [])]


def _is_dot(attributes: dict[str, str]) -> bool:
    sizes = [attributes[name] for name in ("width", "height") if attributes.get(name, "").strip()]
    return any(size.strip().isdigit() and _pixels(size.strip()) < _SMALLEST for size in sizes)
