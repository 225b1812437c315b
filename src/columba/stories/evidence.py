"""What two articles share that is worth naming: names, and terms that both come back to.

What two texts have in common by chance says nothing. So a name has to matter to one of them at
least, a term to both, and neither may be what every other story here has as well.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from columba.lib.text import fold, stem, words
from columba.stories.profile import Profile
from columba.stories.subjects import NAMED
from columba.stories.values import StoryArticle

_MOST_OF_A_KIND = 2
# How many stories, or which share of them, may have a name or a term that still tells why.
_FEW = 4
_FEW_OF_ALL = 0.02
# A name that more have tells why only where both articles are about it, and beyond this not at all.
_COMMON_SHARE = 0.2
# "Iran" and "Iranian", "warehouse" and "warehouses" begin alike.
_BEGINNING = 4
_THE = "the "


@dataclass(frozen=True, kw_only=True)
class Told:
    """What one article tells: the words of its title, and its names and terms."""

    title: str
    printed: Mapping[str, str]
    main: frozenset[str]

    def is_titled(self, key: str) -> bool:
        """Tell whether the name or term stands in the title."""
        return f" {key.removeprefix(NAMED)} " in self.title


Both = tuple[Told, Told]


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """The names and the terms that two articles share, as printed, the most telling first."""

    names: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.names or self.terms)


def told(article: StoryArticle, read: Profile) -> Told:
    """Return what is compared of the article; `read` is its profile."""
    spoken = words(article.title)
    return Told(
        title=f" {' '.join(spoken)} | {' '.join(map(stem, spoken))} ",
        printed=read.subjects.printed,
        main=read.subjects.main,
    )


class EvidenceIndex:
    """Knows how many stories have a name or a term, and so which of them tell anything.

    `domains` are those of the outlets, which name themselves and each other all the time.
    """

    def __init__(self, stories: Iterable[Sequence[Told]], domains: Iterable[str]) -> None:
        self._outlets = {label for domain in set(domains) for label in domain.split(".")}
        self._bearers: Counter[str] = Counter()
        count = 0
        for reports in stories:
            count += 1
            self._bearers.update({key for one in reports for key in one.printed})
        self._few = max(_FEW, int(_FEW_OF_ALL * count))
        self._common = max(_FEW, int(_COMMON_SHARE * count))

    def between(self, one: Told, two: Told, *, are_close: bool, said: str = "") -> Evidence:
        """Return what the two share beyond what is `said` already, the same either way round.

        Of articles that `are_close` in other ways less is asked: what they share is no chance then.
        """
        both, shared = (one, two), [key for key in one.printed if key in two.printed]
        names = [key for key in shared if self._names_why(key, both, are_close=are_close)]
        terms = [key for key in shared if self._says_why(key, both, are_close=are_close)]
        names.sort(key=lambda key: (-_weight(key, both), " " not in key, self._bearers[key], key))
        terms.sort(key=lambda key: (-key.count(" "), self._bearers[key], key))
        named = _apart(names, beside=[fold(said)])
        mentioned = _apart(terms, beside=[fold(said), *named])
        return Evidence(
            names=tuple(_name(key, both) for key in named),
            terms=tuple(min(told.printed[key] for told in both) for key in mentioned),
        )

    def _names_why(self, key: str, both: Both, *, are_close: bool) -> bool:
        bearers = self._bearers[key]
        if not key.startswith(NAMED) or bearers > self._common or self._is_an_outlet(key):
            return False
        if _is_doubtful(key, both):
            return False
        if bearers <= self._few:
            return are_close or _weight(key, both) > 0
        titled = sum(told.is_titled(key) for told in both)
        return _weight(key, both) == len(both) and titled >= (1 if are_close else len(both))

    def _says_why(self, key: str, both: Both, *, are_close: bool) -> bool:
        if key.startswith(NAMED) or self._bearers[key] > self._few:
            return False
        titled = sum(told.is_titled(key) for told in both)
        return " " in key or titled >= (1 if are_close else len(both))

    def _is_an_outlet(self, key: str) -> bool:
        return key.removeprefix(NAMED).replace(" ", "") in self._outlets


def _weight(key: str, both: Both) -> int:
    """Return to how many of the two the name matters."""
    return sum(key in told.main for told in both)


def _is_doubtful(key: str, both: Both) -> bool:
    """Tell whether one word may name two people: "Chuck", or "Wilson" of two families."""
    if " " in key:
        return False
    ending = f" {key.removeprefix(NAMED)}"
    whole = [{name for name in told.printed if name.endswith(ending)} for told in both]
    is_two_people = all(whole) and whole[0].isdisjoint(whole[1])
    return is_two_people or any(_is_first_name(key, told) for told in both)


def _is_first_name(key: str, told: Told) -> bool:
    """Tell whether the article has somebody of that first name, whom it calls by the last one."""
    beginning = f"{key} "
    lasts = (name.removeprefix(beginning) for name in told.printed if name.startswith(beginning))
    return any(NAMED + last in told.printed for last in lasts)


def _apart(keys: Sequence[str], *, beside: Collection[str]) -> list[str]:
    """Return the first few keys that say nothing that another, or one of `beside`, says already."""
    kept: list[str] = []
    for key in keys:
        if not any(_says_same(key, other) for other in (*kept, *beside)):
            kept.append(key)
    return kept[:_MOST_OF_A_KIND]


def _says_same(key: str, other: str) -> bool:
    """Tell whether one has every word of the other, or is its initials, or both are one person."""
    ones, others = words(key), words(other)
    if not others:
        return False
    beginnings = {word[:_BEGINNING] for word in ones}, {word[:_BEGINNING] for word in others}
    if beginnings[0] <= beginnings[1] or beginnings[1] <= beginnings[0]:
        return True
    if key.startswith(NAMED) and other.startswith(NAMED) and ones[-1] == others[-1]:
        return True
    return [_initials(ones)] == others or [_initials(others)] == ones


def _initials(spoken: Sequence[str]) -> str:
    return "".join(word[0] for word in spoken)


def _name(key: str, both: Both) -> str:
    """Return the shorter of the two printed forms, with "the" where either text says so."""
    forms = [told.printed[key] for told in both]
    shortest = min((form.removeprefix(_THE) for form in forms), key=lambda form: (len(form), form))
    return _THE + shortest if any(form.startswith(_THE) for form in forms) else shortest
