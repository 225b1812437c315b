"""Ids of entries that stay the same whenever the feed is read again."""

import hashlib

from columba.lib import urls


def guid_id(guid: str) -> str:
    """Return the id of an entry whose GUID names it alone."""
    return _hash("guid", guid)


def page_id(guid: str, url: str) -> str:
    """Return the id of an entry whose GUID stands for several pages: GUID and page together."""
    return _hash("guid", guid, urls.url_key(url))


def link_id(url: str) -> str:
    """Return the id of an entry without GUID."""
    return _hash("link", urls.normalise(url))


def text_id(*texts: str) -> str:
    """Return the id of an entry that has neither GUID nor link."""
    return _hash("text", *texts)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()
