"""Notes of correction: part of an article wherever its page prints them."""

import re
from collections.abc import Sequence

from columba.articles.extract.outline import Line, Outline

_CORRECTION = re.compile(
    r"""(?:correction|clarification|erratum|editor['’]s\snote|retraction|korrektur|berichtigung
    |anmerkung\sder\sredaktion|corrección|rectificación|fe\sde\serratas|rectificatif|correzione
    |rettifica|rättelse|rettelse)s?(?:\W|,?\s\w+\.?\s\d)
    |(?:an\searlier|a\sprevious)\sversion\sof\sthis\s
    |this\s(?:article|story|report|post)\s(?:has\sbeen|was)\s(?:corrected|amended|changed)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SHORTEST, _LONGEST = 30, 900
_MOST_LINKS = 0.5


def with_corrections(lines: Sequence[Line], outline: Outline) -> list[Line]:
    """Return the lines with the page's notes of correction that are not among them at the end."""
    known = {line.key for line in lines}
    notes: dict[str, Line] = {}
    for at, block in enumerate(outline.blocks):
        block_key = outline.keys[at]
        if block_key in known or block.link_share > _MOST_LINKS:
            continue
        if _SHORTEST <= len(block.text) <= _LONGEST and _CORRECTION.match(block.text):
            notes.setdefault(block_key, Line(block.text, block_key, at, block))
    return [*lines, *notes.values()]
