"""What we know: the few sentences of the reports that say most of what they say."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from columba.articles.excerpt import allows_whole
from columba.commentary.contacts import contacts
from columba.commentary.document import Kind, Report, Sentence
from columba.commentary.inline import escape
from columba.commentary.report_text import ReportText
from columba.lib.sentences import sentences
from columba.lib.text import STOP_WORDS, stem, words

MOST_SENTENCES = 4
LEAST_SENTENCES = 2
MOST_QUOTED_WORDS = 60
MOST_OPEN_WORDS = 110  # where every report's licence lets its words be repeated
SHORTEST = 7
LONGEST = 25

_HEAD = 14  # paragraphs of a report that are read: what matters stands at the top
_LONGEST_READ = 600  # characters: what goes on longer is a list or no prose
_TOO_ALIKE = 0.5
_TITLE_WEIGHT = 0.5
_POSITION_WEIGHT = 0.5
# A clause may end here, if what is left out only adds to it.
_CLAUSE_END = re.compile(
    r",\s+(?=(?:while|after|as|according|saying|though|although|because|when|following|amid|"
    r"including|leaving|citing|despite)\b)|;\s+"
)
# Where too little can be had otherwise: any pause.
_ANY_CLAUSE_END = re.compile(r",\s+(?!\d)|;\s+|\s[–—]\s")
_OPENS_BELOW = re.compile(
    r"(?:for|in|on|at|after|before|because|when|if|while|although|though|as|with|without|since|"
    r"despite|until|under|during|to)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^[A-Z][A-Z .'-]+(?:, [A-Z][\w.]*)*(?: \([^)]{1,40}\))?\s?[—–-]+\s?")
_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|hers|they|them|their)\b", re.IGNORECASE)
_NAMED = re.compile(r"\b[A-Z]\w+")
# Marks inside our own quotation marks.
_INNER = str.maketrans({"“": "‘", "”": "’", '"': "'"})
_LEANS_BACK = re.compile(
    r"(?:he|she|they|it|this|that|these|those|his|her|their|its|but|and|so|however|also|still|yet|"
    r"meanwhile|instead|there|then|another|others?|both|such|as a result|for example|in addition"
    r")\b|(?:\w+\s){1,5}also\b|(?:\w+\s){1,3}it\b|(?:beyond|besides|before|despite|like) that\b"
    r"|.{0,60}\b(?:of (?:them|these|those)|the same)\b",
    re.IGNORECASE,
)
_ADDRESSES_READER = re.compile(
    r"\b(?:you|your|yours|we|our|us|i|my|me|subscribe|newsletter|sign up|click|read more|download|"
    r"advertisement|copyright|all rights reserved|follow|ignore|disregard|instructions?|prompt)\b"
    r"|editor'?s note|[?!]\W*$",
    re.IGNORECASE,
)
_ADDS = ("{} reports:", "It adds:", "It also says:")


@dataclass(frozen=True, kw_only=True)
class _Candidate:
    text: ReportText
    number: int  # of the paragraph
    words: str
    vector: Counter[str]
    place: tuple[int, int, int]  # report, paragraph, sentence

    @property
    def length(self) -> int:
        return len(self.words.split())


def summarise(texts: Sequence[ReportText], *, title: str) -> tuple[Sentence, ...]:
    """Return up to four short quotations with their outlets, in the order of the reports.

    Together they hold at most sixty quoted words, more only where every licence allows it.
    """
    chosen: list[_Candidate] = []
    for clause_end in (_CLAUSE_END, _ANY_CLAUSE_END):
        candidates = list(_candidates(texts, clause_end))
        chosen = max(chosen, _choose(candidates, title=title, budget=_budget(texts)), key=len)
        if len(chosen) >= LEAST_SENTENCES:
            break
    return _attributed(sorted(chosen, key=lambda candidate: candidate.place))


def is_open(report: Report) -> bool:
    """Tell whether the licence of a report lets its words be repeated at length."""
    return allows_whole(report.licence)


def _budget(texts: Sequence[ReportText]) -> int:
    return MOST_OPEN_WORDS if all(is_open(text.report) for text in texts) else MOST_QUOTED_WORDS


def _candidates(texts: Sequence[ReportText], clause_end: re.Pattern[str]) -> Iterator[_Candidate]:
    for order, text in enumerate(texts):
        for number, paragraph in enumerate(text.paragraphs[:_HEAD], start=1):
            for nth, sentence in enumerate(sentences(paragraph)):
                if words_of := _usable(sentence, clause_end):
                    yield _Candidate(
                        text=text,
                        number=number,
                        words=words_of,
                        vector=_vector(words_of),
                        place=(order, number, nth),
                    )


def _usable(sentence: str, clause_end: re.Pattern[str]) -> str:
    """Return the sentence, or its first clause where it is long; nothing where it cannot stand."""
    if len(sentence) > _LONGEST_READ:
        return ""
    if _LEANS_BACK.match(sentence) or _ADDRESSES_READER.search(sentence) or contacts(sentence):
        return ""
    if not sentence[:1].isupper() or not sentence.rstrip('”"’)').endswith("."):
        return ""
    sentence = _DATELINE.sub("", sentence)
    kept = sentence if len(sentence.split()) <= LONGEST else _first_clause(sentence, clause_end)
    is_fit = SHORTEST <= len(kept.split()) <= LONGEST and _is_balanced(kept)
    return kept.translate(_INNER) if is_fit and _names_its_people(kept) else ""


def _is_main(clause: str) -> bool:
    """Tell whether the clause can stand alone: not "After years of delay" or "The road (which"."""
    is_opening = _OPENS_BELOW.match(clause) and ", " not in clause
    return not is_opening and clause.count("(") == clause.count(")")


def _names_its_people(text: str) -> bool:
    """Tell whether a name stands before the first pronoun for somebody."""
    pronoun = _PRONOUN.search(text)
    return pronoun is None or bool(_NAMED.search(text, 1, pronoun.start()))


def _is_balanced(text: str) -> bool:
    """Tell whether every quotation mark has its other half, so that none ends ours."""
    return not text.count('"') % 2 and text.count("“") == text.count("”")


def _first_clause(sentence: str, clause_end: re.Pattern[str]) -> str:
    ends = [match.start() for match in clause_end.finditer(sentence)]
    clauses = (sentence[:end] for end in ends)
    fit = [one for one in clauses if len(one.split()) <= LONGEST and _is_main(one)]
    return f"{max(fit, key=len)} …" if fit else ""


def _choose(candidates: Sequence[_Candidate], *, title: str, budget: int) -> list[_Candidate]:
    """Return the sentences that score best and fit the budget, no two of them much alike."""
    centroid: Counter[str] = Counter()
    for candidate in candidates:
        centroid.update(candidate.vector)
    about = _vector(title)
    ranked = sorted(candidates, key=lambda one: (-_score(one, centroid, about), one.place))
    chosen: list[_Candidate] = []
    left = budget
    for candidate in ranked:
        is_new = all(_cosine(candidate.vector, one.vector) < _TOO_ALIKE for one in chosen)
        if is_new and candidate.length <= left and len(chosen) < MOST_SENTENCES:
            chosen.append(candidate)
            left -= candidate.length
    return chosen


def _score(candidate: _Candidate, centroid: Counter[str], about: Counter[str]) -> float:
    _, paragraph, nth = candidate.place
    return (
        _cosine(candidate.vector, centroid)
        + _TITLE_WEIGHT * _cosine(candidate.vector, about)
        + _POSITION_WEIGHT / (paragraph + nth)
    )


def _vector(text: str) -> Counter[str]:
    return Counter(stem(word) for word in words(text) if word not in STOP_WORDS)


def _cosine(left: Counter[str], right: Counter[str]) -> float:
    shared = sum(count * right[word] for word, count in left.items() if word in right)
    if not shared:
        return 0.0
    return shared / math.sqrt(_square(left) * _square(right))


def _square(vector: Counter[str]) -> int:
    return sum(count * count for count in vector.values())


def _attributed(chosen: Sequence[_Candidate]) -> tuple[Sentence, ...]:
    """Return each sentence as a quotation behind the name of its outlet."""
    found, before, run = [], "", 0
    for candidate in chosen:
        run = run + 1 if candidate.text.id == before else 0
        before = candidate.text.id
        opening = _ADDS[min(run, len(_ADDS) - 1)].format(escape(candidate.text.report.outlet))
        found.append(
            Sentence(
                text=f"{opening} “{escape(candidate.words)}”",
                kind=Kind.REPORTED,
                cites=(candidate.text.cite(candidate.number),),
                evidence=(candidate.words,),
            )
        )
    return tuple(found)
