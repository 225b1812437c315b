"""A draft as the inputs of a form, filled with what was typed or with what stands there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from columba.commentary.document import Draft, Finding, Kind, Paragraph, Sentence, Step
from columba.commentary.inline import plain
from columba.commentary.review import OvertakenError
from columba.commentary.revise import NEW, Wording
from columba.desk.show import anchor_of

_LETTERS_A_ROW = 70


@dataclass(frozen=True, kw_only=True)
class Field:
    """The three inputs of one sentence, filled with what was typed or what stands there."""

    where: str
    anchor: str
    number: str
    text: str
    kind: str
    cites: str
    rows: int
    is_new: bool
    findings: Sequence[Finding] = ()
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class EditedParagraph:
    role: str
    fields: Sequence[Field]


@dataclass(frozen=True, kw_only=True)
class EditedSection:
    heading: str
    paragraphs: Sequence[EditedParagraph]


@dataclass(frozen=True, kw_only=True)
class EditedStep:
    number: int
    title: str
    is_left_out: bool


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """What was typed and could not be kept yet, with the reasons by place."""

    wordings: Mapping[str, Wording] = field(default_factory=dict)
    left_out: Sequence[int] = ()
    problems: Mapping[str, str] = field(default_factory=dict)
    overtaken: OvertakenError | None = None


def edited_sections(
    draft: Draft, attempt: Attempt, *, findings: Iterable[Finding]
) -> list[EditedSection]:
    """Return the sections that have sentences, each paragraph with room for one more."""
    fields = _Fields(attempt, findings)
    sections = (
        ("What we know", "what we know", draft.what_we_know),
        ("Opinion", "opinion", draft.opinion),
        ("Action", "action", draft.action),
    )
    return [
        EditedSection(
            heading=heading,
            paragraphs=[
                fields.of_paragraph(f"{name} {at}", paragraph)
                for at, paragraph in enumerate(paragraphs, start=1)
            ],
        )
        for heading, name, paragraphs in sections
        if paragraphs
    ]


def edited_steps(steps: Sequence[Step], left_out: Sequence[int]) -> list[EditedStep]:
    return [
        EditedStep(number=number, title=plain(step.title), is_left_out=number in left_out)
        for number, step in enumerate(steps, start=1)
    ]


class _Fields:
    """Makes fields out of sentences, with what was typed and found at each."""

    def __init__(self, attempt: Attempt, findings: Iterable[Finding]) -> None:
        self._attempt = attempt
        self._findings: dict[str, list[Finding]] = {}
        for finding in findings:
            self._findings.setdefault(finding.where, []).append(finding)

    def of_paragraph(self, where: str, paragraph: Paragraph) -> EditedParagraph:
        fields = [
            self._field(f"{where}.{number}", sentence)
            for number, sentence in enumerate(paragraph.sentences, start=1)
        ]
        one_more = self._field(f"{where}.{NEW}", Sentence(text="", kind=Kind.VIEW))
        return EditedParagraph(role=paragraph.role, fields=[*fields, one_more])

    def _field(self, where: str, sentence: Sentence) -> Field:
        as_is = Wording(text=sentence.text, kind=sentence.kind, cites=sentence.cites)
        wording = self._attempt.wordings.get(where, as_is)
        return Field(
            where=where,
            anchor=anchor_of(where),
            number=where.rpartition(" ")[2],
            text=wording.text,
            kind=wording.kind.value,
            cites=" ".join(wording.cites),
            rows=len(wording.text) // _LETTERS_A_ROW + 1,
            is_new=where.endswith(NEW),
            findings=self._findings.get(where, ()),
            problem=self._attempt.problems.get(where, ""),
        )
