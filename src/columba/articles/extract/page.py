"""One page, read from bytes to article."""

from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from types import MappingProxyType

from lxml.etree import _Element as Element

from columba.articles.extract.corrections import with_corrections
from columba.articles.extract.decode import decode
from columba.articles.extract.fallbacks import guess_author, guess_day
from columba.articles.extract.head import Head, read_head
from columba.articles.extract.hidden import drop_hidden
from columba.articles.extract.language import declared_language, language_of
from columba.articles.extract.lead_image import choose_image
from columba.articles.extract.metadata import Metadata, read_metadata
from columba.articles.extract.moments import choose_moment
from columba.articles.extract.outline import Outline
from columba.articles.extract.people import choose_authors, whole_names
from columba.articles.extract.scope import drop_other_articles
from columba.articles.extract.standfirst import split_standfirst
from columba.articles.extract.text import read_text
from columba.articles.extract.tree import read_tree
from columba.articles.extract.values import Extraction, ExtractionError, Mode, Reason
from columba.lib.dates import Stamp

MOST_BYTES = 5_000_000
_NOTHING: Mapping[str, str] = MappingProxyType({})


def extract(
    html: bytes | str,
    *,
    url: str,
    mode: Mode | str = Mode.BEST,
    content_type: str = "",
    zone: tzinfo = UTC,
    now: datetime | None = None,
    spare: Mapping[str, str] = _NOTHING,
) -> Extraction:
    """Return what the page at `url` says; nothing is fetched.

    `content_type` is the header the page came with, `zone` the publisher's for clocks without one.
    A moment more than a day after `now` is not believed. `spare` are texts of the same article by
    name, for a page that shows none. ExtractionError, and no other, where no article can be read.
    """
    if len(html) > MOST_BYTES:
        raise ExtractionError(Reason.TOO_LARGE, "The page is larger than 5 MB.")
    markup = html if isinstance(html, str) else decode(html, content_type=content_type)
    tree = read_tree(markup)
    metadata = read_metadata(tree, url=url)
    drop_hidden(tree)
    drop_other_articles(tree, [metadata.title])
    outline = Outline(tree, titles=[metadata.title])
    spare = {"json-ld": metadata.body, **spare}
    language = declared_language(metadata.language)
    text = read_text(tree, outline, language=language, mode=Mode(mode), spare=spare)
    if text is None:
        raise ExtractionError(Reason.NO_TEXT, "The page holds no article text.")
    standfirst, lines = split_standfirst(outline, text.lines, metadata.descriptions)
    head = read_head(tree, outline, lines, base=url)
    lines = with_corrections(lines, outline)
    stamp = _published(tree, metadata, head, url=url, zone=zone, now=now)
    modified = choose_moment(metadata.modified_stamps, zone, now=now)
    image = choose_image(metadata.image, head.figures, head.lower_figures)
    body = " ".join(line.text for line in lines)
    return Extraction(
        title=metadata.title,
        authors=_authors(tree, metadata, head),
        published_at=stamp.moment if stamp else None,
        has_clock=stamp.has_clock if stamp else False,
        has_zone=stamp.has_zone if stamp else False,
        modified_at=modified.moment if modified else None,
        image_url=image.url,
        image_caption=image.caption,
        standfirst=standfirst,
        paragraphs=tuple(line.text for line in lines),
        language=language_of(body, metadata.language),
        site_name=metadata.site_name,
        canonical_url=metadata.canonical_url,
        method=text.method,
        is_article=metadata.is_article,
    )


def _authors(tree: Element, metadata: Metadata, head: Head) -> tuple[str, ...]:
    """Return who the markup names, else the byline on the page, else a guess at either."""
    sources = [*metadata.names, whole_names(head.bylines(), owners=metadata.owners)]
    if not any(names.people for names in sources):
        sources.append(whole_names([guess_author(tree)], owners=metadata.owners))
    return choose_authors(sources)


def _published(
    tree: Element,
    metadata: Metadata,
    head: Head,
    *,
    url: str,
    zone: tzinfo,
    now: datetime | None,
) -> Stamp | None:
    stamp = choose_moment(metadata.stamps, zone, now=now)
    if stamp is None or not (stamp.has_clock and stamp.has_zone):
        stamp = choose_moment([*metadata.stamps, *head.stamps()], zone, now=now)
    if stamp is not None:
        return stamp
    return choose_moment([guess_day(tree, url=url, now=now)], zone, now=now)
