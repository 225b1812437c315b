"""Inline Markdown into safe HTML: typographic quotes, and links that are rows of the directory."""

from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from columba.commentary.rendered import Html

_ATTRIBUTES = {
    "a": {"href", "rel", "title", "class", "aria-label"},
    "span": {"class"},
    "sup": {"class"},
}


class UnknownLinkError(LookupError):
    """A text names a link that is no row of the directory."""


@dataclass(frozen=True)
class Place:
    """Where a link leads, and whose it is."""

    url: str
    owner: str


def typeset(markdown: str, places: Mapping[str, Place]) -> Html:
    """Return the HTML of a line; UnknownLinkError where it names a link that is not in `places`.

    No other HTML comes through than emphasis and links, each link with its owner behind it.
    """
    return clean(_markdown().renderInline(markdown, {"places": places}))


def clean(markup: str) -> Html:
    """Return the markup with nothing in it but emphasis, links and pointers."""
    return Html(_cleaner().clean(markup))


def link(place: Place, label: str) -> Html:
    """Return a link to `place`, its owner behind it."""
    return clean(f"{_opening(place)}{escape(label)}</a>{_behind(place)}")


@cache
def _markdown() -> MarkdownIt:
    options = {"html": False, "typographer": True, "quotes": "“”‘’"}
    markdown = MarkdownIt("zero", options).enable(["emphasis", "link", "escape", "smartquotes"])
    markdown.add_render_rule("link_open", _open_link)
    markdown.add_render_rule("link_close", _close_link)
    return markdown


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags={"a", "em", "strong", "span", "sup"},
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "tel"},
        link_rel=None,
    )


def _open_link(
    _renderer: RendererHTML,
    tokens: Sequence[Token],
    at: int,
    _options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    target = str(tokens[at].attrs.get("href", ""))
    place = env["places"].get(target)
    if place is None:
        raise UnknownLinkError(f"{target!r} is no row of the directory.")
    env.setdefault("open", []).append(place)
    return _opening(place)


def _close_link(
    _renderer: RendererHTML,
    _tokens: Sequence[Token],
    _at: int,
    _options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    return f"</a>{_behind(env['open'].pop())}"


def _opening(place: Place) -> str:
    if place.url.startswith("/"):  # a page of ours
        return f'<a href="{escape(place.url)}">'
    return f'<a href="{escape(place.url)}" rel="nofollow noopener external">'


def _behind(place: Place) -> str:
    """Return who a link belongs to, and the number itself where it is one to call."""
    number = place.url.removeprefix("tel:") if place.url.startswith("tel:") else ""
    owner = ", ".join(part for part in (_spaced(number), place.owner) if part)
    return f' <span class="owner">({escape(owner)})</span>' if owner else ""


def _spaced(number: str) -> str:
    """Return a North American number in groups: "+18004264791" is "1-800-426-4791"."""
    digits = number.removeprefix("+")
    if len(digits) == 11 and digits.startswith("1"):  # noqa: PLR2004 - country code and number
        return f"1-{digits[1:4]}-{digits[4:7]}-{digits[7:]}"
    return number
