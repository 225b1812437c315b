"""The picture that stands for an article: what the markup names, as the page itself shows it."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from columba.articles.extract.figures import Figure, usable
from columba.articles.extract.json_ld import JsonLd, Node
from columba.articles.extract.marks import Marks

_META = ("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")
_MORE_META = ("sailthru.image.full", "parsely-image-url", "image", "thumbnail")
# What one picture keeps in all its sizes is a name of some length with a figure in it.
_STEM = re.compile(r"(?=.*\d)[\w-]{6,}")
# File names that many pictures have.
_ANY_PICTURE = frozenset(
    {"image", "photo", "picture", "default", "thumb", "header", "cover", "original"}
)
_LEAST = 5
_PARTS = re.compile(r"[/?&=]")
_ENDING = re.compile(r"\.\w{2,5}$")
# Shorter words beside a picture are labels: "Subscribers only", "Video".
_SHORTEST_CAPTION = 20
_DRESS = re.compile(
    r"(?:[-_]?\d{2,4}x\d{2,4}|[-_](?:w|h|v)?\d{1,4}(?:_\d{1,4})*|-scaled|-e\d{9,})+$", re.IGNORECASE
)


@dataclass(frozen=True)
class LeadImage:
    """The address of a picture and its caption; "" where there is none."""

    url: str
    caption: str


def named_image(article: Node, linked: JsonLd, marks: Marks, *, base: str) -> LeadImage:
    """Return the picture that the page's markup names, with the caption its JSON-LD gives it."""
    for value in linked.follow(article.get("image")) + linked.follow(article.get("thumbnailUrl")):
        if url := usable(_address(value), base):
            return LeadImage(url, _caption_of(value))
    items = (i.get("content") or i.get("src") or i.get("href") for i in marks.items("image"))
    named = [*marks.all(*_META), marks.link("image_src"), *marks.all(*_MORE_META), *items]
    return LeadImage(next(filter(None, (usable(url, base) for url in named)), ""), "")


def choose_image(
    named: LeadImage, in_head: Sequence[Figure], in_text: Sequence[Figure]
) -> LeadImage:
    """Return the lead picture with the caption that stands under it on the page.

    `in_head` are the figures between headline and text. Where the page shows the picture that its
    markup names, the markup's copy is taken; where it captions another one above the text, that is
    the lead, and the markup's is for social networks only.
    """
    for figure in [*in_head, *in_text]:
        if named.url and _shows(figure, named.url):
            return LeadImage(named.url, figure.caption or named.caption)
    heads = [figure for figure in in_head if not figure.is_person]
    captioned = next((figure for figure in heads if len(figure.caption) >= _SHORTEST_CAPTION), None)
    if captioned:
        return LeadImage(next(iter(captioned.urls), named.url), captioned.caption)
    return LeadImage(named.url or next((f.urls[0] for f in heads if f.urls), ""), named.caption)


def _address(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("url") or value.get("contentUrl") or value.get("@id")
    if isinstance(value, list):
        value = next(iter(value), "")
    return html.unescape(value) if isinstance(value, str) else ""


def _caption_of(value: object) -> str:
    caption = value.get("caption") or value.get("description") if isinstance(value, dict) else ""
    return " ".join(html.unescape(caption).split()) if isinstance(caption, str) else ""


def _shows(figure: Figure, url: str) -> bool:
    wanted = _stems(url)
    return any(wanted & _stems(other) for other in figure.urls)


def _stems(url: str) -> set[str]:
    """Return the parts of the address that all sizes of one picture share."""
    last = _ENDING.sub("", unquote(url).partition("?")[0].rpartition("/")[2])
    parts = [_DRESS.sub("", _ENDING.sub("", part)) for part in _PARTS.split(unquote(url))]
    named = {last, _DRESS.sub("", last)} - _ANY_PICTURE
    return {part for part in parts if _STEM.fullmatch(part)} | {
        n for n in named if len(n) >= _LEAST
    }
