"""The headline of a page, among what its markup, its heading and its window title say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from columba.articles.extract.outline import key

_SEPARATOR = re.compile(r"\s+[|·•»–—‹›:\-]{1,2}\s+|\s*[|»]\s*|\s+::\s+")
_SHORTEST_KEY = 8


@dataclass(frozen=True, kw_only=True)
class Headlines:
    """What a page offers as its headline; `is_news` says that its JSON-LD calls it news."""

    json_ld: str
    headings: Sequence[str]
    meta: Sequence[str]
    window: str
    site: str
    is_news: bool


def choose_title(found: Headlines) -> str:
    """Return the headline, without the site's name behind or before it; "" where there is none.

    A heading that the JSON-LD repeats is it. Else news is believed in its JSON-LD, and any page in
    a heading that another of its titles confirms.
    """
    said = key(found.json_ld)
    spelled = next((text for text in found.headings if said and key(text) == said), "")
    if spelled or (said and found.is_news):
        return spelled or found.json_ld
    others = [key(text) for text in (found.json_ld, *found.meta, found.window)]
    confirmed = (text for text in found.headings if _is_confirmed(key(text), others))
    return next(confirmed, "") or _first_without_site(found)


def _is_confirmed(heading: str, others: Sequence[str]) -> bool:
    return len(heading) > _SHORTEST_KEY and any(heading in other for other in others)


def _first_without_site(found: Headlines) -> str:
    offered = (found.json_ld, *found.meta, *found.headings[:1], found.window)
    best = next((text for text in offered if text), "")
    return without_site(best, found.site)


def without_site(title: str, site: str) -> str:
    """Return the title without a first or last part that is the site's name."""
    parts = _SEPARATOR.split(title)
    name = key(site)
    if len(parts) < 2 or not name:  # noqa: PLR2004 - one part is no list of parts
        return title
    if _names(parts[-1], name):
        return title[: title.rindex(parts[-1])].rstrip(" |·•»–—‹›:-")
    if _names(parts[0], name):
        return title[len(parts[0]) :].lstrip(" |·•»–—‹›:-")
    return title


def _names(part: str, site: str) -> bool:
    part_key = key(part)
    return bool(part_key) and (part_key in site or site in part_key)
