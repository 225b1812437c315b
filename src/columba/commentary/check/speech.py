"""Who is said to speak does speak there."""

from collections.abc import Iterator

from columba.commentary.check.evidence import Evidence, Place
from columba.commentary.document import Finding, Kind, Rule
from columba.commentary.inline import plain
from columba.commentary.report_text import ReportText
from columba.commentary.speakers import speeches
from columba.commentary.speakers.verbs import VERBS
from columba.lib.sentences import sentences
from columba.lib.text import words

_PRONOUNS = frozenset({"he", "she", "they"})
# A report may have somebody accuse or support, and a page that they say so.
_SAYING = VERBS | frozenset(
    """according accused accuses agreed agrees blamed blames contradicted contradicts criticised
    criticized criticizes defended defends disagreed disagrees opposed opposes praised praises
    rejected rejects supported supports thanked thanks wanted wants welcomed welcomes""".split()
)


def check_sentence(place: Place, evidence: Evidence) -> Iterator[Finding]:
    if place.sentence.kind is not Kind.REPORTED:
        return
    heard = _heard(place, evidence)
    outlets = {text.report.outlet.casefold() for text in evidence.texts.values()}
    for speech in speeches([plain(place.sentence.text)])[0]:
        bare = speech.name.removeprefix("the ")
        if bare.casefold() in outlets or f"the {bare}".casefold() in outlets:
            continue
        if _surname(bare) not in heard and not _may_speak(_surname(bare), place, evidence):
            yield place.finding(
                Rule.SPEAKER, speech.name, "Nobody of this name speaks in what is cited."
            )


def _heard(place: Place, evidence: Evidence) -> set[str]:
    heard: set[str] = set()
    for text, number in evidence.cited_texts(place.sentence):
        spoken = text.speeches if number is None else text.speeches[number - 1 : number]
        heard.update(_surname(speech.name) for here in spoken for speech in here)
    return heard


def _may_speak(surname: str, place: Place, evidence: Evidence) -> bool:
    """Tell whether the name may be of one who speaks there without having been made out.

    It stands beside a word of saying, or in a paragraph where "he" or "she" says something; of
    neither is it known that somebody else says it.
    """
    for text, number in evidence.cited_texts(place.sentence):
        if number is not None and 0 < number <= len(text.paragraphs):
            is_named = surname in words(text.paragraphs[number - 1])
            for found in _unheard(text, number):
                if surname in found or (is_named and not _PRONOUNS.isdisjoint(found)):
                    return True
    return False


def _unheard(text: ReportText, number: int) -> Iterator[list[str]]:
    """Yield the words of each sentence in which somebody says something, nobody knows who."""
    paragraph, at = text.paragraphs[number - 1], 0
    for sentence in sentences(paragraph):
        start = paragraph.find(sentence, at)
        at = start + len(sentence)
        found = words(sentence)
        is_heard = any(start <= speech.start < at for speech in text.speeches[number - 1])
        if not is_heard and not _SAYING.isdisjoint(found):
            yield found


def _surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].casefold()
