"""The sample newsroom's pages, marked up in four house styles."""

import json
from collections.abc import Sequence

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from columba.demo.edition import Outlet, Piece

# Each style has its own idea of an address.
_PATHS = {
    "jsonld": "{day:%Y/%m/%d}/{slug}/",
    "opengraph": "news/{slug}.html",
    "microdata": "story/{slug}",
    "bare": "{day:%Y-%m-%d}-{slug}.htm",
}


def site_url(outlet: Outlet, port: int) -> str:
    """Return the address of the outlet's front page."""
    return f"http://{outlet.host}:{port}/"


def page_path(outlet: Outlet, piece: Piece) -> str:
    """Return the path of the piece on its outlet's site, without the leading slash."""
    return _PATHS[outlet.style].format(day=piece.published, slug=piece.slug)


def page_url(outlet: Outlet, piece: Piece, port: int) -> str:
    """Return the address of the piece."""
    return site_url(outlet, port) + page_path(outlet, piece)


def render_page(outlet: Outlet, piece: Piece, others: Sequence[Piece], *, port: int) -> str:
    """Return the page of the piece as the outlet's site would show it."""
    context = {
        "outlet": outlet,
        "piece": piece,
        "url": page_url(outlet, piece, port),
        "site": site_url(outlet, port),
        "image": f"{site_url(outlet, port)}images/{piece.image}.jpg" if piece.image else "",
        "others": [(page_url(outlet, other, port), other.headline) for other in others[:5]],
        "json_ld": _json_ld(outlet, piece, port),
        "plain_date": _plain_date(piece),
    }
    return render_to_string(f"demo/newsroom/{outlet.style}.html", context)


def render_front(outlet: Outlet, pieces: Sequence[Piece], feed: str, *, port: int) -> str:
    """Return the outlet's front page."""
    rows = [(page_url(outlet, piece, port), piece) for piece in pieces]
    return render_to_string(
        "demo/newsroom/front.html", {"outlet": outlet, "rows": rows, "feed": feed}
    )


def _plain_date(piece: Piece) -> str:
    moment = piece.published
    hour = moment.hour % 12 or 12
    half = "a.m." if moment.hour < 12 else "p.m."  # noqa: PLR2004 - noon
    return f"{moment:%B} {moment.day}, {moment.year}, {hour}:{moment:%M} {half}"


def _json_ld(outlet: Outlet, piece: Piece, port: int) -> str:
    document = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": page_url(outlet, piece, port),
        "headline": piece.headline,
        "description": piece.standfirst,
        "datePublished": piece.published.isoformat(),
        "dateModified": (piece.updated or piece.published).isoformat(),
        "author": [{"@type": "Person", "name": name} for name in piece.byline],
        "publisher": {"@type": "NewsMediaOrganization", "name": outlet.name},
        "articleSection": piece.section,
        "inLanguage": outlet.language,
    }
    if piece.image:
        document["image"] = {
            "@type": "ImageObject",
            "url": f"{site_url(outlet, port)}images/{piece.image}.jpg",
            "caption": piece.caption,
            "width": 1200,
            "height": 675,
        }
    # "</" would end the script element early.
    return mark_safe(json.dumps(document, ensure_ascii=False).replace("</", "<\\/"))  # noqa: S308 - our own text
