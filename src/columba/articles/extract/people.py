"""Who wrote it: names out of bylines, people before organisations."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from columba.articles.extract.outline import key

_BY = re.compile(
    r"^(?:(?:written|reported|posted|published|story|words|text|report|edited|compiled)\s+)?"
    r"(?:by|von|par|por|di|door|av|af|od|przez|tekst|text|texto|texte|autor(?:es|in)?|author)\b"
    r"\s*[:\-]?\s*",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*[,;|•·/\n]\s*|\s+(?:and|und|et|og|och|en|&)\s+", re.IGNORECASE)
_OR_ONE_NAME = re.compile(r"\s+[ye]\s+")
# "Politics, by Ann Lee": what stands before the word is no name.
_BY_INSIDE = re.compile(r"^.{0,60}?\b(?:by|von)\s+(?=[A-ZÀ-Þ])")
_ADDRESS = re.compile(r"\S*(?:@|https?:|www\.)\S*")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_DATE = re.compile(r"\d{3}|\d[:./-]\d")
# Words of organisations, desks and trades, which no person is called.
_NO_PERSON = re.compile(
    r"""\b(?:admin|administrator|agence|agencias?|agenc(?:y|ies)|agenturen?|agentur|associated\spress
    |board|bureau|columnist|contributors?|correspondents?|desk|digital|editors?|editorial|foundation
    |gmbh|guest|inc|institute|journalist\w*|korrespondent\w*|llc|ltd|magazin\w*|media|ministry
    |network|news\w*|nachrichten\w*|online|presse|press|producer|redac\w*|redak\w*|redaz\w*|rédac\w*
    |reporters?|reporterin|reuters|service|staff|team|times|tribune|university|web|wire|writers?
    |facebook|instagram|twitter|youtube|whatsapp|share|follow|posts?|name|more|email|e-mail
    |afp|ansa|ap|apa|dpa|efe|sda|sid|ntb|tt|upi|pa|(?:\w+\.)+(?:com|org|net|de|fr|it|es|uk|no|se))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_WHOLE_NAME = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?:\s(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|al|el|bin|ten)\s)*"
    r"[^\W\d_a-z][\w.'’-]*){1,4}"
)
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+")
_MOST_WORDS = 6
_LONGEST_NAME = 60
_MOST_AUTHORS = 12


@dataclass(frozen=True)
class Names:
    """The names in one source of authorship, each once, in order."""

    people: tuple[str, ...]
    organisations: tuple[str, ...]


def read_names(bylines: Iterable[str], *, owners: Iterable[str]) -> Names:
    """Return the names in `bylines`; `owners` are names of the site and its publisher."""
    owner_keys = {key(owner) for owner in owners}
    people: dict[str, str] = {}
    organisations: dict[str, str] = {}
    for byline in bylines:
        names = list(_names(byline))
        # "AFP, Manila" and "Ann Lee, Bonn" end with a place; "ssi, dan" are two people.
        has_places = any(" " in name or _is_organisation(name, owner_keys) for name in names)
        for name in names:
            if _is_organisation(name, owner_keys):
                organisations.setdefault(key(name), name)
            elif " " in name or not has_places:
                people.setdefault(key(name), name)
    return Names(
        tuple(people.values())[:_MOST_AUTHORS], tuple(organisations.values())[:_MOST_AUTHORS]
    )


def choose_authors(sources: Iterable[Names]) -> tuple[str, ...]:
    """Return the people of the first source that names any, else the first organisations."""
    sources = list(sources)
    people = (names.people for names in sources if names.people)
    organisations = (names.organisations for names in sources if names.organisations)
    return next(people, None) or next(organisations, ())


def whole_names(bylines: Iterable[str], *, owners: Iterable[str]) -> Names:
    """Return the people of the first byline that names any by first and last name.

    For bylines that are guessed to be bylines: much else stands in such places.
    """
    owner_keys = {key(owner) for owner in owners}
    for byline in bylines:
        people = [
            name
            for name in _names(byline)
            if _WHOLE_NAME.fullmatch(name) and not _is_organisation(name, owner_keys)
        ]
        if people:
            return Names(tuple(dict.fromkeys(people))[:_MOST_AUTHORS], ())
    return Names((), ())


def _is_organisation(name: str, owner_keys: set[str]) -> bool:
    return key(name) in owner_keys or bool(_NO_PERSON.search(name))


def _names(byline: str) -> Iterator[str]:
    text = _BRACKETS.sub(" ", _ADDRESS.sub(" ", html.unescape(byline)))
    for part in _SPLIT.split(_BY_INSIDE.sub("", _BY.sub("", text.strip()))):
        for one in _two_or_one(part):
            name = " ".join(_BY.sub("", one.strip()).split()).strip(" .:-–—\"'“”")
            if _is_name(name):
                yield name


def _two_or_one(part: str) -> list[str]:
    """Split at "y" or "e" between whole names: José Ortega y Gasset is one person."""
    parts = _OR_ONE_NAME.split(part)
    return parts if all(" " in one.strip() for one in parts) else [part]


def _is_name(text: str) -> bool:
    if not key(text) or len(text) > _LONGEST_NAME or _DATE.search(text) or _SLUG.fullmatch(text):
        return False
    return len(text.split()) <= _MOST_WORDS
