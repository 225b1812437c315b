"""What the names of time zones in dates mean: "EST", "CET", "Eastern Daylight Time"."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

MINUTES = 60
LONGEST_OFFSET = timedelta(hours=14)

# Minutes east of UTC. Letters that mean several zones carry their commonest meaning in news; the
# publisher's own zone overrules it where it bears the same name (IST in Dublin, CST in Shanghai).
_FIXED_MINUTES = {
    "UTC": 0, "UT": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 60, "BST": 60, "WAT": 60,
    "CET": 60, "MEZ": 60, "MET": 60, "CEST": 120, "MESZ": 120, "MEST": 120, "CAT": 120,
    "SAST": 120, "EET": 120, "EEST": 180, "IDT": 180, "MSK": 180, "TRT": 180, "EAT": 180,
    "GST": 240, "IRST": 210, "PKT": 300, "IST": 330, "NPT": 345, "ICT": 420, "WIB": 420,
    "HKT": 480, "SGT": 480, "MYT": 480, "PHT": 480, "AWST": 480, "WITA": 480, "WIT": 540,
    "JST": 540, "KST": 540, "ACST": 570, "ACDT": 630, "AEST": 600, "AEDT": 660,
    "NZST": 720, "NZDT": 780, "NST": -210, "NDT": -150, "AST": -240, "ADT": -180,
    "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360,
    "PST": -480, "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600, "HADT": -540,
    "BRT": -180, "ART": -180, "UYT": -180, "CLST": -180, "CLT": -240, "VET": -240, "BOT": -240,
    "COT": -300, "PET": -300, "ECT": -300,
}  # fmt: skip

# Names that follow the law of a place, standard or daylight time as the day has it.
_PLACES = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
    "EASTERN TIME": "America/New_York",
    "CENTRAL TIME": "America/Chicago",
    "MOUNTAIN TIME": "America/Denver",
    "PACIFIC TIME": "America/Los_Angeles",
}

_LONG = {
    "COORDINATED UNIVERSAL TIME": "UTC",
    "GREENWICH MEAN TIME": "GMT",
    "BRITISH SUMMER TIME": "BST",
    "WESTERN EUROPEAN STANDARD TIME": "WET",
    "WESTERN EUROPEAN SUMMER TIME": "WEST",
    "CENTRAL EUROPEAN STANDARD TIME": "CET",
    "CENTRAL EUROPEAN SUMMER TIME": "CEST",
    "EASTERN EUROPEAN STANDARD TIME": "EET",
    "EASTERN EUROPEAN SUMMER TIME": "EEST",
    "ATLANTIC STANDARD TIME": "AST",
    "ATLANTIC DAYLIGHT TIME": "ADT",
    "EASTERN STANDARD TIME": "EST",
    "EASTERN DAYLIGHT TIME": "EDT",
    "CENTRAL STANDARD TIME": "CST",
    "CENTRAL DAYLIGHT TIME": "CDT",
    "MOUNTAIN STANDARD TIME": "MST",
    "MOUNTAIN DAYLIGHT TIME": "MDT",
    "PACIFIC STANDARD TIME": "PST",
    "PACIFIC DAYLIGHT TIME": "PDT",
    "ALASKA STANDARD TIME": "AKST",
    "ALASKA DAYLIGHT TIME": "AKDT",
    "INDIA STANDARD TIME": "IST",
    "JAPAN STANDARD TIME": "JST",
}

_LONG_NAME = re.compile(
    "|".join(sorted((*_LONG, *(n for n in _PLACES if " " in n)), key=len)[::-1])
)
_OFFSET = re.compile(
    r"(?:^|[\s(])(?:GMT|UTC|Z)?\s?([+\-−])(\d{1,2}):?(\d{2})?(?!\d|:)", re.IGNORECASE
)
_WORD = re.compile(r"[A-Za-z]+")


def find_offset(text: str, wall: datetime, default_zone: tzinfo) -> timezone | None:
    """Return the offset that `text` names for the clock reading `wall`, or None if it names none.

    An offset no place on earth has ever kept counts as none.
    """
    if numeric := _OFFSET.search(text):
        return _numeric(numeric)
    if long_name := _LONG_NAME.search(text.upper()):
        return _named(long_name[0], wall, default_zone)
    words = _WORD.findall(text)
    # A lower-case word is a zone only where nothing else stands there: "10:00 pdt", not "wit".
    names = [word.upper() for word in words if word.isupper() or len(words) == 1]
    found = (_named(name, wall, default_zone) for name in names)
    return next((offset for offset in found if offset is not None), None)


def offset_of(zone: tzinfo, wall: datetime) -> timezone:
    """Return the fixed offset that `zone` keeps at the clock reading `wall`."""
    return timezone(wall.replace(tzinfo=zone).utcoffset() or timedelta(0))


def names_a_zone(text: str) -> bool:
    """Tell whether `text` holds an offset or the name of a zone."""
    return find_offset(text, datetime(2000, 1, 1), UTC) is not None  # noqa: DTZ001 - a wall clock


def _numeric(match: re.Match[str]) -> timezone | None:
    hours, minutes = int(match[2]), int(match[3] or 0)
    size = timedelta(hours=hours, minutes=minutes)
    if minutes >= MINUTES or size > LONGEST_OFFSET:
        return None
    return timezone(size if match[1] == "+" else -size)


def _named(name: str, wall: datetime, default_zone: tzinfo) -> timezone | None:
    name = _LONG.get(name, name)
    if place := _PLACES.get(name):
        return offset_of(_zone(place), wall)
    if name == wall.replace(tzinfo=default_zone).tzname():
        return offset_of(default_zone, wall)
    if name in _FIXED_MINUTES:
        return timezone(timedelta(minutes=_FIXED_MINUTES[name]))
    # RFC 2822, 4.3: the one-letter military zones were so often wrong that they mean nothing.
    return UTC if len(name) == 1 and name != "J" else None


@cache
def _zone(key: str) -> ZoneInfo:
    return ZoneInfo(key)
