"""Who speaks in which paragraph of a report: a name beside a verb of saying."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from columba.commentary.quotations import blank_quotations
from columba.lib.text import STOP_WORDS

_VERBS = (
    "said|says|told|tells|added|adds|wrote|writes|noted|notes|described|describes|warned|warns|"
    "cautioned|cautions|emphasi[sz]ed|emphasi[sz]es|stressed|stresses|underlined|underlines|"
    "argued|argues|announced|announces|insisted|insists|explained|explains|claimed|claims|"
    "acknowledged|acknowledges|conceded|concedes|replied|replies|responded|responds|asked|asks|"
    "tweeted|posted|urged|urges|testified|recalled|recalls|confirmed|confirms|denied|denies|"
    "declared|declares|suggested|suggests|observed|observes|remarked|pledged|pledges|promised|"
    "promises|vowed|vows|called|calls|predicted|predicts|admitted|admits|continued|concluded|"
    "commented|countered|joked|maintained|maintains|reiterated|reiterates|stated|states|"
    "complained|complains|estimated|estimates"
)
_VERB_WORDS = frozenset(
    _VERBS.replace("[sz]", "s").split("|") + _VERBS.replace("[sz]", "z").split("|")
)
_WORDS = re.compile(r"[a-z]+")
# After these a name is the one who listens.
_HEARD_BY = r"(?:told|tells|asked|asks|urged|urges|warned|warns|called|calls|described|describes)"
_SHORT = r"(?:Mr|Mrs|Ms|Mx|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Sgt|Capt|Prof|Rev|St|[A-Z])\."
_WORD = rf"(?:{_SHORT}(?=\s+[A-Z])|[A-Z][\w’'-]*)"
_ABBREVIATION = r"(?:[A-Z]\.){2,6}"
_JOINER = r"(?:de|del|della|di|da|la|le|van|von|der|bin|ibn|al|el)"
_NAME = rf"(?:{_ABBREVIATION}|{_WORD})(?:\s+(?:{_JOINER}\s+)?(?:{_ABBREVIATION}|{_WORD})){{0,5}}"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
# What may stand between subject and verb: "on Sunday", "has since", "in a written statement".
_BETWEEN = (
    rf"(?:\s+(?:on|last|early|late|this|in)?\s*(?:{_DAY}|{_MONTH})(?:\s+\d+)?"
    r"|\s+(?:in|at|during|through|on|to)\s(?:an?|the|social)\s(?:\w+\s)?"
    r"(?:statement|interview|letter|meeting|hearing|media|post|speech|e-?mail|conference|reporters)"
    r"|\s+(?:also|has|have|had|then|later|earlier|since|never|once|again|often|further|first|only"
    r"|would|did|not|who|still|even|both|jointly|[a-z]+ly)){0,4}?"
)
_ASIDE = r"(?:,\s[^.;!?\n]{2,120}?,)?"
_SPOKE = re.compile(
    rf"(?P<the>\b[Tt]he\s+)?\b(?P<name>{_NAME})(?:\s+of\s+(?P<of>{_NAME}))?(?P<own>['’]s?)?"
    rf"{_ASIDE}{_BETWEEN},?\s+(?P<verb>{_VERBS})\b"
)
_SPOKEN_BY = re.compile(
    rf"[”\"’,]\s*(?P<verb>{_VERBS})\s+(?:(?P<the>the\s+)|(?:[a-z]+\s+){{0,6}})(?P<name>{_NAME})"
)
_PRONOUN = re.compile(rf"\b(?P<name>[Hh]e|[Ss]he){_BETWEEN}\s+(?P<verb>{_VERBS})\b")
# Before a name, these say that it is no subject, or only the end of a longer name.
_NOT_AFTER = re.compile(
    r"(?:\b(?:of|in|to|at|by|for|from|near|with|on)(?:\s+the)?|[A-Z][\w’'-]*)\s+$"
)
# "…, Ann Lee, said a Herald reporter": who speaks has been named.
_AFTER_A_NAME = re.compile(r"[A-Z][\w’'-]*,\s*$")
# "Line 4" and "Route 9" are no one.
_NO_NAME_AFTER = re.compile(r"\s\d")
_RUN = re.compile(_NAME)
_NO_SUBJECT = re.compile(rf"(?:{_DAY}|{_MONTH})(?:\s.*)?", re.DOTALL)
_LONG_WORD = 40
_NEAR = 8  # characters before a name that show whether it begins a sentence
_SENTENCE_START = re.compile(r"(?:[.!?…][”\"’)]?\s+|[“\"]\s*)$")

# Words before a name that tell the office: what follows them is a person, however short.
_HONORIFICS = frozenset(
    """mr mrs ms mx dr prof sen rep gov gen lt col maj sgt capt rev sir president senator
    representative governor mayor judge justice professor councilman councilwoman councilmember
    councillor commissioner superintendent sheriff alderman alderwoman pope king queen prince
    princess chancellor ambassador""".split()
)
# These too, where a full name follows.
_OFFICES = _HONORIFICS | frozenset(
    """minister secretary attorney chief director chair chairman chairwoman speaker leader envoy
    deputy administrator manager principal trustee treasurer clerk executive officer spokesman
    spokeswoman spokesperson democrat republican auditor engineer owner defender prosecutor
    supervisor solicitor editor coroner coach detective trooper inspector planner assessor
    registrar comptroller controller marshal warden provost dean ombudsman analyst""".split()
)
# And these, where nothing but the name is left after them.
_TITLES = _OFFICES | frozenset(
    """us u.s uk u.k eu american russian ukrainian british french german chinese canadian vice prime
    state general foreign defense defence special city county town village district assistant press
    acting former interim township democratic public works health police fire school board council
    house senate white majority minority""".split()
)
# What ends with one of these is read, and does not speak.
_DOCUMENTS = frozenset(
    """law act report study plan bill code constitution rule notice order survey treaty budget
    policy""".split()
)
# One of these alone, or a group at the head of a sentence, is nobody in particular.
_NOBODY = frozenset(
    """officials official residents resident police critics supporters neighbors neighbours parents
    teachers workers others some many most several few one it this that these those he she they we i
    you who there what which but and as in on at for after before when while if since because
    people experts analysts advocates lawmakers leaders authorities scientists researchers
    organizers organisers investigators prosecutors witnesses families sources""".split()
)


@dataclass(frozen=True, kw_only=True)
class Speech:
    """That somebody speaks in a paragraph, and where the words that say so stand."""

    name: str
    start: int
    end: int


def speeches(paragraphs: Sequence[str]) -> list[list[Speech]]:
    """Return for every paragraph who speaks in it, in order, each under the full name.

    A pronoun stands for the last who spoke, as long as nobody else has been brought up since; when
    in doubt it stands for nobody. "Mr. Vance" and "Vance" stand for the fuller name of the report.
    """
    spoken = [blank_quotations(paragraph) for paragraph in paragraphs]
    known = _Names(spoken)
    found: list[list[Speech]] = []
    last, in_doubt = "", False
    for text in spoken:
        here: list[Speech] = []
        others = deque(_brought_up(text))
        for speech in _in_paragraph(text, known):
            in_doubt = _passes_another(others, speech.start, last) or in_doubt
            if speech.name:
                last, in_doubt = speech.name, False
            if last and not in_doubt:
                here.append(Speech(name=last, start=speech.start, end=speech.end))
        in_doubt = _passes_another(others, len(text), last) or in_doubt
        found.append(here)
    return found


def _brought_up(text: str) -> Iterator[tuple[int, str]]:
    """Yield where the text names somebody by a full name or as a subject, and the last name."""
    for run, at in _runs(text):
        bare = strip_titles(run)
        if not bare or bare[-1].lower() in _NOBODY or bare[-1].lower() in STOP_WORDS:
            continue
        if len(bare) > 1 or _is_first(text, at):
            yield at, bare[-1]


def _passes_another(others: deque[tuple[int, str]], end: int, last: str) -> bool:
    """Take the names before `end` off the queue; tell whether one is not of `last`."""
    passed = False
    own = last.split()
    while others and others[0][0] < end:
        passed = others.popleft()[1] not in own or passed
    return passed


def _in_paragraph(text: str, known: "_Names") -> list[Speech]:
    """Return the speeches of one paragraph; a pronoun's has no name yet."""
    found: list[Speech] = []
    if _VERB_WORDS.isdisjoint(_WORDS.findall(text)):
        return found
    matches = [*_SPOKEN_BY.finditer(text), *_SPOKE.finditer(text), *_PRONOUN.finditer(text)]
    for match in sorted(matches, key=lambda match: match.start("verb")):
        speech = _speech(match, text, known)
        if speech and not any(other.start == speech.start for other in found):
            found.append(speech)
    return found


