"""Words that say nothing, or that an editor has banned."""

import re
from collections.abc import Iterator
from functools import lru_cache

from columba.commentary.check.evidence import Evidence, Place
from columba.commentary.document import Finding, Rule
from columba.commentary.inline import plain
from columba.commentary.quotations import unquoted

BOILERPLATE = (
    "in conclusion", "it is important to note", "it is crucial", "it is essential to", "delve",
    "game-changer", "game changer", "tapestry", "testament to", "treacherous waters",
    "geopolitical landscape", "political landscape", "geopolitical chessboard", "pivotal",
    "plays a vital role", "underscores the", "begs a deeper examination", "no matter how small",
    "raise awareness", "as an ai", "as a language model", "i cannot", "in today's world",
    "powerful way to", "stay informed", "concerned citizens", "now more than ever",
    "in the shadow of", "complexities of", "ever-evolving", "thought-provoking",
)  # fmt: skip
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]m|I['’]ve|my|myself)\b")
_REMARK = re.compile(r"\s*\(.*\)$")


def check_sentence(place: Place, evidence: Evidence) -> Iterator[Finding]:
    text = unquoted(plain(place.sentence.text))
    for match in banned(evidence.draft.avoid).finditer(text):
        yield place.finding(Rule.WORDING, match.group(), "This wording is not used here.")
    if experience := _FIRST_PERSON.search(text):
        yield place.finding(Rule.WORDING, experience.group(), "Nobody speaks of “I” here.")


@lru_cache(maxsize=256)
def banned(avoid: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of boilerplate and of `avoid`; a remark in brackets is not part of it."""
    phrases = sorted({_REMARK.sub("", phrase).strip() for phrase in (*BOILERPLATE, *avoid)} - {""})
    either = "|".join(re.escape(phrase) for phrase in phrases)
    return re.compile(rf"\b(?:{either})(?:s|es|d|ed|ing)?\b", re.IGNORECASE)
