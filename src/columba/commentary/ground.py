"""What a draft stands on: a playbook, what its signals found, and the days it speaks of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from columba.commentary.document import Fact, LinkRow, Report
from columba.commentary.figures import spell
from columba.commentary.playbook.values import Playbook
from columba.commentary.report_text import ReportText
from columba.commentary.signals import Fired, Firings, holds


@dataclass(frozen=True, kw_only=True)
class Ground:
    """Everything a sentence may be built from."""

    playbook: Playbook
    texts: Sequence[ReportText]  # in the order of publication
    fired: Fired
    links: Mapping[str, LinkRow]
    first: date  # of the first report, and of the last
    last: date

    @property
    def firings(self) -> Firings:
        return self.fired.firings

    @property
    def lead(self) -> Report:
        return self.fired.lead.report

    def report(self, identifier: str) -> Report:
        return next(text.report for text in self.texts if text.id == identifier)

    def fact(self, identifier: str) -> Fact | None:
        """Return the fact where it may be stated beside these reports."""
        fact = next(fact for fact in self.playbook.facts if fact.id == identifier)
        return fact if fact.holds(self.first, self.last) else None

    @property
    def peg(self) -> str:
        letter = self.playbook.letter
        if letter is None:
            return ""
        return next((peg for when, peg in letter.pegs if holds(when, self.firings)), "")

    @property
    def date(self) -> str:
        """The day of the lead report, as a letter names it; nothing where it is not known."""
        moment = self.lead.published_at
        return spell(moment.date()) if moment else ""
