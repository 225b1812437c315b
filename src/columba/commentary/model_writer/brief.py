"""All that a model may know and choose from for one story."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from columba.commentary.document import Draft, Fact, Report
from columba.commentary.model_writer.addressing import is_addressed
from columba.commentary.model_writer.own_words import Reserved, reserve
from columba.commentary.playbook.values import Playbook
from columba.commentary.report_text import ReportText, read_reports, span, visible
from columba.commentary.signals import fire
from columba.lib.sentences import sentences

# What is shown of a story: enough for a page, and a bound on its price.
MOST_CHARACTERS = 5_000
MOST_SHOWN = 60  # paragraphs
LONGEST_SHOWN = 700  # characters of one paragraph
_MOST_FIRST = 8

# Joiners and variation selectors are left in what readers see, since some scripts are spelled with
# them; to a model they could spell what nobody sees.
_JOINERS = re.compile("[\u200c\u200d\ufe00-\ufe0f]")


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A paragraph that the model is shown, under the name it is cited by."""

    cite: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Brief:
    """One story as the writer sees it; `composed` is the composer's page, which holds the rest."""

    playbook: Playbook
    playbook_hash: str
    composed: Draft
    texts: Sequence[ReportText]
    signals: frozenset[str]  # "playbook/id" of those that fired
    first: tuple[str, ...]  # the paragraphs that fired them
    facts: tuple[Fact, ...]  # that hold on the days of the reports

    @cached_property
    def hashes(self) -> Mapping[str, str]:
        """The hash of every paragraph by its name."""
        return {
            text.cite(number): _hash(paragraph)
            for text in self.texts
            for number, paragraph in enumerate(text.paragraphs, start=1)
        }

    @cached_property
    def shown(self) -> tuple[Shown, ...]:
        """The paragraphs that the model is shown, in the order of the reports.

        One that speaks to a machine or says where to reach somebody is not: nothing of it may stand
        on a page.
        """
        chosen: set[str] = set()
        left = MOST_CHARACTERS
        for cite in _by_weight(self):
            if is_addressed(self.paragraph(cite)):
                continue
            length = len(_bare(self.paragraph(cite)))
            if length > left or len(chosen) == MOST_SHOWN:
                break
            chosen.add(cite)
            left -= length
        return tuple(
            Shown(cite=cite, text=_bare(self.paragraph(cite)))
            for cite in self.hashes
            if cite in chosen
        )

    @cached_property
    def reserved(self) -> Reserved:
        """What no answer may repeat: sentences it is shown, anything that speaks to a machine."""
        titles = [visible(text.report.title) for text in self.texts]
        barred = [
            text
            for text in (*titles, *(self.paragraph(cite) for cite in self.hashes))
            if is_addressed(text)
        ]
        told = [title for title in titles if title not in barred]
        return reserve([*told, *(one.text for one in self.shown)], barred[:MOST_SHOWN])

    @property
    def asks(self) -> tuple[str, ...]:
        return (self.playbook.id,)

    @property
    def steps(self) -> tuple[str, ...]:
        """An id for each of the composer's steps, in their order."""
        return tuple(
            f"{step.rung}-{number}" for number, step in enumerate(self.composed.steps, start=1)
        )

    @property
    def owners(self) -> tuple[str, ...]:
        return self.composed.owners

    def paragraph(self, cite: str) -> str:
        report, _, number = cite.partition("p")
        text = next(text for text in self.texts if text.id == report)
        return text.paragraphs[int(number) - 1]


def brief(
    playbook: Playbook, reports: Sequence[Report], composed: Draft, *, playbook_hash: str
) -> Brief:
    """Return what a model is told of a story; `composed` is the composer's page of it."""
    texts = read_reports(reports)
    firings = fire(playbook.signals, texts).firings
    hits = [hit.cite for firing in firings.values() for hit in firing.hits]
    first, last = span(reports, composed.as_of)
    return Brief(
        playbook=playbook,
        playbook_hash=playbook_hash,
        composed=composed,
        texts=texts,
        signals=frozenset(f"{playbook.id}/{name}" for name, fired in firings.items() if fired.hits),
        first=tuple(dict.fromkeys(hits)),
        facts=tuple(fact for fact in playbook.facts if fact.holds(first, last)),
    )


def looked_at_first(of: Brief) -> tuple[str, ...]:
    """Return the few shown paragraphs that say most of what the playbook asks about."""
    shown = {paragraph.cite for paragraph in of.shown}
    return tuple(cite for cite in of.first if cite in shown)[:_MOST_FIRST]


def without_joiners(text: str) -> str:
    """Return outside text with nothing in it that a reader would not see."""
    return _JOINERS.sub("", text)


def _by_weight(of: Brief) -> Iterable[str]:
    """Return the paragraphs that fired a signal, then the heads of the reports, then the rest."""
    by_rank = sorted(of.hashes, key=lambda cite: (int(cite.partition("p")[2]), cite))
    return dict.fromkeys((*of.first, *by_rank))


def _bare(paragraph: str) -> str:
    """Return a paragraph, a long one up to the end of a sentence, without joiners."""
    text = without_joiners(paragraph)
    if len(text) <= LONGEST_SHOWN:
        return text
    kept = ""
    for sentence in sentences(text):
        if len(kept) + len(sentence) > LONGEST_SHOWN:
            break
        kept = f"{kept} {sentence}".strip()
    return kept or text[:LONGEST_SHOWN]


def _hash(paragraph: str) -> str:
    return hashlib.sha256(paragraph.encode("utf-8", "replace")).hexdigest()[:16]
