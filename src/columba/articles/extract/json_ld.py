"""What a page says of itself in JSON-LD, however its publisher broke the JSON."""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml.etree import _Element as Element

Node = Mapping[str, Any]

MOST_CHARACTERS = 2_000_000
MOST_NODES = 5_000
_WRAPPING = re.compile(
    r"^\s*(?:<!--|(?:/\*|//)?\s*<!\[CDATA\[\s*(?:\*/)?)"
    r"|(?:-->|(?:/\*|//)?\s*\]\]>\s*(?:\*/)?)\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_ARTICLE = re.compile(r"(?:Article|Posting|Report|NewsReport|Review|CriticReview|ClaimReview)$")
_NEWS = re.compile(r"News|^Report$|LiveBlogPosting")
_PAGE = re.compile(r"(?:WebPage|ItemPage|VideoObject|AudioObject|PodcastEpisode)$")
_TELLING = (
    *("headline", "datePublished", "author", "articleBody", "image", "dateModified", "publisher"),
    "mainEntityOfPage",
)
# What hangs on an article and is no part of it: updates, comments, other articles.
_OTHERS = frozenset(
    """liveBlogUpdate hasPart isPartOf itemListElement comment mentions citation isBasedOn review
    relatedLink about subjectOf video workFeatured""".split()
)
_DECODER = json.JSONDecoder(strict=False)


class JsonLd:
    """Every object of a page, the one that is the article, and references between them."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes = nodes
        self._by_id = {node["@id"]: node for node in nodes if _names_itself(node)}

    @property
    def articles(self) -> list[Node]:
        """Return the objects that are articles, else those that are pages; fullest first."""
        for kind in (_ARTICLE, _PAGE):
            found = [node for node in self._nodes if _is_a(node, kind)]
            if found:
                return sorted(found, key=_weight, reverse=True)
        return []

    def follow(self, value: object) -> list[Any]:
        """Return the value as a list, `{"@id": …}` replaced by the object it names."""
        values = value if isinstance(value, list) else [value]
        return [self._resolve(one) for one in values if one]

    def _resolve(self, value: object) -> object:
        if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
            return self._by_id.get(value.get("@id"), value)
        return value


def read_json_ld(tree: Element) -> JsonLd:
    """Return what the page's JSON-LD holds; nothing where none of it can be read."""
    nodes: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in script.get("type", "").lower() and script.text:
            for document in _documents(script.text[:MOST_CHARACTERS]):
                nodes.extend(_objects(document))
    return JsonLd(nodes[:MOST_NODES])


def _documents(text: str) -> Iterator[object]:
    """Yield the JSON values of a script: there may be several, and commas too many."""
    text = _WRAPPING.sub("", text).strip().rstrip(";")
    for candidate in (text, _TRAILING_COMMA.sub(r"\1", text), html.unescape(text)):
        found = list(_values(candidate))
        if found:
            yield from found
            return


def _values(text: str) -> Iterator[object]:
    at = 0
    while at < len(text):
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield value
        at += len(text[at:]) - len(text[at:].lstrip(" \t\r\n,;"))


def _objects(document: object) -> Iterator[Node]:
    """Yield every object in the document but those of other articles, outer ones first."""
    waiting = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            inside = [part for name, part in value.items() if name not in _OTHERS]
            waiting.extend(reversed(inside))
        elif isinstance(value, list):
            waiting.extend(reversed(value))


def _names_itself(node: Node) -> bool:
    return isinstance(node.get("@id"), str) and len(node) > len({"@id", "@type"})


def _is_a(node: Node, kind: re.Pattern[str]) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and kind.search(name) for name in names)


def _weight(node: Node) -> int:
    """Return how much of an article the object says: teasers of other articles say little."""
    return sum(bool(node.get(name)) for name in _TELLING)


def is_news(node: Node) -> bool:
    """Tell whether the object says that it is news and not just any article."""
    return _is_a(node, _NEWS)
