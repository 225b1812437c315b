"""Whom and what a report names, so that a part of a name can be told as it first stood in full."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from columba.commentary.speakers.given_names import PRONOUNS
from columba.commentary.speakers.grammar import GRAMMAR
from columba.commentary.speakers.lexicon import (
    BODIES,
    COMPANIES,
    COUNTRIES,
    DOCUMENTS,
    HONORIFICS,
    NOBODY,
    OFFICES,
    OUTLETS,
    OUTLETS_WITH_THE,
    PLACES,
    ROLES,
    TITLES,
)
from columba.commentary.speakers.titles import SURNAMES, lower, strip_titles, without_owner
from columba.commentary.speakers.tokens import SENTENCE_ENDS, Kind, Token

# After these stands a place.
_PLACED_BY = frozenset("in near outside throughout across".split())
_PLACE_NOUNS = frozenset("city town village township state county borough".split())
_NO_PLACE_AFTER = frozenset(
    "confidence trust faith interest interested believe believed believes".split()
)
# After these stands a place or a thing where no title says otherwise.
_NO_PERSON_AFTER = _PLACED_BY | {"at", "on", "the", "under", "along", "off"}
_BEFORE_FIRST_NAMES = frozenset("sir dame sister brother king queen prince princess pope".split())
_PARTS = frozenset("north south east west northern southern eastern western central".split())
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_LEGAL_FORMS = frozenset("inc corp co ltd llc plc".split())
_MONTHS = frozenset("april may june august".split())
_DEMONYMS = ("ian", "ians", "icans", "crat", "crats", "ese", "ish")
_OF_TITLES = {"mr": "he", "sir": "he", "mrs": "she", "ms": "she", "dame": "she"}


@dataclass(frozen=True)
class Mention:
    """A name as printed, and whether its capital may be that of the sentence alone."""

    words: str
    is_first: bool


class Roster:
    """The names of a report, told from its own words."""

    def __init__(self, paragraphs: Iterable[Sequence[Token]], places: Iterable[str] = ()) -> None:
        self._people: defaultdict[str, list[str]] = defaultdict(list)  # full names by surname
        self._bodies: dict[str, str] = {}  # by first word
        self._places = {place for place in places if place}
        self._singles: set[str] = set()  # seen alone where no sentence begins, or with a title
        self._titled: set[str] = set()
        self._opening: set[str] = set()  # full names seen at the head of sentences alone
        self._pronouns: dict[str, str] = {}  # by surname
        self._meant: dict[str, str] = {}  # what has been asked of `person`
        for paragraph in paragraphs:
            for at, token in enumerate(paragraph):
                if token.kind is Kind.NAME:
                    self._learn(paragraph, at)
        self._tidy()
        self._first_names = {
            full.split()[0]: full for variants in self._people.values() for full in variants
        }

    def name(self, mention: Mention) -> str:
        """Return the full name of who speaks under `mention`; nothing where it may be nobody."""
        words = mention.words.split()
        last = lower(words[-1])
        is_group = len(words) > 1 and last in NOBODY  # "House Republicans"
        if last in DOCUMENTS or is_group or self.is_place(mention.words):
            return ""
        if is_body(words):
            return self._body(words)
        bare = self._bare(words)
        if len(bare) > 1:
            return "" if _is_office(bare) else self._person(bare)
        return self._single(bare[0], mention) if bare else ""

    def person(self, words: str) -> str:
        """Return the full name of the person meant; nothing where it may be none."""
        if words not in self._meant:
            self._meant[words] = self._find_person(words) if words else ""
        return self._meant[words]

    def pronoun(self, full: str) -> str:
        """Return "he" or "she" where "Mr.", "Ms." or a given name tells which, else nothing."""
        words = full.split()
        told = self._pronouns.get(_surname(words), "")
        return told or (PRONOUNS.get(words[0].lower(), "") if len(words) > 1 else "")

    def is_place(self, words: str) -> bool:
        """Tell whether it is somewhere, by the report's own words or because all know it."""
        bare = _unowned(words)
        first, _, last = bare.rpartition(" ")
        if first and (lower(last) in PLACES or _is_country(bare)):
            return True
        return last not in self._people and (bare in self._places or _is_country(bare))

    def _learn(self, paragraph: Sequence[Token], at: int) -> None:
        token = paragraph[at]
        before = paragraph[at - 1] if at else None
        is_first = before is None or before.kind in SENTENCE_ENDS or before.kind is Kind.DASH
        words = _unowned(token.text).split()
        if _says_where(paragraph, at):
            self._places.add(" ".join(words))
        if len(words) == 1:
            if not is_first:
                self._singles.add(words[0])
        elif is_body(words):
            if lower(words[-1]) in COMPANIES:
                self._bodies.setdefault(words[0], _without_legal_form(words))
        else:
            self._learn_person(words, paragraph, at, is_first=is_first)

    def _learn_person(
        self, words: list[str], paragraph: Sequence[Token], at: int, *, is_first: bool
    ) -> None:
        bare = _without_titles(words)
        if not bare or _is_office(bare) or lower(bare[-1]) in DOCUMENTS | PLACES:
            return
        if pronoun := _OF_TITLES.get(lower(words[0])):
            self._pronouns[_surname(bare)] = pronoun
        if len(bare) == 1:
            self._titled.add(bare[0])
            self._singles.add(bare[0])
            return
        if len(bare) == len(words) and _is_thing(paragraph, at):
            return
        full = " ".join(bare)
        if _is_country(full) or len(set(bare)) < len(bare):
            return
        variants = self._people[_surname(bare)]
        if full not in variants:
            variants.append(full)
            if is_first:
                self._opening.add(full)
        if not is_first:
            self._opening.discard(full)

    def _tidy(self) -> None:
        """Forget places, and "Read Ann Lee" where the report has "Ann Lee" too."""
        kept: defaultdict[str, list[str]] = defaultdict(list)
        for surname, variants in self._people.items():
            for full in variants:
                is_longer = any(full.endswith(f" {other}") for other in variants)
                if full not in self._places and not (full in self._opening and is_longer):
                    kept[surname].append(full)
        self._people = kept

    def _find_person(self, words: str) -> str:
        parts = _unowned(words).split()
        if is_body(parts) or self.is_place(words) or lower(parts[-1]) in DOCUMENTS:
            return ""
        bare = self._bare(parts)
        if len(bare) > 1:
            full = self._person(bare)
            return full if full in self._people.get(_surname(full.split()), ()) else ""
        return self._person_of_one_word(bare[0]) if bare else ""

    def _person_of_one_word(self, word: str) -> str:
        """Return who goes by a surname or a first name alone: "Hillary", "Trump" of "Mr. Trump"."""
        is_titled = word in self._titled and word not in self._people
        return word if is_titled else self._known(word) or self._first_names.get(word, "")

    def _bare(self, words: Sequence[str]) -> list[str]:
        if len(words) > 1 and words[0].lower() in _MONTHS and self._known(words[1]):
            return list(words[1:])  # "in June Prewitt said"
        return _without_titles(words)

    def _person(self, bare: Sequence[str]) -> str:
        """Return the name as it first stood: "Donald Trump" for "Donald J. Trump"."""
        full = " ".join(bare)
        who, end = _identity(full), f" {full.lower()}"  # "Van der Meer" may begin a sentence
        variants = self._people.get(_surname(bare), [])
        same = (one for one in variants if _identity(one) == who or one.lower().endswith(end))
        return next(same, full)

    def _known(self, surname: str) -> str:
        """Return the one full name with this surname; nothing where there are two, or none."""
        variants = self._people.get(surname, [])
        return variants[0] if len({_identity(one) for one in variants}) == 1 else ""

    def _single(self, word: str, mention: Mention) -> str:
        if word in self._people:
            return self._known(word) or word
        if lower(mention.words.split()[0]) in _BEFORE_FIRST_NAMES and word in self._first_names:
            return self._first_names[word]  # "Sir Keir"
        if word in self._bodies and word not in self._titled:
            return self._bodies[word]
        small = lower(word)
        if len(word) == 1 or small in NOBODY | TITLES or small.endswith(_DEMONYMS):
            return ""
        is_sure = not mention.is_first or word in self._singles or word != mention.words
        return word if is_sure else ""

    def _body(self, words: Sequence[str]) -> str:
        full, known = _without_legal_form(words), self._bodies.get(words[0], "")
        return known if known.startswith(full) else full


