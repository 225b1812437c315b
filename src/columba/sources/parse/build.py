"""Raw values to what the rest may trust: cleaned, capped, absolute, dated and named."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from itertools import chain

from columba.lib import html, urls
from columba.lib.dates import FUTURE_SLACK, parse_stamp
from columba.sources.parse.identity import guid_id, link_id, page_id, text_id
from columba.sources.parse.pictures import pictures_in
from columba.sources.parse.raw import RawEntry, RawFeed
from columba.sources.parse.values import ParsedEntry, ParsedFeed, Problem

MOST_ENTRIES = 2000
_TITLE_LENGTH = 500
_MADE_TITLE_LENGTH = 120
_SUMMARY_LENGTH = 20_000
_CONTENT_LENGTH = 200_000
_NAME_LENGTH = 200
_MOST_AUTHORS = 20
_MOST_CATEGORIES = 30
_CATEGORY_LENGTH = 100
_LONGEST_RAW = 5000
_EMAIL = re.compile(r"[\w.+-]+@[\w.-]+\.\w+")
_BRACKETED = re.compile(r"^[^()]*@[^()]*\(([^()]+)\)$")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class Context:
    """What reading the entries of one feed needs to know, and the problems met on the way."""

    zone: tzinfo
    now: datetime | None
    problems: set[Problem] = field(default_factory=set)


def build(raw: RawFeed, context: Context) -> ParsedFeed:
    """Return the feed with its entries in order, the first MOST_ENTRIES of them."""
    if len(raw.entries) > MOST_ENTRIES:
        context.problems.add(Problem.TOO_MANY_ENTRIES)
    updated = _date(raw.updated, context)
    entries = tuple(_entries(raw.entries[:MOST_ENTRIES], context, feed_date=updated))
    return ParsedFeed(
        format=raw.format,
        title=_line(raw.title, _TITLE_LENGTH),
        site_url=_url(raw.base, raw.site_url),
        language=_language(raw.language),
        hints=raw.hints,
        hub_url=_url(raw.base, raw.hub_url),
        self_url=_url(raw.base, raw.self_url),
        updated=updated,
        entries=entries,
        problems=tuple(problem for problem in Problem if problem in context.problems),
    )


def _entries(
    raws: tuple[RawEntry, ...], context: Context, *, feed_date: datetime | None
) -> Iterator[ParsedEntry]:
    """Yield the entries under ids that are unique among them; what is there twice comes once."""
    kept = [(raw, _address(raw)) for raw in raws if raw != RawEntry(base=raw.base)]
    reused = _reused_guids(kept)
    seen: set[str] = set()
    for raw, url in kept:
        entry_id = _entry_id(raw, url, reused)
        if entry_id in seen:
            context.problems.add(Problem.REPEATED_ENTRY)
            continue
        seen.add(entry_id)
        entry = _entry(raw, url, entry_id, context=context)
        is_dated = entry.date is not None or feed_date is None
        yield entry if is_dated else replace(entry, published=feed_date, dated_by_feed=True)
    if reused:
        context.problems.add(Problem.REUSED_ID)


def _reused_guids(kept: list[tuple[RawEntry, str]]) -> set[str]:
    """Return the GUIDs that stand for more than one page."""
    uses = Counter(raw.guid for raw, _ in kept if raw.guid)
    pages = {(raw.guid, urls.url_key(url)) for raw, url in kept if uses[raw.guid] > 1}
    return {guid for guid, count in Counter(guid for guid, _ in pages).items() if count > 1}


def _entry_id(raw: RawEntry, url: str, reused: set[str]) -> str:
    """Name an entry by its GUID, else its link, else its title and content."""
    if raw.guid:
        return page_id(raw.guid, url) if raw.guid in reused else guid_id(raw.guid)
    return link_id(url) if url else text_id(raw.title, raw.content, raw.summary)


def _entry(raw: RawEntry, url: str, entry_id: str, *, context: Context) -> ParsedEntry:
    if not url:
        context.problems.add(Problem.NO_LINK)
    base = url or raw.base
    if len(raw.summary) > _SUMMARY_LENGTH or len(raw.content) > _CONTENT_LENGTH:
        context.problems.add(Problem.FIELD_CUT)
    summary = html.clean(_cut(raw.summary, _SUMMARY_LENGTH), base_url=base)
    content = html.clean(_cut(raw.content, _CONTENT_LENGTH), base_url=base)
    published, updated = _dates(raw, context)
    return ParsedEntry(
        entry_id=entry_id,
        guid=raw.guid,
        url=url,
        title=_title(raw, summary or content, context),
        summary_html=summary,
        content_html="" if content == summary else content,
        authors=_authors(raw),
        published=published,
        updated=updated,
        image_url=_image(raw, base),
        categories=_categories(raw),
    )


def _address(raw: RawEntry) -> str:
    return next((url for link in raw.links if (url := _url(raw.base, link))), "")


def _title(raw: RawEntry, text: str, context: Context) -> str:
    """Return the title, else the beginning of the text up to the end of a word."""
    if title := _line(raw.title, _TITLE_LENGTH):
        return title
    context.problems.add(Problem.NO_TITLE)
    line = _line(text, _LONGEST_RAW)
    if len(line) <= _MADE_TITLE_LENGTH:
        return line
    return line[:_MADE_TITLE_LENGTH].rpartition(" ")[0].rstrip(" ,;:–—-") + "…"


def _dates(raw: RawEntry, context: Context) -> tuple[datetime | None, datetime | None]:
    published, updated = _date(raw.published, context), _date(raw.updated, context)
    if not raw.published and not raw.updated:
        context.problems.add(Problem.NO_DATE)
    return published, updated


def _date(texts: tuple[str, ...], context: Context) -> datetime | None:
    """Return the first date that can be read and lies no more than a day ahead."""
    for text in texts:
        moment = parse_stamp(text, context.zone)
        if moment is None:
            context.problems.add(Problem.BAD_DATE)
        elif context.now is not None and moment > context.now + FUTURE_SLACK:
            context.problems.add(Problem.FUTURE_DATE)
        elif _fits_utc(moment):
            return moment
    return None


def _fits_utc(moment: datetime) -> bool:
    try:
        moment.astimezone(UTC)
    except OverflowError:
        return False
    return True


def _image(raw: RawEntry, base: str) -> str:
    inside = chain(pictures_in(raw.content), pictures_in(raw.summary))
    found = (_url(base, picture) for picture in chain(raw.images, inside))
    return next((url for url in found if url), "")


def _authors(raw: RawEntry) -> tuple[str, ...]:
    names = (_name(author) for author in raw.authors[:_MOST_AUTHORS])
    return tuple(dict.fromkeys(name for name in names if name))


def _name(author: str) -> str:
    """Return a person's name without the e-mail address that RSS asks for."""
    author = author[:_LONGEST_RAW]
    bracketed = _BRACKETED.match(author.strip())
    line = _line(bracketed[1] if bracketed else author, _NAME_LENGTH)
    return _EMAIL.sub("", line).strip(" ,;<>()-")


def _categories(raw: RawEntry) -> tuple[str, ...]:
    lines = (_line(word, _CATEGORY_LENGTH) for word in raw.categories[:_MOST_CATEGORIES])
    return tuple(dict.fromkeys(line for line in lines if line))


def _url(base: str, reference: str) -> str:
    """Return an absolute address, or "" where there is none or it is too long to keep."""
    url = urls.join(base, html.strip_invisible(reference)) if reference else None
    return url if url is not None and len(url) <= urls.URL_LENGTH else ""


def _language(text: str) -> str:
    match = _LANGUAGE.fullmatch(text.strip())
    return match[0].replace("_", "-")[:20] if match else ""


def _line(markup: str, length: int) -> str:
    """Return the text of a short field on one line; what is absurdly long is cut before it."""
    return _cut(html.plain_line(markup[:_LONGEST_RAW]), length)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[:length]
