"""Whether a model writes in its own words, and nothing of what speaks to machines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from columba.commentary.quotations import comparable, unquoted
from columba.lib.sentences import sentences
from columba.lib.text import STOP_WORDS, words

_SHORTEST = 4  # words of a sentence that counts as copied
_RUN = 3
_LEAST_CONTENT = 2  # words of a run that say something

Run = tuple[str, ...]


@dataclass(frozen=True)
class Reserved:
    """What a model may not repeat: whole sentences of the reports, and any run of barred ones."""

    sentences: frozenset[str]
    runs: frozenset[Run]


def reserve(shown: Iterable[str], barred: Iterable[str]) -> Reserved:
    """Return what is reserved where paragraphs `shown` may be told and `barred` ones may not."""
    shown, barred = list(shown), list(barred)
    known = {run for text in shown for run in _runs(text)}
    return Reserved(
        sentences=frozenset(
            comparable(sentence)
            for text in (*shown, *barred)
            for sentence in sentences(text)
            if len(sentence.split()) >= _SHORTEST
        ),
        runs=frozenset(run for text in barred for run in _runs(text) if run not in known),
    )


def repeated(text: str, reserved: Reserved) -> str:
    """Return the words of `text` that are reserved; nothing where there are none."""
    own = comparable(unquoted(text))
    for sentence in reserved.sentences:
        if sentence in own:
            return sentence.strip()
    for run in _runs(text):
        if run in reserved.runs:
            return " ".join(run)
    return ""


def _runs(text: str) -> Iterator[Run]:
    """Yield the runs of three words of which two say something."""
    every = words(text)
    for run in zip(*(every[start:] for start in range(_RUN)), strict=False):
        if sum(word not in STOP_WORDS for word in run) >= _LEAST_CONTENT:
            yield run
