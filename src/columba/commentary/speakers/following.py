"""Who is named behind a verb or "according to": "said the board’s chair, Joan Pell"."""

from columba.commentary.speakers.grammar import DETERMINERS
from columba.commentary.speakers.heads import OF_A_BODY, OF_PEOPLE
from columba.commentary.speakers.lexicon import BODY_NOUNS, OF_BODIES, PEOPLE, ROLES
from columba.commentary.speakers.line import MOST_WORDS, SOMEBODY, Line, Subject
from columba.commentary.speakers.roster import Roster
from columba.commentary.speakers.titles import lower
from columba.commentary.speakers.tokens import Kind

_ENDS = frozenset(
    {
        Kind.COMMA, Kind.QUOTE, Kind.DASH, Kind.PAUSE, Kind.STOP, Kind.OPEN, Kind.CLOSE, Kind.DAY,
        None,
    }
)  # fmt: skip
# What may follow the name of one who has spoken; any other word is a verb, and the name its own.
_AFTERMATH = frozenset(
    """who whose of from at with in on after during before as when while via for and outside inside
    near last late early this""".split()
)


class Following:
    """Reads from a place onwards who speaks."""

    def __init__(self, line: Line, roster: Roster) -> None:
        self._line = line
        self._roster = roster

    def named(self, start: int) -> list[Subject]:
        """Return who is named from `start` on; SOMEBODY where that person has no name."""
        line, at = self._line, start
        while line.kind(at) is Kind.DAY:
            at += 1
        while self._tells_who(at, start):
            at += 1
        if line.name(at):
            return self._at_name(at)
        if at == start:
            return []
        somebody = [SOMEBODY] if line.word(at - 1) in PEOPLE else []
        if line.word(at) in OF_PEOPLE | {"for"}:
            return self._behind_comma(at) or somebody
        if line.kind(at) is Kind.COMMA and line.name(at + 1):
            return self._at_name(at + 1) or somebody
        return somebody if line.kind(at) in _ENDS or line.word(at) == "who" else []

    def source(self, start: int) -> list[Subject]:
        """Return who is named behind "according to", and not in "to letters Ann Lee had" too."""
        article = self._line.at(start)
        if article and article.text == "The":
            return []  # a paper's, where no sentence begins: "according to The Dunmore Echo"
        subjects = self.named(start)
        beside = self._line.word(subjects[0].first - 1) if subjects else ""
        is_own = not beside or beside in ROLES | DETERMINERS | {"to"}
        return [one for one in subjects if one is not SOMEBODY] if is_own else []

    def ends_sentence(self, start: int) -> bool:
        """Tell whether a name, and what tells who bears it, is all that follows in the sentence."""
        line, at = self._line, start
        while line.kind(at) in {Kind.WORD, Kind.NAME}:
            if line.name(at) and line.is_plain(at + 1):
                return False
            at += 1
        return line.kind(at) in {None, Kind.STOP, Kind.QUOTE}

    def leads_to_name(self, at: int) -> bool:
        """Tell whether only offices stand between `at` and a name, or the comma before it."""
        line = self._line
        while line.is_plain(at) and (line.word(at) in ROLES or line.is_number(at)):
            at += 1
        return bool(line.name(at) or (line.kind(at) is Kind.COMMA and line.name(at + 1)))

    def tells_who(self, at: int) -> bool:
        """Tell whether the name at `at` only begins to tell who another is: "Corvane spokesman"."""
        line = self._line
        return line.is_owner(at) or bool(
            line.name(at) and line.is_plain(at + 1) and self.leads_to_name(at + 1)
        )

    def _tells_who(self, at: int, start: int) -> bool:
        if at - start > MOST_WORDS:
            return False
        word = self._line.word(at)
        is_joint = word in DETERMINERS if at == start else word == "and"
        return is_joint or self._line.is_plain(at) or self.tells_who(at)

    def _at_name(self, at: int) -> list[Subject]:
        line, word = self._line, self._line.word(at + 1)
        if line.is_owner(at):
            return []
        if line.kind(at + 1) in _ENDS:
            return [line.subject(at)]
        if word == "and" and line.name(at + 2):
            return [line.subject(at), *self._at_name(at + 2)]
        if word in OF_A_BODY and lower(line.name(at).rsplit(maxsplit=1)[-1]) in OF_BODIES:
            return self._body(at)
        if word in BODY_NOUNS and line.word(at - 1) == "the":
            return [line.phrase(at, at + 1)] if line.kind(at + 2) in _ENDS else []
        return [line.subject(at)] if word in _AFTERMATH or word.endswith("ing") else []

    def _body(self, at: int) -> list[Subject]:
        line = self._line
        end = at + 3 if line.word(at + 2) == "the" else at + 2
        if line.word(end + 1) == "and" and not self._roster.person(line.name(end + 2)):
            end += 2 if line.name(end + 2) else 0
        return [line.phrase(at, end)] if line.name(end) and not line.is_owner(end) else []

    def _behind_comma(self, at: int) -> list[Subject]:
        """Return the person behind the comma of "said the mayor of Harmon, Lucille Abt."."""
        line, end = self._line, at + 1
        while end - at <= MOST_WORDS and line.kind(end) in {Kind.WORD, Kind.NAME}:
            end += 1
        is_named = line.kind(end) is Kind.COMMA and self._roster.person(line.name(end + 1))
        return self._at_name(end + 1) if is_named else []
