"""How much of a report the page repeats: in its own voice hardly anything, quoted only a little."""

from collections.abc import Iterator

from columba.commentary.check.evidence import Evidence
from columba.commentary.document import Finding, Rule
from columba.commentary.inline import plain
from columba.commentary.quotations import quoted_words, unquoted
from columba.commentary.summary import MOST_OPEN_WORDS, MOST_QUOTED_WORDS, is_open
from columba.lib.text import words

LONGEST_RUN = 12
MOST_SHARED = 0.02
_FEW_SHARED = 5  # on a short page a handful of common phrases is more than two per cent
_GRAM = 5

Gram = tuple[str, ...]


def check_page(evidence: Evidence) -> Iterator[Finding]:
    theirs = _their_grams(evidence)
    shared = total = 0
    for where, sentence in evidence.draft.sentences():
        for part in unquoted(plain(sentence.text)).split("…"):
            ours = words(part)
            grams = list(_grams(ours))
            hits = [gram in theirs for gram in grams]
            shared, total = shared + sum(hits), total + len(grams)
            if run := _longest(ours, hits):
                yield Finding(
                    rule=Rule.COPYING,
                    where=where,
                    span=" ".join(run),
                    message=f"More than {LONGEST_RUN} words in a row are a report's, unquoted.",
                )
    if shared > max(_FEW_SHARED, MOST_SHARED * total):
        yield Finding(
            rule=Rule.COPYING,
            where="page",
            span=f"{shared} of {total}",
            message="Too many runs of five words are those of the reports.",
        )
    yield from _quoted_words(evidence)


def _their_grams(evidence: Evidence) -> set[Gram]:
    return {
        gram
        for text in evidence.texts.values()
        for paragraph in text.paragraphs
        for gram in _grams(words(paragraph))
    }


def _grams(tokens: list[str]) -> Iterator[Gram]:
    return zip(*(tokens[start:] for start in range(_GRAM)), strict=False)


def _longest(ours: list[str], hits: list[bool]) -> list[str]:
    """Return the longest run of shared words where it is too long, else nothing."""
    best = start = length = 0
    for at, hit in enumerate([*hits, False]):
        if hit:
            length += 1
            continue
        if length > best:
            best, start = length, at - length
        length = 0
    run = best + _GRAM - 1 if best else 0
    return ours[start : start + run] if run > LONGEST_RUN else []


def _quoted_words(evidence: Evidence) -> Iterator[Finding]:
    count = sum(quoted_words(sentence) for _, sentence in evidence.draft.sentences())
    is_free = all(is_open(text.report) for text in evidence.texts.values())
    most = MOST_OPEN_WORDS if is_free and evidence.texts else MOST_QUOTED_WORDS
    if count > most:
        yield Finding(
            rule=Rule.QUOTED_WORDS,
            where="page",
            span=str(count),
            message=f"The page quotes {count} words of the reports; {most} is the most.",
        )
