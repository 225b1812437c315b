"""What stands between quotation marks, in reports and in our own text."""

import re
from dataclasses import dataclass

from columba.commentary.document import Kind, Sentence
from columba.commentary.inline import plain

_DOUBLE = re.compile(r'“([^“”]*)(?:”|$)|«([^«»]*)»|„([^„“”]*)[“”]|"([^"]*)(?:"|$)')
# British outlets quote in single marks; one after a letter is an apostrophe, not an end.
_SINGLE = re.compile(r"(?<!\w)‘([^‘’]*(?:’\w[^‘’]*)*)’(?!\w)")
_ELLIPSIS = re.compile(r"\s*(?:\.\s?){3,}|\s*…|\s*\[(?:…|\.{3})\]")
_SAME = str.maketrans({
    "‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "‑": "-", "‐": "-", "\u00a0": " ",
})  # fmt: skip
_LOOSE = re.compile(r"(?<!\w)['-]|['-](?!\w)")
_NO_WORDS = re.compile(r"[^\w%$€£'-]+")


@dataclass(frozen=True)
class Quoted:
    """Words between quotation marks; `start` and `end` enclose them without the marks."""

    text: str
    start: int
    end: int


def quoted(text: str) -> list[Quoted]:
    """Return the quotations in order; marks inside a quotation belong to it.

    A quotation that the text does not close ends with the text, as in a paragraph that the next
    one continues.
    """
    double = [_inside(match) for match in _DOUBLE.finditer(text)]
    single = [_inside(match) for match in _SINGLE.finditer(text)]
    apart = [one for one in single if not any(_overlap(one, span) for span in double)]
    found = [span for span in (*double, *apart) if span.text.strip()]
    return sorted(found, key=lambda span: span.start)


def _overlap(one: Quoted, other: Quoted) -> bool:
    return one.start <= other.end and other.start <= one.end


def quoted_words(sentence: Sentence) -> int:
    """Return how many words of the reports the sentence quotes."""
    if sentence.kind is not Kind.REPORTED:
        return 0
    return sum(len(span.text.split()) for span in quoted(plain(sentence.text)))


def blank_quotations(text: str) -> str:
    """Return the text with every quoted character as a blank, so that offsets stay the same."""
    pieces, end = [], 0
    for span in quoted(text):
        pieces += [text[end : span.start], " " * (span.end - span.start)]
        end = span.end
    return "".join([*pieces, text[end:]])


def unquoted(text: str) -> str:
    """Return the text with an ellipsis for every quotation."""
    pieces, end = [], 0
    for span in quoted(text):
        pieces += [text[end : span.start], "…"]
        end = span.end
    return "".join([*pieces, text[end:]])


def is_verbatim(quotation: str, text: str) -> bool:
    """Tell whether each part of the quotation between ellipses stands in `text`, in order.

    Case, the style of marks and dashes, and a mark at the end make no difference.
    """
    within, at = comparable(text), 0
    for part in _ELLIPSIS.split(quotation):
        wanted = comparable(part).strip()
        found = _find(wanted, within, at)
        if found < 0:
            return False
        at = found + len(wanted)
    return True


def comparable(text: str) -> str:
    """Return folded words, single-spaced and with a blank at either end."""
    folded = _LOOSE.sub(" ", text.translate(_SAME).casefold())
    return f" {' '.join(_NO_WORDS.sub(' ', folded).split())} "


def _find(wanted: str, within: str, at: int) -> int:
    """Return where the words of `wanted` stand in `within` as whole words, or -1."""
    if not wanted:
        return at
    found = within.find(f" {wanted} ", max(0, at - 1))
    return -1 if found < 0 else found + 1


def _inside(match: re.Match[str]) -> Quoted:
    group = match.lastindex or 0
    return Quoted(text=match.group(group), start=match.start(group), end=match.end(group))
