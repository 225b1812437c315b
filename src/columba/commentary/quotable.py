"""Sentences of a report that can be repeated alone: whole, attributed, and naming their people."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from columba.commentary.contacts import contacts
from columba.commentary.orders import to_readers
from columba.commentary.report_text import ReportText
from columba.lib.sentences import sentences
from columba.lib.text import STOP_WORDS, stem, words

SHORTEST = 7
LONGEST = 25

_FEW = 2
_HEAD = 14  # paragraphs of a report that are read: what matters stands at the top
_LONGEST_READ = 600  # characters: what goes on longer is a list or no prose
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
_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|hers|they|(?<!of )them|their)\b", re.IGNORECASE)
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
    r"advertisement|copyright|all rights reserved|follow|ignore|disregard|prompt|"
    r"(?:these|those|previous|prior|following|above|system|new) instructions?)\b"
    r"|editor'?s note|[?!]\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A sentence, or its first clause, with where it stands and what it is about."""

    text: ReportText
    number: int  # of the paragraph
    words: str
    vector: Counter[str]
    place: tuple[int, int, int]  # report, paragraph, sentence

    @property
    def length(self) -> int:
        return len(self.words.split())


def candidates(texts: Sequence[ReportText], *, longest: int = LONGEST) -> list[Candidate]:
    """Return what can be repeated, cut at the end of a clause where a sentence is too long.

    Where that leaves hardly anything, a sentence may be cut at any pause.
    """
    found: list[Candidate] = []
    for clause_end in (_CLAUSE_END, _ANY_CLAUSE_END):
        found = list(_candidates(texts, clause_end, longest=longest))
        if len(found) >= _FEW:
            break
    return found


def _candidates(
    texts: Sequence[ReportText], clause_end: re.Pattern[str], *, longest: int
) -> Iterator[Candidate]:
    for order, text in enumerate(texts):
        for number, paragraph in enumerate(text.paragraphs[:_HEAD], start=1):
            for nth, sentence in enumerate(sentences(paragraph)):
                if words_of := _usable(sentence, clause_end, longest=longest):
                    yield Candidate(
                        text=text,
                        number=number,
                        words=words_of,
                        vector=vector(words_of),
                        place=(order, number, nth),
                    )


def _usable(sentence: str, clause_end: re.Pattern[str], *, longest: int) -> str:
    """Return the sentence, or its first clause where it is long; nothing where it cannot stand."""
    if len(sentence) > _LONGEST_READ:
        return ""
    if _LEANS_BACK.match(sentence) or _ADDRESSES_READER.search(sentence) or contacts(sentence):
        return ""
    if to_readers(sentence):
        return ""
    if not sentence[:1].isupper() or not sentence.rstrip('”"’)').endswith("."):
        return ""
    sentence = _DATELINE.sub("", sentence)
    kept = (
        sentence
        if len(sentence.split()) <= longest
        else _first_clause(sentence, clause_end, longest)
    )
    is_fit = SHORTEST <= len(kept.split()) <= longest and _is_balanced(kept)
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


def _first_clause(sentence: str, clause_end: re.Pattern[str], longest: int) -> str:
    ends = [match.start() for match in clause_end.finditer(sentence)]
    clauses = (sentence[:end] for end in ends)
    fit = [one for one in clauses if len(one.split()) <= longest and _is_main(one)]
    return f"{max(fit, key=len)} …" if fit else ""


def vector(text: str) -> Counter[str]:
    """Return the stems of the words that carry meaning, with their counts."""
    return Counter(stem(word) for word in words(text) if word not in STOP_WORDS)
