"""What an article is about, as far as a machine can tell: names and terms that it comes back to.

Two articles that share one of these share something that a reader would see, which is more than can
be said of any word that happens to stand in both.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from columba.lib.text import CALENDAR, STOP_WORDS, fold, stem, words
from columba.stories.commonplaces import CREDITS, INSTITUTIONS, ROLES, VERBS
from columba.stories.terminology import terms
from columba.stories.values import StoryArticle

# Sets the key of a name apart from that of a term.
NAMED = "@"

_ENGLISH = "en"
# German and Luxembourgish print every noun like a name.
_CAPITAL_NOUNS = ("de", "lb")
_LEAST_USES = 2
_JOINERS = frozenset("and at de der du for in la le of on the van von".split())
# "North Korean", "Methodist", "R-Ohio": of somebody, and nobody.
_ADJECTIVE = re.compile(r"(?:ean|ian|ish|ese|ist|(?<!vati)(?<!dun)can)\Z|\A[dir]-")
_LONGEST_INITIALS = 4
_OWNED = re.compile(r"['’]s (.+)")
_NEXT_WORD = re.compile(r"(?:['’][sS] | |-)(?P<next>\w+)")


@dataclass(frozen=True, kw_only=True)
class Subjects:
    """The names and terms of an article, by their keys.

    `printed` has every name worth printing and every term, as the article prints them; `main` are
    the keys of those that it has in its title or comes back to.
    """

    printed: dict[str, str]
    main: frozenset[str]


def subjects(
    article: StoryArticle, text: str, *, names: Sequence[str], uses: Mapping[str, int]
) -> Subjects:
    """Return what the article speaks of in its title and in `text`, the part of it that was read.

    `names` are those worth printing, `uses` counts every name. Terms are all of them main; only
    English articles have any.
    """
    title = article.title
    told = f" {' '.join(words(title))} "
    whole = f"{title}\n{text}"
    printed: dict[str, str] = {}
    main: set[str] = set()
    for name in names:
        key, form = name_key(name, article.language), _as_printed(name, whole)
        if not key or not form:
            continue
        printed.setdefault(key, form)
        if f" {' '.join(words(name))} " in told or _uses(name, uses) >= _LEAST_USES:
            main.add(key)
    found = terms(title, text) if article.language.startswith(_ENGLISH) else {}
    return Subjects(printed=printed | found, main=frozenset(main.union(found)))


def name_key(name: str, language: str) -> str:
    """Return what the name is known by in every article; empty where it is no one's in particular.

    Who is "Commissioner Walt Pruitt" here is "Walt Pruitt" there. A "City Council" is another in
    each city, "Iranian" is nobody, and "JUAN ORTEGA" may be only a voice in a transcript.
    """
    if name.isupper() and " " in name:
        return ""
    parts = _without_role(fold(name).split())
    own = [part for part in parts if part not in _JOINERS and not _is_anyones(part)]
    if not own or not CREDITS.isdisjoint(own):
        return ""
    if len(own) == 1 and not _may_be_name(own[0], language):
        return ""
    return NAMED + " ".join(parts)


def _may_be_name(word: str, language: str) -> bool:
    if language.startswith(_CAPITAL_NOUNS) or len(word) == 1:
        return False
    return not _ADJECTIVE.search(word)


def _without_role(parts: list[str]) -> list[str]:
    """Return the words after the last role, where they may be a person's name."""
    for at in range(len(parts) - 2, 0, -1):
        if parts[at - 1] in ROLES and parts[at] not in _JOINERS:
            return parts[at:]
    return parts


def _is_anyones(word: str) -> bool:
    forms = {word, stem(word), word.removesuffix("s")}
    return word.isdigit() or not forms.isdisjoint(INSTITUTIONS | CALENDAR | STOP_WORDS)


def _uses(name: str, uses: Mapping[str, int]) -> int:
    """Return how often the name is used, whole or by its first or last word alone."""
    parts = name.split()
    ends = {parts[0], parts[-1]} - {name}
    return uses[name] + sum(uses.get(end, 0) for end in ends)


def _as_printed(name: str, text: str) -> str:
    """Return the name as the text has it, with "the" where the text says so.

    Empty where it is two names in a row ("Ohio's Jane Doe"). Of "Secretary of State Jane Doe" the
    name begins with Jane.
    """
    places = _places(name, text) or _places_with_marks(name, text)
    if not places:
        return name
    start, end = places[0]
    printed = text[start:end]
    owned = _OWNED.search(printed)
    if owned and not all(map(_is_anyones, words(owned[1]))):
        return ""
    if text[:start].endswith("of "):
        printed = printed.removeprefix("State ")
    alone = [start for start, end in places if _ends_phrase(text, end)]
    with_the = sum(text[max(0, start - 4) : start].lower() == "the " for start in alone)
    return f"the {printed}" if 2 * with_the > len(alone) else printed


def _places(name: str, text: str) -> list[tuple[int, int]]:
    found = []
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if not (start and text[start - 1].isalnum()) and not text[end : end + 1].isalnum():
            found.append((start, end))
        start = text.find(name, end)
    return found


def _places_with_marks(name: str, text: str) -> list[tuple[int, int]]:
    """Find a name that is known without its stops and possessives: "U.S. Attorney's Office"."""
    pattern = r"(?:['’]s)? ".join(map(_with_stops, name.split()))
    return [match.span() for match in re.finditer(rf"\b{pattern}(?!\w)", text)]


def _with_stops(part: str) -> str:
    if len(part) > _LONGEST_INITIALS:
        return re.escape(part)
    pieces = part if part.isupper() else [part]
    return "".join(rf"{re.escape(piece)}\.?" for piece in pieces)


def _ends_phrase(text: str, end: int) -> bool:
    """Tell whether the name ends its phrase there: not in "the Ohio (and Iowa) delegation"."""
    match = _NEXT_WORD.match(text, end)
    if match is None:
        return True
    word = match["next"]
    if word in {"and", "or"}:
        return False
    return word in STOP_WORDS or word in VERBS or (word.islower() and word.endswith("ed"))
