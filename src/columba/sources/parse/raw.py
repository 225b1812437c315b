"""What the readers of XML and JSON hand over: strings as the feed has them, not yet trusted."""

from dataclasses import dataclass

from columba.sources.parse.values import Format, Hints


@dataclass(frozen=True, kw_only=True)
class RawEntry:
    """One item; texts are HTML, addresses may be relative to `base`, lists begin with the best."""

    base: str
    guid: str = ""
    links: tuple[str, ...] = ()
    title: str = ""
    summary: str = ""
    content: str = ""
    authors: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RawFeed:
    """A feed with all its items, however many."""

    format: Format
    base: str
    title: str = ""
    site_url: str = ""
    language: str = ""
    hints: Hints
    hub_url: str = ""
    self_url: str = ""
    updated: tuple[str, ...] = ()
    entries: tuple[RawEntry, ...] = ()
