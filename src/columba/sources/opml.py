"""OPML in and out: the common format for lists of feeds, with what Columba adds to it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from lxml import etree

from columba.lib.publication import PublicationError
from columba.lib.urls import is_http, normalise
from columba.sources.models import Source
from columba.sources.parse import FeedError, Problem, Refusal
from columba.sources.parse.decode import decode
from columba.sources.parse.document import mend, read_document
from columba.sources.parse.elements import Element

NAMESPACE = "urn:columba:opml"


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


# As the columns of the table have it.
_LENGTHS = {
    "feed_url": 1000, "title": 300, "site_url": 1000, "owner": 200, "licence": 80, "country": 20,
    "leaning": 20, "language": 20, "time_zone": 60, "folder": 120,
}  # fmt: skip

# libxml's own words of a place, which stand behind ours; and what the commonest of its words mean.
_LIBXML_PLACE = re.compile(r", line \d+, column \d+$")
_PLAIN = (
    (r"Start tag expected.*", "it does not begin with <opml>"),
    (
        r"Opening and ending tag mismatch: (\S+) line (\d+) and (\S+)",
        r"<\1> of line \2 is not closed before </\3>",
    ),
    (r"Premature end of data in tag (\S+) line (\d+)", r"<\1> of line \2 is never closed"),
    (r"AttValue.*", "a value stands without quotation marks"),
    (r"attributes construct .*", "a value is not closed, or holds a quotation mark (write &quot;)"),
    (r"Unescaped '<'.*", "a value holds a < (write &lt;), or is not closed"),
    (r"Namespace prefix columba .*", f'<opml> needs the attribute xmlns:columba="{NAMESPACE}"'),
    (r"Extra content.*", "something stands after </opml>"),
)


def read_opml(path: Path) -> list[Outline]:
    """Return the feeds of an OPML file in its order; one that stands in two folders comes once.

    PublicationError names the line that cannot be used and how to mend it.
    """
    rows = [row for row in _read(path).iter("outline") if _attribute(row, "xmlUrl")]
    found: dict[str, Outline] = {}
    for row in rows:
        outline = _outline(row, f"{path}:{row.sourceline}")
        first = found.setdefault(normalise(outline.feed_url), outline)
        if replace(outline, folder=first.folder, feed_url=first.feed_url) != first:
            raise PublicationError(
                f"{path}:{row.sourceline}: {outline.title!r} has the same address as "
                f"{first.title!r} but says other things of it ({outline.feed_url}). Take one out."
            )
    return list(found.values())


def write_opml(sources: Iterable[Source], *, title: str) -> bytes:
    """Return the sources as an OPML file that other readers can load."""
    root = etree.Element("opml", {"version": "2.0"}, nsmap={"columba": NAMESPACE})
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    folders = {"": body}
    for source in sources:
        if source.folder not in folders:
            folders[source.folder] = etree.SubElement(body, "outline", {"text": source.folder})
        etree.SubElement(folders[source.folder], "outline", _attributes(source))
    document: bytes = etree.tostring(
        root, encoding="utf-8", xml_declaration=True, pretty_print=True
    )
    return document


def _read(path: Path) -> Element:
    """Return the root of the file, with bare ampersands mended, as lists of feeds often have them.

    Nothing is fetched and no entity expanded; a file that is damaged worse is not guessed at.
    """
    try:
        body = path.read_bytes()
    except OSError as error:
        raise PublicationError(
            f"{path} cannot be read ({error.strerror}). `columba init` writes one to start from."
        ) from error
    text = decode(body, content_type=None).text.strip("\ufeff \r")
    try:
        document = read_document(text, url="")
    except FeedError as error:
        line, fault = _refused(error.reason, text)
        raise PublicationError(f"{path}:{line}: {fault}") from error
    if document.root.tag != "opml":
        raise PublicationError(
            f"{path}:{document.root.sourceline}: this is no list of feeds: it begins with "
            f"<{document.root.tag}>, not with <opml>. A feed's own address goes into an "
            "<outline xmlUrl=…> of the list."
        )
    if Problem.DAMAGED in document.problems:
        line, fault = _first_fault(text)
        raise PublicationError(f"{path}:{line}: {fault}")
    return document.root


def _refused(refusal: Refusal, text: str) -> tuple[int, str]:
    """Return line and mend of a file of which nothing was read."""
    if refusal is Refusal.ENTITIES:
        at = text.upper().find("<!ENTITY")
        return text.count("\n", 0, at) + 1, "this defines XML entities of its own; take them out."
    if refusal is Refusal.TOO_COMPLEX:
        return 1, "this has more elements than any list of feeds needs; make it shorter."
    if not text.strip():
        return 1, "the file is empty. `columba init` writes one to start from."
    return _first_fault(text)


def _first_fault(text: str) -> tuple[int, str]:
    """Return where and how a document is not well-formed, ampersands apart."""
    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True)
    try:
        etree.fromstring(mend(text).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        return error.lineno or 1, f"this is not well-formed XML: {_plain(error.msg or '')}."
    return 1, "this is not well-formed XML."


def _plain(said: str) -> str:
    """Return what libxml says in the words of somebody who edits a list."""
    said = _LIBXML_PLACE.sub("", said)
    for pattern, words in _PLAIN:
        if match := re.fullmatch(pattern, said):
            return match.expand(words)
    return said


def _outline(row: Element, where: str) -> Outline:
    feed_url = _attribute(row, "xmlUrl").removeprefix("feed:")
    feed_url = f"http:{feed_url}" if feed_url.startswith("//") else feed_url
    outline = Outline(
        feed_url=feed_url,
        title=_attribute(row, "title") or _attribute(row, "text") or feed_url,
        site_url=_web_address(_attribute(row, "htmlUrl")),
        owner=_own(row, "owner"),
        licence=_own(row, "licence") or Outline.licence,
        country=_own(row, "country"),
        leaning=_own(row, "leaning"),
        language=_attribute(row, "language"),
        time_zone=_own(row, "timeZone"),
        folder=_folder(row),
    )
    _check(outline, where)
    return outline


def _check(outline: Outline, where: str) -> None:
    if not is_http(outline.feed_url):
        raise PublicationError(
            f"{where}: {outline.title!r} has the address {outline.feed_url!r}, "
            "which is no http:// or https:// address. Mend it or take the outline out."
        )
    for name, most in _LENGTHS.items():
        if len(getattr(outline, name)) > most:
            raise PublicationError(
                f"{where}: {name} of {outline.title[:60]!r} is longer than {most} characters; "
                "shorten it."
            )
    try:
        ZoneInfo(outline.time_zone or "UTC")
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise PublicationError(
            f"{where}: timeZone {outline.time_zone!r} of {outline.title!r} is no IANA zone, "
            'such as "America/New_York".'
        ) from error


def _attribute(row: Element, name: str) -> str:
    """Return an attribute in whichever spelling the file has it (xmlUrl, xmlurl, xmlURL)."""
    found = (value for key, value in row.items() if key.lower() == name.lower() and value)
    return str(next(found, "")).strip()


def _own(row: Element, name: str) -> str:
    return str(row.get(f"{{{NAMESPACE}}}{name}", "")).strip()


def _web_address(text: str) -> str:
    """Return an address that may become a link, or ""."""
    return text if is_http(text) else ""


def _folder(row: Element) -> str:
    """Return the names of the folders around a feed, outermost first."""
    above = (node for node in row.iterancestors("outline") if not _attribute(node, "xmlUrl"))
    names = [_attribute(node, "text") or _attribute(node, "title") for node in above]
    return " / ".join(name for name in reversed(names) if name)


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
