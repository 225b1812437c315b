"""OPML in and out: the common format for lists of feeds, with what Columba adds to it."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path

from django.utils.text import slugify
from lxml import etree

from columba.lib.publication import PublicationError
from columba.lib.urls import is_http, normalise
from columba.sources.models import Source

NAMESPACE = "urn:columba:opml"
LONGEST_KEY = 100
# Safe on files of strangers: no entities, no network, no document type.
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


@dataclass(frozen=True, kw_only=True)
class Outline:
    """One feed of an OPML file."""

    feed_url: str
    title: str
    site_url: str = ""
    owner: str = ""
    licence: str = "all-rights-reserved"
    country: str = ""
    leaning: str = ""
    language: str = ""
    time_zone: str = ""
    folder: str = ""
    key: str = ""


def read_opml(path: Path) -> list[Outline]:
    """Return the feeds of an OPML file, each once and with a key of its own.

    PublicationError names the outline that cannot be used.
    """
    try:
        root = etree.fromstring(path.read_bytes(), _PARSER)
    except OSError as error:
        raise PublicationError(f"{path} cannot be read ({error.strerror}).") from error
    except etree.XMLSyntaxError as error:
        raise PublicationError(f"{path} is not well-formed XML: {error.msg}.") from error
    rows = [_outline(row, path) for row in root.iter("outline") if row.get("xmlUrl")]
    _check_addresses(rows, path)
    return _with_keys(rows)


def write_opml(sources: Iterable[Source], *, title: str) -> bytes:
    """Return the sources as an OPML file that other readers can load."""
    root = etree.Element("opml", version="2.0", nsmap={"columba": NAMESPACE})
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    folders: dict[str, etree._Element] = {}
    for source in sources:
        parent = body
        if source.folder:
            if source.folder not in folders:
                folders[source.folder] = etree.SubElement(body, "outline", text=source.folder)
            parent = folders[source.folder]
        etree.SubElement(parent, "outline", _attributes(source))
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _outline(row: etree._Element, path: Path) -> Outline:
    feed_url = row.get("xmlUrl", "").strip()
    title = row.get("title") or row.get("text") or feed_url
    if not is_http(feed_url):
        raise PublicationError(
            f"{path}, line {row.sourceline}: {title!r} has the address {feed_url!r}, "
            "which is no http:// or https:// address. Mend it or take the outline out."
        )
    parent = row.getparent()
    return Outline(
        feed_url=feed_url,
        title=title.strip(),
        site_url=row.get("htmlUrl", "").strip(),
        owner=_own(row, "owner"),
        licence=_own(row, "licence") or "all-rights-reserved",
        country=_own(row, "country"),
        leaning=_own(row, "leaning"),
        language=row.get("language", "").strip(),
        time_zone=_own(row, "timeZone"),
        folder=parent.get("text", "") if parent is not None and parent.tag == "outline" else "",
        key=_own(row, "key"),
    )


def _own(row: etree._Element, name: str) -> str:
    return row.get(f"{{{NAMESPACE}}}{name}", "").strip()


def _check_addresses(rows: Iterable[Outline], path: Path) -> None:
    seen: dict[str, str] = {}
    for row in rows:
        address = normalise(row.feed_url)
        if address in seen:
            raise PublicationError(
                f"{path}: {row.title!r} and {seen[address]!r} have the same address "
                f"{row.feed_url}; take one out."
            )
        seen[address] = row.title


def _with_keys(rows: Iterable[Outline]) -> list[Outline]:
    """Give every row a key: its own, else its title's words, numbered where two are alike."""
    keyed: dict[str, Outline] = {}
    for row in rows:
        wanted = (row.key or slugify(row.title) or "source")[:LONGEST_KEY]
        key, number = wanted, 2
        while key in keyed:
            key, number = f"{wanted}-{number}", number + 1
        values = {field.name: getattr(row, field.name) for field in fields(row)}
        keyed[key] = Outline(**(values | {"key": key}))
    return list(keyed.values())


def _attributes(source: Source) -> dict[str, str]:
    own = {
        "owner": source.owner,
        "licence": source.licence,
        "country": source.country,
        "leaning": source.leaning,
        "timeZone": source.time_zone,
    }
    common = {
        "type": "rss",
        "text": source.title,
        "title": source.title,
        "xmlUrl": source.feed_url,
        "htmlUrl": source.site_url,
        "language": source.language,
    }
    added = {f"{{{NAMESPACE}}}{name}": value for name, value in own.items()}
    return {name: value for name, value in (common | added).items() if value}
