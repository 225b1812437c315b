"""Text in a page that no reader sees, taken out first: it may be written for machines alone."""

import re
from collections.abc import Iterable

from lxml.etree import _Element as Element

from columba.articles.extract.elements import drop, text_length

# Elements whose content is no running text.
_NOT_TEXT = (
    *("script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas"),
    *("select", "textarea", "input", "math", "audio", "map", "datalist"),
)
# No running text either, but unclosed ones swallow whole articles.
_CONTROLS = ("button", "dialog")
_STYLED_AWAY = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*[01](?:px|pt|%)?\s*(?:;|!|$)"
    r"|text-indent\s*:\s*-\d{3}|(?:left|top|right)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*[01]"
    r"|clip-path\s*:\s*inset\(\s*(?:50|100)%",
    re.IGNORECASE,
)
# What a script may be about to show (a fade-in), or what only screen readers read out.
_FADED = re.compile(
    r"opacity\s*:\s*0?\.?0*\s*(?:;|!|$)|(?<![-\w])color\s*:\s*transparent", re.IGNORECASE
)
_UNSEEN_CLASSES = frozenset(
    """sr-only visually-hidden visuallyhidden screen-reader-text screenreader screen-reader-only
    a11y-hidden u-visually-hidden is-visually-hidden offscreen element-invisible""".split()
)
_CSS_SIMPLE = re.compile(r"\s*([.#][\w-]+)\s*$")
_CSS_CHARACTERS = 300_000
# A whole article may be hidden until a script shows it; an aside may not.
_MOST_HARD = 0.5
_MOST_SOFT = 0.3


def drop_hidden(tree: Element) -> None:
    """Remove from `tree` what no reader sees: by element, attribute, style or style sheet.

    Kept is what holds most of the page's text, since a script will show it.
    """
    unseen = _unseen_selectors(tree)
    _put_streamed_in_place(tree)
    for element in list(tree.iter(*_NOT_TEXT)):
        drop(element)
    total = text_length(tree)
    for element in [e for e in tree.iter() if e.tag in _CONTROLS or _is_hidden(e)]:
        if text_length(element) <= _MOST_HARD * total:
            drop(element)
    soft = _outermost(e for e in tree.iter() if _is_faded(e, unseen))
    if sum(map(text_length, soft)) <= _MOST_SOFT * total:
        for element in soft:
            drop(element)


def _put_streamed_in_place(tree: Element) -> None:
    """Move what React sends late, in `<div hidden id="S:1">`, to where its script would put it."""
    places = {str(e.get("id")): e for e in tree.iter("template") if e.get("id")}
    for part in [e for e in tree.iter("div") if e.get("id", "").startswith("S:")]:
        number = part.get("id", "").removeprefix("S:")
        place = places.get(f"B:{number}", places.get(f"P:{number}"))
        if part.get("hidden") is None or place is None:
            continue
        if not any(ancestor is part for ancestor in place.iterancestors()):
            del part.attrib["hidden"]
            place.addnext(part)


def _is_hidden(element: Element) -> bool:
    if element.get("hidden") is not None:
        return element.get("hidden") != "until-found"
    style = element.get("style")
    return bool(style and _STYLED_AWAY.search(style))


def _is_faded(element: Element, unseen: frozenset[str]) -> bool:
    if element.get("aria-hidden", "").lower() == "true":
        return True
    style, names = element.get("style"), element.get("class", "").split()
    if style and _FADED.search(style):
        return True
    if _UNSEEN_CLASSES.intersection(names) or f"#{element.get('id')}" in unseen:
        return True
    return any(f".{name}" in unseen for name in names)


def _unseen_selectors(tree: Element) -> frozenset[str]:
    """Return the plain class and id selectors that the page's own style sheets hide everywhere."""
    sheets = "\n".join(style.text or "" for style in tree.iter("style"))[:_CSS_CHARACTERS]
    found: set[str] = set()
    depth = 0
    for rule in sheets.split("}"):
        selectors, _, body = rule.rpartition("{")
        if not depth and rule.count("{") == 1 and _STYLED_AWAY.search(body):
            simple = (_CSS_SIMPLE.match(selector) for selector in selectors.split(","))
            found.update(match[1] for match in simple if match)
        depth = max(depth + rule.count("{") - 1, 0)
    return frozenset(found)


def _outermost(elements: Iterable[Element]) -> list[Element]:
    """Return those of the elements (in document order) that stand in none of the others."""
    found: dict[Element, None] = {}
    for element in elements:
        if not any(ancestor in found for ancestor in element.iterancestors()):
            found[element] = None
    return list(found)
