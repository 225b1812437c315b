"""JSON Feed 1.0 and 1.1: from the document to raw values."""

import html
import json
from collections.abc import Mapping
from typing import Any

from columba.sources.parse.raw import RawEntry, RawFeed
from columba.sources.parse.values import FeedError, Format, Hints, Refusal

Members = Mapping[str, Any]


def read_json(text: str, *, url: str) -> RawFeed:
    """Return the raw values of a JSON Feed; FeedError where the document is none."""
    document = _load(text)
    if not isinstance(document, dict) or not isinstance(document.get("items"), list):
        raise FeedError(
            Refusal.NOT_A_FEED,
            "This JSON is no JSON Feed: it has no list of items. "
            "Look for the feed's own address on the site.",
        )
    language = _text(document, "language")
    authors = _authors(document)
    return RawFeed(
        format=Format.JSON,
        base=url,
        title=_escaped(document, "title"),
        site_url=_text(document, "home_page_url"),
        language=language,
        hints=Hints(),
        hub_url=_hub(document),
        self_url=_text(document, "feed_url"),
        entries=tuple(
            _entry(item, authors, url) for item in document["items"] if isinstance(item, dict)
        ),
    )


def _load(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FeedError(
            Refusal.UNREADABLE,
            "The document looks like JSON but cannot be read as such. Tell the publisher.",
        ) from error


def _entry(item: Members, feed_authors: tuple[str, ...], url: str) -> RawEntry:
    return RawEntry(
        base=url,
        guid=_text(item, "id"),
        links=tuple(
            link
            for link in (_text(item, "url"), _text(item, "external_url"), _text(item, "id"))
            if link
        ),
        title=_escaped(item, "title"),
        summary=_escaped(item, "summary"),
        content=_text(item, "content_html") or _escaped(item, "content_text"),
        authors=_authors(item) or feed_authors,
        published=tuple(filter(None, [_text(item, "date_published")])),
        updated=tuple(filter(None, [_text(item, "date_modified")])),
        images=tuple(filter(None, [_text(item, "image"), _text(item, "banner_image")])),
        categories=_tags(item),
    )


def _authors(members: Members) -> tuple[str, ...]:
    """Return the names of 1.1's list of authors, or of 1.0's single one."""
    listed = members.get("authors")
    authors = listed if isinstance(listed, list) else [members.get("author")]
    names = (_text(author, "name") for author in authors if isinstance(author, dict))
    return tuple(name for name in names if name)


def _tags(item: Members) -> tuple[str, ...]:
    tags = item.get("tags")
    return tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else ()


def _hub(document: Members) -> str:
    hubs = document.get("hubs")
    first = hubs[0] if isinstance(hubs, list) and hubs else None
    return _text(first, "url") if isinstance(first, dict) else ""


def _text(members: Members, name: str) -> str:
    """Return a member that is a string or a whole number, as some feeds write ids."""
    value = members.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < 10**30 else ""
    return value.strip() if isinstance(value, str) else ""


def _escaped(members: Members, name: str) -> str:
    return html.escape(_text(members, name), quote=False).replace("\n", "<br>")
