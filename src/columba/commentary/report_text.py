"""A report made ready to be read for signals: clean paragraphs, and who speaks in each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from columba.commentary.document import Report
from columba.commentary.speakers import Speech, speeches
from columba.lib.html import strip_invisible
from columba.lib.sentences import sentences

# A story is written from its first reports, and a report from its head: enough for any page, and a
# bound on the time one takes. A live blog runs to hundreds of paragraphs.
MOST_REPORTS = 12
MOST_PARAGRAPHS = 150
LONGEST_PARAGRAPH = 4_000


@dataclass(frozen=True)
class ReportText:
    """One report and what is found in it; paragraphs count from 1, as they are cited."""

    report: Report

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        kept = self.report.paragraphs[:MOST_PARAGRAPHS]
        return tuple(visible(paragraph) for paragraph in kept)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The paragraphs without case, for a glance before a search."""
        return tuple(paragraph.casefold() for paragraph in self.paragraphs)

    @cached_property
    def speeches(self) -> list[list[Speech]]:
        return speeches(self.paragraphs)

    @property
    def id(self) -> str:
        return self.report.id

    @property
    def day(self) -> date | None:
        """The day the report was published, in the zone of the page; None where it says none."""
        published = self.report.published_at
        return published.date() if published else None

    def cite(self, number: int) -> str:
        return f"{self.report.id}p{number}"

    def sentence_at(self, number: int, position: int) -> str:
        start, end = _sentence_around(self.paragraphs[number - 1], position)
        return self.paragraphs[number - 1][start:end]

    def speaker_at(self, number: int, position: int) -> str:
        """Return who speaks at `position` of a paragraph, or nothing where that is not sure.

        One speaker in the paragraph is the speaker; of several, the one whose verb stands in the
        same sentence.
        """
        here = self.speeches[number - 1]
        if len({speech.name for speech in here}) <= 1:
            return here[0].name if here else ""
        start, end = _sentence_around(self.paragraphs[number - 1], position)
        near = {speech.name for speech in here if start <= speech.start < end}
        return near.pop() if len(near) == 1 else ""


def read_reports(reports: Sequence[Report]) -> list[ReportText]:
    """Return the reports a page is written from."""
    return [ReportText(report) for report in reports[:MOST_REPORTS]]


def span(reports: Sequence[Report], at: date) -> tuple[date, date]:
    """Return the days of the first and last report, none of them after `at`; `at` if undated."""
    days = [min(report.published_at.date(), at) for report in reports if report.published_at]
    return (min(days), max(days)) if days else (at, at)


def visible(paragraph: str) -> str:
    """Return what a reader sees of a paragraph, on one line."""
    return " ".join(strip_invisible(paragraph)[:LONGEST_PARAGRAPH].split())


def _sentence_around(text: str, position: int) -> tuple[int, int]:
    at = 0
    for sentence in sentences(text):
        start = text.find(sentence, at)
        at = start + len(sentence)
        if position < at:
            return start, at
    return 0, len(text)
