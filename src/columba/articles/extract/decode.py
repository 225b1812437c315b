"""Bytes to characters: what the page is written in, not only what it says it is written in."""

import codecs
import re

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Labels that mean more than they say, as browsers read them (WHATWG Encoding).
_WIDER = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
}
_LABEL = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_HEADER_LABEL = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEAD_BYTES = 8192
_SAMPLE_BYTES = 60_000
# One byte in this many may be broken before UTF-8 is doubted.
_TOLERANCE = 500
# One byte in this many may be null before a page is taken for UTF-16.
_MOST_NULLS = 10
# ISO-2022 escapes: text that is all ASCII bytes and still not English.
_STATEFUL = (b"\x1b$", b"\x1b(")
# What UTF-8 looks like to a program that took it for Windows-1252 and wrote it out again.
_MOJIBAKE = re.compile(
    "(?:[\u00c2-\u00df][\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160"
    "\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153"
    "\u017e\u0178]|\u00e2[\u20ac\u201a\u0080-\u00bf][\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026"
    "\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014"
    "\u02dc\u2122\u0161\u203a\u0153\u017e\u0178])"
)
_FEWEST_MOJIBAKE = 3


def decode(body: bytes, *, content_type: str = "") -> str:
    """Return the page's text, whatever charset its header, its markup or nobody names.

    Never fails: a byte that fits nowhere becomes U+FFFD.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    labels = _labels(body, content_type)
    text = None if any(escape in body[:_HEAD_BYTES] for escape in _STATEFUL) else _as_utf8(body)
    if text is None:
        text = _as_labelled(body, labels) or _as_detected(body)
    return _mend(text)


def _labels(body: bytes, content_type: str) -> list[str]:
    """Return the charsets that the header and the markup name and Python knows, header first."""
    header = _HEADER_LABEL.search(content_type)
    markup = _LABEL.search(body[:_HEAD_BYTES])
    named = [header[1]] if header else []
    named += [markup[1].decode("ascii", "replace")] if markup else []
    wider = [_WIDER.get(label.lower(), label.lower()) for label in named]
    return [label for label in wider if _is_known(label)]


def _is_known(label: str) -> bool:
    try:
        b"text".decode(label)
    except UnicodeDecodeError:
        return True
    except (LookupError, ValueError):  # no charset at all, or one that is no text ("hex")
        return False
    return True


def _as_utf8(body: bytes) -> str | None:
    """Return the text if it is UTF-8 but for a stray byte: nothing else looks like it by chance."""
    if body[:_HEAD_BYTES].count(0) * _MOST_NULLS > len(body[:_HEAD_BYTES]):
        return None
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    several_bytes = len(body) - len(text) - 2 * broken
    return text if broken * _TOLERANCE < len(text) and broken * 10 < several_bytes else None


def _as_labelled(body: bytes, labels: list[str]) -> str | None:
    for label in labels:
        try:
            return body.decode(label)
        except UnicodeDecodeError:
            continue
    return None


def _as_detected(body: bytes) -> str:
    """Return the likeliest reading; Windows-1252, in which any byte is something, if none is."""
    sample = body
    if len(body) > _SAMPLE_BYTES:  # cut between elements, never inside a character
        sample = body[:_SAMPLE_BYTES].rpartition(b"<")[0] or body[:_SAMPLE_BYTES]
    best = from_bytes(sample).best()
    return body.decode(best.encoding if best else "cp1252", "replace")


def _mend(text: str) -> str:
    """Return the text with UTF-8 that was once taken for Windows-1252 turned back."""
    if len(_MOJIBAKE.findall(text)) < _FEWEST_MOJIBAKE:
        return text
    return _MOJIBAKE.sub(_turn_back, text)


def _turn_back(match: re.Match[str]) -> str:
    try:
        return b"".join(_byte_of(char) for char in match[0]).decode("utf-8")
    except UnicodeError:
        return match[0]


def _byte_of(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")
