"""What goes before a name: offices, ranks, and whose they are."""

from collections.abc import Sequence

from columba.commentary.speakers.lexicon import HONORIFICS, OFFICES, TITLES

_FULL_NAME = 2  # words
# Offices that are surnames too: "Martin Luther King Jr." is no king.
SURNAMES = frozenset({"king", "prince", "pope", "judge", "bishop", "dean", "marshal", "major"})


def strip_titles(run: Sequence[str]) -> list[str]:
    """Return the run without what goes before a name: "US President Donald Trump", "Mr. Vance"."""
    words = list(run)
    owners = [at for at, word in enumerate(words[:-1]) if without_owner(word) != word]
    words = [without_owner(word) for word in words[owners[-1] + 1 if owners else 0 :]]
    offices = [at for at in range(len(words) - 1) if _is_office(words, at)]
    words = words[offices[-1] + 1 if offices else 0 :]
    while len(words) > _FULL_NAME and lower(words[0]) in TITLES:
        words = words[1:]
    return words


def without_owner(word: str) -> str:
    """Return the word without "’s"."""
    return word.removesuffix("’s").removesuffix("'s")


def lower(word: str) -> str:
    """Return the word as the lists of words have it."""
    return word.rstrip(".").lower()


def _is_office(words: Sequence[str], at: int) -> bool:
    """Tell whether the word is an office before a name: "Chief" of "Police Chief Ann Lee"."""
    is_full = at < len(words) - _FULL_NAME
    parts = lower(words[at]).split("-")  # "Then-Speaker", "President-elect"
    if words[at].lower() in SURNAMES and at:
        return is_full
    is_honorific = any(part in HONORIFICS for part in parts)
    return is_honorific or (is_full and any(part in OFFICES for part in parts))
