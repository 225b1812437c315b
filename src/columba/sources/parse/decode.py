"""Bytes to text, trusting the bytes more than any label."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

_SAMPLE = 100_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The first bytes of "<?" or "<r" where no byte-order mark tells.
_SHAPES = (
    (re.compile(rb"<\0\0\0[?!a-zA-Z]\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0\0\0<\0\0\0[?!a-zA-Z]"), "utf-32-be"),
    (re.compile(rb"[<{]\0[?!a-zA-Z\"\s]\0"), "utf-16-le"),
    (re.compile(rb"\0[<{]\0[?!a-zA-Z\"\s]"), "utf-16-be"),
    (re.compile(rb"\x4c\x6f\xa7\x94"), "cp037"),
)
_DECLARED = re.compile(r"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']\s*([\w.:-]+)\s*[\"']", re.ASCII)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE | re.ASCII)
_TAG = re.compile(rb"</?[A-Za-z?!][^<>\[]*>|https?:[^\s<]*")
# The share of letters beyond ASCII under which a text is in Latin script: where UTF-8 was claimed,
# and where nothing was.
_CLAIMED_SHARE, _UNCLAIMED_SHARE = 0.3, 0.05
# What publishers mean by a label (WHATWG Encoding Standard): the larger set of the same family.
_MEANT = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
# What an unlabelled document may be. Of the Latin code pages only the commonest: the few accents
# of a short text do not tell them apart, but the feed's language does.
_CANDIDATES = [
    "cp1252", "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp874", "cp932", "euc_jp",
    "gb18030", "big5", "cp949",
]  # fmt: skip
_LANGUAGE = re.compile(rb"(?:<(?:dc:)?language>|xml:lang=[\"'])\s*([A-Za-z]{2})\b")
_LATIN_PAGES = {
    **dict.fromkeys(("cs", "sk", "pl", "hu", "sl", "hr", "bs", "ro", "sq"), "cp1250"),
    **dict.fromkeys(("et", "lv", "lt"), "cp1257"),
    **dict.fromkeys(("tr", "az"), "cp1254"),
}
_STATEFUL = {"iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_kr", "hz"}


@dataclass(frozen=True)
class Decoded:
    """The text, and whether the encoding it claims for itself was the right one."""

    text: str
    label_was_right: bool = True


def decode(body: bytes, *, content_type: str | None) -> Decoded:
    """Return the text of a feed. It always succeeds; bytes without meaning become U+FFFD.

    Order of trust: byte-order mark, the shape of the first bytes, valid UTF-8, the document's own
    declaration, the header, detection.
    """
    if marked := _by_mark_or_shape(body):
        return marked
    declared = _declared(body)
    header = _codec(_first(_CHARSET, content_type or ""))
    if stateful := next((name for name in (declared, header) if name in _STATEFUL), None):
        return Decoded(body.decode(stateful, "replace"))
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(body, declared, header)
    return Decoded(text, label_was_right=text.isascii() or declared in {"", "utf-8"})


def _by_mark_or_shape(body: bytes) -> Decoded | None:
    for mark, name in _BOMS:
        if body.startswith(mark):
            return Decoded(body[len(mark) :].decode(name, "replace"))
    for shape, name in _SHAPES:
        if shape.match(body):
            return Decoded(body.decode(name, "replace"))
    return None


def _declared(body: bytes) -> str:
    return _codec(_first(_DECLARED, body[:1000].decode("latin-1")))


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[1] if match else ""


def _codec(label: str) -> str:
    """Return Python's name for the text encoding a label means, or "" where it means none."""
    try:
        info = codecs.lookup(label)
    except (LookupError, ValueError):
        return ""
    return info.name if getattr(info, "_is_text_encoding", True) else ""


def _not_utf8(body: bytes, declared: str, header: str) -> Decoded:
    for name in (declared, header):
        if name not in {"", "utf-8"} and not name.startswith(("utf-16", "utf-32")):
            text = _try(body, _MEANT.get(name, name))
            if text is not None:
                return Decoded(text, label_was_right=name == (declared or name))
    share = _CLAIMED_SHARE if "utf-8" in {declared, header} else _UNCLAIMED_SHARE
    if _mostly_utf8(body):
        text = body.decode("utf-8", "columba.cp1252")
    elif _share_beyond_ascii(body) < share:
        text = body.decode(_latin_page(body), "replace")
    else:
        text = _detect(body)
    return Decoded(text, label_was_right=False)


def _try(body: bytes, name: str) -> str | None:
    """Return the text, forgiving a byte in a thousand, or None where the encoding does not fit."""
    text = body.decode(name, "replace")
    return text if text.count("\ufffd") * 1000 <= len(text) else None


def _mostly_utf8(body: bytes) -> bool:
    """Tell whether most of what is not ASCII is UTF-8, so that the rest must be stray bytes."""
    sample = body[:_SAMPLE].decode("utf-8", "replace")
    beyond = sum(character > "\x7f" for character in sample)
    return sample.count("\ufffd") * 2 < beyond


def _share_beyond_ascii(body: bytes) -> float:
    """Return the share of letters outside ASCII in the words of the document."""
    words = _TAG.sub(b"", body[:_SAMPLE])
    beyond = len(words) - len(words.decode("ascii", "ignore"))
    letters = sum(map(str.isalpha, words.decode("ascii", "ignore")))
    return beyond / (beyond + letters + 1)


def _latin_page(body: bytes) -> str:
    """Return the Latin code page of the language that the feed says it is in."""
    match = _LANGUAGE.search(body[:_SAMPLE])
    return _LATIN_PAGES.get(match[1].decode().lower(), "cp1252") if match else "cp1252"


def _detect(body: bytes) -> str:
    best = from_bytes(body[:_SAMPLE], cp_isolation=_CANDIDATES).best()
    name = best.encoding if best else "cp1252"
    return body.decode(_latin_page(body) if name == "cp1252" else name, "replace")


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Read what is no UTF-8 as the Western encoding that stray quotation marks come from."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("columba.cp1252", _as_cp1252)
