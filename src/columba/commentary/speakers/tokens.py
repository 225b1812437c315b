"""A paragraph cut into names, words and the marks between them."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from columba.commentary.speakers.grammar import OPENERS
from columba.commentary.speakers.lexicon import TITLES


class Kind(Enum):
    """What a token is."""

    NAME = "name"  # capitalised words side by side
    WORD = "word"
    DAY = "day"  # of the week or the year
    COMMA = "comma"
    DASH = "dash"
    OPEN = "open"
    CLOSE = "close"
    QUOTE = "quote"
    PAUSE = "pause"  # colon or semicolon
    STOP = "stop"


# Behind these, and a dash, a sentence or a clause as good as one begins.
SENTENCE_ENDS = frozenset({Kind.STOP, Kind.QUOTE, Kind.PAUSE})


class Token(NamedTuple):
    """A piece of a paragraph and where it stands."""

    kind: Kind
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def owns(self) -> bool:
        """Tell whether it is the owner of what follows: "Ohio’s", "the Sheriffs’"."""
        return self.text.endswith(("’s", "'s", "s’", "s'"))


_UPPER = "".join(character for character in map(chr, range(0x250)) if character.isupper())
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\.)"
)
_SHORT = (
    r"(?:Mr|Mrs|Ms|Mx|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Maj|Sgt|Capt|Cpl|Cmdr|Adm|Det|Supt|Atty|Insp"
    rf"|Prof|Rev|St|Ft|Mt|[{_UPPER}])\.(?=\s+[{_UPPER}])"
)
_SUFFIX = r"(?:Inc|Corp|Co|Ltd|Bros|Jr|Sr)\.(?!\s+[A-Z])"
_ARTICLE = r"(?:al|el|an|ar|as|d|l)[-’']"  # of "al-Assad", "d’Estaing"
_WORD = (
    rf"(?:{_SHORT}|{_SUFFIX}|(?:[A-Z]\.){{2,6}}|(?!{_WEEKDAY}\b|{_MONTH}\s+\d)"
    rf"(?:{_ARTICLE})?[{_UPPER}][\w’'-]*)"
)
_JOINER = r"(?:(?:de|del|della|di|da|la|le|van|von|der|den|bin|ibn|al|el|dos|du)\s+){1,2}"
_NAME = rf"{_WORD}(?:\s+(?:{_JOINER}|&\s+)?{_WORD}){{0,7}}(?:,\s{_SUFFIX})?"
_TOKEN = re.compile(
    rf"\s*(?:(?P<WORD>(?!{_ARTICLE}[{_UPPER}])[a-z0-9](?:\.m\.|[\w’'-]*)|No\.(?=\s?\d)"
    r"|[RDI]-[A-Z][\w.]+)"
    rf"|(?P<DAY>{_WEEKDAY}\b|{_MONTH}(?!\s+[{_UPPER}]|\w))|(?P<NAME>(?<!\w){_NAME})"
    r"|(?P<COMMA>,)|(?P<QUOTE>[“”\"«»„‘’])|(?P<STOP>[.!?…]+(?=[”\"’»)\]]*(?:\s|$)))"
    r"|(?P<DASH>[–—]|(?<=\s)--?(?=\s))|(?P<OPEN>[(\[])|(?P<CLOSE>[)\]])|(?P<PAUSE>[;:])"
    r"|(?P<OTHER>\w[\w’'-]*)|\S)"
)
_KINDS = {kind.name: kind for kind in Kind} | {"OTHER": Kind.WORD}
# Such as "PORT WEXLEY (ACNS) — " and "London, 3 August (Reuters) - ".
_DATELINE = re.compile(
    rf"(?P<place>[{_UPPER}][{_UPPER} .’'-]+[{_UPPER}]|[{_UPPER}][\w’'-]+(?=[^.\n]{{0,30}}\())"
    r"(?:,\s[\w. ]{1,25}){0,2}(?:\s\([^)]{1,40}\))?\s?[–—-]+\s"
)
_FIRST = re.compile(r"(\S+)\s*")
_APOSTROPHE = re.compile("[’']")
# At the head of a sentence: "Hearing Moscow consent was new", "Bus-loving Harmon says no."
_NO_NAME = re.compile(r"(?!Sterling|Irving|Reading)\w{3,}ing\b|\w+-[a-z]\w+\b")
_LONGEST_NICKNAME = 16


def dateline(text: str) -> tuple[str, int]:
    """Return the place a report was written from and where its text begins; "" and 0 if none."""
    match = _DATELINE.match(text)
    return (match["place"].title(), match.end()) if match else ("", 0)


def tokens(text: str) -> list[Token]:
    """Return the tokens in order; a dateline is none, nor the opener of a sentence of a name."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, dateline(text)[1]):
        group = match.lastgroup
        if group is None:
            continue
        kind, start = _KINDS[group], match.start(group)
        if kind is not Kind.NAME:
            found.append(Token(kind, match[group], start))
        elif _goes_on(found, start):
            first = found[-3]
            del found[-3:]
            found.append(Token(kind, f"{first.text} {match[group]}", first.start))
        else:
            is_first = not found or found[-1].kind in {Kind.STOP, Kind.QUOTE}
            found.extend(_without_openers(match[group], start, is_first=is_first))
    return found


def _goes_on(found: list[Token], start: int) -> bool:
    """Tell whether a name goes on at `start` behind a nickname: "Robert “Bob” Crandall"."""
    if len(found) < 3 or found[-1].kind is not Kind.QUOTE or found[-2].kind is not Kind.QUOTE:  # noqa: PLR2004 - a name and two marks
        return False
    first, opening, closing = found[-3:]
    is_beside = opening.start == first.end + 1 and start == closing.end + 1
    is_short = closing.start - opening.start <= _LONGEST_NICKNAME
    return first.kind is Kind.NAME and is_beside and is_short and not first.owns


def _without_openers(run: str, start: int, *, is_first: bool) -> Iterator[Token]:
    """Yield what begins a sentence as words, and the rest as a name: "But", "Ann Lee"."""
    at = 0
    for word in _FIRST.finditer(run):
        is_opener = _APOSTROPHE.split(word[1].lower())[0] in OPENERS
        if not is_opener and not (is_first and not at and _begins_with_no_name(run)):
            yield Token(Kind.NAME, run[at:], start + at)
            return
        yield Token(Kind.WORD, word[1], start + at)
        at = word.end()


def _begins_with_no_name(run: str) -> bool:
    """Tell whether a run begins "Hearing Moscow", but not "Acting Mayor" or "Planning Director"."""
    first, _, rest = run.lower().partition(" ")
    is_titled = not TITLES.isdisjoint(first.split("-")) or rest.partition(" ")[0] in TITLES
    return bool(rest) and not is_titled and bool(_NO_NAME.match(run))
