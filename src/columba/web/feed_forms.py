"""A feed that goes out, and how it is written in RSS, Atom and JSON Feed."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed


@dataclass(frozen=True, kw_only=True)
class Item:
    """One entry of a feed that goes out."""

    url: str
    title: str
    summary: str
    author: str
    published_at: datetime
    categories: Sequence[str]
    source_name: str = ""  # who reported it, where that is somebody else
    source_url: str = ""
    label: str = ""  # how it was made, where it is ours


@dataclass(frozen=True, kw_only=True)
class Feed:
    """A feed before it has a format; addresses are absolute."""

    title: str
    description: str
    page_url: str
    url: str
    language: str
    items: Sequence[Item]


@dataclass(frozen=True, kw_only=True)
class Written:
    """A feed as it is sent."""

    body: str
    media_type: str


def write_feed(feed: Feed, form: str) -> Written:
    """Return `feed` in the form "rss", "atom" or "json"; KeyError for any other."""
    return _WRITERS[form](feed)


def _xml(kind: type[SyndicationFeed], media_type: str) -> Callable[[Feed], Written]:
    def write(feed: Feed) -> Written:
        document = kind(
            feed.title,
            feed.page_url,
            feed.description,
            language=feed.language,
            feed_url=feed.url,
        )
        for item in feed.items:
            document.add_item(
                item.title,
                item.url,
                _described(item),
                pubdate=item.published_at,
                updateddate=item.published_at,
                unique_id=item.url,
                unique_id_is_permalink=True,
                categories=item.categories,
                author_name=item.author,
            )
        return Written(body=document.writeString("utf-8"), media_type=media_type)

    return write


def _described(item: Item) -> str:
    parts = [f"<p>{escape(item.summary)}</p>"]
    if item.source_url:
        source = f'<a href="{escape(item.source_url)}">{escape(item.source_name)}</a>'
        parts.append(f"<p>Reported by {source}.</p>")
    if item.label:
        parts.append(f"<p>{escape(item.label)}</p>")
    return "".join(parts)


def _json(feed: Feed) -> Written:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.page_url,
        "feed_url": feed.url,
        "language": feed.language,
        "items": [_json_item(item) for item in feed.items],
    }
    body = json.dumps(document, ensure_ascii=False)
    return Written(body=body, media_type="application/feed+json; charset=utf-8")


def _json_item(item: Item) -> dict[str, object]:
    found: dict[str, object] = {
        "id": item.url,
        "url": item.url,
        "title": item.title,
        "content_html": _described(item),
        "summary": item.summary,
        "date_published": item.published_at.isoformat(),
        "authors": [{"name": item.author}],
        "tags": list(item.categories),
    }
    return found | ({"external_url": item.source_url} if item.source_url else {})


_WRITERS: dict[str, Callable[[Feed], Written]] = {
    "rss": _xml(Rss201rev2Feed, "application/rss+xml; charset=utf-8"),
    "atom": _xml(Atom1Feed, "application/atom+xml; charset=utf-8"),
    "json": _json,
}
