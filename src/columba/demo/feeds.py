"""The sample newsroom's feeds, one writer for each of the four formats."""

import json
from collections.abc import Callable, Sequence
from email.utils import format_datetime

from lxml import etree

from columba.demo.edition import Outlet, Piece
from columba.demo.pages import page_url, site_url

_ATOM = "http://www.w3.org/2005/Atom"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RSS1 = "http://purl.org/rss/1.0/"
_DC = "http://purl.org/dc/elements/1.1/"
_ATOM_PREFIXES: dict[str | None, str] = {None: _ATOM}
_RDF_PREFIXES: dict[str | None, str] = {"rdf": _RDF, "dc": _DC, None: _RSS1}
_NAMES = {"rss": "feed.xml", "atom": "atom.xml", "rdf": "index.rdf", "json": "feed.json"}
_TYPES = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "rdf": "application/rdf+xml",
    "json": "application/feed+json",
}


def feed_url(outlet: Outlet, port: int) -> str:
    """Return the address of the outlet's feed."""
    return f"{site_url(outlet, port)}{_NAMES[outlet.feed]}"


def feed_type(outlet: Outlet) -> str:
    """Return the media type of the outlet's feed."""
    return _TYPES[outlet.feed]


def write_feed(outlet: Outlet, pieces: Sequence[Piece], port: int) -> bytes:
    """Return the outlet's feed, newest piece first, in the outlet's own format."""
    return _WRITERS[outlet.feed](outlet, pieces, port)


def _rss(outlet: Outlet, pieces: Sequence[Piece], port: int) -> bytes:
    root = etree.Element("rss", version="2.0")
    channel = etree.SubElement(root, "channel")
    _texts(channel, title=outlet.name, link=site_url(outlet, port), description=outlet.tagline)
    _texts(channel, language=outlet.language, ttl="15")
    for piece in pieces:
        item = etree.SubElement(channel, "item")
        url = page_url(outlet, piece, port)
        _texts(item, title=piece.headline, link=url, description=_summary(piece))
        etree.SubElement(item, "guid", isPermaLink="false").text = f"{outlet.domain}/{piece.slug}"
        _texts(item, pubDate=format_datetime(piece.published), category=piece.section)
    return _xml(root)


def _atom(outlet: Outlet, pieces: Sequence[Piece], port: int) -> bytes:
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap=_ATOM_PREFIXES)  # type: ignore[arg-type] # the stubs know no default
    newest = max((piece.updated or piece.published for piece in pieces), default=None)
    _texts(root, _ATOM, id=f"tag:{outlet.domain},2025:feed", title=outlet.name)
    if newest:
        _texts(root, _ATOM, updated=newest.isoformat())
    etree.SubElement(root, f"{{{_ATOM}}}link", href=site_url(outlet, port))
    for piece in pieces:
        entry = etree.SubElement(root, f"{{{_ATOM}}}entry")
        _texts(entry, _ATOM, id=f"tag:{outlet.domain},2025:{piece.slug}", title=piece.headline)
        etree.SubElement(entry, f"{{{_ATOM}}}link", href=page_url(outlet, piece, port))
        _texts(entry, _ATOM, published=piece.published.isoformat(), summary=_summary(piece))
        _texts(entry, _ATOM, updated=(piece.updated or piece.published).isoformat())
        for name in piece.byline:
            _texts(etree.SubElement(entry, f"{{{_ATOM}}}author"), _ATOM, name=name)
    return _xml(root)


def _rdf(outlet: Outlet, pieces: Sequence[Piece], port: int) -> bytes:
    root = etree.Element(f"{{{_RDF}}}RDF", nsmap=_RDF_PREFIXES)  # type: ignore[arg-type] # the stubs know no default
    about = f"{{{_RDF}}}about"
    channel = etree.SubElement(root, f"{{{_RSS1}}}channel", {about: feed_url(outlet, port)})
    _texts(channel, _RSS1, title=outlet.name, link=site_url(outlet, port))
    _texts(channel, _RSS1, description=outlet.tagline)
    listed = etree.SubElement(etree.SubElement(channel, f"{{{_RSS1}}}items"), f"{{{_RDF}}}Seq")
    for piece in pieces:
        url = page_url(outlet, piece, port)
        etree.SubElement(listed, f"{{{_RDF}}}li", {f"{{{_RDF}}}resource": url})
        item = etree.SubElement(root, f"{{{_RSS1}}}item", {about: url})
        _texts(item, _RSS1, title=piece.headline, link=url, description=_summary(piece))
        _texts(item, _DC, date=piece.published.isoformat(), creator=" and ".join(piece.byline))
    return _xml(root)


def _json(outlet: Outlet, pieces: Sequence[Piece], port: int) -> bytes:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": outlet.name,
        "home_page_url": site_url(outlet, port),
        "feed_url": feed_url(outlet, port),
        "description": outlet.tagline,
        "language": outlet.language,
        "items": [
            {
                "id": f"{outlet.domain}:{piece.slug}",
                "url": page_url(outlet, piece, port),
                "title": piece.headline,
                "content_text": _summary(piece),
                "date_published": piece.published.isoformat(),
                "authors": [{"name": name} for name in piece.byline],
                "tags": [piece.section],
            }
            for piece in pieces
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


_WRITERS: dict[str, Callable[[Outlet, Sequence[Piece], int], bytes]] = {
    "rss": _rss,
    "atom": _atom,
    "rdf": _rdf,
    "json": _json,
}


def _summary(piece: Piece) -> str:
    return piece.standfirst or (piece.paragraphs[0] if piece.paragraphs else "")


def _texts(parent: etree._Element, namespace: str = "", /, **values: str) -> None:
    for name, value in values.items():
        tag = f"{{{namespace}}}{name}" if namespace else name
        etree.SubElement(parent, tag).text = value


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
