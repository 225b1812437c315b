"""Dates as publishers write them, read without losing their zone, and dates as we print them."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_datetime, get_month_names, get_timezone_name

from columba.lib.zones import find_offset, names_a_zone, offset_of

FUTURE_SLACK = timedelta(days=1)
EARLIEST_YEAR = 1800
LONGEST_TEXT = 300
MONTHS = 12
NOON = 12
TWO_DIGIT_PIVOT = 50
MIDNIGHT = 24


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """A moment, and how much of it the text itself said."""

    moment: datetime
    has_clock: bool
    has_zone: bool


@dataclass(frozen=True, kw_only=True)
class _Parts:
    day: tuple[int, int, int]
    clock: tuple[int, int, int, int] | None
    zone_text: str


def parse_stamp(text: str, default_zone: tzinfo, *, now: datetime | None = None) -> datetime | None:
    """Return the moment that `text` names, with the offset it was written in, or None.

    A clock without a zone is read in `default_zone`, a day without a clock as its first moment
    there. With `now` given, a moment more than a day after it is None: nobody publishes in 2099.
    """
    stamp = read_stamp(text, default_zone, now=now)
    return stamp.moment if stamp else None


def read_stamp(text: str, default_zone: tzinfo, *, now: datetime | None = None) -> Stamp | None:
    """Do as `parse_stamp`, and tell whether the text itself gave a clock and a zone."""
    text = " ".join(text[:LONGEST_TEXT].split())
    parts = (
        _read_iso(text) or _read_rfc(text) or _read_epoch(text) or _read_loose(text, default_zone)
    )
    if parts is None:
        return None
    try:
        stamp = _assemble(parts, default_zone)
        late = now is not None and stamp.moment > now + FUTURE_SLACK
    except (ValueError, OverflowError):
        return None
    return None if late or _means_unset(stamp.moment) else stamp


def format_full(moment: datetime, zone: tzinfo, language: str) -> str:
    """Return "Sunday, August 17, 2025, 8:25:57 PM Eastern Daylight Time", as `language` has it."""
    local, locale = moment.astimezone(zone), locale_of(language)
    return _plain(_name_zone(format_datetime(local, "full", zone, locale), local, locale))


def format_short(moment: datetime, zone: tzinfo, language: str) -> str:
    """Return "Aug 17, 2025, 8:25 PM", as `language` has it: for lists."""
    locale = locale_of(language)
    pattern = locale.datetime_formats["medium"]
    day = format_date(moment.astimezone(zone), "medium", locale=locale)
    clock = format_clock(moment, zone, language)
    return _plain(str(pattern).replace("'", "").format(clock, day))


def format_clock(moment: datetime, zone: tzinfo, language: str) -> str:
    """Return "8:25 PM", as `language` has it: under a heading that names the day."""
    locale = locale_of(language)
    pattern = locale.time_formats["short"].pattern
    return _plain(format_datetime(moment, pattern, tzinfo=zone, locale=locale))


def format_day(moment: datetime, zone: tzinfo, language: str) -> str:
    """Return "August 17, 2025", as `language` has it."""
    return _plain(format_date(moment.astimezone(zone), "long", locale=locale_of(language)))


def iso(moment: datetime, zone: tzinfo) -> str:
    """Return "2025-08-17T20:25:57-04:00", for `<time datetime>`."""
    return moment.astimezone(zone).isoformat(timespec="seconds")


# Reading ------------------------------------------------------------------------------------------

_ISO = re.compile(
    r"(?P<y>\d{4})(?:-(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<m2>\d{2})(?P<d2>\d{2})|-(?P<n>\d{3}))"
    r"(?:(?:\s?T\s?|\s)(?P<H>\d{1,2}):?(?P<M>\d{2})(?::?(?P<S>\d{2})(?:[.,](?P<f>\d+))?)?)?"
    r"(?P<zone>Z| ?[+\-−]\d{2}(?::?\d{2})?(?:\[[\w/]+\])?| ?[A-Z]{2,5})?$",
    re.IGNORECASE,
)
_RFC = re.compile(
    r"(?:[^\W\d_]{2,12}\.?,? ?)?(?P<d>\d{1,2}) (?P<b>[A-Za-z]{3,9}) (?P<y>\d{4}|\d{2})"
    r" (?P<H>\d{1,2}):(?P<M>\d{2})(?::(?P<S>\d{2}))?"
    r"(?: (?P<zone>[+\-]\d{2}:?\d{2}|[A-Za-z]{1,5}))?$"
)
_ASCTIME = re.compile(r"([A-Za-z]{3} \d{1,2}) (\d\d:\d\d:\d\d)( [A-Za-z]{1,5})? (\d{4})$")
_MARK = "\0"
_EPOCH = re.compile(r"\d{10}(?:\d{3})?$")
_COMMENT = re.compile(r"\(([^()]*)\)")
_CLOCK = re.compile(
    r"(?<![\d+\-−:])(?P<pre>[ap]\.?m\.?|上午|下午|오전|오후)?\s?"
    r"(?P<H>\d{1,2})(?:[:h時时시]\s?)(?P<M>\d{2})分?분?(?:(?::|\s(?=\d+[秒초]))(?P<S>\d{2})(?:[.,](?P<f>\d+))?)?"
    r"(?!\d)\s?(?P<post>[ap]\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
_DOT_CLOCK = re.compile(
    r"(?<![\d.])(?P<H>\d{1,2})\.(?P<M>\d{2})(?![\d.])\s?(?P<post>[ap]\.?m\b)?", re.IGNORECASE
)
_HOUR_ONLY = re.compile(r"(?<![\d:])(?P<H>\d{1,2})\s?(?P<post>[ap]\.?m\b)", re.IGNORECASE)
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<y>\d{4})\s?[年년./-]\s?(?P<m>\d{1,2})\s?[月월./-]\s?(?P<d>\d{1,2})(?!\d)[日일]?"
)
_YEAR_LAST = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})\s?(?P<sep>[./-])\s?(?P<m>\d{1,2})\s?(?P=sep)\s?(?P<y>\d{4})(?!\d)"
)
_NAME = r"(?P<b>[^\W\d_]{3,})\.?"
_OF = r"(?:\s*(?:de|del|of)\b)?"
_NAMED_DAYS = (
    re.compile(
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|ª)?{_OF}[\s\-/]*{_NAME},?{_OF}[\s\-/]*(?P<y>\d{{4}}|\d{{2}})(?!\d)"
    ),
    re.compile(
        rf"(?<![^\W\d_]){_NAME}[\s\-/]*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})(?!\d)"
    ),
    re.compile(rf"(?<!\d)(?P<y>\d{{4}})[\s\-/.]+{_NAME}[\s\-/.]*(?P<d>\d{{1,2}})(?!\d)"),
)
_ENGLISH_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *(("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april")),
            *(("may",), ("jun", "june"), ("jul", "july"), ("aug", "august")),
            *(("sep", "sept", "september"), ("oct", "october"), ("nov", "november")),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}
# Croatian is left out: its "listopad" is October, where Polish and Czech mean November.
_LANGUAGES = (
    *("es", "pt", "fr", "de", "it", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "ro", "hu"),
    *("el", "tr", "ru", "uk", "bg", "id", "ms", "vi", "ca", "eu", "gl", "et", "lv", "lt", "sl"),
    *("sr", "is"),
)
# Where 8/9/2025 is the ninth of August.
_MONTH_FIRST = re.compile(
    r"US/|Pacific/Honolulu|America/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Anchorage|Detroit"
    r"|Boise|Indiana/|Kentucky/|Juneau)"
)


def _read_iso(text: str) -> _Parts | None:
    match = _ISO.match(text)
    if not match or (match["H"] is None and match["zone"] and len(match[0]) > len("2025-08-17Z")):
        return None
    year = int(match["y"])
    if match["n"]:
        found = date(year, 1, 1) + timedelta(days=int(match["n"]) - 1)
        day = (year, found.month if found.year == year else 0, found.day)
    else:
        day = (year, int(match["m"] or match["m2"]), int(match["d"] or match["d2"]))
    return _Parts(
        day=day, clock=_clock(match) if match["H"] else None, zone_text=match["zone"] or ""
    )


def _read_rfc(text: str) -> _Parts | None:
    match = _RFC.match(text)
    month = _ENGLISH_MONTHS.get(match["b"].lower()) if match else None
    if match is None or month is None:
        return None
    day = (_full_year(match["y"]), month, int(match["d"]))
    return _Parts(day=day, clock=_clock(match), zone_text=match["zone"] or "")


def _read_epoch(text: str) -> _Parts | None:
    if not _EPOCH.match(text):
        return None
    moment = datetime.fromtimestamp(int(text[:10]), UTC)
    clock = (moment.hour, moment.minute, moment.second, 0)
    return _Parts(day=(moment.year, moment.month, moment.day), clock=clock, zone_text="Z")


def _read_loose(text: str, default_zone: tzinfo) -> _Parts | None:
    """Read a day, and perhaps a clock with its zone, from the words around them."""
    text = _COMMENT.sub(lambda match: match[1] if names_a_zone(match[1]) else " ", text)
    text = _ASCTIME.sub(r"\1 \4 \2\3", text)
    clock, rest = _take(text, (_CLOCK,))
    day, match = _find_day(rest, default_zone)
    if day is None or match is None:
        return None
    rest = rest[: match.start()] + " " + rest[match.end() :]
    if clock is None:
        clock, rest = _take(rest, (_DOT_CLOCK, _HOUR_ONLY))
    after = rest.partition(_MARK)[2] if clock else ""
    return _Parts(day=day, clock=_clock(clock) if clock else None, zone_text=after)


def _take(text: str, patterns: tuple[re.Pattern[str], ...]) -> tuple[re.Match[str] | None, str]:
    """Return the first match and the text with a mark in its place."""
    match = next((found for pattern in patterns if (found := pattern.search(text))), None)
    if match is None:
        return None, text
    return match, f"{text[: match.start()]} {_MARK} {text[match.end() :]}"


def _find_day(text: str, zone: tzinfo) -> tuple[tuple[int, int, int] | None, re.Match[str] | None]:
    for pattern in _NAMED_DAYS:
        for named in pattern.finditer(text):
            if month := _month(named["b"].lower()):
                return (_full_year(named["y"]), month, int(named["d"])), named
    if match := _YEAR_FIRST.search(text):
        return (int(match["y"]), int(match["m"]), int(match["d"])), match
    if match := _YEAR_LAST.search(text):
        return _order(match, zone), match
    return None, None


def _order(match: re.Match[str], zone: tzinfo) -> tuple[int, int, int] | None:
    """Return year, month, day; None where 8/9 could be either and the zone does not tell."""
    first, second, year = int(match["d"]), int(match["m"]), int(match["y"])
    place = getattr(zone, "key", "")
    if first > MONTHS or match["sep"] == "." or first == second:
        return year, second, first
    if second > MONTHS or _MONTH_FIRST.match(place):
        return year, first, second
    return None if place in {"", "UTC", "Etc/UTC"} else (year, second, first)


def _month(name: str) -> int | None:
    return _ENGLISH_MONTHS.get(name) or _months().get(name)


@cache
def _months() -> dict[str, int]:
    """Return the month names of many languages, without those that mean two months."""
    meanings: dict[str, set[int]] = {}
    for language in _LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, language).items():
                    meanings.setdefault(name.lower().rstrip("."), set()).add(int(number))
    return {name: min(found) for name, found in meanings.items() if len(found) == 1}


def _full_year(text: str) -> int:
    """Return the year; two digits as RFC 2822 reads them."""
    year = int(text)
    if len(text) > len("25"):
        return year
    return year + (2000 if year < TWO_DIGIT_PIVOT else 1900)


def _clock(match: re.Match[str]) -> tuple[int, int, int, int]:
    groups = match.groupdict()
    hour, minute = int(groups["H"]), int(groups.get("M") or 0)
    second, fraction = int(groups.get("S") or 0), (groups.get("f") or "")[:6].ljust(6, "0")
    half = (groups.get("post") or groups.get("pre") or "").lower()
    if half and hour <= NOON:
        hour = hour % NOON + (NOON if half[0] in "p下" or half == "오후" else 0)
    return hour, minute, min(second, 59), int(fraction)


def _assemble(parts: _Parts, default_zone: tzinfo) -> Stamp:
    hour, minute, second, micro = parts.clock or (0, 0, 0, 0)
    at_end = hour == MIDNIGHT
    year, month, day = parts.day
    wall = datetime(year, month, day, 0 if at_end else hour, minute, second, micro)  # noqa: DTZ001 - a wall clock, its zone comes below
    wall += timedelta(days=at_end)
    offset = find_offset(parts.zone_text, wall, default_zone) if parts.zone_text else None
    return Stamp(
        moment=wall.replace(tzinfo=offset or offset_of(default_zone, wall)),
        has_clock=parts.clock is not None,
        has_zone=offset is not None,
    )


def _means_unset(moment: datetime) -> bool:
    """Tell whether the moment is a program's zero, or long before newspapers went to print."""
    return moment.year < EARLIEST_YEAR or moment.timestamp() == 0


# Printing -----------------------------------------------------------------------------------------


def _name_zone(text: str, local: datetime, locale: Locale) -> str:
    """Put the zone's name in place of its offset, where Babel does not find it.

    CLDR files names under "Asia/Calcutta" where a place was renamed; Babel looks under the new one.
    """
    metazone = _renamed_metazones().get(getattr(local.tzinfo, "key", ""))
    names = locale.meta_zones.get(metazone, {}).get("long", {}) if metazone else {}
    name = names.get("daylight" if local.dst() else "standard")
    return text.replace(get_timezone_name(local, locale=locale), name) if name else text


@cache
def _renamed_metazones() -> dict[str, str]:
    metazones = get_global("meta_zones")
    aliases = get_global("zone_aliases")
    return {new: metazones[old] for old, new in aliases.items() if old in metazones}


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale:
    """Return what is known of a language; English where nothing is."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


def _plain(text: str) -> str:
    """Return the text with plain spaces, so that it can be searched, copied and compared."""
    return text.replace("\u202f", " ").replace("\xa0", " ")
