"""RSS, RDF and Atom: from the tree to raw values."""

from collections.abc import Iterable

from columba.lib import urls
from columba.sources.parse.elements import (
    Children,
    Element,
    attribute,
    bases_of,
    children_of,
    language_of,
    markup_of,
    name_of,
    text_of,
)
from columba.sources.parse.pictures import pictures_of
from columba.sources.parse.raw import RawEntry, RawFeed
from columba.sources.parse.schedule import read_hints
from columba.sources.parse.values import FeedError, Format, Refusal

_ROOTS = {
    "rss": Format.RSS,
    "channel": Format.RSS,
    "rdf:rdf": Format.RDF,
    "rdf": Format.RDF,
    "atom:feed": Format.ATOM,
    "feed": Format.ATOM,
    "atom:entry": Format.ATOM,
    "entry": Format.ATOM,
}
_OTHERS = {
    "html": (Refusal.HTML, "a web page"),
    "xhtml:html": (Refusal.HTML, "a web page"),
    "opml": (Refusal.NOT_A_FEED, "a list of feeds (OPML); load it as sources.opml"),
    "urlset": (Refusal.NOT_A_FEED, "a sitemap"),
    "sitemapindex": (Refusal.NOT_A_FEED, "a sitemap"),
}
_ITEMS = ("item", "atom:entry", "entry")
# For each value the elements that may hold it, the best first.
_TITLE = ("title", "atom:title", "dc:title", "media:title", "itunes:title")
_SUMMARY = (
    "atom:summary", "description", "summary", "dc:description", "media:description",
    "itunes:summary", "itunes:subtitle",
)  # fmt: skip
_CONTENT = ("content:encoded", "atom:content", "content", "xhtml:body", "body", "fullitem")
_GUID = ("guid", "atom:id", "id", "dc:identifier")
_PUBLISHED = (
    "pubdate", "atom:published", "published", "dc:date", "dcterms:issued", "atom:issued", "issued",
    "dcterms:created", "atom:created", "created", "date",
)  # fmt: skip
_UPDATED = (
    "atom:updated", "updated", "dcterms:modified", "atom:modified", "modified", "lastbuilddate",
)  # fmt: skip
_AUTHORS = ("dc:creator", "atom:author", "author", "itunes:author", "dc:contributor", "creator")
_CATEGORIES = ("category", "atom:category", "dc:subject")
_LANGUAGE = ("language", "dc:language")
_LINKS = ("link", "atom:link")


def read_xml(root: Element, *, url: str) -> RawFeed:
    """Return the raw values of a feed; FeedError where the root is that of something else."""
    kind = _ROOTS.get(name_of(root))
    if kind is None:
        raise _no_feed(name_of(root))
    channel = _channel(root)
    children = children_of(channel)
    base = bases_of(channel, url)
    site = _site_url(children, base)
    return RawFeed(
        format=kind,
        base=base,
        title=_markup(children, _TITLE),
        site_url=site,
        language=_text(children, _LANGUAGE) or language_of(channel),
        hints=read_hints(children),
        hub_url=_link(children, "hub"),
        self_url=_link(children, "self"),
        updated=_texts(children, (*_UPDATED, *_PUBLISHED)),
        entries=_entries(root, channel, site=site, url=url),
    )


def _no_feed(name: str) -> FeedError:
    reason, words = _OTHERS.get(
        name, (Refusal.NOT_A_FEED, f"XML of another kind (<{name.rpartition(':')[2][:40]}>)")
    )
    return FeedError(
        reason, f"This is no feed but {words}. Look for the feed's own address on the site."
    )


def _channel(root: Element) -> Element:
    """Return the element that describes the feed; in RDF and old RSS its items stand beside it."""
    if name_of(root) not in {"rss", "rdf", "rdf:rdf"}:
        return root
    return next((child for child in root if name_of(child) == "channel"), root)


def _entries(root: Element, channel: Element, *, site: str, url: str) -> tuple[RawEntry, ...]:
    if name_of(root) in {"atom:entry", "entry"}:
        return (_entry(root, (), site=site, url=url),)
    feed_authors = _authors(children_of(channel), ("atom:author",))
    items = [node for node in root.iter("{*}*") if _is_item(node)]
    return tuple(_entry(item, feed_authors, site=site, url=url) for item in items)


