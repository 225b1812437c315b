"""Outside HTML, cleaned once on the way in, and the plain text of it."""

import html
import re
from functools import lru_cache

import nh3

_TEXT_TAGS = {
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "dd", "del",
    "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6",
    "hr", "i", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "small", "span",
    "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u",
    "ul", "var",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title", "hreflang"},
    "abbr": {"title"},
    "bdo": {"dir"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
# Elements whose content is no text of the document: dropped with everything inside.
_DROPPED = {
    "script", "style", "template", "noscript", "iframe", "svg", "math",
    "textarea", "select", "option", "button", "title", "xmp", "noembed", "noframes",
}  # fmt: skip
_BLOCK_TAGS = {
    "address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "details", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table",
    "td", "th", "tr", "ul",
}  # fmt: skip
# Elements that never nest in themselves: HTML closes or has no inside for them.
_SELF_CLOSING = {
    "area", "br", "col", "dd", "dt", "hr", "img", "input", "li", "link", "meta", "option", "p",
    "source", "td", "th", "tr", "wbr",
}  # fmt: skip
_MOST_DEPTH = 256
_TAG = re.compile(r"<(/?)([a-zA-Z0-9]+)[^>]*>")
_MARKUP = re.compile(r"[<>&]")
_RELATIVE = re.compile(r"href\s*=\s*[\"']?\s*(?!https?:|mailto:|tel:)", re.IGNORECASE)
_SPACE = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[ \n]*")
# Nothing a reader sees: controls (tab, line feed and return stay), soft hyphen, zero-width and
# word-joining marks, bidirectional overrides, fillers, tag characters, noncharacters, surrogates.
# The joiners U+200C and U+200D stay: Persian, Hindi and emoji are spelled with them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0"
    "\ufff0-\uffff\ud800-\udfff\U0001fffe\U0001ffff\U000e0000-\U000e0fff\U0010fffe\U0010ffff]"
)

_CONTROLS = re.compile("[\x80-\x9f]")
_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}


def clean(markup: str, *, base_url: str = "") -> str:
    """Return `markup` as safe HTML of text-level elements: no script, style, picture or frame.

    Links keep http(s), mailto and tel addresses, resolved against `base_url` where one is given
    and dropped where they are relative to nothing, and carry rel="nofollow ugc noopener".
    """
    markup = strip_invisible(markup)
    if _MARKUP.search(markup) is None:
        return markup.strip()
    base = base_url if base_url and _RELATIVE.search(markup) else ""
    # Once more: numeric references have become characters.
    return strip_invisible(_cleaner(base).clean(_flatten(markup))).strip()


def plain_text(markup: str) -> str:
    """Return the text of `markup`: entities decoded, blocks on lines of their own."""
    markup = strip_invisible(markup)
    if _MARKUP.search(markup) is None:
        return " ".join(markup.split())
    simple = _blocks().clean(_flatten(markup))
    spaced = _SPACE.sub(" ", simple.replace("\r", " ").replace("\n", " "))
    broken = _TAG.sub(_break, spaced)
    return _tidy(strip_invisible(html.unescape(broken)))


def plain_line(markup: str) -> str:
    """Return the text of `markup` on one line, as titles and names are."""
    return " ".join(plain_text(markup).split())


def strip_invisible(text: str) -> str:
    """Return `text` without characters that no reader sees and that can turn or hide words.

    The controls 128 to 159 are read as Windows-1252, as browsers do: they were meant as quotation
    marks and dashes.
    """
    if text.isascii() and text.isprintable():
        return text
    if _CONTROLS.search(text):
        text = text.translate(_WINDOWS)
    return _INVISIBLE.sub("", text)


@lru_cache(maxsize=64)
def _cleaner(base_url: str) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TEXT_TAGS,
        clean_content_tags=_DROPPED,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="nofollow ugc noopener",
        url_relative=("rewrite_with_base", base_url) if base_url else "deny",
    )


@lru_cache(maxsize=1)
def _blocks() -> nh3.Cleaner:
    return nh3.Cleaner(tags=_BLOCK_TAGS, clean_content_tags=_DROPPED, attributes={}, link_rel=None)


def _flatten(markup: str) -> str:
    """Return `markup`, bare of tags where it nests so deep that building its tree takes ages."""
    if markup.count("<") <= _MOST_DEPTH:
        return markup
    depth = deepest = 0
    for match in _TAG.finditer(markup):
        if match[2].lower() not in _SELF_CLOSING:
            depth = max(depth - 1, 0) if match[1] else depth + 1
            deepest = max(deepest, depth)
    return markup if deepest <= _MOST_DEPTH else _TAG.sub(" ", markup)


def _break(match: re.Match[str]) -> str:
    return "\n" if match[2] in _BLOCK_TAGS else ""


def _tidy(text: str) -> str:
    text = _SPACE.sub(" ", text.replace("\r", "\n"))
    return _LINES.sub("\n", text).strip()
