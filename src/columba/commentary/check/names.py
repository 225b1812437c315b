"""Every name in a sentence stands in a report, a cited fact, the directory or the playbook."""

import re
from collections.abc import Iterator

from columba.commentary.check.evidence import Evidence, Place, folded
from columba.commentary.document import Finding, Kind, Rule
from columba.commentary.inline import plain
from columba.commentary.names import Run, runs
from columba.commentary.quotations import blank_quotations
from columba.commentary.speakers import strip_titles

# A word that begins a sentence is taken for a name where it does what names do.
_OF_A_NAME = frozenset(
    """reports reported says said tells told writes wrote adds added argues argued claims claimed
    warns warned insists insisted announces announced denies denied agrees agreed refuses refused
    accepts accepted rejects rejected confirms confirmed""".split()
)
_SAME = (
    {"us", "u s", "usa", "united states", "america", "american", "americans", "washington"},
    {"uk", "u k", "united kingdom", "britain", "british"},
    {"eu", "e u", "european union", "europe", "european", "europeans", "brussels"},
    {"un", "u n", "united nations"},
    {"russia", "russian", "russians", "moscow", "kremlin"},
    {"ukraine", "ukrainian", "ukrainians", "kyiv"},
    {"china", "chinese", "beijing"},
    {"france", "french", "paris"},
    {"germany", "german", "germans", "berlin"},
)
_DEMONYM = re.compile(r"(?:n|ns|an|ans|ian|ians|s|es|ese|ish|i|is)?")
_SHORTEST_STEM = 4


def check_sentence(place: Place, evidence: Evidence) -> Iterator[Finding]:
    sentence = place.sentence
    text = plain(sentence.text)
    # What is quoted must be verbatim anyway; names in it are the speaker's.
    spoken = blank_quotations(text) if sentence.kind is not Kind.VIEW else text
    support = _support(place, evidence)
    for run in runs(spoken):
        if _is_name(run) and not _is_borne_out(run, support):
            yield place.finding(
                Rule.NAME, run.text, "The name is in no report, cited fact or directory row."
            )


def _support(place: Place, evidence: Evidence) -> str:
    """Return the folded texts that may bear out a name, a bar between each and the next."""
    stated = "|".join(folded(text) for text in evidence.stated(place.sentence))
    return f"{evidence.known_names}|{stated}"


def _is_name(run: Run) -> bool:
    """Tell whether the run is a name and not merely the word that begins the sentence."""
    if not run.is_first or len(run.words) > 1:
        return True
    return run.owns or run.next_word in _OF_A_NAME


def _is_borne_out(run: Run, support: str) -> bool:
    if _stands(run.words, support):
        return True
    bare = strip_titles(run.words)
    if len(bare) < len(run.words) and _stands(tuple(bare), support):
        return True
    if run.is_first and len(run.words) > 1 and _stands(run.words[1:], support):
        return True
    return len(run.words) == 1 and _is_formed_from(run.words[0], support)


def _stands(words: tuple[str, ...], support: str) -> bool:
    wanted = folded(" ".join(words))
    if wanted in support:
        return True
    return any(
        wanted.strip() in same and any(f" {other} " in support for other in same) for same in _SAME
    )


def _is_formed_from(word: str, support: str) -> bool:
    """Tell whether the word is a form of a name there: "Ukrainians" of "Ukraine"."""
    small = word.casefold()
    stem = re.escape(small[: max(_SHORTEST_STEM, len(small) - 4)])
    for match in re.finditer(rf" ({stem}\w*)(?= )", support):
        shared = _shared(small, match[1])
        rest = (small[shared:], match[1][shared:])
        if shared >= _SHORTEST_STEM and all(_DEMONYM.fullmatch(r.removeprefix("e")) for r in rest):
            return True
    return False


def _shared(left: str, right: str) -> int:
    same = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        same += 1
    return same
