"""Whether a model is asked about a story, asked once more, or its earlier answer used again."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from columba.commentary.model_writer.brief import Brief
from columba.commentary.model_writer.prompt import Prompt

MOST_GENERATIONS = 3
NEW_OWNERS = 2  # independent owners that must have joined


class Move(StrEnum):
    ASK = "ask"
    USE = "use"
    COMPOSE = "compose"


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """What a model gave before, and what of the story it was asked about."""

    key: str
    model: str
    playbook_hash: str
    signals: frozenset[str]
    owners: frozenset[str]
    paragraphs: Mapping[str, str]  # hashes by name
    answer: Mapping[str, Any] | None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What to do; `answer` with the story's present names, where an earlier one is used."""

    move: Move
    reason: str = ""
    earlier: Earlier | None = None
    answer: Mapping[str, Any] = field(default_factory=dict)


def cache_key(brief: Brief, prompt: Prompt, model: str) -> str:
    """Return the hash of all that a model is asked with, whatever the paragraphs are named."""
    inputs = [
        model,
        prompt.version,
        prompt.hash,
        [brief.playbook.id, brief.playbook.version, brief.playbook_hash],
        sorted(brief.hashes.values()),
    ]
    return hashlib.sha256(json.dumps(inputs).encode()).hexdigest()


def plan(brief: Brief, earlier: Sequence[Earlier], *, same: Earlier | None, is_fresh: bool) -> Plan:
    """Return what to do about a story, of which `earlier` holds every generation, newest last.

    `same` was asked with all the same, for this story or another. A story is asked about once. It
    is asked about again when a signal fires that had not, or two independent owners join, three
    times at most; otherwise an earlier answer stands as long as everything does that it was given
    for. A story that is no longer `is_fresh` is not asked about.
    """
    if same is not None:
        return _use(brief, same)
    if not earlier:
        return Plan(move=Move.ASK) if is_fresh else Plan(move=Move.COMPOSE)
    newest = earlier[-1]
    if is_fresh and len(earlier) < MOST_GENERATIONS and _has_news(brief, newest):
        return Plan(move=Move.ASK)
    if newest.playbook_hash != brief.playbook_hash:
        return Plan(move=Move.COMPOSE, reason="The playbook has changed since the model wrote.")
    return _use(brief, newest)


def _has_news(brief: Brief, newest: Earlier) -> bool:
    joined = set(brief.owners) - newest.owners
    return bool(brief.signals - newest.signals) or len(joined) >= NEW_OWNERS


def _use(brief: Brief, earlier: Earlier) -> Plan:
    if earlier.answer is None:
        return Plan(move=Move.COMPOSE, reason="The model gave nothing usable for this story.")
    names = {digest: cite for cite, digest in reversed(list(brief.hashes.items()))}
    now = {
        before: names[digest] for before, digest in earlier.paragraphs.items() if digest in names
    }
    answer = _renamed(earlier.answer, now)
    if answer is None:
        return Plan(
            move=Move.COMPOSE, reason="A paragraph that the model cites no longer reads as it did."
        )
    return Plan(move=Move.USE, earlier=earlier, answer=answer)


def _renamed(answer: Mapping[str, Any], now: Mapping[str, str]) -> dict[str, Any] | None:
    """Return the answer citing paragraphs by their present names; None where one is gone."""
    holders = [s for paragraph in answer["opinion"] for s in paragraph["sentences"]]
    cited = {cite for holder in (*holders, answer["peg"]) for cite in holder["c"]}
    if any(not cite.startswith("f.") and cite not in now for cite in cited):
        return None

    def renamed(holder: Mapping[str, Any]) -> dict[str, Any]:
        return {**holder, "c": [now.get(cite, cite) for cite in holder["c"]]}

    opinion = [
        {**paragraph, "sentences": [renamed(s) for s in paragraph["sentences"]]}
        for paragraph in answer["opinion"]
    ]
    return {**answer, "opinion": opinion, "peg": renamed(answer["peg"])}