def is_body(words: Sequence[str]) -> bool:
    """Tell whether the name is of a body: "Acme Corp.", "Larch Power & Light"."""
    return len(words) > 1 and (lower(words[-1]) in BODIES or "&" in words)


def _is_country(name: str) -> bool:
    first, _, last = name.lower().rpartition(" ")
    return name.lower() in COUNTRIES or (first in _PARTS and last in COUNTRIES)


def _without_legal_form(words: Sequence[str]) -> str:
    """Return "Acme Holdings" for "Acme Holdings, Inc."."""
    kept = words[:-1] if lower(words[-1]) in _LEGAL_FORMS else words
    return " ".join(kept).rstrip(",")


def is_outlet(words: str, *, with_the: bool) -> bool:
    """Tell whether the name is that of a paper or a programme."""
    return lower(words.rpartition(" ")[2]) in (OUTLETS_WITH_THE if with_the else OUTLETS)


def _says_where(paragraph: Sequence[Token], at: int) -> bool:
    """Tell whether the words before the name say that it is somewhere."""
    token = paragraph[at]
    if not at or token.owns or lower(token.text.split()[0]) in HONORIFICS:
        return False
    before, two = paragraph[at - 1].text.lower(), paragraph[at - 2].text.lower() if at > 1 else ""
    if before == "of":
        return two in _PLACE_NOUNS
    return before in _PLACED_BY and two not in _NO_PLACE_AFTER


