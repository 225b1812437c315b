"""A judge of what follows from what, where an operator has one: a language model, a classifier."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from importlib import import_module
from typing import Protocol, runtime_checkable

from columba.commentary.check.evidence import Evidence, Place
from columba.commentary.document import Finding, Kind, Rule
from columba.commentary.inline import plain
from columba.lib.publication import PublicationError


class Verdict(StrEnum):
    """What a premise makes of a hypothesis."""

    SUPPORTED = "supported"
    OPEN = "open"
    CONTRADICTED = "contradicted"


@runtime_checkable
class Judge(Protocol):
    """Judges pairs of a premise, the cited text, and a hypothesis, the sentence that cites it."""

    def judge(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Verdict]:
        """Return a verdict for each pair, in order."""
        ...


def load_judge(path: str) -> Judge | None:
    """Return what the factory at a dotted path makes; None for no path.

    PublicationError where there is no such factory, or what it makes is no judge.
    """
    if not path:
        return None
    module, _, name = path.rpartition(".")
    try:
        factory = getattr(import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise PublicationError(
            f"The entailment model {path} cannot be loaded ({error}). Name a function or class by "
            "its dotted path, such as my_package.judges.MyJudge, that is installed beside Columba."
        ) from error
    judge = factory()
    if not isinstance(judge, Judge):
        raise PublicationError(f"What {path} makes has no method judge(pairs).")
    return judge


def check_page(evidence: Evidence, judge: Judge) -> Iterator[Finding]:
    """Find what the judge says is contradicted; where it fails, the page waits."""
    places = [place for place in _places(evidence) if evidence.cited(place.sentence)]
    if evidence.is_composed or not places:
        return
    pairs = [(evidence.cited(one.sentence), plain(one.sentence.text)) for one in places]
    try:
        verdicts = list(judge.judge(pairs))
    except Exception as error:  # noqa: BLE001 - whatever a plug-in raises, its page waits
        yield _failure(evidence, f"The entailment model failed: {type(error).__name__}: {error}")
        return
    if len(verdicts) != len(places):
        told = f"The entailment model gave {len(verdicts)} verdicts on {len(places)} sentences."
        yield _failure(evidence, told)
        return
    for place, verdict in zip(places, verdicts, strict=True):
        if verdict == Verdict.CONTRADICTED:
            yield place.finding(
                Rule.ENTAILMENT,
                place.sentence.text,
                "The entailment model says it is contradicted.",
            )


def _places(evidence: Evidence) -> Iterator[Place]:
    for where, sentence in evidence.draft.sentences():
        if sentence.kind is not Kind.VIEW:
            yield Place(where, sentence)


def _failure(evidence: Evidence, message: str) -> Finding:
    return Finding(
        rule=Rule.ENTAILMENT, where="page", span=evidence.draft.written_by, message=message
    )
