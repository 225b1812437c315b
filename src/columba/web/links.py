"""The addresses of the feeds that go out."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

FORMATS = {
    "rss": ("RSS", "application/rss+xml"),
    "atom": ("Atom", "application/atom+xml"),
    "json": ("JSON Feed", "application/feed+json"),
}


@dataclass(frozen=True, kw_only=True)
class FeedLink:
    """One feed in one format."""

    name: str
    media_type: str
    url: str


def feed_links(
    what: str, query: Mapping[str, str] | None = None, **arguments: str | int
) -> list[FeedLink]:
    """Return the three feeds of `what` ("all", "category", "issue", …)."""
    tail = f"?{urlencode(query)}" if query else ""
    return [
        FeedLink(
            name=name,
            media_type=media_type,
            url=reverse(f"feed-{what}", kwargs={**arguments, "form": form}) + tail,
        )
        for form, (name, media_type) in FORMATS.items()
    ]
