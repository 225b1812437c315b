"""What a draft stands on: a playbook, what its signals found, and the days it speaks of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from columba.commentary.document import Fact, LinkRow, Report
from columba.commentary.figures import spell
from columba.commentary.playbook.values import Condition, Playbook
from columba.commentary.report_text import ReportText
from columba.commentary.signals import Fired, Firings, holds

# Marks inside our own quotation marks.
_INNER = str.maketrans({"“": "'", "”": "'", "‘": "'", "’": "'", '"': "'"})


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
        """What prompted a letter: the first peg whose condition holds."""
        return self._peg[1]

    @property
    def peg_report(self) -> Report:
        """The newest report that says all of what the peg says; the lead where no peg asks."""
        wanted = self._peg[0].present
        if not wanted:
            return self.lead
        saying = [{hit.text.id for hit in self.firings[signal].hits} for signal in wanted]
        found = [t.report for t in self.texts if all(t.id in ids for ids in saying)]
        return found[-1] if found else self.lead

    @property
    def peg_report_named(self) -> str:
        """The peg's report as a letter names it: ‘Its headline’ (Outlet, 17 August 2025)."""
        report = self.peg_report
        title = report.title.translate(_INNER)
        return f"‘{title}’ ({', '.join(filter(None, (report.outlet, self.peg_date)))})"

    @property
    def peg_date(self) -> str:
        """The day of the peg's report, as a letter names it; nothing where it is not known."""
        return _spelt(self.peg_report)

    @property
    def date(self) -> str:
        """The day of the lead report, as a page names it; nothing where it is not known."""
        return _spelt(self.lead)

    @property
    def _peg(self) -> tuple[Condition, str]:
        pegs = self.playbook.letter.pegs if self.playbook.letter else ()
        return next((row for row in pegs if holds(row[0], self.firings)), (Condition(), ""))


def _spelt(report: Report) -> str:
    return spell(report.published_at.date()) if report.published_at else ""
