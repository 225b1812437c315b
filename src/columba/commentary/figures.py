"""Numbers and dates in running text, in figures or in words, by their value."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from columba.commentary.names import MONTHS, WEEKDAYS

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
_VAGUE = ("dozens", "scores", "hundreds", "thousands", "millions", "billions", "dozen")
_DIGITS = r"(?<![\w])(?<![A-Za-z]-)(?<!\d[.,])\d+(?:,\d{3})*(?:\.\d+)?"
_WORD = "|".join([*_UNITS, *_TENS])
_SCALE = f"(?:{'|'.join(_SCALES)})"
_NUMBER = re.compile(
    rf"(?P<figure>{_DIGITS})(?:[\s-](?P<scale>{'|'.join(_SCALES)})\b)?"
    rf"|\b(?P<words>(?:{_WORD})(?:[\s-](?:{_WORD}|{_SCALE}(?:\sand(?=\s(?:{_WORD})\b))?)\b)*)\b"
    rf"|\b(?P<vague>{'|'.join(_VAGUE)})\b",
    re.IGNORECASE,
)
# Said of anything: "one side", "no one". Whoever counts to one has not counted.
_NO_COUNT = "1"
# A figure that is part of a name: "Article 5", "Section 230", "Form 990".
_NAMING = re.compile(
    r"\b(?:Article|Articles|Section|Title|Chapter|Part|Form|Rule|Act|Amendment|Proposition|Measure|"
    r"Question|Resolution|Route|Highway|Interstate|District|Ward|Room|Class|Type|Grade|Line)"
    r"\s(?:\d[\w.]*|[IVX]+\b)"
)
_DATED = re.compile(
    rf"\b(?:{'|'.join(MONTHS)})\b\.?\s+\d|\d\s+(?:{'|'.join(MONTHS)})\b"
    rf"|\b(?:in|since|by|until|before|after|early|mid|late|last|next|this|of)[\s-]"
    rf"(?:{'|'.join(MONTHS)})\b|\b(?:{'|'.join(WEEKDAYS)})s?\b"
)
_NEXT = re.compile(r"[\s-]\w+")
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})s?\b")


@dataclass(frozen=True)
class Figure:
    """A number as written, and what makes two of them the same."""

    text: str
    value: str
    is_word: bool
    counted: str = ""  # in words, with the word after: "two votes"


def figures(text: str) -> list[Figure]:
    """Return the numbers in order; "one" alone counts nothing."""
    found = []
    for match in _NUMBER.finditer(text):
        counted = "" if match["figure"] else _counted(match, text)
        figure = Figure(match.group(), _value(match), not match["figure"], counted)
        if not (figure.is_word and figure.value == _NO_COUNT):
            found.append(figure)
    return found


def spell(day: date) -> str:
    """Return the day as pages and letters print it: "17 August 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def without_naming(text: str) -> str:
    """Return the text without the figures that are part of a name."""
    return _NAMING.sub(" ", text)


def dates(text: str) -> list[str]:
    """Return what in `text` names a day or a month of the calendar."""
    return [match.group() for match in _DATED.finditer(text)]


def calendar_words(text: str) -> list[str]:
    """Return the months and weekdays in `text`; "May" and "March" only where dated."""
    months = [
        match.group()
        for match in _MONTH.finditer(text)
        if match.group() not in {"May", "March"} or _DATED.search(text)
    ]
    return months + [match.group().removesuffix("s") for match in _WEEKDAY.finditer(text)]


def _counted(match: re.Match[str], text: str) -> str:
    after = _NEXT.match(text, match.end())
    return f"{match.group()}{after.group() if after else ''}".lower()


def _value(match: re.Match[str]) -> str:
    if match["vague"]:
        return match["vague"].lower()
    if match["figure"]:
        value = Decimal(match["figure"].replace(",", ""))
        scale = _SCALES[match["scale"].lower()] if match["scale"] else 1
        return _plain(value * scale)
    return _plain(_in_words(re.split(r"[\s-]+", match["words"].lower())))


def _in_words(parts: list[str]) -> Decimal:
    total = current = 0
    for part in parts:
        if part in _SCALES and _SCALES[part] > 100:  # noqa: PLR2004 - "hundred" multiplies in place
            total, current = total + max(current, 1) * _SCALES[part], 0
        elif part in _SCALES:
            current = max(current, 1) * _SCALES[part]
        else:
            current += _UNITS.get(part, 0) + _TENS.get(part, 0)
    return Decimal(total + current)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
