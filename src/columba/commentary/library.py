"""The playbooks, links and categories that the pages of a publication are written with."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from columba.commentary.document import LinkRow
from columba.commentary.models import Playbook as PlaybookRow
from columba.commentary.playbook import Playbook, PlaybookError, parse_playbook
from columba.commentary.playbook.lint_settings import ANY
from columba.directory.models import Link
from columba.lib.publication import Review
from columba.stories.models import Category

# Raised when the composer would write other pages from the same reports and playbooks.
COMPOSER_VERSION = 1


@dataclass(frozen=True, kw_only=True)
class Library:
    """What is on the shelf; `hash` changes whenever anything on it does."""

    issues: tuple[Playbook, ...]
    general: Mapping[str, Playbook]  # by the slug of the category they are for
    text_hashes: Mapping[str, str]  # by the id of a playbook
    links: Mapping[str, LinkRow]
    hash: str

    def current_issues(self, day: date | None) -> list[Playbook]:
        """Return the issue playbooks that may publish on `day`; all of them where it is None."""
        return [playbook for playbook in self.issues if day is None or playbook.is_current(day)]

    def general_for(self, root: str, day: date | None) -> Playbook | None:
        """Return the general playbook for a root category, else the one for any, else none."""
        found = (self.general.get(root), self.general.get(ANY))
        return next(
            (playbook for playbook in found if playbook and (not day or playbook.is_current(day))),
            None,
        )


def open_library(review: Review) -> Library:
    """Return the library as it stands in the database: three queries, each text parsed once.

    The review policy counts as part of it: under another, what is held may be published.
    """
    rows = list(PlaybookRow.objects.filter(enabled=True).order_by("slug"))
    playbooks = [playbook for row in rows if (playbook := playbook_of(row))]
    links = read_links()
    return Library(
        issues=tuple(playbook for playbook in playbooks if not playbook.is_general),
        general={playbook.general_for: playbook for playbook in playbooks if playbook.is_general},
        text_hashes={row.slug: row.text_hash for row in rows},
        links=links,
        hash=_hash(rows, links, review),
    )


def read_links() -> dict[str, LinkRow]:
    """Return every row of the directory by its id."""
    return {
        link.slug: LinkRow(
            id=link.slug,
            url=link.url,
            title=link.title,
            owner=link.owner,
            kind=link.kind,
            area=link.area,
            checked_on=link.checked_on,
        )
        for link in Link.objects.order_by("slug")
    }


def playbook_of(row: PlaybookRow) -> Playbook | None:
    """Return the playbook of a row; None for one that a newer version can no longer read."""
    return _parse(row.text, row.slug)


@lru_cache(maxsize=512)
def _parse(text: str, slug: str) -> Playbook | None:
    try:
        return parse_playbook(text, name=f"{slug}.md")
    except PlaybookError:
        return None


def _hash(rows: Sequence[PlaybookRow], links: Mapping[str, LinkRow], review: Review) -> str:
    categories = Category.objects.order_by("slug").values_list("slug", "parent__slug")
    shelf = [
        COMPOSER_VERSION,
        review,
        [(row.slug, row.text_hash) for row in rows],
        [(row.id, row.url, row.title, row.owner, row.kind) for row in links.values()],
        list(categories),
    ]
    return hashlib.sha256(json.dumps(shelf).encode()).hexdigest()
