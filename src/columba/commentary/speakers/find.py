"""Who speaks in which paragraph of a report: a name beside a verb of saying."""

from collections.abc import Sequence
from dataclasses import dataclass

from columba.commentary.quotations import blank_quotations
from columba.commentary.speakers.clauses import Clauses
from columba.commentary.speakers.grammar import DETERMINERS
from columba.commentary.speakers.lexicon import PEOPLE
from columba.commentary.speakers.line import HE, SHE, SOMEBODY, Line, Subject
from columba.commentary.speakers.roster import Roster, is_body, is_outlet
from columba.commentary.speakers.tokens import SENTENCE_ENDS, Kind, Token, dateline, tokens
from columba.commentary.speakers.verbs import PARTICIPLES, VERBS, reports

# Tokens that are read before and behind a verb: longer than sentences, and a bound on the time.
_BEFORE, _BEHIND = 100, 30
_SAYING = VERBS | PARTICIPLES | {"according", "According"}


@dataclass(frozen=True, kw_only=True)
class Speech:
    """That somebody speaks in a paragraph, and where the words that say so stand."""

    name: str
    start: int
    end: int


def speeches(paragraphs: Sequence[str]) -> list[list[Speech]]:
    """Return for every paragraph who speaks in it, in order, each under the full name.

    A pronoun stands for the last who spoke, or for the only person its paragraph has spoken of so
    far; when in doubt it stands for nobody. "Mr. Vance" and "Vance" stand for the fuller name of
    the report. A body is named as it stands, with its article. A place does not speak, and a paper
    or programme only tells what others say.
    """
    spoken = [blank_quotations(paragraph) for paragraph in paragraphs]
    read = [tokens(text) for text in spoken]
    roster = Roster(read, (dateline(text)[0] for text in spoken))
    listener = _Listener(roster)
    return [listener.hear(text, found) for text, found in zip(spoken, read, strict=True)]


class _Listener:
    """Hears the paragraphs of a report in order and remembers whom "he" or "she" may mean."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._last = ""  # who spoke last
        self._in_doubt = False  # whether "he" or "she" may be another by now
        self._pronouns: dict[str, str] = {}  # which one stood for whom
        self._here: list[tuple[str, int]] = []  # persons brought up since, in this paragraph
        self._last_spoke_here = False
        self._is_said = False  # whether the sentence still tells what the last one said

    def hear(self, text: str, found: Sequence[Token]) -> list[Speech]:
        """Return who speaks in the paragraph that `found` are the tokens of."""
        self._here, self._is_said, self._last_spoke_here = [], False, False
        self._in_doubt = self._in_doubt or _opens_with_somebody(found, 0)
        heard: list[Speech] = []
        for at, token in enumerate(found):
            if token.kind is Kind.NAME:
                self._bring_up(token, at)
            elif token.kind in SENTENCE_ENDS:
                self._is_said = False
                self._in_doubt = self._in_doubt or _opens_with_somebody(found, at + 1)
            elif token.text in _SAYING:
                names = dict.fromkeys(self._speakers(found, at, text))
                heard += [Speech(name=n, start=token.start, end=token.end) for n in names]
        self._carry_over(found)
        return heard

    def _bring_up(self, token: Token, at: int) -> None:
        """Note a person who is named; not Bo Diaz in "Ann Lee said Diaz had left. She said"."""
        name = self._roster.person(token.text)
        if name and not (self._is_said and name not in token.text):
            self._here.append((name, at))

    def _speakers(self, found: Sequence[Token], at: int, text: str) -> list[str]:
        token = found[at]
        clauses, verb = self._around(found, at)
        if token.text.lower() == "according":
            is_source = text.startswith(" to ", token.end)
            return self._names(clauses.source(verb + 2), is_main=True) if is_source else []
        if not clauses.is_inverted(verb) and not reports(token.text, text, token.end):
            return []
        subjects = clauses.subjects(verb)
        if subjects and subjects[0] in {HE, SHE}:
            return self._meant(found, at, subjects[0].mention.words)
        self._in_doubt = self._in_doubt or SOMEBODY in subjects
        named = [one for one in subjects if one is not SOMEBODY]
        is_main = all(clauses.is_main(one, verb) for one in named)
        return self._names(named, is_main=is_main)

    def _around(self, found: Sequence[Token], at: int) -> tuple[Clauses, int]:
        """Return the clauses around a token, and its place in them."""
        start = max(0, at - _BEFORE)
        return Clauses(Line(found[start : at + _BEHIND]), self._roster), at - start

    def _names(self, subjects: Sequence[Subject], *, is_main: bool) -> list[str]:
        names = [name for one in subjects if (name := self._name(one))]
        people = [
            name for name in names if not name.startswith("the ") and not is_body(name.split())
        ]
        if people and is_main:
            self._last, self._in_doubt, self._here = people[-1], len(people) > 1, []
            self._is_said = self._last_spoke_here = True
        return names

    def _name(self, subject: Subject) -> str:
        words = subject.mention.words
        if subject.is_whole:
            return f"the {words}" if subject.with_the else words
        if is_outlet(words, with_the=subject.with_the):
            return ""
        name = self._roster.name(subject.mention)
        takes_the = subject.with_the and name == words and not self._roster.person(words)
        return f"the {name}" if takes_the else name

    def _meant(self, found: Sequence[Token], verb: int, pronoun: str) -> list[str]:
        """Return whom "he" or "she" means here, if that is beyond doubt."""
        others = {name for name, _ in self._here} - {self._last}
        if len({name for name, _ in self._here}) > 1:
            self._in_doubt = True
        elif others:
            self._in_doubt = not self._is_introduced(found, verb)
            self._last = self._last if self._in_doubt else others.pop()
        self._here, self._last_spoke_here = [], True
        if self._last and not self._in_doubt:
            known = self._roster.pronoun(self._last)
            self._in_doubt = pronoun != (known or self._pronouns.setdefault(self._last, pronoun))
        else:
            self._in_doubt = True
        return [] if self._in_doubt else [self._last]

    def _is_introduced(self, found: Sequence[Token], verb: int) -> bool:
        """Tell whether the paragraph speaks of the one person it names before "he" or "she"."""
        since = found[self._here[-1][1] : verb]
        if self._last_spoke_here or all(token.kind is not Kind.STOP for token in since):
            return False
        return not self._last or any(self._is_subject(found, at) for _, at in self._here)

    def _is_subject(self, found: Sequence[Token], at: int) -> bool:
        clauses, name = self._around(found, at)
        return clauses.is_subject(name)

    def _carry_over(self, found: Sequence[Token]) -> None:
        """Remember for the next paragraph whom this one has brought up."""
        others = {name for name, _ in self._here} - {self._last}
        if len(others) == 1 and not self._last and self._is_subject(found, self._here[0][1]):
            self._last = others.pop()
        elif others:
            self._in_doubt = True


def _opens_with_somebody(found: Sequence[Token], at: int) -> bool:
    """Tell whether a sentence speaks of somebody without a name: "The congressman left."."""
    if at + 2 >= len(found) or found[at].text.lower() not in DETERMINERS:
        return False
    is_named = any(token.kind is Kind.NAME for token in found[at + 2 : at + 4])
    return found[at + 1].text in PEOPLE and not is_named