def _is_item(node: Element) -> bool:
    parent = node.getparent()
    if name_of(node) not in _ITEMS or parent is None:
        return False
    return name_of(parent) not in {*_ITEMS, "atom:source"}


def _entry(item: Element, feed_authors: tuple[str, ...], *, site: str, url: str) -> RawEntry:
    children = children_of(item)
    base = bases_of(item, url)
    if base == url and name_of(item) == "item":
        base = site or url
    return RawEntry(
        base=base,
        guid=_text(children, _GUID) or attribute(item, _about(item)),
        links=tuple(filter(None, _entry_links(item, children))),
        title=_markup(children, _TITLE),
        summary=_markup(children, _SUMMARY),
        content=_content(children),
        authors=_authors(children, _AUTHORS) or feed_authors,
        published=_texts(children, _PUBLISHED),
        updated=_texts(children, _UPDATED),
        images=pictures_of(children),
        categories=_categories(children),
    )


def _about(item: Element) -> str:
    return next((str(key) for key, _ in item.items() if str(key).endswith("}about")), "about")


def _entry_links(item: Element, children: Children) -> Iterable[str]:
    """Yield the addresses that may be the entry's page, the likeliest first."""
    yield from _texts(children, ("feedburner:origlink",))
    links = [node for name in _LINKS for node in children.get(name, [])]
    yield from _pages(links)
    yield from (
        text_of(node)
        for node in children.get("guid", [])
        if attribute(node, "isPermaLink").lower() != "false"
    )
    yield from _texts(children, ("atom:id", "id"))
    yield attribute(item, _about(item))
    yield from (
        src for name in ("atom:content", "content") for node in children.get(name, [])
        if (src := attribute(node, "src"))
    )  # fmt: skip


def _pages(links: list[Element]) -> list[str]:
    """Return the address in each link to the thing itself, web pages before other forms of it."""
    pages = [node for node in links if attribute(node, "rel").lower() in {"", "alternate"}]
    pages.sort(key=lambda node: "html" not in (attribute(node, "type").lower() or "html"))
    found = (text_of(node) or attribute(node, "href") for node in pages)
    return [address for address in found if address]


def _site_url(children: Children, base: str) -> str:
    links = [node for name in _LINKS for node in children.get(name, [])]
    joined = (urls.join(base, link) for link in _pages(links))
    return next((url for url in joined if url), "")


def _link(children: Children, rel: str) -> str:
    for name in ("atom:link", "link"):
        for node in children.get(name, []):
            if rel in attribute(node, "rel").lower().split():
                return attribute(node, "href")
    return ""


def _content(children: Children) -> str:
    """Return the longest text that is the entry itself and not a file beside it."""
    found = [
        markup_of(node)
        for name in _CONTENT
        for node in children.get(name, [])
        if not attribute(node, "src")
    ]
    return max(found, key=len, default="")


def _authors(children: Children, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names under the first element that has any."""
    for name in names:
        found = [author for node in children.get(name, []) if (author := _author(node))]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _author(node: Element) -> str:
    named = next((child for child in node if name_of(child) in {"atom:name", "name"}), None)
    return (
        text_of(named if named is not None else node) if named is not None or not len(node) else ""
    )


def _categories(children: Children) -> tuple[str, ...]:
    nodes = [node for name in _CATEGORIES for node in children.get(name, [])]
    words = (attribute(node, "label") or attribute(node, "term") or text_of(node) for node in nodes)
    return tuple(word for word in words if word)


def _markup(children: Children, names: tuple[str, ...]) -> str:
    found = (markup_of(node) for name in names for node in children.get(name, []))
    return next((markup for markup in found if markup.strip()), "")


def _text(children: Children, names: tuple[str, ...]) -> str:
    return next(iter(_texts(children, names)), "")


def _texts(children: Children, names: tuple[str, ...]) -> tuple[str, ...]:
    found = (text_of(node) for name in names for node in children.get(name, []))
    return tuple(text for text in found if text)
