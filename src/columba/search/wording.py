"""What a reader typed, understood: words, "phrases", -exclusions and OR. Never an error."""

import re
from dataclasses import dataclass

# A quoted phrase (the closing mark may be missing) or a run without spaces, perhaps excluded.
_PIECE = re.compile(r'(?P<minus>-)?(?:["“”](?P<phrase>[^"“”]*)["“”]?|(?P<word>[^\s"“”]+))')
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
MOST_TERMS = 24
LONGEST_TEXT = 300


@dataclass(frozen=True)
class Term:
    """One word, or several that stand side by side; `excluded` texts are left out."""

    words: tuple[str, ...]
    excluded: bool = False


def read_wording(text: str) -> list[list[Term]]:
    """Return alternatives (what OR divides), each a list of terms that must all be met.

    An alternative with nothing but exclusions says nothing to look for and is dropped.
    """
    alternatives: list[list[Term]] = [[]]
    for match in list(_PIECE.finditer(text[:LONGEST_TEXT]))[:MOST_TERMS]:
        if match["word"] == "OR":
            alternatives.append([])
            continue
        words = tuple(_WORD.findall(match["phrase"] or match["word"] or ""))
        if words:
            alternatives[-1].append(Term(words, excluded=bool(match["minus"])))
    return [terms for terms in alternatives if any(not term.excluded for term in terms)]
