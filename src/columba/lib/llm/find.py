"""The JSON object in what a model says."""

import json
import re
from typing import Any

_MOST_STARTS = 20
_THOUGHT = re.compile(r"<(think|thinking|reasoning)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
# Line breaks inside of strings are no JSON, but some servers let a model write them.
_DECODER = json.JSONDecoder(strict=False)


def find_object(text: str) -> dict[str, Any] | None:
    """Return the first JSON object in `text`, past thoughts, fences and chatter; None if none."""
    text = _THOUGHT.sub(" ", text)
    at = -1
    for _ in range(_MOST_STARTS):
        at = text.find("{", at + 1)
        if at < 0:
            return None
        try:
            value, _end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            return value
    return None
