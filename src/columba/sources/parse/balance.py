"""Tags that open and close one another again, for documents in which they do not."""

import html
import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"(?P<solid><!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z))"
    r"|<(?P<end>/?)(?P<name>[A-Za-z_][\w:.-]*)(?P<rest>(?:[^<>\"']++|\"[^\"<]*\"|'[^'<]*')*+)>"
    r"|(?P<stray><)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"([A-Za-z_][\w:.-]*)(?:\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)'|([^\s\"'<>]+)))?"
)
_ITEMS = frozenset({"item", "entry"})
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "meta", "source", "wbr"})
# Elements of a feed that hold words only, and those that hold a whole text with its HTML.
_WORDS = frozenset({
    "title", "link", "guid", "id", "pubdate", "published", "updated", "comments", "language",
    "dc:creator", "dc:date", "dc:subject", "category", "lastbuilddate", "name", "email",
})  # fmt: skip
_TEXTS = frozenset({"description", "summary", "content", "content:encoded", "subtitle"})
_FIELDS = _WORDS | _TEXTS
# HTML that lies about between the fields of an item.
_LOOSE = frozenset({"a", "b", "center", "div", "em", "font", "i", "li", "ol", "p", "span", "ul"})
# Their names that HTML has as well: inside a text they may belong to it.
_SHARED = frozenset({"title", "link", "summary", "category", "content", "id", "name"})
_DEEPEST = 100
_LONGEST_TAG = 5000


def balance(text: str) -> str:
    """Return `text` with every element closed where it must have ended and nothing closed twice.

    A new item ends the one before; a field of the feed ends a field that never ended; an element
    ends what is still open inside it. Names become small letters, attributes get quotation marks.
    """
    return "".join(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    stack: list[str] = []
    at = 0
    for match in _TOKEN.finditer(text):
        yield text[at : match.start()]
        at = match.end()
        if match["stray"]:
            yield "&lt;"
        elif match["solid"]:
            yield match["solid"]
        elif match["end"]:
            yield from _close(match["name"].lower(), stack)
        else:
            yield from _open(match["name"].lower(), match["rest"], stack)
    yield text[at:]
    yield from _close_down_to(0, stack)


def _open(name: str, rest: str, stack: list[str]) -> Iterator[str]:
    yield from _close_down_to(_still_open(name, stack), stack)
    attributes = {
        key.lower(): "".join(values)
        for key, *values in reversed(_ATTRIBUTE.findall(rest[:_LONGEST_TAG]))
    }
    written = "".join(
        f' {key}="{html.escape(html.unescape(value))}"' for key, value in attributes.items()
    )
    is_empty = rest.rstrip().endswith("/") or name in _VOID or len(stack) >= _DEEPEST
    yield f"<{name}{written}{'/' if is_empty else ''}>"
    if not is_empty:
        stack.append(name)


def _still_open(name: str, stack: list[str]) -> int:
    """Return how many of the open elements may stay open when `name` begins."""
    if name in _ITEMS:
        ending = _ITEMS
    elif name in _FIELDS:
        in_text = any(opened in _TEXTS for opened in stack)
        ending = (_WORDS if name in _SHARED else _FIELDS) if in_text else _FIELDS | _LOOSE
    else:
        return len(stack)
    return next((n for n, opened in enumerate(stack) if opened in ending), len(stack))


def _close(name: str, stack: list[str]) -> Iterator[str]:
    """Close the innermost open `name` and what is open inside it; ignore an end without start."""
    for place in range(len(stack) - 1, -1, -1):
        if stack[place] == name:
            yield from _close_down_to(place, stack)
            return


def _close_down_to(place: int, stack: list[str]) -> Iterator[str]:
    while len(stack) > place:
        yield f"</{stack.pop()}>"
