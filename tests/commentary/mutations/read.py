"""Reads the mutation set: reports, and sentences about them that are faithful or wrong."""

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path

from columba.commentary.compose import credit
from columba.commentary.document import (
    Draft,
    HumanReview,
    Kind,
    Paragraph,
    Report,
    Sensitivity,
    Sentence,
    Stance,
)
from columba.commentary.report_text import ReportText

FOLDER = Path(__file__).parent
AT = datetime(2026, 9, 30, 18, tzinfo=UTC)


class Half(StrEnum):
    TUNING = "tuning"
    HELD_OUT = "held_out"


class Fault(StrEnum):
    """What was done to a sentence."""

    NONE = "faithful"
    NAME = "name"
    NUMBER = "number"
    QUOTATION = "quotation"
    LINK = "link"
    PARAGRAPH = "paragraph"
    SWAP = "swap"
    NEGATION = "negation"
    ANTONYM = "antonym"
    ROLE = "role"
    COMPARATIVE = "comparative"
    ORDER = "order"
    COUNT = "count"


REVERSED = (Fault.NEGATION, Fault.ANTONYM, Fault.ROLE, Fault.COMPARATIVE, Fault.ORDER)


@dataclass(frozen=True, kw_only=True)
class Case:
    """One labelled sentence and the report that it is about."""

    story: str
    report: Report
    fault: Fault
    cites: tuple[str, ...]
    text: str
    way: str = ""  # of a faithful sentence

    def draft(self) -> Draft:
        """Return a page of this one sentence, as a model might have written it."""
        sentence = Sentence(text=self.text, kind=Kind.REPORTED, cites=self.cites)
        return Draft(
            playbook="",
            playbook_version="",
            general=False,
            title="",
            deck="",
            line="",
            stance=Stance.NONE,
            sensitivity=Sensitivity.NORMAL,
            human_review=HumanReview.NONE,
            written_by="a-model",
            drafted_with="",
            signed_by="",
            reviewed_on=None,
            as_of=AT.date(),
            reports=(credit(ReportText(self.report)),),
            facts=(),
            opinion=(Paragraph(role="the news", sentences=(sentence,)),),
        )


@cache
def read(half: Half) -> tuple[Case, ...]:
    """Return every case of one half, in the order of the files."""
    return tuple(case for path in sorted((FOLDER / half).glob("*.toml")) for case in _cases(path))


def _cases(path: Path) -> list[Case]:
    story = tomllib.loads(path.read_text(encoding="utf-8"))
    report = Report(
        id="a1",
        article_id=1,
        outlet=story["outlet"],
        owner=story["outlet"],
        url=f"https://{path.stem}.example/",
        title=story["title"],
        published_at=AT,
        paragraphs=tuple(story["paragraphs"]),
    )
    return [
        Case(
            story=path.stem,
            report=report,
            fault=fault,
            cites=tuple(f"a1p{number}" for number in row["cites"]),
            text=row["text"],
            way=row.get("way", ""),
        )
        for fault in Fault
        for row in story.get(fault, ())
    ]
