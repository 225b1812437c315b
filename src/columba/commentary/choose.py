"""The playbook a story's page is written from, and the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from columba.commentary.compose import compose
from columba.commentary.document import Draft, LinkRow, Report
from columba.commentary.playbook import Playbook
from columba.commentary.route import route


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """The playbooks there are for a story, and the links they may show."""

    issues: Sequence[Playbook]
    general: Playbook
    links: Mapping[str, LinkRow]


def write_page(shelf: Shelf, reports: Sequence[Report], *, at: datetime) -> tuple[Playbook, Draft]:
    """Return the page of the issue that fits best and finds its news in the reports.

    Where none does, the general playbook's: it offers no opinion on what it has nothing to say to.
    """
    for fitting in route(shelf.issues, reports):
        draft = compose(fitting.playbook, reports, shelf.links, at)
        if draft.opinion:
            return fitting.playbook, draft
    return shelf.general, compose(shelf.general, reports, shelf.links, at)