def _speech(match: re.Match[str], text: str, known: "_Names") -> Speech | None:
    start, end = match.span("verb")
    if match["name"].lower() in {"he", "she"}:
        return Speech(name="", start=start, end=end)
    if not _is_subject(match, text):
        return None
    name = known.full(_subject(match), is_first=_is_first(text, match.start("name")))
    if not name:
        return None
    is_body = bool(match["the"]) and " " in name and name == match["name"]
    return Speech(name=f"the {name}" if is_body else name, start=start, end=end)


def _is_subject(match: re.Match[str], text: str) -> bool:
    """Tell whether the name is the one who speaks, and not one spoken to or of."""
    if _NO_NAME_AFTER.match(text, match.end("name")):
        return False
    if match.re is _SPOKEN_BY:
        before = text[max(0, match.start("verb") - _LONG_WORD) : match.start("verb")]
        return not (re.fullmatch(_HEARD_BY, match["verb"]) or _AFTER_A_NAME.search(before))
    before = text[max(0, match.start() - _LONG_WORD) : match.start()]
    return not (match["own"] or _NOT_AFTER.search(before))


def _subject(match: re.Match[str]) -> str:
    """Return the name, which after "Secretary of …" is what follows: "State Marco Rubio"."""
    of = match["of"] if match.re is _SPOKE else None
    is_office = all(word.lower().rstrip(".") in _TITLES for word in match["name"].split())
    return of if of and is_office else match["name"]


