"""A brief as the question that a model is asked, reports marked as data, stable text first."""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from columba.commentary.document import Report
from columba.commentary.figures import spell
from columba.commentary.model_writer.addressing import is_addressed
from columba.commentary.model_writer.brief import Brief, looked_at_first, without_joiners
from columba.commentary.model_writer.prompt import Prompt
from columba.commentary.report_text import visible
from columba.lib.llm import Message, Question, Role

MARKS = "^~|¦"
_EVERY = 4  # blanks: each run of five words of a report carries a mark
_LONGEST_ANSWER = 6_000  # characters of an answer that are shown again for its repair
_LONGEST_TITLE = 300


@dataclass(frozen=True)
class Seal:
    """What marks outside text as data in one question: nobody who wrote it could know."""

    fence: str
    mark: str


def new_seal() -> Seal:
    return Seal(fence=secrets.token_hex(8), mark=secrets.choice(MARKS))


def question(brief: Brief, prompt: Prompt, seal: Seal, *, max_tokens: int) -> Question:
    """Return the question: the rules, the playbook, then the reports between fences."""
    story = prompt.story.format(
        playbook=f"{brief.playbook.id} {brief.playbook.version}",
        line=brief.playbook.line,
        never="; ".join((*brief.playbook.never, *_avoided(brief))) or "–",
        facts=_listed(f"f.{fact.id}: {fact.text}" for fact in brief.facts),
        ask=f"{brief.asks[0]}: {brief.playbook.ask}",
        steps=_listed(map(": ".join, zip(brief.steps, _titles(brief), strict=True))),
        mark=seal.mark,
        fence=seal.fence,
        first=", ".join(looked_at_first(brief)) or "–",
        reports="\n".join(_reports(brief, seal.mark)),
    )
    return Question(
        messages=(Message(Role.SYSTEM, prompt.rules), Message(Role.USER, story)),
        schema=schema_for(brief, prompt),
        max_tokens=max_tokens,
    )


def repair(asked: Question, answer: str, problems: Sequence[str], *, prompt: Prompt) -> Question:
    """Return the same question once more, with the answer and what is wrong with it."""
    said = () if not answer else (Message(Role.ASSISTANT, answer[:_LONGEST_ANSWER]),)
    words = prompt.repair.format(problems=_listed(problems))
    return Question(
        messages=(*asked.messages, *said, Message(Role.USER, words)),
        schema=asked.schema,
        max_tokens=asked.max_tokens,
    )


def schema_for(brief: Brief, prompt: Prompt) -> dict[str, Any]:
    """Return the schema with the enumerations of this story in place of their names."""
    paragraphs = [paragraph.cite for paragraph in brief.shown]
    choices = {
        "{cites}": [*paragraphs, *(f"f.{fact.id}" for fact in brief.facts)],
        "{paragraphs}": paragraphs,
        "{asks}": list(brief.asks),
        "{steps}": list(brief.steps) or ["none"],
    }
    filled = _filled(prompt.schema, choices)
    assert isinstance(filled, dict)  # noqa: S101 - an object stays one
    return filled


def _filled(value: object, choices: Mapping[str, list[str]]) -> object:
    if isinstance(value, dict):
        return {key: _filled(inner, choices) for key, inner in value.items()}
    if isinstance(value, list) and len(value) == 1 and value[0] in choices:
        return choices[value[0]]
    return value


def _avoided(brief: Brief) -> list[str]:
    claims = [f"claim {claim}" for claim in brief.playbook.avoid_claims]
    words = [json.dumps(word, ensure_ascii=False) for word in brief.playbook.avoid_words]
    return [*claims, *([f"use the words {', '.join(words)}"] if words else [])]


def _titles(brief: Brief) -> list[str]:
    return [step.title for step in brief.composed.steps]


def _listed(lines: Any) -> str:  # noqa: ANN401 - any iterable of texts
    return "\n".join(f"- {line}" for line in lines) or "–"


def _reports(brief: Brief, mark: str) -> list[str]:
    """Return a line for each report and each of its paragraphs that is shown."""
    lines: list[str] = []
    for text in brief.texts:
        own = [shown for shown in brief.shown if shown.cite.partition("p")[0] == text.id]
        if own:
            lines.append(f"{text.id} {_marked(_heading(text.report), mark)}")
            lines += [f"{shown.cite} {_marked(shown.text, mark)}" for shown in own]
    return lines


def _heading(report: Report) -> str:
    """Return who reported when; a title that speaks to a machine is not shown to one."""
    day = spell(report.published_at.date()) if report.published_at else "undated"
    title = visible(report.title)[:_LONGEST_TITLE]
    parts = (report.outlet, day, "" if is_addressed(title) else title)
    return ", ".join(without_joiners(visible(part)) for part in parts)


def _marked(text: str, mark: str) -> str:
    """Return outside text with the mark in place of every fourth blank, and nowhere else."""
    words = text.replace(mark, " ").split()
    runs = [" ".join(words[at : at + _EVERY]) for at in range(0, len(words), _EVERY)]
    return mark.join(runs)
