"""The name that what stands before a verb is about: "Ann Lee" of "Ann Lee of Acme, 54, said"."""

from columba.commentary.speakers.grammar import CONJUNCTIONS, DETERMINERS, HELPERS, PREPOSITIONS
from columba.commentary.speakers.lexicon import OF_BODIES, TITLES
from columba.commentary.speakers.line import Line, Subject
from columba.commentary.speakers.roster import Roster
from columba.commentary.speakers.titles import lower
from columba.commentary.speakers.tokens import Kind

# Before the name of what somebody belongs to: "Ann Lee of Acme".
OF_PEOPLE = frozenset({"of", "from", "with", "at"})
# Within the name of a body: "Center for Responsive Politics".
OF_A_BODY = frozenset({"of", "for", "on"})
_EDGES = frozenset(
    {Kind.COMMA, Kind.QUOTE, Kind.DASH, Kind.PAUSE, Kind.STOP, Kind.OPEN, Kind.CLOSE, Kind.DAY}
)
_MOST_ASIDES = 5  # commas between a name and its verb
_OPEN_ASIDES = DETERMINERS | PREPOSITIONS | frozenset(
    "who whose whom which where now then both also however though meanwhile".split()
)  # fmt: skip


class Heads:
    """Finds the head of a subject from where the subject ends."""

    def __init__(self, line: Line, roster: Roster) -> None:
        self._line = line
        self._roster = roster

    def ending(self, at: int) -> list[Subject]:
        """Return who speaks if the subject ends at `at` with a name, a bracket or a dash."""
        if self._line.kind(at) is Kind.DASH:
            return self._before_dash(at)
        is_bracket = self._line.kind(at) is Kind.CLOSE
        return self.head(self._line.before_bracket(at) if is_bracket else at)

    def head(self, at: int) -> list[Subject]:
        """Return who speaks if the subject ends with a name at `at`; nobody if it does not."""
        line = self._line
        is_numbered = line.is_number(at - 1) or line.is_number(at + 1)  # "4th Circuit", "Route 9"
        if not line.name(at) or line.is_owner(at) or is_numbered:
            return []
        return self.placed(at, line.subject(at))

    def placed(self, at: int, subject: Subject) -> list[Subject]:
        """Return the subject that begins at `at`, if what stands before it lets it be one."""
        line = self._line
        edge, may_be = line.before_roles(at)
        kind = line.kind(edge)
        if kind is Kind.COMMA and self._is_county(edge, at):
            return self.head(edge - 3)
        if kind is None or kind in _EDGES:
            is_short = kind is Kind.COMMA and edge == at - 2  # ", stroke Ingrid Soto said"
            return [subject] if may_be or is_short else []
        if kind is Kind.NAME:
            is_beside = line.is_owner(edge) or (edge < at - 1 and may_be)
            return [subject] if is_beside and not line.follows_preposition(edge) else []
        if edge < at - 1 and self._opens_sentence(edge):
            return [subject]  # "In its 2023 case Ridgeline asked"
        if line.word(edge) in DETERMINERS:
            return self._behind_the(edge, subject)
        return self._behind_word(edge, at, subject) if may_be else []

    def before_preposition(self, place: int) -> list[Subject]:
        """Return the person before "of the Brackett schools", which begins at `place`."""
        line = self._line
        of = place - 2 if line.word(place - 1) == "the" else place - 1
        is_part = line.word(of) in OF_PEOPLE and self._roster.person(line.name(of - 1))
        return self.head(of - 1) if is_part else []

    def before_asides(self, comma: int) -> list[Subject]:
        """Return the name that asides follow, up to the comma before the verb."""
        line, end = self._line, comma
        for _ in range(_MOST_ASIDES):
            end = line.comma_before(end)
            if end < 0:
                break
            if self._opens_aside(end + 1) and (found := self._at_comma(end)):
                return found
        return self._apposition(comma - 1)

    def _before_dash(self, dash: int) -> list[Subject]:
        """Return the name before an aside that ends with the dash."""
        for at in range(dash - 1, self._line.sentence_start(dash) - 1, -1):
            if self._line.kind(at) is Kind.DASH:
                return self.head(at - 1)
        return []

    def _behind_the(self, edge: int, subject: Subject) -> list[Subject]:
        is_part = self._line.follows_preposition(edge)
        return self._behind_preposition(edge - 1, subject) if is_part else [subject]

    def _behind_word(self, edge: int, at: int, subject: Subject) -> list[Subject]:
        line, word = self._line, self._line.word(edge)
        if word in PREPOSITIONS:
            return self._behind_preposition(edge, subject) if edge == at - 1 else []
        if word == "and" and line.name(edge - 1) and line.follows_preposition(edge - 1):
            return self._behind_preposition(edge - 2, subject)  # "of Health and Human Services"
        if word == "and":
            return [*self._joined(edge - 1), subject]
        return [subject] if word in CONJUNCTIONS | HELPERS else []

    def _behind_preposition(self, of: int, subject: Subject) -> list[Subject]:
        """Return the head before a preposition, which may be one within a body's name."""
        line, name = self._line, self._line.name(of - 1)
        if not name or line.is_owner(of - 1):
            return []
        word, last = line.word(of), lower(name.rsplit(maxsplit=1)[-1])
        if word in OF_A_BODY and last in OF_BODIES:
            return self.placed(of - 1, line.phrase(of - 1, subject.last))
        if word == "of" and all(lower(part) in TITLES for part in name.split()):
            return self.placed(of - 1, subject)  # "Secretary of State Marco Rubio"
        is_of_person = word in OF_PEOPLE and self._roster.person(name)
        return self.head(of - 1) if is_of_person else []

    def _joined(self, at: int) -> list[Subject]:
        """Return who else speaks: "Ann Lee" of "Ann Lee and Bo Diaz said"."""
        is_aside = self._line.kind(at) is Kind.COMMA
        return self.before_asides(at) if is_aside else self.head(at)

    def _opens_sentence(self, at: int) -> bool:
        """Tell whether a preposition at `at`, or before the article there, begins a sentence."""
        if self._line.word(at) in DETERMINERS:
            at -= 1
        return self._line.word(at) in PREPOSITIONS and self._line.sentence_start(at) == at

    def _is_county(self, comma: int, at: int) -> bool:
        """Tell whether the name only says where a town lies: "Ann Lee of Tonbridge, Kent, said"."""
        line = self._line
        if comma != at - 1 or self._roster.person(line.name(at)):
            return False
        is_town = line.name(comma - 1) and line.word(comma - 2) in {"of", "from"}
        return bool(is_town and line.name(comma - 3))

    def _opens_aside(self, at: int) -> bool:
        name, word = self._line.name(at), self._line.word(at)
        if name:
            return self._line.is_owner(at) or not self._roster.person(name)
        return word in _OPEN_ASIDES or self._line.is_plain(at) or "-" in word

    def _at_comma(self, comma: int) -> list[Subject]:
        line, at = self._line, comma - 1
        if line.kind(at) is Kind.CLOSE:
            at = line.before_bracket(at)
        if line.name(at):
            return self.head(at)
        while line.is_plain(at):
            at -= 1
        return self.before_preposition(at) if line.name(at) else []

    def _apposition(self, at: int) -> list[Subject]:
        """Return "Greg Haas" of "Its director, Greg Haas, said"."""
        line = self._line
        if not line.name(at) or not self._roster.name(line.mention(at)):
            return []
        comma, _ = line.before_roles(at)
        if line.kind(comma) is not Kind.COMMA or line.kind(comma - 1) is Kind.DAY:
            return []
        if self.head(comma - 1) and self._roster.name(line.mention(comma - 1)):
            return []
        start = comma - 1
        while line.kind(start) in {Kind.WORD, Kind.NAME}:
            start -= 1
        is_adverbial = line.word(start + 1) in (PREPOSITIONS | CONJUNCTIONS) - {"and", "but"}
        return [] if is_adverbial else [line.subject(at)]
