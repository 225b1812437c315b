"""Words, stems and names of running text, without any download; English where it must be."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from columba.lib.sentences import sentences

__all__ = ["CALENDAR", "STOP_WORDS", "fold", "names", "sentences", "stem", "words"]

STOP_WORDS = frozenset(
    """a about above across after again against all almost along already also although always am
    among an and another any anyone anything are around as at away back be became because been
    before began behind being below between both but by came can cannot come could did do does doing
    done down during each either else enough even ever every few first for from further gave get
    give given go goes going gone got had has have having he her here hers herself him himself his
    how however i if in including instead into is it its itself just keep kept know known last later
    least less like likely made make makes making many may me might mine more most much must my
    myself near need neither never new next no nobody none nor not nothing now of off often on once
    one only onto or other others our ours ourselves out over own part per perhaps put quite rather
    really said same saw say saying says second see seen several shall she should since so some
    someone something soon still such take taken takes tell than that the their theirs them
    themselves then there these they thing things third this those though through thus to today
    together told too took toward towards two under unless until up upon us use used uses using very
    via was way we well went were what whatever when where whether which while who whom whose why
    will with within without would yet you your yours yourself""".split()
)

# Stop words that may well begin a name: New York, First Amendment, Second Avenue, Back Bay.
_NAME_STARTS = frozenset({"back", "first", "new", "near", "second", "third"})
_ARTICLES = frozenset({"a", "an", "the"})
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = frozenset(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
CALENDAR = _WEEKDAYS | _MONTHS
_TITLES = frozenset(
    """mr mrs ms mx dr prof gov sen rep reps sens gen lt col maj sgt capt cmdr adm rev hon supt
    atty det insp messrs mme""".split()
)
_JOINERS = frozenset("of the de del della di da do dos la le van von der bin ibn al el".split())

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?|[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’][sS]$")
# Scripts written without spaces: Thai, Lao, Burmese, Khmer, kana, Han.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]{2,}")
_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})
# What may stand before a word that is capitalised only because it begins something.
_OPENERS = frozenset(':"“;•')
_HEADLINE_WORDS = 4
_LONGEST_NAME = 6


def fold(text: str) -> str:
    """Return the text for matching: no case, no accents, straight quotes, single spaces."""
    straight = text if text.isascii() else text.translate(_STRAIGHT)
    if straight.isascii():
        return " ".join(straight.lower().split())
    decomposed = unicodedata.normalize("NFKD", straight).casefold()
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(unicodedata.normalize("NFC", plain).split())


def words(text: str) -> list[str]:
    """Return the folded words in order, stop words included; "U.S." is "us", "Ohio's" is "ohio".

    A run of a script written without spaces gives its overlapping pairs of characters.
    """
    found: list[str] = []
    for token in _TOKEN.findall(fold(text)):
        found.extend(_split_unspaced(_bare(token)))
    return found


def _bare(token: str) -> str:
    if token.isalnum():
        return token
    return _POSSESSIVE.sub("", token).replace(".", "")


def _split_unspaced(word: str) -> Iterator[str]:
    if word.isascii() or not _UNSPACED.fullmatch(word):
        yield word
        return
    yield from (word[at : at + 2] for at in range(len(word) - 1))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return a light English stem of a folded word: plurals, -ed, -ing and a final e go."""
    if len(word) < 4 or not word.isalpha():  # noqa: PLR2004 - shorter words carry no ending
        return word
    root = _without_verb_ending(_without_plural(word))
    return root[:-1] if root.endswith("e") and (len(root) > 4 or root[-2] == "s") else root  # noqa: PLR2004


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - not "ties"
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_verb_ending(word: str) -> str:
    if word.endswith("ied") and len(word) > 4:  # noqa: PLR2004 - not "died"
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) > 2 and root[-1] != "e" and re.search("[aeiouy]", root):  # noqa: PLR2004
            return _mend(root)
    return word


def _mend(root: str) -> str:
    """Undo what an ending does to its root: "stopp" is "stop", "vot" is "vote"."""
    if root[-1] == root[-2] and root[-1] not in "aeiouslz":
        return root[:-1]
    if re.fullmatch("[^aeiou][aeiouy][^aeiouwxy]", root):
        return root + "e"
    return root


@dataclass(frozen=True)
class _Token:
    """One word as printed, whether it begins something, and what joins it to the word before."""

    text: str
    folded: str
    is_first: bool
    joint: str  # empty where nothing does
    before_number: bool

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()


