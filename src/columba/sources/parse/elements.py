"""Names, texts and addresses of the elements of a feed, whatever prefixes it declares."""

import base64
import binascii
import html
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urljoin

from lxml import etree

Element = etree._Element  # noqa: SLF001 - lxml has no public name for it
Children = dict[str, list[Element]]

_XML = "{http://www.w3.org/XML/1998/namespace}"
_ATOM = "atom"
# Namespaces by the prefix under which the readers ask for them; spelled without scheme and end.
_PREFIXES = {
    "www.w3.org/2005/atom": _ATOM,
    "purl.org/atom/ns": _ATOM,
    "example.com/newformat": _ATOM,
    "example.com/necho": _ATOM,
    "purl.org/echo": _ATOM,
    "purl.org/pie": _ATOM,
    "purl.org/rss/1.0": "",
    "my.netscape.com/rdf/simple/0.9": "",
    "channel.netscape.com/rdf/simple/0.9": "",
    "my.netscape.com/publish/formats/rss-0.91.dtd": "",
    "purl.org/net/rss1.1": "",
    "backend.userland.com/rss": "",
    "backend.userland.com/rss2": "",
    "backend.userland.com/blogchannelmodule": "blog",
    "blogs.law.harvard.edu/tech/rss": "",
    "www.rssboard.org/rss-specification": "",
    "purl.org/dc/elements/1.0": "dc",
    "purl.org/dc/elements/1.1": "dc",
    "purl.org/dc/terms": "dcterms",
    "purl.org/rss/1.0/modules/content": "content",
    "purl.org/rss/1.0/modules/syndication": "sy",
    "search.yahoo.com/mrss": "media",
    "www.rssboard.org/media-rss": "media",
    "video.search.yahoo.com/mrss": "media",
    "www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "example.com/dtds/podcast-1.0.dtd": "itunes",
    "rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
    "www.w3.org/1999/xhtml": "xhtml",
}
_VOID = frozenset({"br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_DEFAULT_PREFIXES = frozenset({*_PREFIXES.values(), "rss"}) - {""}


def name_of(element: Element) -> str:
    """Return the name in lower case under our own prefix: "title", "dc:creator", "atom:link".

    An element in an unknown namespace is "?:name", so that it passes for nothing else.
    """
    tag = element.tag
    return _name(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=4096)
def _name(tag: str) -> str:
    namespace, _, local = tag.rpartition("}")
    if namespace:
        prefix = _PREFIXES.get(_plain(namespace[1:]), "?")
    else:
        # A damaged document may use a prefix without declaring it.
        prefix, _, local = local.rpartition(":")
        prefix = prefix.lower() if prefix.lower() in _DEFAULT_PREFIXES else prefix and "?"
    return f"{prefix}:{local.lower()}" if prefix not in {"", "rss"} else local.lower()


def children_of(element: Element) -> Children:
    """Return the child elements by name, those of one name in document order."""
    children: Children = {}
    for child in element:
        children.setdefault(name_of(child), []).append(child)
    return children


def attribute(element: Element, name: str) -> str:
    """Return an attribute whatever the case of its name, or ""."""
    exact = element.get(name)
    if exact is not None:
        return str(exact).strip()
    lower = name.lower()
    return next((str(v).strip() for k, v in element.items() if str(k).lower() == lower), "")


def text_of(element: Element) -> str:
    """Return all text inside the element, trimmed."""
    return "".join(map(str, element.itertext())).strip()


def markup_of(element: Element) -> str:
    """Return the element's content as HTML, whichever way the feed wraps HTML into XML."""
    kind = attribute(element, "type").lower()
    mode = attribute(element, "mode").lower()
    if len(element):
        return _inner(element)
    text = element.text or ""
    if mode == "base64" or (name_of(element) == "atom:content" and _is_base64(kind)):
        return _unpack(text, kind)
    if not name_of(element).startswith("atom:") or kind in {"html", "xhtml", "text/html"}:
        return text
    is_markup = mode == "escaped" or kind.endswith(("+xml", "/xml"))
    return text if is_markup and kind != "text/plain" else html.escape(text, quote=False)


def bases_of(element: Element, url: str) -> str:
    """Return the address against which relative ones inside `element` resolve."""
    bases = [str(found) for node in _upwards(element) if (found := node.get(f"{_XML}base"))]
    for base in reversed(bases):
        try:
            url = urljoin(url, base.strip())
        except ValueError:
            continue
    return url


def language_of(element: Element) -> str:
    """Return the xml:lang of the element or its nearest ancestor that has one, or ""."""
    return next(
        (str(found) for node in _upwards(element) if (found := node.get(f"{_XML}lang"))), ""
    )


def _upwards(element: Element) -> Iterator[Element]:
    yield element
    yield from element.iterancestors()


def _plain(namespace: str) -> str:
    return namespace.strip().lower().partition("://")[2].partition("#")[0].rstrip("/")


def _inner(element: Element) -> str:
    """Serialise what is inside, without the namespaces and without Atom's wrapping <div>."""
    nodes = list(element)
    if (
        len(nodes) == 1
        and name_of(nodes[0]) in {"xhtml:div", "xhtml:body"}
        and not (element.text or "").strip()
    ):
        element, nodes = nodes[0], list(nodes[0])
    return html.escape(element.text or "", quote=False) + "".join(map(_serialise, nodes))


def _serialise(node: Element) -> str:
    """Return `node` and its tail as HTML; depth is bounded by the parser's own limit."""
    if not isinstance(node.tag, str):
        return html.escape(node.tail or "", quote=False)
    tag = etree.QName(node).localname
    attributes = "".join(
        f' {etree.QName(str(name)).localname}="{html.escape(str(value))}"'
        for name, value in node.items()
    )
    inside = html.escape(node.text or "", quote=False) + "".join(map(_serialise, node))
    tail = html.escape(node.tail or "", quote=False)
    closing = "" if tag.lower() in _VOID else f"</{tag}>"
    return f"<{tag}{attributes}>{inside}{closing}{tail}"


def _is_base64(kind: str) -> bool:
    return bool(kind) and "/" in kind and not kind.startswith("text/") and not kind.endswith("xml")


def _unpack(text: str, kind: str) -> str:
    """Return base64 content where it is text, "" where it is a picture or the like."""
    if (
        kind
        and not kind.startswith("text/")
        and "xml" not in kind
        and kind not in {"html", "xhtml"}
    ):
        return ""
    try:
        unpacked = base64.b64decode(text, validate=False).decode("utf-8")
    except (binascii.Error, ValueError):
        return ""
    return html.escape(unpacked, quote=False) if kind == "text/plain" else unpacked
