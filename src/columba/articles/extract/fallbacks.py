"""Last resorts for what a page's markup does not say."""

import copy
from datetime import datetime

from lxml.etree import _Element as Element

from columba.articles.extract.packages import load, without_failing


def guess_day(tree: Element, *, url: str, now: datetime | None) -> str:
    """Return the day (2025-08-17) that htmldate reads out of the page's markup or address, or "".

    Its wider search takes any year in the text for the first of January: a day nobody wrote. It
    would fetch a string that looks like an address, so it only ever gets a tree.
    """
    latest = now.strftime("%Y-%m-%d") if now else None
    return (
        without_failing(
            lambda: load("htmldate").find_date(
                copy.deepcopy(tree),
                extensive_search=False,
                original_date=True,
                url=url or None,
                max_date=latest,
            )
        )
        or ""
    )


def guess_author(tree: Element) -> str:
    """Return the author that trafilatura reads out of the page, or ""."""
    return (
        without_failing(lambda: load("trafilatura.metadata").extract_author(copy.deepcopy(tree)))
        or ""
    )
