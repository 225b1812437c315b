"""Marks that would reach the reader as marks: Markdown left over, HTML, slots nobody filled."""

import re
from collections.abc import Iterator

from columba.commentary.check.evidence import Evidence
from columba.commentary.check.links import texts
from columba.commentary.document import Finding, Rule

_ESCAPED = re.compile(r"\\.")
_LINK = re.compile(r"\[[^\[\]]*\]\([^()\s]*\)")
_LEAKS = (
    (re.compile(r"(?:^|\s)#{1,6}\s"), "a heading's #"),
    (re.compile(r"^\s*(?:[-*+•]|\d{1,2}[.)])\s"), "a list's mark"),
    (re.compile(r"\s[-–*•]\s+\*\*"), "a list's mark"),
    (re.compile(r"</?[a-zA-Z!][^>]*>?"), "HTML"),
    (re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]{2,10});"), "an HTML entity"),
    (re.compile(r"[{}]"), "a slot that nothing filled"),
    (re.compile(r"`"), "code marks"),
    (re.compile(r"\]\(|\]\[|!\["), "part of a link"),
    (re.compile(r"[\n\r\t]"), "a line break"),
    (
        re.compile(r"</?s>|<\|[^|]*\||\[/?INST\]|^\s*(?:assistant|system|user)\s*:", re.IGNORECASE),
        "a model's marks",
    ),
)


def check_page(evidence: Evidence) -> Iterator[Finding]:
    for where, text in texts(evidence.draft):
        yield from _leaks(where, _LINK.sub("", _ESCAPED.sub("", text)))


def _leaks(where: str, text: str) -> Iterator[Finding]:
    for pattern, name in _LEAKS:
        for match in pattern.finditer(text):
            yield Finding(
                rule=Rule.MARKUP, where=where, span=match.group().strip(), message=f"It is {name}."
            )
    if text.count("**") % 2:
        yield Finding(rule=Rule.MARKUP, where=where, span="**", message="Bold that never ends.")
