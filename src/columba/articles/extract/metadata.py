"""Everything about an article but its text: JSON-LD, then meta tags, microdata and the page."""

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml.etree import _Element as Element

from columba.articles.extract.elements import words
from columba.articles.extract.json_ld import Node, is_news, read_json_ld
from columba.articles.extract.lead_image import LeadImage, named_image
from columba.articles.extract.marks import read_marks
from columba.articles.extract.people import Names, read_names
from columba.articles.extract.titles import Headlines, choose_title
from columba.lib.urls import join, registered_domain

_PUBLISHED = (
    *(
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "article:published",
    ),
    *("datepublished", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime"),
    *("cxenseparse:publishtime", "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date"),
    *(
        "date.issued",
        "dc.date.created",
        "citation_publication_date",
        "bt:pubdate",
        "pubdate",
        "publishdate",
    ),
    *("publish-date", "publish_date", "publication_date", "published_at", "rnews:datepublished"),
    *("originalpublicationdate", "article.published", "date", "datecreated", "timestamp"),
)
_MODIFIED = (
    *("article:modified_time", "og:article:modified_time", "og:modified_time", "og:updated_time"),
    *("datemodified", "dcterms.modified", "dc.date.modified", "lastmod", "last-modified"),
)
_TITLES = (
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
)
_AUTHORS = (
    *("article:author", "parsely-author", "sailthru.author", "cxenseparse:author", "byl", "author"),
    *(
        "article:author_name",
        "dc.creator",
        "dcterms.creator",
        "citation_author",
        "og:article:author",
    ),
)
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description")


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """What a page's markup says of its article; texts are "" where it says nothing.

    `names` are the authors by source, best source first, `owners` the names of the site and its
    publisher, `stamps` the moments of publication as written, best
    first. `body` is the text its JSON-LD carries for everybody to read.
    """

    title: str
    names: tuple[Names, ...]
    owners: tuple[str, ...]
    stamps: tuple[str, ...]
    modified_stamps: tuple[str, ...]
    image: LeadImage
    site_name: str
    language: str
    canonical_url: str
    descriptions: tuple[str, ...]
    body: str
    is_article: bool


def read_metadata(tree: Element, *, url: str) -> Metadata:
    """Return what the markup of the page at `url` says."""
    return _Reader(tree, url=url).read()


class _Reader:
    def __init__(self, tree: Element, *, url: str) -> None:
        self._tree = tree
        self._marks = read_marks(tree)
        self._linked = read_json_ld(tree)
        self._articles = self._linked.articles
        self._article: Node = self._articles[0] if self._articles else {}
        self._base = join(url, next((b.get("href", "") for b in tree.iter("base")), "")) or url
        self._url = url

    def read(self) -> Metadata:
        site = self._site()
        owners = [site, *self._named("publisher"), self._marks.first("og:site_name")]
        return Metadata(
            title=self._title(site),
            names=tuple(self._names(owners)),
            owners=tuple(owners),
            stamps=tuple(filter(None, self._published())),
            modified_stamps=tuple(filter(None, self._modified())),
            image=named_image(self._article, self._linked, self._marks, base=self._base),
            site_name=site,
            language=self._language(),
            canonical_url=self._canonical(),
            descriptions=tuple(self._descriptions()),
            body=self._body(),
            is_article=self._is_article(),
        )

    def _title(self, site: str) -> str:
        return choose_title(
            Headlines(
                json_ld=_line(self._article.get("headline")),
                headings=[words(h1) for h1 in self._tree.iter("h1")],
                meta=self._marks.all(*_TITLES),
                window=" ".join((self._tree.findtext(".//title") or "").split()),
                site=site or registered_domain(self._url).partition(".")[0],
                is_news=is_news(self._article),
            )
        )

    def _names(self, owners: Sequence[str]) -> Iterator[Names]:
        for bylines in (
            self._named("author"),
            [_line(value) for value in self._marks.all(*_AUTHORS)],
            [_item_text(item) for item in self._marks.items_of_one("author", "creator")],
        ):
            yield read_names(bylines, owners=owners)

    def _named(self, relation: str) -> list[str]:
        values = self._linked.follow(self._article.get(relation))
        return [name for name in map(_name, values) if name]

    def _published(self) -> Iterator[str]:
        for article in self._articles[:2]:
            yield _text(article.get("datePublished"))
        yield from self._marks.all(*_PUBLISHED)
        yield from map(_moment_text, self._marks.items("datepublished"))
        yield _text(self._article.get("dateCreated") or self._article.get("uploadDate"))

    def _modified(self) -> Iterator[str]:
        yield _text(self._article.get("dateModified"))
        yield from self._marks.all(*_MODIFIED)
        yield from map(_moment_text, self._marks.items("datemodified"))

    def _site(self) -> str:
        return (
            self._marks.first("og:site_name")
            or next(iter(self._named("publisher")), "")
            or self._marks.first("application-name", "dc.publisher", "al:android:app_name")
        )

    def _language(self) -> str:
        said = self._article.get("inLanguage")
        named = said.get("alternateName") or said.get("name") if isinstance(said, dict) else said
        return (
            self._tree.get("lang")
            or self._marks.first("og:locale", "content-language", "dc.language")
            or (named if isinstance(named, str) else "")
        )

    def _canonical(self) -> str:
        for reference in (self._marks.link("canonical"), self._marks.first("og:url")):
            if reference and (url := join(self._base, reference)):
                return url
        return self._url

    def _descriptions(self) -> Iterator[str]:
        yield from filter(None, [_line(self._article.get("description"))])
        yield from (html.unescape(text) for text in self._marks.all(*_DESCRIPTIONS))

    def _body(self) -> str:
        """Return the body in the JSON-LD; none where the publisher says it is not free to read."""
        if str(self._article.get("isAccessibleForFree")).lower() == "false":
            return ""
        return _text(self._article.get("articleBody"))

    def _is_article(self) -> bool:
        types = [value.lower() for value in self._marks.all("og:type")]
        return bool(self._articles and self._article.get("headline")) or "article" in types


def _name(value: Any) -> str:  # noqa: ANN401 - anything may stand in JSON
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        value = ", ".join(part for part in value if isinstance(part, str))
    return _line(value)


def _text(value: object) -> str:
    return html.unescape(value).strip() if isinstance(value, str) else ""


def _line(value: object) -> str:
    return " ".join(_text(value).split())


def _item_text(item: Element) -> str:
    named = next((e for e in item.iter() if e.get("itemprop") == "name"), item)
    return named.get("content") or words(named)


def _moment_text(item: Element) -> str:
    return item.get("content") or item.get("datetime") or words(item)
