"""Text to a tree of elements: strict first, then mended, then whatever can be saved."""

import re
from dataclasses import dataclass
from html.entities import html5

from lxml import etree

from columba.sources.parse.balance import balance
from columba.sources.parse.elements import Element
from columba.sources.parse.values import FeedError, Problem, Refusal

# Each of these costs some hundred bytes of tree or some microseconds of mending.
_MOST = {"<": 300_000, "=": 600_000, "&": 1_000_000}
_PROLOG = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_DECLARATION = re.compile(r"\s*<\?xml\b.*?\?>", re.DOTALL | re.IGNORECASE)
_DOCTYPE = re.compile(
    r"<!DOCTYPE(?:\"[^\"]*\"|'[^']*'|[^\[\]\"'>]++)*+(?P<inner>\[.*?\]\s*)?>",
    re.DOTALL | re.IGNORECASE,
)
_SOLID = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL)
_REFERENCE = re.compile(
    r"&(?:#(?P<decimal>\d{1,8});|#[xX](?P<hex>[0-9a-fA-F]{1,7});|(?P<name>\w{1,32});)?"
)
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
# Characters that no XML document may hold.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HIGHEST = 0x10FFFF
_C1 = range(0x80, 0xA0)


@dataclass(frozen=True)
class Document:
    """The root element, and what had to be done to get it."""

    root: Element
    problems: tuple[Problem, ...] = ()


def read_document(text: str, *, url: str) -> Document:
    """Return the tree of an XML document. No DTD is read, no entity expanded, nothing fetched.

    FeedError where it defines entities of its own, has too many elements, or no tree comes of it.
    """
    if any(text.count(sign) > most for sign, most in _MOST.items()):
        raise FeedError(
            Refusal.TOO_COMPLEX,
            "The feed has more elements than any news feed needs. Use one with fewer entries.",
        )
    declaration = _DECLARATION.match(text)
    text = _without_doctype(text[declaration.end() :] if declaration else text)
    root = _parse(text, url, recover=False)
    if root is not None:
        return Document(root)
    mended = mend(text)
    root = _parse(mended, url, recover=False)
    if root is not None:
        return Document(root, (Problem.MENDED,))
    balanced = balance(mended)
    root = _parse(balanced, url, recover=False)
    if root is None:
        root = _parse(balanced, url, recover=True)
    if root is None:
        raise FeedError(
            Refusal.UNREADABLE,
            "The document is not XML that can be read. Open its address in a browser; "
            "if it looks right there, tell the publisher.",
        )
    return Document(root, (Problem.DAMAGED,))


def _without_doctype(text: str) -> str:
    start = _PROLOG.match(text)
    at = start.end() if start else 0
    match = _DOCTYPE.match(text, at)
    if match is None:
        return text
    if "<!ENTITY" in (match["inner"] or "").upper():
        raise FeedError(
            Refusal.ENTITIES,
            "The feed defines XML entities of its own, as attacks do and news feeds do not. "
            "Use another address.",
        )
    return text[:at] + text[match.end() :]


def _parse(text: str, url: str, *, recover: bool) -> Element | None:
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser, base_url=url)
    except etree.XMLSyntaxError:
        return None
    nothing_saved = recover and root is not None and not len(root)
    return None if nothing_saved else root


def mend(text: str) -> str:
    """Return `text` with the faults removed that feeds most often have.

    Illegal characters go, HTML's entities become characters, and an ampersand that begins nothing
    is escaped; CDATA sections and comments are left as they are.
    """
    text = _ILLEGAL.sub("", text)
    pieces, at = [], 0
    for match in _SOLID.finditer(text):
        pieces += [_REFERENCE.sub(_resolve, text[at : match.start()]), match[0]]
        at = match.end()
    return "".join([*pieces, _REFERENCE.sub(_resolve, text[at:])])


def _resolve(match: re.Match[str]) -> str:
    name = match["name"]
    if name in _XML_NAMES:
        return match[0]
    if name and f"{name};" in html5:
        return _escape(html5[f"{name};"])
    digits = match["decimal"] or match["hex"]
    if digits:
        return _character(int(digits, 10 if match["decimal"] else 16))
    return "&amp;" + match[0][1:]


def _character(number: int) -> str:
    """Return the character of a numeric reference; 128 to 159 mean Windows-1252, as browsers do."""
    if number in _C1:
        return bytes([number]).decode("cp1252", "replace")
    return "" if number > _HIGHEST else _escape(_ILLEGAL.sub("", chr(number)))


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
