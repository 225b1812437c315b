"""What a feed says about when to ask again."""

from columba.sources.parse.elements import Children, text_of
from columba.sources.parse.values import Hints

_PERIOD_MINUTES = {
    "hourly": 60.0,
    "daily": 1440.0,
    "weekly": 10_080.0,
    "monthly": 43_200.0,
    "yearly": 525_600.0,
}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HOURS = 24
_LONGEST_MINUTES = 1440.0


def read_hints(children: Children) -> Hints:
    """Return ttl, sy:updatePeriod, skipHours and skipDays; a hint of over a day counts as a day."""
    minutes = [m for m in (_ttl(children), _period(children)) if m is not None]
    return Hints(
        minutes=min(max(minutes), _LONGEST_MINUTES) if minutes else None,
        skip_hours=_skip_hours(children),
        skip_days=_skip_days(children),
    )


def _ttl(children: Children) -> float | None:
    return _number(_first(children, "ttl"))


def _period(children: Children) -> float | None:
    period = _PERIOD_MINUTES.get(_first(children, "sy:updateperiod").lower())
    frequency = _number(_first(children, "sy:updatefrequency")) or 1
    return period / frequency if period else None


def _skip_hours(children: Children) -> frozenset[int]:
    """Return the hours of rest in UTC; all of them at once can only be a mistake."""
    numbers = (_number(text) for text in _below(children, "skiphours"))
    hours = frozenset(int(n) % _HOURS for n in numbers if n is not None and n <= _HOURS)
    return hours if len(hours) < _HOURS else frozenset()


def _skip_days(children: Children) -> frozenset[int]:
    names = (text.lower() for text in _below(children, "skipdays"))
    days = frozenset(_DAYS.index(name) for name in names if name in _DAYS)
    return days if len(days) < len(_DAYS) else frozenset()


def _first(children: Children, name: str) -> str:
    nodes = children.get(name)
    return text_of(nodes[0]) if nodes else ""


def _below(children: Children, name: str) -> list[str]:
    return [text_of(child) for node in children.get(name, []) for child in node]


def _number(text: str) -> float | None:
    text = text.strip()
    return float(text) if text.isascii() and text.isdigit() and len(text) < len("1000000") else None