def _is_thing(paragraph: Sequence[Token], at: int) -> bool:
    """Tell whether a name without a title is no person's: "on Lock Street", "a new Camp Wex"."""
    before = paragraph[at - 1] if at else None
    if before is None or before.kind is not Kind.WORD:
        return False
    word = before.text.lower()
    if word in _NO_PERSON_AFTER:
        return True
    after = paragraph[at + 1] if at + 1 < len(paragraph) else None
    is_within = after is not None and after.kind is Kind.WORD and _is_plain(after)
    return is_within and _is_plain(before) and word not in ROLES


def _is_plain(token: Token) -> bool:
    return token.text.lower() not in GRAMMAR


def _without_titles(words: Sequence[str]) -> list[str]:
    """Return the name without titles, among them "Chairman" of "Chairman Hatch"."""
    owners = [at for at, word in enumerate(words[:-1]) if word.endswith(("s’", "s'"))]
    words = words[owners[-1] + 1 if owners else 0 :]
    bare = strip_titles([*words[:-1], without_owner(words[-1])])
    is_titled = len(bare) == 2 and lower(bare[0]) in OFFICES - SURNAMES  # noqa: PLR2004 - a pair
    return bare[1:] if is_titled else bare


def _is_office(bare: Sequence[str]) -> bool:
    return all(lower(word) in TITLES for word in bare)


def _identity(full: str) -> tuple[str, str]:
    """Return what tells bearers of a surname apart: "Donald J. Trump" is not "Donald Trump Jr."."""
    words = full.split()
    last = lower(words[-1])
    return words[0], last if last in _SUFFIXES else ""


def _surname(bare: Sequence[str]) -> str:
    is_suffixed = len(bare) > 1 and lower(bare[-1]) in _SUFFIXES
    return bare[-2] if is_suffixed else bare[-1]


def _unowned(words: str) -> str:
    return without_owner(words).rstrip("’'")