def names(text: str) -> list[str]:
    """Return the capitalised runs ("Harlan Water Authority") in order, repeats included.

    A word that is capitalised only because it begins a sentence counts where the text has it as
    a name elsewhere too; so do the words of sentences set in headline capitals.
    """
    spoken = [_tokens(sentence) for sentence in sentences(text)]
    read = [None if _is_headline(tokens) else list(_runs(tokens)) for tokens in spoken]
    sure = {name for runs in read for name, is_sure in runs or () if is_sure}
    known = sure | {name.split()[-1] for name in sure}
    found: list[str] = []
    for tokens, runs in zip(spoken, read, strict=True):
        if runs is None:
            found.extend(_known_names(tokens, known))
        else:
            found.extend(name for name, is_sure in runs if is_sure or name in known)
    return found


def _tokens(sentence: str) -> list[_Token]:
    found: list[_Token] = []
    end = 0
    for match in _TOKEN.finditer(sentence):
        gap, text = sentence[end : match.start()], _bare(match.group())
        is_first = not found or not _OPENERS.isdisjoint(gap)
        joint = _joint(gap, found)
        end = match.end()
        before_number = sentence[end : end + 2].strip().isdigit()
        found.append(_Token(text, text.lower(), is_first, joint, before_number))
    return found


def _joint(gap: str, before: list[_Token]) -> str:
    if gap == ". ":
        return " " if _is_abbreviated(before) else ""
    return gap if gap in {" ", "-", " & "} else ""


def _is_abbreviated(before: list[_Token]) -> bool:
    return bool(before) and (len(before[-1].text) == 1 or before[-1].folded in _TITLES | {"st"})


def _is_headline(tokens: list[_Token]) -> bool:
    """Tell whether every word that carries meaning is capitalised, so that capitals say nothing."""
    telling = [token for token in tokens if token.folded not in STOP_WORDS]
    return len(telling) >= _HEADLINE_WORDS and all(not t.text[0].islower() for t in telling)


def _runs(tokens: list[_Token]) -> Iterator[tuple[str, bool]]:
    """Yield each capitalised run and whether it is surely a name."""
    run: list[_Token] = []
    for token in tokens:
        if run and not _goes_on(run, token):
            yield from _close(run)
            run = []
        if run or token.is_capital:
            run.append(token)
    yield from _close(run)


def _goes_on(run: list[_Token], token: _Token) -> bool:
    if token.is_first or not token.joint or token.folded in _WEEKDAYS:
        return False
    if token.folded in _MONTHS and token.before_number:
        return False
    if (
        token.text == "of"
    ):  # "Department of Health", but not "Residents of ..." or "Mr. Ortiz of ..."
        return not (len(run) == 1 and run[0].is_first) and run[0].folded not in _TITLES
    return token.is_capital or token.text in _JOINERS or _is_number(run, token)


def _is_number(run: list[_Token], token: _Token) -> bool:
    """Tell whether the token is the number of a name: "Route 9", "Flight 370"."""
    is_name = run[-1].is_capital and (len(run) > 1 or not run[0].is_first)
    return is_name and token.text.isdigit() and len(token.text) < 4  # noqa: PLR2004


def _close(run: list[_Token]) -> Iterator[tuple[str, bool]]:
    """Yield the run without the words at its ends that belong to the sentence, not to the name."""
    while run and run[-1].text in _JOINERS:
        run = run[:-1]
    while run and _is_dropped(run[0]):
        run = run[1:]
    if not run or run[0].text.isdigit() or (len(run) == 1 and _is_no_name(run[0])):
        return
    yield _printed(run), len(run) > 1 or not run[0].is_first


def _printed(run: list[_Token]) -> str:
    return run[0].text + "".join(token.joint + token.text for token in run[1:])


def _is_dropped(token: _Token) -> bool:
    word = token.folded
    if word in _ARTICLES | _TITLES | CALENDAR or not token.is_capital:
        return True
    return word in STOP_WORDS - _NAME_STARTS and (token.is_first or len(word) == 1)


def _is_no_name(token: _Token) -> bool:
    """Tell whether the word alone is none: a letter, "We", "I’m" and the like, but not "US"."""
    word = re.split("['’]", token.folded)[0]
    return len(word) == 1 or (word in STOP_WORDS and not token.text.isupper())


def _known_names(tokens: list[_Token], known: set[str]) -> Iterator[str]:
    """Yield the longest runs of tokens that are `known` names."""
    at = 0
    while at < len(tokens):
        for end in range(min(len(tokens), at + _LONGEST_NAME), at, -1):
            name = _printed(tokens[at:end])
            if name in known:
                yield name
                at = end - 1
                break
        at += 1