def _is_first(text: str, at: int) -> bool:
    return at == 0 or bool(_SENTENCE_START.search(text[max(0, at - _NEAR) : at]))


class _Names:
    """The names a report uses, so that a part of one can be told as it first stood."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._full: dict[str, str] = {}
        self._inside: set[str] = set()
        for text in paragraphs:
            for run, at in _runs(text):
                bare = strip_titles(run)
                if len(bare) > 1:
                    self._full.setdefault(bare[-1], " ".join(bare))
                if not _is_first(text, at):
                    self._inside.update(bare)

    def full(self, run: str, *, is_first: bool) -> str:
        """Return the fullest name for `run`, or nothing where it names nobody."""
        words = run.split()
        if is_first and len(words) > 1 and words[0].lower() in STOP_WORDS:
            words, is_first = words[1:], False
        if _NO_SUBJECT.fullmatch(" ".join(words)):
            return ""
        bare = strip_titles(words)
        if not bare or _lower(bare[-1]) in _DOCUMENTS:
            return ""
        if len(bare) > 1:
            return " ".join(bare)
        is_name = self._is_name(bare[0], run, is_first=is_first)
        return self._full.get(bare[0], bare[0]) if is_name else ""

    def _is_name(self, word: str, run: str, *, is_first: bool) -> bool:
        """Tell whether a single word names somebody and is not just the start of a sentence."""
        if len(word) == 1 or word.lower() in _NOBODY or word.lower() in _TITLES:
            return False
        return not is_first or word in self._full or word in self._inside or word != run


def _runs(text: str) -> Iterator[tuple[list[str], int]]:
    for match in _RUN.finditer(text):
        yield match.group().split(), match.start()


def strip_titles(run: Sequence[str]) -> list[str]:
    """Return the run without what goes before a name: "US President Donald Trump", "Mr. Vance"."""
    words = list(run)
    owners = [at for at, word in enumerate(words[:-1]) if _bare(word) != word]
    words = [_bare(word) for word in words[owners[-1] + 1 if owners else 0 :]]
    offices = [at for at in range(len(words) - 1) if _is_office(words, at)]
    words = words[offices[-1] + 1 if offices else 0 :]
    while len(words) > 2 and _lower(words[0]) in _TITLES:  # noqa: PLR2004 - a full name
        words = words[1:]
    return words


def _is_office(words: Sequence[str], at: int) -> bool:
    """Tell whether the word is an office before a name: "Chief" of "Police Chief Ann Lee"."""
    word = _lower(words[at])
    return word in _HONORIFICS or (word in _OFFICES and at < len(words) - 2)


def _bare(word: str) -> str:
    return word.removesuffix("’s").removesuffix("'s")


def _lower(word: str) -> str:
    return word.rstrip(".").lower()
