"""Ids of entries that stay the same whenever the feed is read again."""

import hashlib
from dataclasses import dataclass

from columba.lib import urls
from columba.sources.parse.raw import RawEntry


@dataclass(frozen=True)
class Identity:
    """The id of an entry, and the one it would have if its GUID were (not) used for others too."""

    entry_id: str
    sibling_id: str


def identify(raw: RawEntry, url: str, *, guid_is_reused: bool) -> Identity:
    """Name an entry by its GUID, else its link, else its title and content.

    Where one GUID stands for several pages, GUID and link together name the entry.
    """
    if not raw.guid:
        name = (
            ("link", urls.normalise(url)) if url else ("text", raw.title, raw.content, raw.summary)
        )
        return Identity(_hash(*name), _hash(*name))
    alone = _hash("guid", raw.guid)
    with_page = _hash("guid", raw.guid, urls.url_key(url))
    return Identity(with_page, alone) if guid_is_reused else Identity(alone, with_page)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()
