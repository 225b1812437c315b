"""Markup to a tree of bounded size and depth, and that tree without what no reader sees."""

import re

from lxml import etree, html

from columba.articles.extract.values import ExtractionError, Reason
from columba.lib.html import strip_invisible

MOST_CHARACTERS = 5_000_000
MOST_ELEMENTS = 30_000
MOST_ATTRIBUTES = 10_000
# What reads as an attribute may hide in quotation marks, scripts and comments: they are read past.
_TAG = re.compile(
    r"<(?:!--.*?(?:-->|\Z)|(script|style)\b.*?(?:</\1|\Z)"
    r"|[a-z](?:[^\"'>]++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+)",
    re.IGNORECASE | re.DOTALL,
)
_QUOTED = re.compile(r"\"[^\"]*+\"?|'[^']*+'?")
_ATTRIBUTE = re.compile(r"[^\s/>=]+")
_SUSPICIOUS_CHARACTERS = 10_000
_MARKUP = re.compile(
    r"<\s*(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta|title)\b", re.IGNORECASE
)
_HEAD_CHARACTERS = 4_000
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")


def read_tree(markup: str) -> etree._Element:
    """Return the tree of a page; ExtractionError where it is too large or no HTML."""
    if len(markup) > MOST_CHARACTERS:
        raise ExtractionError(Reason.TOO_LARGE, "The page has more than 5 million characters.")
    head = markup[:_HEAD_CHARACTERS]
    if len(_BINARY.findall(head)) * 20 > len(head) or not _MARKUP.search(markup):
        raise ExtractionError(Reason.NOT_HTML, "The address gives a document that is not HTML.")
    if _most_attributes(markup) > MOST_ATTRIBUTES:
        raise ExtractionError(
            Reason.TOO_COMPLEX, "One tag of the page has thousands of attributes."
        )
    tree = _parse(strip_invisible(markup))
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise ExtractionError(Reason.TOO_COMPLEX, f"The page has over {MOST_ELEMENTS} elements.")
    return tree


def _most_attributes(markup: str) -> int:
    """Return how many attributes the fullest tag may have: parsing one costs their square."""
    tags = (match[0] for match in _TAG.finditer(markup) if _is_suspicious(match))
    return max((len(_ATTRIBUTE.findall(_QUOTED.sub("", tag))) for tag in tags), default=0)


def _is_suspicious(match: re.Match[str]) -> bool:
    length = match.end() - match.start()
    return length > _SUSPICIOUS_CHARACTERS and not match[1] and match[0][1] != "!"


def _parse(markup: str) -> etree._Element:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError as error:
        raise ExtractionError(Reason.NOT_HTML, "The page is empty or no HTML.") from error
