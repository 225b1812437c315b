"""The tokens around a verb, and what can be told of a place among them by looking beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from columba.commentary.speakers.grammar import DETERMINERS, GRAMMAR, PREPOSITIONS
from columba.commentary.speakers.lexicon import ROLES
from columba.commentary.speakers.roster import Mention, is_body
from columba.commentary.speakers.tokens import SENTENCE_ENDS, Kind, Token

MOST_WORDS = 6  # beside a name, that tell who its bearer is


@dataclass(frozen=True)
class Subject:
    """Who speaks, as printed, and the tokens that name it."""

    mention: Mention
    with_the: bool = False
    is_whole: bool = False  # to be told as it stands: "the Port Wexley school board"
    first: int = -1
    last: int = -1


HE = Subject(Mention("he", is_first=False))
SHE = Subject(Mention("she", is_first=False))
# Somebody who is not named, and whom "he" or "she" may mean from here on.
SOMEBODY = Subject(Mention("somebody", is_first=False))


class Line:
    """Tokens side by side; a place beyond either end holds nothing."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens

    def at(self, place: int) -> Token | None:
        return self.tokens[place] if 0 <= place < len(self.tokens) else None

    def kind(self, place: int) -> Kind | None:
        return self.tokens[place].kind if 0 <= place < len(self.tokens) else None

    def word(self, place: int) -> str:
        """Return the word at `place` in lower case; nothing where no word stands."""
        is_word = self.kind(place) is Kind.WORD
        return self.tokens[place].text.lower() if is_word else ""

    def name(self, place: int) -> str:
        """Return the name at `place`; nothing where no name stands."""
        return self.tokens[place].text if self.kind(place) is Kind.NAME else ""

    def is_owner(self, place: int) -> bool:
        return bool(self.name(place)) and self.tokens[place].owns

    def is_plain(self, place: int) -> bool:
        """Tell whether a noun, an adjective or a verb stands there, not a word of grammar."""
        word = self.word(place)
        return bool(word) and word not in GRAMMAR and not self.tokens[place].text[0].isupper()

    def is_number(self, place: int) -> bool:
        return self.word(place)[:1].isdigit()

    def before_roles(self, name: int) -> tuple[int, bool]:
        """Return the place before the words that tell who a name is, and whether they may do so.

        "county administrator Ruth Vale", but not "people who met Ruth Vale".
        """
        edge = name - 1
        while self.is_plain(edge) and name - edge <= MOST_WORDS:
            edge -= 1
        nearest = self.word(name - 1).rpartition("-")[2]  # "co-author"
        return edge, edge == name - 1 or nearest in ROLES

    def follows_preposition(self, place: int) -> bool:
        """Tell whether a preposition stands before `place`, or before its article."""
        before = place - 2 if self.word(place - 1) in DETERMINERS else place - 1
        return self.word(before) in PREPOSITIONS

    def sentence_start(self, place: int) -> int:
        """Return where the sentence begins."""
        while place > 0 and self.tokens[place - 1].kind not in SENTENCE_ENDS:
            place -= 1
        return place

    def comma_before(self, place: int) -> int:
        """Return the nearest comma of the sentence before `place`, or -1."""
        for before in range(place - 1, -1, -1):
            if self.tokens[before].kind is Kind.COMMA:
                return before
            if self.tokens[before].kind in SENTENCE_ENDS:
                return -1
        return -1

    def before_bracket(self, close: int) -> int:
        """Return the place before the bracket that ends at `close`, or -1."""
        for place in range(close, -1, -1):
            if self.tokens[place].kind is Kind.OPEN:
                return place - 1
        return -1

    def subject(self, place: int) -> Subject:
        """Return the name at `place` as one who speaks."""
        edge, _ = self.before_roles(place)
        is_named_so = edge == place - 1 or is_body(self.name(place).split())
        with_the = self.word(edge) == "the" and is_named_so
        return Subject(self.mention(place), with_the=with_the, first=place, last=place)

    def mention(self, place: int) -> Mention:
        before = self.kind(place - 1)
        is_first = before is None or before in SENTENCE_ENDS or before is Kind.DASH
        return Mention(self.name(place), is_first=is_first)

    def phrase(self, first: int, last: int) -> Subject:
        """Return the words from `first` to `last` as a body's name: "Department of Health"."""
        words = " ".join(token.text for token in self.tokens[first : last + 1])
        edge, _ = self.before_roles(first)
        return Subject(
            Mention(words, is_first=False),
            with_the=self.word(edge) == "the",
            is_whole=True,
            first=first,
            last=last,
        )
