"""Words that give a reader an order, or a machine: "sign the petition", "ignore the above"."""

import re

# What begins a sentence or a part of one, so that a bare verb behind it is an order.
_BEGINS = r"(?:^|[.;:!?…]\s*|,\s+so\s+|\bplease\s+)[“\"‘(]?"
# Verbs that ask nobody but a reader, whatever follows them.
_ALWAYS = (
    r"donate|subscribe|click|download|sign\s+up|log\s+(?:on|in)|check\s+out|act\s+now|don['’]t|"
    r"do\s+not"
)
# Verbs that may be nouns or stand in a list: an order where an object follows.
_CALLS = (
    r"(?:add|ask|boycott|buy|call|consider|contact|demand|dial|disregard|e-?mail|enter|follow|"
    r"forget|give|go|help|ignore|imagine|include|insert|install|join|look|make|open|pay|phone|"
    r"post|print|publish|read|register|reject|remember|repeat|replace|say|scan|see|send|share|"
    r"sign|stand|stop|support|take|tell|text|transfer|trust|tweet|urge|use|visit|vote|wake|watch|"
    r"write)"
)
_OBJECT = (
    r"(?:a|all|an|any|at|each|every|her|here|him|his|it|me|my|no|now|only|our|sure|that|the|their|"
    r"them|these|this|those|to|today|up|us|your|\d|@)"
)
_ORDER = re.compile(
    rf"{_BEGINS}(?P<order>(?:{_ALWAYS}|{_CALLS}\s+{_OBJECT}|never\s+{_CALLS})(?!\w))",
    re.IGNORECASE,
)
_READER = re.compile(
    r"\b(?:you|yours?|yourself|yourselves|dear\s+reader)\b"
    r"|\b(?:readers|subscribers|viewers|users|anyone\s+reading)\s+"
    r"(?:should|must|need|ought|have\s+to|can|may|are\s+(?:urged|asked|invited|advised|told))\b",
    re.IGNORECASE,
)
_TO_A_MACHINE = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b[^.!?]{0,40}\b(?:instruction|prompt|guideline)s?\b"
    r"|\b(?:previous|prior|following|new|system)\s+(?:instruction|prompt)s?\b"
    r"|\byou\s+are\s+(?:now\s+)?(?:an?|the)\s+\w+\s+(?:assistant|model|bot)\b",
    re.IGNORECASE,
)


def to_readers(text: str) -> list[str]:
    """Return the words with which plain `text` tells whoever reads it what to do."""
    found = [match["order"] for match in _ORDER.finditer(text)]
    return found + [match.group() for match in _READER.finditer(text)]


def to_a_machine(text: str) -> list[str]:
    """Return the words that are meant for a language model."""
    return [match.group() for match in _TO_A_MACHINE.finditer(text)]
