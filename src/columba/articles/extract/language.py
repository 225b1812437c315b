"""The language a text is written in: by its words, or by the page's word for it."""

import re

from columba.articles.extract.packages import load

_TAG = re.compile(r"[a-z]{2,3}(?=[-_]|$)", re.IGNORECASE)
_ENOUGH = 200
_SAMPLE = 1_500


def language_of(text: str, declared: str) -> str:
    """Return the ISO 639-1 code, or the ISO 639-2 code where a language has no shorter one.

    `declared` is what the page says of itself; it decides where the text is too short to tell, and
    "" comes back where neither says anything.
    """
    if len(text) < _ENOUGH:
        return declared_language(declared)
    code, _ = load("py3langid").classify(text[:_SAMPLE])
    return str(code)


def declared_language(declared: str) -> str:
    """Return the language of a tag such as "en-US" or "de_DE", "" where it is none."""
    match = _TAG.match(declared.strip())
    return match[0].lower() if match else ""
